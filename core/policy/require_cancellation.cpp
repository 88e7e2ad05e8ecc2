#include <utility>

#include "core/policy/requirements.hpp"
#include "core/rules/cancellation.hpp"
#include "core/rules/observed.hpp"

namespace portal_guide::policy {
namespace {

constexpr std::string_view kEnabled = "features.subscription_cancel.enabled";

OrderedJson parameters_for(Cancellation wanted) {
  if (wanted == Cancellation::Off) return {{"features", {{"subscription_cancel", {{"enabled", false}}}}}};
  OrderedJson params = wanted == Cancellation::AtPeriodEnd
                           ? rules::parameters_cancelling_at_period_end()
                           : OrderedJson{{"features", {{"subscription_cancel", {{"mode", to_string(wanted)}}}}}};
  params["features"]["subscription_cancel"]["enabled"] = true;
  return params;
}

}  // namespace

rules::Answer judge_cancellation(const rules::Context& context, const Cancellation& wanted) {
  const auto cancel = rules::cancellation(context);
  if (!cancel) return propagate(cancel);
  const auto found = [&](std::string_view path, Json observed) -> rules::Answer {
    rules::Observation observation = rules::update_of_configuration(
        cancel->configuration, {{.path = rules::pointer_of(cancel->configuration, path), .observed = std::move(observed)}},
        parameters_for(wanted), report::Applicability::Exact);
    observation.arguments["wanted"] = to_string(wanted);
    return {{std::move(observation)}};
  };

  if (!cancel->enabled) return wanted == Cancellation::Off ? rules::Answer() : found(kEnabled, false);
  if (wanted == Cancellation::Off) return found(kEnabled, true);
  const auto mode = rules::require_string(cancel->configuration, rules::kCancelMode);
  if (!mode) return propagate(mode);
  if (*mode == to_string(wanted)) return {};
  return found(rules::kCancelMode, rules::observed_text(*mode));
}

}  // namespace portal_guide::policy
