#include "core/rules/switching.hpp"

#include <utility>

#include "core/rules/observed.hpp"

namespace portal_guide::rules {
namespace {

/// The product's `adjustable_quantity` without what is null. Left out, Stripe would make it adjustable (domain fact 8).
std::optional<OrderedJson> quantity_as_sent(const OfferedProduct& product) {
  const auto enabled = require_bool(product.entry, kQuantityEnabled);
  if (!enabled) return std::nullopt;
  OrderedJson quantity = {{"enabled", *enabled}};
  for (const std::string_view bound : {"minimum", "maximum"}) {
    const auto value = as_integer(find_path(*product.entry.value, "adjustable_quantity." + std::string(bound)));
    if (value && *enabled) quantity[std::string(bound)] = *value;
  }
  return quantity;
}

/// What people call a product; its id where it is null or has no name.
std::string name_or_id(const Json* product, std::string_view product_id) {
  const auto name = product == nullptr ? std::nullopt : as_string(find(*product, "name"));
  return observed_text(name && !name->empty() ? *name : product_id);
}

}  // namespace

Known<Switching> switching(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return unanswered(configuration.error());
  return switching_of(*configuration);
}

Known<Switching> switching_of(const Located& configuration) {
  const auto enabled = require_bool(configuration, "features.subscription_update.enabled");
  if (!enabled) return unanswered(enabled.error());
  Switching switching{.configuration = configuration, .enabled = *enabled, .products = {}};
  if (!switching.enabled) return switching;

  constexpr std::string_view kProducts = "features.subscription_update.products";
  const auto products = require_array(configuration, kProducts);
  if (!products && products.error().because == report::Because::Absent) {
    return unanswered({.because = report::Because::NotExpanded, .detail = "not-checked.not-expanded"});
  }
  if (!products) return unanswered(products.error());
  const std::string list = pointer_of(configuration, kProducts);
  for (std::size_t index = 0; index < (*products)->size(); ++index) {
    const Located entry{.value = &(**products)[index], .pointer = pointer_append(list, index), .id = {}};
    OfferedProduct product{
        .id = id_of(find(*entry.value, "product")), .pointer = pointer_of(entry, "product"), .entry = entry, .prices = {}};
    if (product.id.empty()) return unanswered(member_malformed(product.pointer));
    const auto prices = require_array(entry, "prices");
    if (!prices) return unanswered(prices.error());
    for (std::size_t place = 0; place < (*prices)->size(); ++place) {
      OfferedPrice price{.id = id_of(&(**prices)[place]), .pointer = pointer_append(pointer_of(entry, "prices"), place)};
      if (price.id.empty()) return unanswered(member_malformed(price.pointer));
      product.prices.push_back(std::move(price));
    }
    switching.products.push_back(std::move(product));
  }
  return switching;
}

std::set<std::string_view> offered_price_ids(const Switching& switching) {
  std::set<std::string_view> ids;
  for (const OfferedProduct& product : switching.products) {
    for (const OfferedPrice& price : product.prices)
      ids.insert(price.id);
  }
  return ids;
}

std::string product_name(const Context& context, std::string_view product_id) {
  const auto product = find_item(context.snapshot.section(context.mode, stripe::SectionName::Products), product_id);
  return name_or_id(product ? product->value : nullptr, product_id);
}

ProductNames::ProductNames(const Context& context)
    : products_(items_by_id(context.snapshot.section(context.mode, stripe::SectionName::Products))) {}

std::string ProductNames::of(std::string_view product_id) const {
  const auto product = products_.find(product_id);
  return name_or_id(product == products_.end() ? nullptr : product->second.value, product_id);
}

std::optional<OrderedJson> list_of_products(const Switching& switching) {
  OrderedJson list = OrderedJson::array();
  for (const OfferedProduct& product : switching.products) {
    const auto quantity = quantity_as_sent(product);
    if (!quantity || !is_plain_id(product.id)) return std::nullopt;
    OrderedJson prices = OrderedJson::array();
    for (const OfferedPrice& price : product.prices) {
      if (!is_plain_id(price.id)) return std::nullopt;
      prices.push_back(price.id);
    }
    list.push_back({{"product", product.id}, {"prices", std::move(prices)}, {"adjustable_quantity", *quantity}});
  }
  return list;
}

Observation wrong_products(const Switching& switching, std::vector<Sighting> evidence, std::optional<OrderedJson> wanted) {
  if (!wanted) return sighting_in_configuration(switching.configuration, std::move(evidence));
  OrderedJson params = OrderedJson::object();
  params["features"]["subscription_update"]["products"] = *std::move(wanted);
  return update_of_configuration(switching.configuration, std::move(evidence), std::move(params),
                                 report::Applicability::Placeholder);
}

OrderedJson parameters_of_first_plan() {
  // Stripe refuses `enabled` without products, and makes quantities adjustable unless told otherwise
  // (domain facts 7 and 8; docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
  return {{"features",
           {{"subscription_update",
             {{"enabled", true},
              {"default_allowed_updates", OrderedJson::array({"price"})},
              {"products", OrderedJson::array({{{"product", "{product}"},
                                                {"prices", OrderedJson::array({"{price}"})},
                                                {"adjustable_quantity", {{"enabled", false}}}}})}}}}}};
}

}  // namespace portal_guide::rules
