#include <algorithm>
#include <utility>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_of_other_product {
namespace {

struct Misplaced {
  const PriceOnOffer* offered = nullptr;
  /// The product that the price belongs to.
  std::string_view owner;
};

/// The list with every misplaced price in the entry of its own product. A new entry adjusts quantities as the entry does in
/// which the price was found.
std::optional<OrderedJson> list_with_prices_at_home(const Switching& switching, const std::vector<Misplaced>& misplaced) {
  Switching moved = switching;
  for (const Misplaced& found : misplaced) {
    const auto from = std::find_if(moved.products.begin(), moved.products.end(),
                                   [&](const OfferedProduct& product) { return product.id == found.offered->product_id; });
    OfferedProduct home{.id = found.owner, .pointer = {}, .entry = from->entry, .prices = {}};
    const OfferedPrice price{.id = found.offered->price.id, .pointer = found.offered->pointer};
    std::erase_if(from->prices, [&](const OfferedPrice& listed) { return listed.id == price.id; });
    auto entry = std::find_if(moved.products.begin(), moved.products.end(),
                              [&](const OfferedProduct& product) { return product.id == found.owner; });
    if (entry == moved.products.end()) entry = moved.products.insert(moved.products.end(), std::move(home));
    entry->prices.push_back(price);
  }
  std::erase_if(moved.products, [](const OfferedProduct& product) { return product.prices.empty(); });
  return list_of_products(moved);
}

/// A price that is listed under a product it does not belong to may make Stripe refuse the list, or show customers a plan under
/// the wrong name.
Answer judge(const Context& context) {
  const auto offer = prices_on_offer(context);
  if (!offer) return propagate(offer);
  std::optional<Unanswered> unknown = offer->unknown;
  std::vector<Misplaced> misplaced;
  for (const PriceOnOffer& offered : offer->prices) {
    const std::string_view owner = id_of(find(*offered.price.value, stripe::price::kProduct));
    if (owner.empty()) {
      unknown = member_absent(pointer_of(offered.price, stripe::price::kProduct));
    } else if (owner != offered.product_id) {
      misplaced.push_back({.offered = &offered, .owner = owner});
    }
  }

  std::vector<Observation> observations;
  for (const Misplaced& found : misplaced) {
    Observation observation = price_to_remove(
        context, offer->switching, found.offered->product_id, found.offered->price.id,
        {.path = pointer_of(found.offered->price, stripe::price::kProduct), .observed = observed_text(found.owner)},
        list_with_prices_at_home(offer->switching, misplaced));
    observation.arguments["owner"] = product_name(context, found.owner);
    observations.push_back(std::move(observation));
  }
  return answer_of(std::move(observations), unknown);
}

}  // namespace

extern const Rule kRule{.id = "price-of-other-product",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_of_other_product
