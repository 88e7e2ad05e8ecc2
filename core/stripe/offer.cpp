#include "core/stripe/offer.hpp"

#include <utility>

#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::stripe {
namespace {

using Why = OfferFault::Why;

Failure<OfferFault> fault(Why why, std::string pointer) { return fail(OfferFault{.why = why, .pointer = std::move(pointer)}); }

bool is_missing(const Json* value) { return value == nullptr || value->is_null(); }

tl::expected<OfferedProduct, OfferFault> read_product(const Json& entry, const std::string& pointer) {
  OfferedProduct product{
      .id = id_of(find(entry, offered_product::kProduct)), .entry = &entry, .pointer = pointer, .prices = {}};
  if (product.id.empty()) return fault(Why::Malformed, pointer_append(pointer, offered_product::kProduct));
  const std::string list = pointer_append(pointer, offered_product::kPrices);
  const Json* prices = find(entry, offered_product::kPrices);
  if (is_missing(prices)) return fault(Why::Absent, list);
  if (!prices->is_array()) return fault(Why::Malformed, list);
  for (std::size_t index = 0; index < prices->size(); ++index) {
    OfferedPrice price{.id = id_of(&(*prices)[index]), .pointer = pointer_append(list, index)};
    if (price.id.empty()) return fault(Why::Malformed, price.pointer);
    product.prices.push_back(std::move(price));
  }
  return product;
}

}  // namespace

tl::expected<Offer, OfferFault> read_offer(const Json& configuration, std::string_view pointer) {
  constexpr MemberPath kEnabled = configuration::kFeaturesSubscriptionUpdateEnabled;
  constexpr MemberPath kProducts = configuration::kFeaturesSubscriptionUpdateProducts;
  const Json* enabled = find(configuration, kEnabled);
  if (is_missing(enabled)) return fault(Why::Absent, pointer_append(pointer, kEnabled));
  if (!enabled->is_boolean()) return fault(Why::Malformed, pointer_append(pointer, kEnabled));
  Offer offer{.enabled = enabled->get<bool>(), .products = {}};
  if (!offer.enabled) return offer;

  const Json* products = find(configuration, kProducts);
  const std::string list = pointer_append(pointer, kProducts);
  if (is_missing(products)) return fault(Why::NotExpanded, list);
  if (!products->is_array()) return fault(Why::Malformed, list);
  for (std::size_t index = 0; index < products->size(); ++index) {
    auto product = read_product((*products)[index], pointer_append(list, index));
    if (!product) return propagate(product);
    offer.products.push_back(*std::move(product));
  }
  return offer;
}

std::optional<OrderedJson> quantity_parameters(const Json& entry) {
  const auto enabled = as_bool(find(entry, offered_product::kAdjustableQuantityEnabled));
  if (!enabled) return std::nullopt;
  OrderedJson quantity = {{"enabled", *enabled}};
  for (const MemberPath bound : {offered_product::kAdjustableQuantityMinimum, offered_product::kAdjustableQuantityMaximum}) {
    const auto value = as_integer(find(entry, bound));
    if (value && *enabled) quantity[std::string(bound.name())] = *value;
  }
  return quantity;
}

}  // namespace portal_guide::stripe
