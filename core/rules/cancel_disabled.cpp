#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::cancel_disabled {
namespace {

/// A configuration without cancelling makes customers who want to leave write to the business, or ask their bank to take the
/// money back.
Answer judge(const Context& context) {
  return judge_feature_off(context, stripe::configuration::kFeaturesSubscriptionCancelEnabled);
}

}  // namespace

extern const Rule kRule{.id = "cancel-disabled",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::cancel_disabled
