#include "core/rules/switching.hpp"

#include <utility>

#include "core/rules/observed.hpp"

namespace portal_guide::rules {

Known<Switching> switching(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return unanswered(configuration.error());
  const auto enabled = require_bool(*configuration, "features.subscription_update.enabled");
  if (!enabled) return unanswered(enabled.error());
  Switching switching{.configuration = *configuration, .enabled = *enabled, .products = {}};
  if (!switching.enabled) return switching;

  constexpr std::string_view kProducts = "features.subscription_update.products";
  const auto products = require_array(*configuration, kProducts);
  if (!products && products.error().because == report::Because::Absent) {
    return unanswered({.because = report::Because::NotExpanded, .detail = "not-checked.not-expanded"});
  }
  if (!products) return unanswered(products.error());
  const std::string list = pointer_of(*configuration, kProducts);
  for (std::size_t index = 0; index < (*products)->size(); ++index) {
    const Located entry{.value = &(**products)[index], .pointer = pointer_append(list, index), .id = {}};
    OfferedProduct product{.id = id_of(find(*entry.value, "product")), .pointer = pointer_of(entry, "product"), .prices = {}};
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

ProductNames::ProductNames(const Context& context)
    : products_(items_by_id(context.snapshot.section(context.mode, stripe::SectionName::Products))) {}

std::string ProductNames::of(std::string_view product_id) const {
  const auto product = products_.find(product_id);
  const auto name = product == products_.end() ? std::nullopt : as_string(find(*product->second.value, "name"));
  return observed_text(name && !name->empty() ? *name : product_id);
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
