#include "core/rules/switching.hpp"

namespace portal_guide::rules::update_without_products {
namespace {

/// A configuration with switching on and no product on its list shows customers no plan, because Stripe offers exactly what is
/// listed.
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (!plans->enabled || !plans->products.empty()) return {};
  return {{update_of_configuration(
      plans->configuration,
      {{.path = pointer_of(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts),
        .observed = Json::array()}},
      parameters_of_first_plan(), report::Applicability::Placeholder)}};
}

}  // namespace

extern const Rule kRule{.id = "update-without-products",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::update_without_products
