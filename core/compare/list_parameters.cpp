#include "core/compare/list_parameters.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/compare/offered_list.hpp"
#include "core/compare/step_calls.hpp"

namespace portal_guide::compare {

std::optional<OrderedJson> list_parameters(Step& step, const Plans& plans) {
  if (!plans.list.known) return std::nullopt;
  OfferedList list;
  for (const PriceSupply& price : plans.prices) {
    if (price.supply == Supply::Leave) continue;
    const ProductSupply& product = plans.products[price.product];
    const std::string price_id = id_or_placeholder(step, price.live_id, "price", price.step);
    const bool is_new = price.supply == Supply::Create || price.supply == Supply::CreateByHand;
    // The chosen price brings its product with it.
    const std::size_t product_step = price.supply == Supply::Choose ? price.step : product.step;
    const std::string product_id =
        id_or_placeholder(step, is_new ? product.live_id : price.live_product_id, "product", product_step);
    const auto quantity = stripe::quantity_parameters(*plans.test.products[price.entry].entry);
    if (price_id.empty() || product_id.empty() || !quantity) return std::nullopt;
    list.add(product_id, price_id, quantity);
    // Stripe does not offer what is archived, so it is made active first.
    if (price.step != 0 && price.params.contains("active")) depend(step, price.step);
    if (product.step != 0 && product.params.contains("active")) depend(step, product.step);
  }
  std::sort(step.depends_on.begin(), step.depends_on.end());
  return list.parameters();
}

std::vector<std::string> plan_names(const Plans& plans) {
  std::vector<std::string> names;
  for (const PriceSupply& price : plans.prices) {
    if (is_supplied(price)) names.push_back(price.name);
  }
  return names;
}

}  // namespace portal_guide::compare
