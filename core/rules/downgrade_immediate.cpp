#include "core/rules/switching.hpp"

namespace portal_guide::rules::downgrade_immediate {
namespace {

/// A configuration with several prices and no condition for waiting takes features away at once from customers who move to a
/// cheaper plan, although they have paid for the whole period.
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (offered_price_ids(*plans).size() <= 1) return {};
  const auto conditions =
      require_array(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateScheduleAtPeriodEndConditions);
  if (!conditions) return propagate(conditions);
  if (!(*conditions)->empty()) return {};
  return {{update_of_configuration(
      plans->configuration,
      {{.path =
            pointer_of(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateScheduleAtPeriodEndConditions),
        .observed = Json::array()}},
      {{"features",
        {{"subscription_update",
          {{"schedule_at_period_end",
            {{"conditions",
              OrderedJson::array({{{"type", "decreasing_item_amount"}}, {{"type", "shortening_interval"}}})}}}}}}}},
      report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "downgrade-immediate",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::downgrade_immediate
