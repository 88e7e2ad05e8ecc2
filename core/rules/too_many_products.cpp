#include <cstddef>
#include <string>
#include <utility>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::too_many_products {
namespace {

/// Stripe's limit (docs.stripe.com/api/customer_portal/configurations/create, checked 2026-11-22).
constexpr std::size_t kProductsLimit = 10;

/// A list of more than ten products may be refused by Stripe, and customers may not see the plans that were meant
/// (docs/stripe.md, fact 7).
Answer judge(const Context& context) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.size() <= kProductsLimit) return {};
  Json ids = Json::array();
  for (const OfferedProduct& product : plans->products) {
    ids.push_back(std::string(product.id));
  }
  Observation observation = sighting_in_configuration(
      plans->configuration,
      {{.path = pointer_of(plans->configuration, stripe::configuration::kFeaturesSubscriptionUpdateProducts),
        .observed = observed(&ids)}});
  observation.arguments["count"] = std::to_string(plans->products.size());
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "too-many-products",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::too_many_products
