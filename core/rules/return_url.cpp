#include "core/rules/return_url.hpp"

#include <utility>

namespace portal_guide::rules {

Known<ReturnUrl> return_url(const Context& context) {
  const std::string& passed = context.snapshot.integration().return_url;
  if (!passed.empty()) return ReturnUrl{.text = passed, .pointer = "/integration/return_url", .configuration = std::nullopt};

  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto text = optional_string(*configuration, stripe::configuration::kDefaultReturnUrl);
  if (!text) return propagate(text);
  return ReturnUrl{.text = *text,
                   .pointer = pointer_of(*configuration, stripe::configuration::kDefaultReturnUrl),
                   .configuration = *configuration};
}

Known<ReturnUrl> require_return_url(const Context& context) {
  auto url = return_url(context);
  if (url && url->text.empty()) return unanswered(covered_by("return-url-missing"));
  return url;
}

std::string_view rule_of_no_web_address(const ReturnUrl& url) {
  return stripe::app_scheme(url.text) ? "return-url-app-scheme" : "return-url-invalid";
}

Known<WebAddress> require_web_address(const Context& context) {
  const auto url = require_return_url(context);
  if (!url) return propagate(url);
  auto parsed = stripe::parse_url(url->text);
  if (!parsed) return unanswered(covered_by(rule_of_no_web_address(*url)));
  return WebAddress{.url = *url, .parsed = *std::move(parsed)};
}

Observation wrong_return_url(const ReturnUrl& url) {
  std::vector<Sighting> evidence = {{.path = url.pointer, .observed = observed_url(url.text)}};
  Observation observation = url.configuration ? update_of_configuration(*url.configuration, std::move(evidence),
                                                                        {{"default_return_url", kReturnUrlPlaceholder}},
                                                                        report::Applicability::Placeholder)
                                              : Observation{.evidence = std::move(evidence), .objects = {}};
  observation.is_of_configuration = url.configuration.has_value();
  observation.arguments["url"] = observed_url(url.text);
  return observation;
}

}  // namespace portal_guide::rules
