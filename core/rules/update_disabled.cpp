#include "core/rules/feature_off.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::update_disabled {
namespace {

Answer judge(const Context& context) {
  return judge_feature_off(context, "subscription_update", parameters_of_first_plan(), report::Applicability::Placeholder);
}

}  // namespace

extern const Rule kRule{.id = "update-disabled", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::update_disabled
