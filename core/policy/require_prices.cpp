#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/policy/requirements.hpp"
#include "core/rules/offered_plans.hpp"

namespace portal_guide::policy {
namespace {

struct UnwantedPrice {
  std::string_view product_id;
  rules::OfferedPrice price;
};

bool names(const std::vector<std::string>& wanted, std::string_view name) {
  return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

/// Whether the list names the price by its lookup key.
rules::Known<bool> has_wanted_key(const rules::Context& context, std::string_view price_id,
                                  const std::vector<std::string>& wanted) {
  const auto section = rules::require_section(context, stripe::SectionName::Prices);
  if (!section) return propagate(section);
  const auto price = rules::find_item(**section, price_id);
  if (!price) return rules::unanswered(rules::offer_not_read(context, stripe::SectionName::Prices, "price-missing"));
  return rules::optional_string(*price, stripe::price::kLookupKey).map([&](std::string_view key) {
    return names(wanted, key);
  });
}

}  // namespace

rules::Answer judge_prices(const rules::Context& context, const std::vector<std::string>& wanted) {
  const auto plans = rules::switching(context);
  if (!plans) return propagate(plans);
  std::optional<rules::Unanswered> unknown;
  std::vector<UnwantedPrice> found;
  std::set<std::string_view> seen;
  std::set<std::string_view> unwanted;
  for (const rules::OfferedProduct& product : plans->products) {
    for (const rules::OfferedPrice& price : product.prices) {
      if (!seen.insert(price.id).second || names(wanted, price.id)) continue;
      const auto by_key = has_wanted_key(context, price.id, wanted);
      if (!by_key) {
        unknown = by_key.error();
      } else if (!*by_key) {
        found.push_back({.product_id = product.id, .price = price});
        unwanted.insert(price.id);
      }
    }
  }

  std::vector<rules::Observation> observations;
  observations.reserve(found.size());
  for (const UnwantedPrice& offer : found) {
    observations.push_back(
        rules::price_to_remove(context, *plans, offer.product_id, offer.price.id,
                               {.path = offer.price.pointer, .observed = rules::observed_text(offer.price.id)},
                               rules::list_without_prices(*plans, unwanted)));
  }
  return rules::answer_of(std::move(observations), unknown);
}

}  // namespace portal_guide::policy
