#include "core/rules/missing_default.hpp"

namespace portal_guide::rules::default_configuration_missing {
namespace {

constexpr std::string_view kId = "default-configuration-missing";

/// A mode without a default configuration, in which no other one is active or named, opens no portal, because a default exists
/// only once somebody has saved the settings in that mode (docs/stripe.md, facts 3 and 45).
Answer judge(const Context& context) {
  const auto configuration = default_configuration(context);
  if (!configuration) return propagate(configuration);
  if (configuration->has_value()) return {};
  if (const auto other = answer_without_default(context)) return *other;
  const std::string_view rule = rule_of_missing_default(context);
  if (rule != kId) return unanswered(covered_by(rule));
  return {{sighting_of_missing_default(context)}};
}

}  // namespace

extern const Rule kRule{.id = kId, .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::default_configuration_missing
