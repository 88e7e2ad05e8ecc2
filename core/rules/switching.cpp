#include "core/rules/switching.hpp"

#include <utility>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/judged_in_mode.hpp"
#include "core/stripe/offer.hpp"

namespace portal_guide::rules {
namespace {

/// What people call a product; the id where `product` is null or has no name.
std::string name_or_id(const Json* product, std::string_view product_id) {
  const auto name = product == nullptr ? std::nullopt : as_string(find(*product, stripe::product::kName));
  return observed_text(name && !name->empty() ? *name : product_id);
}

}  // namespace

Known<Switching> switching(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  return switching_of(*configuration);
}

Known<Switching> switching_of(const Located& configuration) {
  const auto offer = stripe::read_offer(*configuration.value, configuration.pointer);
  if (!offer) {
    switch (offer.error().why) {
      case stripe::OfferFault::Why::NotExpanded:
        return unanswered({.because = report::Because::NotExpanded, .detail = "not-checked.not-expanded"});
      case stripe::OfferFault::Why::Absent:
        return unanswered(member_absent(offer.error().pointer));
      case stripe::OfferFault::Why::Malformed:
        return unanswered(member_malformed(offer.error().pointer));
    }
  }
  Switching switching{.configuration = configuration, .enabled = offer->enabled, .products = {}};
  for (const stripe::OfferedProduct& product : offer->products) {
    const Located entry{.value = product.entry, .pointer = product.pointer, .id = {}};
    switching.products.push_back(
        {.id = product.id, .pointer = pointer_of(entry, stripe::offered_product::kProduct), .entry = entry, .prices = {}});
    for (const stripe::OfferedPrice& price : product.prices) {
      switching.products.back().prices.push_back({.id = price.id, .pointer = price.pointer});
    }
  }
  return switching;
}

Known<std::optional<Switching>> switching_that_allows(const Context& context, std::string_view update) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->allow(update)) return std::nullopt;
  auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.empty()) return unanswered(covered_by("update-without-products"));
  return *std::move(plans);
}

Known<std::vector<Switching>> switchings_in_mode(const Context& context) {
  const auto judged = judged_in_mode(context);
  if (!judged) return propagate(judged);
  std::vector<Switching> found;
  for (const stripe::JudgedConfiguration& configuration : *judged) {
    auto plans = switching_of(located(configuration));
    if (!plans) return propagate(plans);
    if (plans->enabled) found.push_back(*std::move(plans));
  }
  return found;
}

std::set<std::string_view> offered_price_ids(const Switching& switching) {
  std::set<std::string_view> ids;
  for (const OfferedProduct& product : switching.products) {
    for (const OfferedPrice& price : product.prices) {
      ids.insert(price.id);
    }
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
    const auto quantity = stripe::quantity_parameters(*product.entry.value);
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
  // Stripe refuses `enabled` without products, and makes quantities adjustable unless it is told otherwise (docs/stripe.md,
  // facts 7 and 8; docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22).
  return {{"features",
           {{"subscription_update",
             {{"enabled", true},
              {"default_allowed_updates", OrderedJson::array({"price"})},
              {"products", OrderedJson::array({{{"product", "{product}"},
                                                {"prices", OrderedJson::array({"{price}"})},
                                                {"adjustable_quantity", {{"enabled", false}}}}})}}}}}};
}

}  // namespace portal_guide::rules
