#include "core/rules/legal_url.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/rules/observed.hpp"

namespace portal_guide::rules {
namespace {

constexpr std::array<std::string_view, 2> kMembers = {"privacy_policy_url", "terms_of_service_url"};

std::string path_of(std::string_view member) { return "business_profile." + std::string(member); }

/// Stands in a call for the address that somebody has to put in.
void add_placeholder(OrderedJson& params, std::string_view member) {
  params["business_profile"][std::string(member)] = "{" + std::string(member) + "}";
}

/// The configuration under test, once it is known to have a business profile.
Known<Located> configuration_with_profile(const Context& context) {
  auto configuration = configuration_under_test(context);
  if (!configuration) return configuration;
  const auto profile = require_object(*configuration, "business_profile");
  if (!profile) return propagate(profile);
  return configuration;
}

}  // namespace

Answer judge_legal_url_missing(const Context& context, std::string_view member) {
  const auto configuration = configuration_with_profile(context);
  if (!configuration) return propagate(configuration);
  const auto url = optional_string(*configuration, path_of(member));
  if (!url) return propagate(url);
  if (!url->empty()) return {};

  OrderedJson params = OrderedJson::object();
  add_placeholder(params, member);
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, path_of(member)), .observed = nullptr}},
                                   std::move(params), report::Applicability::Placeholder)}};
}

Answer judge_legal_urls(const Context& context, LegalUrlVerdict (*judge_url)(std::string_view url), const Unanswered& unknown) {
  const auto configuration = configuration_with_profile(context);
  if (!configuration) return propagate(configuration);

  std::optional<Unanswered> undecided;
  std::vector<Sighting> evidence;
  OrderedJson params = OrderedJson::object();
  for (const std::string_view member : kMembers) {
    const auto url = optional_string(*configuration, path_of(member));
    if (!url) undecided = url.error();
    if (!url || url->empty()) continue;
    const LegalUrlVerdict verdict = judge_url(*url);
    if (verdict == LegalUrlVerdict::Unknown) undecided = unknown;
    if (verdict != LegalUrlVerdict::Wrong) continue;
    evidence.push_back({.path = pointer_of(*configuration, path_of(member)), .observed = observed_url(*url)});
    add_placeholder(params, member);
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
