#include "core/rules/cancellation.hpp"

#include <string>
#include <utility>

namespace portal_guide::rules {
namespace {

std::string reason_member(std::string_view member) { return std::string(kCancelReason) + "." + std::string(member); }

}  // namespace

Known<Cancellation> cancellation(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto enabled = require_bool(*configuration, "features.subscription_cancel.enabled");
  if (!enabled) return propagate(enabled);
  return Cancellation{.configuration = *configuration, .enabled = *enabled};
}

OrderedJson parameters_cancelling_at_period_end() {
  return {{"features", {{"subscription_cancel", {{"mode", "at_period_end"}, {"proration_behavior", "none"}}}}}};
}

Known<CancellationReasons> cancellation_reasons(const Cancellation& cancellation) {
  const Located& configuration = cancellation.configuration;
  const auto enabled = require_bool(configuration, reason_member("enabled"));
  if (!enabled) return propagate(enabled);
  const auto options = require_array(configuration, reason_member("options"));
  if (!options) return propagate(options);
  CancellationReasons reasons{.enabled = *enabled, .options = *options, .has_feedback_options = false};

  const std::string feedback_path = reason_member("feedback_options");
  const Json* feedback = find_path(*configuration.value, feedback_path);
  if (feedback == nullptr || feedback->is_null()) return reasons;
  if (!feedback->is_array()) return unanswered(member_malformed(pointer_of(configuration, feedback_path)));
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
