#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::downgrade_condition_cross_product {
namespace {

/// A configuration that lets downgrades wait and offers several products does not do what it says: Stripe waits only between
/// prices of the same product, so other customers lose features at once (docs/stripe.md, fact 11).
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  std::set<std::string_view> products;
  for (const OfferedProduct& product : plans->products) {
    products.insert(product.id);
  }
  if (products.size() <= 1) return {};
  const auto conditions =
      require_array(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateScheduleAtPeriodEndConditions);
  if (!conditions) return propagate(conditions);
  if ((*conditions)->empty()) return {};

  Observation observation = sighting_in_configuration(
      plans->configuration,
      {{.path =
            pointer_of(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateScheduleAtPeriodEndConditions),
        .observed = observed(*conditions)}});
  observation.arguments["count"] = std::to_string(products.size());
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "downgrade-condition-cross-product",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::downgrade_condition_cross_product
