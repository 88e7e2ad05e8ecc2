#pragma once

#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/pairing.hpp"
#include "core/compare/plans.hpp"

/// The lists of plans that the two portals offer (`features.subscription_update.products`).
namespace portal_guide::compare {

struct ComparedLists {
  ListOfPlans list;
  /// Plans that only live mode offers.
  std::vector<Unmatched> unmatched = {};
  std::vector<NotCompared> not_compared = {};
};

/// `prices`: every price that test mode offers, paired and compared. The order of plans in a list means nothing.
ComparedLists compare_lists(const ModePlans& test, const ModePlans& live, const std::vector<PriceSupply>& prices,
                            const content::Content& content);

/// Why nothing can be said about the lists of plans.
NotCompared lists_not_compared(const Gap& gap, const content::Content& content);

/// Gives the list up: somebody sets it by hand.
void give_up(ListOfPlans& list);

}  // namespace portal_guide::compare
