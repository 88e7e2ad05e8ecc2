#include "core/compare/plans.hpp"

#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/pairing.hpp"
#include "core/compare/plan_differences.hpp"
#include "core/compare/plan_list.hpp"

namespace portal_guide::compare {
namespace {

Gap gap_of(const stripe::OfferFault& fault, stripe::Mode mode) {
  Gap gap;
  switch (fault.why) {
    case stripe::OfferFault::Why::NotExpanded:
      gap = not_expanded();
      break;
    case stripe::OfferFault::Why::Absent:
      gap = absent_at(fault.pointer);
      break;
    case stripe::OfferFault::Why::Malformed:
      gap = malformed_at(fault.pointer);
      break;
  }
  gap.mode = mode;
  return gap;
}

/// Whether the fault lies in the list of plans. The switch beside the list is compared among the settings.
bool is_of_list(const stripe::OfferFault& fault) {
  return fault.why == stripe::OfferFault::Why::NotExpanded || fault.pointer.find("/products") != std::string::npos;
}

/// Reads what both sides of one pair offer.
Plans read_offers(const Sides& sides, const content::Content& content) {
  Plans plans;
  auto in_test = stripe::read_offer(*sides.test.configuration->value, sides.test.configuration->pointer);
  if (!in_test) {
    if (is_of_list(in_test.error())) {
      plans.not_compared.push_back(lists_not_compared(gap_of(in_test.error(), stripe::Mode::Test), content));
    }
    return plans;
  }
  if (!in_test->enabled) return plans;
  if (sides.live.configuration) {
    auto in_live = stripe::read_offer(*sides.live.configuration->value, sides.live.configuration->pointer);
    if (!in_live) {
      plans.not_compared.push_back(lists_not_compared(gap_of(in_live.error(), stripe::Mode::Live), content));
      plans.test.enabled = true;
      return plans;
    }
    plans.live = *std::move(in_live);
  }
  plans.test = *std::move(in_test);
  return plans;
}

/// What all pairs offer in one mode, one after the other.
stripe::Offer all_offers(const std::vector<Plans>& pairs, stripe::Offer Plans::*offer) {
  stripe::Offer all;
  for (const Plans& plans : pairs) {
    all.enabled |= (plans.*offer).enabled;
    append(all.products, (plans.*offer).products);
  }
  return all;
}

/// The ids of the prices that live mode offers beside each entry of all_offers() of test mode.
std::vector<std::set<std::string_view>> offered_beside(const std::vector<Plans>& pairs) {
  std::vector<std::set<std::string_view>> beside;
  for (const Plans& plans : pairs) {
    const std::set<std::string_view> offered = offered_prices(plans.live);
    beside.insert(beside.end(), plans.test.products.size(), offered);
  }
  return beside;
}

/// Finds and compares the counterparts of everything that test mode offers.
void compare_counterparts(ComparedPlans& plans, const ModePlans& test, const ModePlans& live, const content::Content& content) {
  Pairing pairing = pair_plans(test, live, offered_beside(plans.of_pairs), content);
  plans.products = std::move(pairing.products);
  plans.prices = std::move(pairing.prices);
  plans.matched = std::move(pairing.matched);
  plans.unmatched = std::move(pairing.unmatched);
  for (PriceSupply& price : plans.prices) {
    if (price.supply != Supply::Existing) continue;
    ComparedPrice compared = compare_price(std::move(price), live, content);
    price = std::move(compared.price);
    append(plans.not_compared, std::move(compared.not_compared));
  }
  for (ProductSupply& product : plans.products) {
    if (product.supply != Supply::Existing) continue;
    ComparedProduct compared = compare_product(std::move(product), test, live, content);
    product = std::move(compared.product);
    append(plans.not_compared, std::move(compared.not_compared));
    append(plans.unmatched, std::move(compared.unmatched));
  }
}

/// The prices that the offer holds, each once.
std::vector<PriceSupply> prices_of(const stripe::Offer& offer, const std::vector<PriceSupply>& all) {
  std::unordered_map<std::string_view, const PriceSupply*> by_id;
  for (const PriceSupply& price : all) {
    by_id.emplace(price.test_id, &price);
  }
  std::vector<PriceSupply> prices;
  std::set<std::string_view> seen;
  for (std::size_t entry = 0; entry < offer.products.size(); ++entry) {
    for (const stripe::OfferedPrice& offered : offer.products[entry].prices) {
      if (!seen.insert(offered.id).second) continue;
      prices.push_back(*by_id.at(offered.id));
      prices.back().entry = entry;
    }
  }
  return prices;
}

}  // namespace

bool is_supplied(const PriceSupply& price) { return price.supply != Supply::Leave && price.supply != Supply::Unknown; }

ComparedPlans compare_plans(const std::vector<Sides>& pairs, const content::Content& content) {
  ComparedPlans plans;
  for (const Sides& sides : pairs) {
    plans.of_pairs.push_back(read_offers(sides, content));
  }
  if (pairs.empty()) return plans;
  const stripe::Offer in_test = all_offers(plans.of_pairs, &Plans::test);
  const stripe::Offer in_live = all_offers(plans.of_pairs, &Plans::live);
  compare_counterparts(plans, index_plans(pairs.front().test, in_test), index_plans(pairs.front().live, in_live), content);
  for (std::size_t index = 0; index < pairs.size(); ++index) {
    Plans& own = plans.of_pairs[index];
    own.products = plans.products;
    // Nothing is compared where switching is off in test mode, or where a list could not be read.
    if (!own.test.enabled || !own.not_compared.empty()) continue;
    own.prices = prices_of(own.test, plans.prices);
    ComparedLists lists =
        compare_lists(index_plans(pairs[index].test, own.test), index_plans(pairs[index].live, own.live), own.prices, content);
    own.list = std::move(lists.list);
    append(own.unmatched, std::move(lists.unmatched));
    append(own.not_compared, std::move(lists.not_compared));
  }
  return plans;
}

void hand_steps_down(ComparedPlans& plans) {
  std::unordered_map<std::string_view, std::size_t> step_of_price;
  for (const PriceSupply& price : plans.prices) {
    step_of_price.emplace(price.test_id, price.step);
  }
  for (Plans& own : plans.of_pairs) {
    own.products = plans.products;
    for (PriceSupply& price : own.prices) {
      price.step = step_of_price.at(price.test_id);
    }
  }
}

}  // namespace portal_guide::compare
