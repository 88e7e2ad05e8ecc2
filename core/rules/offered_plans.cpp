#include "core/rules/offered_plans.hpp"

#include <utility>

namespace portal_guide::rules {

using stripe::SectionName;

Unanswered offer_not_read(const Context& context, SectionName section, std::string_view rule_id) {
  return context.snapshot.section(context.mode, section).complete ? covered_by(rule_id) : partly_read(context, section);
}

Known<PricesOnOffer> prices_on_offer(const Context& context) {
  auto plans = switching(context);
  if (!plans) return propagate(plans);
  PricesOnOffer offer{.switching = *std::move(plans), .prices = {}, .unknown = std::nullopt};
  if (offered_price_ids(offer.switching).empty()) return offer;
  const auto section = require_section(context, SectionName::Prices);
  if (!section) return propagate(section);

  const auto prices = items_by_id(**section);
  std::set<std::string_view> seen;
  for (const OfferedProduct& product : offer.switching.products) {
    for (const OfferedPrice& offered : product.prices) {
      if (!seen.insert(offered.id).second) continue;
      const auto price = prices.find(offered.id);
      if (price == prices.end()) {
        offer.unknown = offer_not_read(context, SectionName::Prices, "price-missing");
      } else {
        offer.prices.push_back({.product_id = product.id, .pointer = offered.pointer, .price = price->second});
      }
    }
  }
  return offer;
}

Known<ProductsOnOffer> products_on_offer(const Context& context) {
  auto plans = switching(context);
  if (!plans) return propagate(plans);
  ProductsOnOffer offer{.switching = *std::move(plans), .products = {}};
  if (offer.switching.products.empty()) return offer;
  const auto section = require_section(context, SectionName::Products);
  if (!section) return propagate(section);

  const auto products = items_by_id(**section);
  std::set<std::string_view> seen;
  for (const OfferedProduct& offered : offer.switching.products) {
    if (!seen.insert(offered.id).second) continue;
    const auto product = products.find(offered.id);
    offer.products.push_back({.id = offered.id,
                              .pointer = offered.pointer,
                              .product = product == products.end() ? std::nullopt : std::optional(product->second)});
  }
  return offer;
}

Answer answer_of(std::vector<Observation> observations, const std::optional<Unanswered>& unknown) {
  if (observations.empty() && unknown) return unanswered(*unknown);
  return observations;
}

std::optional<OrderedJson> list_without_prices(const Switching& switching, const std::set<std::string_view>& unwanted) {
  Switching kept = switching;
  for (OfferedProduct& product : kept.products) {
    std::erase_if(product.prices, [&](const OfferedPrice& price) { return unwanted.contains(price.id); });
  }
  std::erase_if(kept.products, [](const OfferedProduct& product) { return product.prices.empty(); });
  if (kept.products.empty()) return std::nullopt;
  return list_of_products(kept);
}

Observation price_to_remove(const Context& context, const Switching& switching, std::string_view product_id,
                            std::string_view price_id, Sighting sighting, std::optional<OrderedJson> wanted) {
  Observation observation = wrong_products(switching, {std::move(sighting)}, std::move(wanted));
  // Nobody has to fill anything in, because what remains is offered already.
  if (observation.api) observation.applicability = report::Applicability::Exact;
  observation.objects.insert(observation.objects.begin(), reference_to("price", price_id));
  observation.arguments["price"] = observed_text(price_id);
  observation.arguments["product"] = product_name(context, product_id);
  return observation;
}

Answer judge_prices_to_remove(const Context& context, stripe::MemberPath path, Known<bool> (*is_wrong)(const Located& price)) {
  const auto offer = prices_on_offer(context);
  if (!offer) return propagate(offer);
  std::optional<Unanswered> unknown = offer->unknown;
  std::vector<const PriceOnOffer*> found;
  std::set<std::string_view> unwanted;
  for (const PriceOnOffer& offered : offer->prices) {
    const auto wrong = is_wrong(offered.price);
    if (!wrong) {
      unknown = wrong.error();
    } else if (*wrong) {
      found.push_back(&offered);
      unwanted.insert(offered.price.id);
    }
  }

  std::vector<Observation> observations;
  observations.reserve(found.size());
  for (const PriceOnOffer* offered : found) {
    observations.push_back(
        price_to_remove(context, offer->switching, offered->product_id, offered->price.id,
                        {.path = pointer_of(offered->price, path), .observed = observed(find(*offered->price.value, path))},
                        list_without_prices(offer->switching, unwanted)));
  }
  return answer_of(std::move(observations), unknown);
}

Known<bool> is_recurring(const Located& price) {
  const auto type = require_string(price, stripe::price::kType);
  if (!type) return propagate(type);
  if (*type == "recurring") return true;
  if (*type == "one_time") return false;
  return unanswered(value_unknown(pointer_of(price, stripe::price::kType), *type));
}

}  // namespace portal_guide::rules
