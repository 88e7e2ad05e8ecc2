#include "core/rules/feature_off.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::update_disabled {
namespace {

/// A configuration without switching makes customers who want to upgrade ask first, which may be an oversight because Stripe
/// leaves it off by default (docs/stripe.md, fact 6).
Answer judge(const Context& context) {
  return judge_feature_off(context, stripe::configuration::kFeaturesSubscriptionUpdateEnabled, parameters_of_first_plan(),
                           report::Applicability::Placeholder);
}

}  // namespace

extern const Rule kRule{.id = "update-disabled",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::update_disabled
