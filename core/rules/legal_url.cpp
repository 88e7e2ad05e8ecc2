#include "core/rules/legal_url.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace portal_guide::rules {
namespace {

constexpr std::array<stripe::MemberPath, 2> kAddresses = {stripe::configuration::kBusinessProfilePrivacyPolicyUrl,
                                                          stripe::configuration::kBusinessProfileTermsOfServiceUrl};

/// Adds the placeholder for an address that somebody has to put into the call.
void add_placeholder(OrderedJson& params, stripe::MemberPath address) {
  const std::string name(address.name());
  params["business_profile"][name] = "{" + name + "}";
}

/// The configuration under test, once it is known to have a business profile.
Known<Located> configuration_with_profile(const Context& context) {
  auto configuration = configuration_under_test(context);
  if (!configuration) return configuration;
  const auto profile = require_object(*configuration, stripe::configuration::kBusinessProfile);
  if (!profile) return propagate(profile);
  return configuration;
}

}  // namespace

Answer judge_legal_url_missing(const Context& context, stripe::MemberPath address) {
  const auto configuration = configuration_with_profile(context);
  if (!configuration) return propagate(configuration);
  const auto url = optional_string(*configuration, address);
  if (!url) return propagate(url);
  if (!url->empty()) return {};

  OrderedJson params = OrderedJson::object();
  add_placeholder(params, address);
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, address), .observed = nullptr}},
                                   std::move(params), report::Applicability::Placeholder)}};
}

Answer judge_legal_urls(const Context& context, LegalUrlVerdict (*judge_url)(std::string_view url), const Unanswered& unknown) {
  const auto configuration = configuration_with_profile(context);
  if (!configuration) return propagate(configuration);

  std::optional<Unanswered> undecided;
  std::vector<Sighting> evidence;
  OrderedJson params = OrderedJson::object();
  for (const stripe::MemberPath address : kAddresses) {
    const auto url = optional_string(*configuration, address);
    if (!url) undecided = url.error();
    if (!url || url->empty()) continue;
    const LegalUrlVerdict verdict = judge_url(*url);
    if (verdict == LegalUrlVerdict::Unknown) undecided = unknown;
    if (verdict != LegalUrlVerdict::Wrong) continue;
    evidence.push_back({.path = pointer_of(*configuration, address), .observed = observed_url(*url)});
    add_placeholder(params, address);
  }
  if (evidence.empty() && undecided) return unanswered(*undecided);
  if (evidence.empty()) return {};
  std::string urls;
  for (const Sighting& sighting : evidence)
    urls += (urls.empty() ? "" : ", ") + sighting.observed.get_ref<const std::string&>();
  Observation observation =
      update_of_configuration(*configuration, std::move(evidence), std::move(params), report::Applicability::Placeholder);
  observation.arguments["url"] = std::move(urls);
  return {{std::move(observation)}};
}

}  // namespace portal_guide::rules
