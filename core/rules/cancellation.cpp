#include "core/rules/cancellation.hpp"

#include <utility>
#include <vector>

namespace portal_guide::rules {

Known<Cancellation> cancellation(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, stripe::configuration::kFeaturesSubscriptionCancelEnabled);
  if (!enabled) return propagate(enabled);
  return Cancellation{.configuration = *configuration, .enabled = *enabled};
}

Known<std::optional<ImmediateCancellation>> immediate_cancellation(const Context& context) {
  const auto cancel = cancellation(context);
  if (!cancel) return propagate(cancel);
  if (!cancel->enabled) return std::nullopt;
  const auto mode = require_string(cancel->configuration, stripe::configuration::kFeaturesSubscriptionCancelMode);
  if (!mode) return propagate(mode);
  if (*mode != "immediately") return std::nullopt;
  const auto proration =
      require_string(cancel->configuration, stripe::configuration::kFeaturesSubscriptionCancelProrationBehavior);
  if (!proration) return propagate(proration);
  return ImmediateCancellation{.configuration = cancel->configuration, .is_credited = *proration != "none"};
}

Observation wrong_cancellation(const ImmediateCancellation& immediate, std::span<const stripe::MemberPath> members) {
  std::vector<Sighting> evidence;
  for (const stripe::MemberPath member : members) {
    evidence.push_back({.path = pointer_of(immediate.configuration, member),
                        .observed = observed(find(*immediate.configuration.value, member))});
  }
  return update_of_configuration(immediate.configuration, std::move(evidence), parameters_cancelling_at_period_end(),
                                 report::Applicability::Exact);
}

OrderedJson parameters_cancelling_at_period_end() {
  return {{"features", {{"subscription_cancel", {{"mode", "at_period_end"}, {"proration_behavior", "none"}}}}}};
}

Known<std::optional<CancellationReasons>> cancellation_reasons(const Context& context) {
  const auto cancel = cancellation(context);
  if (!cancel) return propagate(cancel);
  if (!cancel->enabled) return std::nullopt;
  const Located& configuration = cancel->configuration;
  const auto enabled = require_bool(configuration, stripe::configuration::kFeaturesSubscriptionCancelCancellationReasonEnabled);
  if (!enabled) return propagate(enabled);
  const auto options =
      require_array(configuration, stripe::configuration::kFeaturesSubscriptionCancelCancellationReasonOptions);
  if (!options) return propagate(options);
  CancellationReasons reasons{
      .configuration = configuration, .enabled = *enabled, .options = *options, .has_feedback_options = false};

  constexpr stripe::MemberPath kFeedback = stripe::configuration::kFeaturesSubscriptionCancelCancellationReasonFeedbackOptions;
  const Json* feedback = find(*configuration.value, kFeedback);
  if (feedback == nullptr || feedback->is_null()) return reasons;
  if (!feedback->is_array()) return unanswered(member_malformed(pointer_of(configuration, kFeedback)));
  reasons.has_feedback_options = !feedback->empty();
  return reasons;
}

OrderedJson parameters_asking_for_every_reason() {
  // Every value of the enum (docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
  return {{"features",
           {{"subscription_cancel",
             {{"cancellation_reason",
               {{"enabled", true},
                {"options", OrderedJson::array({"too_expensive", "missing_features", "switched_service", "unused",
                                                "customer_service", "too_complex", "low_quality", "other"})}}}}}}}};
}

}  // namespace portal_guide::rules
