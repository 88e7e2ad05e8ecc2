#include "core/stripe/offer.hpp"

#include <utility>

#include "core/stripe/reference.hpp"

namespace portal_guide::stripe {
namespace {

using Why = OfferFault::Why;

Failure<OfferFault> fault(Why why, std::string pointer) { return fail(OfferFault{.why = why, .pointer = std::move(pointer)}); }

bool is_missing(const Json* value) { return value == nullptr || value->is_null(); }

tl::expected<OfferedProduct, OfferFault> read_product(const Json& entry, const std::string& pointer) {
  OfferedProduct product{.id = id_of(find(entry, "product")), .entry = &entry, .pointer = pointer, .prices = {}};
  if (product.id.empty()) return fault(Why::Malformed, pointer_append(pointer, "product"));
  const std::string list = pointer_append(pointer, "prices");
  const Json* prices = find(entry, "prices");
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
  const std::string update = pointer_append(pointer_append(pointer, "features"), "subscription_update");
  const Json* enabled = find_path(configuration, "features.subscription_update.enabled");
  if (is_missing(enabled)) return fault(Why::Absent, pointer_append(update, "enabled"));
  if (!enabled->is_boolean()) return fault(Why::Malformed, pointer_append(update, "enabled"));
  Offer offer{.enabled = enabled->get<bool>(), .products = {}};
  if (!offer.enabled) return offer;

  const Json* products = find_path(configuration, "features.subscription_update.products");
  const std::string list = pointer_append(update, "products");
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
  const auto enabled = as_bool(find_path(entry, "adjustable_quantity.enabled"));
  if (!enabled) return std::nullopt;
  OrderedJson quantity = {{"enabled", *enabled}};
  for (const std::string_view bound : {"minimum", "maximum"}) {
    const auto value = as_integer(find_path(entry, "adjustable_quantity." + std::string(bound)));
    if (value && *enabled) quantity[std::string(bound)] = *value;
  }
  return quantity;
}

}  // namespace portal_guide::stripe
