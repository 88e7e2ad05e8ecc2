#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_interval_duplicate {
namespace {

/// What tells prices apart here: product, interval, interval count and currency. Stripe names the interval only
/// (docs/stripe.md, fact 7). Whether another interval count or currency is enough is not documented, so this rule, whose
/// findings are errors, lets such prices pass; price-currency-mixed speaks of several currencies.
using Slot = std::tuple<std::string_view, std::string_view, std::int64_t, std::string_view>;

Known<Slot> slot_of(const PriceOnOffer& offered) {
  const auto interval = require_string(offered.price, stripe::price::kRecurringInterval);
  if (!interval) return propagate(interval);
  const auto currency = require_string(offered.price, stripe::price::kCurrency);
  if (!currency) return propagate(currency);
  const auto count = as_integer(find(*offered.price.value, stripe::price::kRecurringIntervalCount));
  if (!count) return unanswered(member_absent(pointer_of(offered.price, stripe::price::kRecurringIntervalCount)));
  return Slot{offered.product_id, *interval, *count, *currency};
}

/// The list with one placeholder instead of all the prices that share the slot.
std::optional<OrderedJson> list_with_a_choice(const Switching& switching, const std::vector<const PriceOnOffer*>& same) {
  auto list = list_of_products(switching);
  if (!list) return std::nullopt;
  for (OrderedJson& entry : *list) {
    OrderedJson prices = OrderedJson::array();
    bool chosen = false;
    for (const OrderedJson& id : entry["prices"]) {
      bool shared = false;
      for (const PriceOnOffer* offered : same) {
        shared |= id == OrderedJson(offered->price.id);
      }
      if (!shared) prices.push_back(id);
      if (shared && !std::exchange(chosen, true)) prices.push_back("{price}");
    }
    entry["prices"] = std::move(prices);
  }
  return list;
}

Observation observe(const Context& context, const Switching& switching, const Slot& slot,
                    const std::vector<const PriceOnOffer*>& same, std::optional<OrderedJson> wanted) {
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  std::string ids;
  for (const PriceOnOffer* offered : same) {
    const report::ObjectReference reference = reference_to("price", offered->price.id);
    evidence.push_back({.path = offered->pointer, .observed = reference.id});
    ids += (ids.empty() ? "" : ", ") + reference.id;
    objects.push_back(reference);
  }
  Observation observation = wrong_products(switching, std::move(evidence), std::move(wanted));
  objects.insert(objects.end(), observation.objects.begin(), observation.objects.end());
  observation.objects = std::move(objects);
  observation.arguments["prices"] = std::move(ids);
  observation.arguments["product"] = product_name(context, std::get<0>(slot));
  return observation;
}

/// Two offered prices of one product with the same interval and currency may make Stripe refuse the list, or hide one of them
/// from customers (docs/stripe.md, fact 7).
Answer judge(const Context& context) {
  const auto offer = prices_on_offer(context);
  if (!offer) return propagate(offer);
  std::optional<Unanswered> unknown = offer->unknown;
  std::map<Slot, std::vector<const PriceOnOffer*>> slots;
  for (const PriceOnOffer& offered : offer->prices) {
    const auto recurring = is_recurring(offered.price);
    if (recurring && !*recurring) continue;
    const auto slot = recurring ? slot_of(offered) : propagate(recurring);
    if (slot) slots[*slot].push_back(&offered);
    if (!slot) unknown = slot.error();
  }
  std::erase_if(slots, [](const auto& entry) { return entry.second.size() < 2; });

  std::vector<Observation> observations;
  for (const auto& [slot, same] : slots) {
    // One call cannot mend several such groups, and Stripe refuses a list that still holds one.
    auto wanted = slots.size() == 1 ? list_with_a_choice(offer->switching, same) : std::nullopt;
    observations.push_back(observe(context, offer->switching, slot, same, std::move(wanted)));
  }
  return answer_of(std::move(observations), unknown);
}

}  // namespace

extern const Rule kRule{.id = "price-interval-duplicate",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_interval_duplicate
