#include "core/compare/plans.hpp"

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

/// Compares what both modes offer, once both offers are read.
Plans compare_offers(const Side& test_side, const Side& live_side, Plans plans, const content::Content& content) {
  const ModePlans test = index_plans(test_side, plans.test);
  const ModePlans live = index_plans(live_side, plans.live);
  Pairing pairing = pair_plans(test, live, content);
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
  ComparedLists lists = compare_lists(test, live, plans.prices, content);
  plans.list = std::move(lists.list);
  append(plans.unmatched, std::move(lists.unmatched));
  append(plans.not_compared, std::move(lists.not_compared));
  return plans;
}

}  // namespace

bool is_supplied(const PriceSupply& price) { return price.supply != Supply::Leave && price.supply != Supply::Unknown; }

Plans compare_plans(const Side& test, const Side& live, const content::Content& content) {
  Plans plans;
  auto in_test = stripe::read_offer(*test.configuration->value, test.configuration->pointer);
  if (!in_test) {
    if (is_of_list(in_test.error()))
      plans.not_compared.push_back(lists_not_compared(gap_of(in_test.error(), stripe::Mode::Test), content));
    return plans;
  }
  if (!in_test->enabled) return plans;
  plans.test = *std::move(in_test);
  if (live.configuration) {
    auto in_live = stripe::read_offer(*live.configuration->value, live.configuration->pointer);
    if (!in_live) {
      plans.not_compared.push_back(lists_not_compared(gap_of(in_live.error(), stripe::Mode::Live), content));
      return plans;
    }
    plans.live = *std::move(in_live);
  }
  return compare_offers(test, live, std::move(plans), content);
}

}  // namespace portal_guide::compare
