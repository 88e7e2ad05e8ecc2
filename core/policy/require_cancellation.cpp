#include <utility>

#include "core/policy/requirements.hpp"
#include "core/rules/cancellation.hpp"

namespace portal_guide::policy {
namespace {

constexpr stripe::MemberPath kEnabled = stripe::configuration::kFeaturesSubscriptionCancelEnabled;
constexpr stripe::MemberPath kMode = stripe::configuration::kFeaturesSubscriptionCancelMode;

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
  const auto found = [&](stripe::MemberPath path, Json observed) -> rules::Answer {
    rules::Observation observation = rules::update_of_configuration(
        cancel->configuration, {{.path = rules::pointer_of(cancel->configuration, path), .observed = std::move(observed)}},
        parameters_for(wanted), report::Applicability::Exact);
    observation.arguments["wanted"] = to_string(wanted);
    return {{std::move(observation)}};
  };

  if (!cancel->enabled) return wanted == Cancellation::Off ? rules::Answer() : found(kEnabled, false);
  if (wanted == Cancellation::Off) return found(kEnabled, true);
  const auto mode = rules::require_string(cancel->configuration, kMode);
  if (!mode) return propagate(mode);
  if (*mode == to_string(wanted)) return {};
  return found(kMode, rules::observed_text(*mode));
}

}  // namespace portal_guide::policy
