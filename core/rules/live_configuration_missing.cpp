#include "core/rules/missing_default.hpp"

namespace portal_guide::rules::live_configuration_missing {
namespace {

constexpr std::string_view kId = "live-configuration-missing";

/// An account with a default configuration in test mode and none in live mode works in every test and gives the first real
/// customer an error, because the modes share no configuration (docs/stripe.md, fact 3).
Answer judge(const Context& context) {
  const auto live = default_configuration(context);
  if (!live) return propagate(live);
  const auto test = default_configuration(context.in(stripe::Mode::Test));
  if (!test) return propagate(test);
  if (live->has_value()) return {};
  if (const auto other = answer_without_default(context)) return *other;
  const std::string_view rule = rule_of_missing_default(context);
  if (rule != kId) return unanswered(covered_by(rule));
  return {{sighting_of_missing_default(context)}};
}

}  // namespace

extern const Rule kRule{.id = kId, .severity = report::Severity::Error, .modes = Modes::Compared, .judge = judge};

}  // namespace portal_guide::rules::live_configuration_missing
