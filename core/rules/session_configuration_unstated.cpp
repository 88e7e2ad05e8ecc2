#include <optional>
#include <string>
#include <utility>

#include "core/rules/context.hpp"

namespace portal_guide::rules::session_configuration_unstated {
namespace {

constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;

Observation observe(const Context& context, const stripe::JudgedConfigurations& judged) {
  Observation observation{.evidence = {}, .objects = {}};
  Json ids = Json::array();
  for (const stripe::JudgedConfiguration& configuration : judged.list) {
    ids.push_back(std::string(configuration.id));
    observation.objects.push_back(reference_to("billing_portal.configuration", configuration.id));
  }
  observation.evidence.push_back({.path = section_pointer(context, kSection), .observed = observed(&ids)});
  observation.arguments = {{"configuration", observed_text(judged.list.front().id)}};
  return observation;
}

/// A mode without a default configuration, but with other active ones, opens the portal only for sessions that name one of
/// them. The snapshot does not say that the app's sessions do, and the login link cannot name any (docs/stripe.md, facts 3, 4
/// and 45).
Answer judge(const Context& context) {
  const auto configuration = default_configuration(context);
  if (!configuration) return propagate(configuration);
  if (configuration->has_value()) return {};
  const stripe::JudgedConfigurations judged = stripe::judged_configurations(context.snapshot, context.mode);
  if (judged.list.empty()) return unanswered(lack_of_configuration(context, judged));
  if (judged.named()) return {};
  if (auto lack = lack_of_named(context)) return unanswered(*std::move(lack));

  std::optional<Unanswered> unknown;
  for (const stripe::JudgedConfiguration& candidate : judged.list) {
    const auto active = require_bool(located(candidate), stripe::configuration::kActive);
    if (active) return {{observe(context, judged)}};
    unknown = active.error();
  }
  return unanswered(*std::move(unknown));
}

}  // namespace

extern const Rule kRule{
    .id = "session-configuration-unstated", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::session_configuration_unstated
