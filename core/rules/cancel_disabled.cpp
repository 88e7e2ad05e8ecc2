#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::cancel_disabled {
namespace {

Answer judge(const Context& context) {
  return judge_feature_off(context, "subscription_cancel", parameters_turning_on("subscription_cancel"));
}

}  // namespace

extern const Rule kRule{.id = "cancel-disabled", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::cancel_disabled
