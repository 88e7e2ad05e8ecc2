#include "core/rules/plans_of_modes.hpp"

#include <set>
#include <utility>

#include "core/rules/judged_in_mode.hpp"
#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules {

using stripe::SectionName;

namespace {

Known<ModeOffer> offer_of(const Context& context, const Known<Located>& configuration) {
  if (!configuration) return propagate(configuration);
  auto plans = switching_of(*configuration);
  if (!plans) return propagate(plans);
  const auto products = require_section(context, SectionName::Products);
  if (!products) return propagate(products);
  const auto prices = require_section(context, SectionName::Prices);
  if (!prices) return propagate(prices);

  ModeOffer offer{.context = context,
                  .switching = *std::move(plans),
                  .catalogue = stripe::PlanCatalogue(**products, **prices),
                  .prices = *prices,
                  .plans = {},
                  .unknown = std::nullopt};
  const auto by_id = items_by_id(**prices);
  std::set<std::string_view> seen;
  for (const OfferedProduct& product : offer.switching.products) {
    for (const OfferedPrice& price : product.prices) {
      if (!seen.insert(price.id).second) continue;
      const auto found = by_id.find(price.id);
      if (found == by_id.end()) {
        offer.unknown = offer_not_read(context, SectionName::Prices, "price-missing");
        continue;
      }
      offer.plans.push_back({.pointer = price.pointer,
                             .product_id = product.id,
                             .entry = product.entry,
                             .price = found->second.value,
                             .price_id = price.id});
    }
  }
  return offer;
}

}  // namespace

Known<ModeOffer> offer_in_live(const Context& context) { return offer_of(context, configuration_under_test(context)); }

Known<ModeOffer> offer_in_test(const Context& context) {
  return offer_of(context.in(stripe::Mode::Test), counterpart(context, stripe::Mode::Test));
}

std::string plan_name(const ModeOffer& offer, const ModePlan& plan) {
  return product_name(offer.context, plan.product_id) + " (" + observed_text(plan.price_id) + ")";
}

Known<std::vector<Located>> counterparts(const ModeOffer& offer, const ModePlan& plan, const ModeOffer& other) {
  const stripe::PlanMatch match = other.catalogue.counterparts(offer.catalogue.describe(*plan.price));
  std::vector<Located> found;
  for (const std::size_t index : match.prices) {
    const Json* price = other.prices->items[index];
    found.push_back({.value = price, .pointer = other.prices->pointers[index], .id = id_of(price)});
  }
  if (!found.empty()) return found;
  for (const SectionName name : {SectionName::Prices, SectionName::Products}) {
    if (!other.context.snapshot.section(other.context.mode, name).complete) return unanswered(partly_read(other.context, name));
  }
  return found;
}

}  // namespace portal_guide::rules
