#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::payment_method_update_disabled {
namespace {

Answer judge(const Context& context) {
  return judge_feature_off(context, "payment_method_update", parameters_turning_on("payment_method_update"));
}

}  // namespace

extern const Rule kRule{
    .id = "payment-method-update-disabled", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::payment_method_update_disabled
