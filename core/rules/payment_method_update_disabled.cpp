#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::payment_method_update_disabled {
namespace {

/// A configuration that does not let customers change their payment method loses those whose card expires, because they cannot
/// put in another one.
Answer judge(const Context& context) {
  return judge_feature_off(context, stripe::configuration::kFeaturesPaymentMethodUpdateEnabled);
}

}  // namespace

extern const Rule kRule{.id = "payment-method-update-disabled",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::payment_method_update_disabled
