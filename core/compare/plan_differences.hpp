#pragma once

#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/pairing.hpp"
#include "core/compare/plans.hpp"

/// How the live price or product that stands for one of test mode differs from it, and what an update has to change.
namespace portal_guide::compare {

struct ComparedPrice {
  /// With `differences` and `params`. A price that differs in what Stripe never changes is to be replaced: its supply is then
  /// Create or CreateByHand.
  PriceSupply price;
  std::vector<NotCompared> not_compared = {};
};

/// The supply must be Existing.
ComparedPrice compare_price(PriceSupply price, const ModePlans& live, const content::Content& content);

struct ComparedProduct {
  /// With `differences` and `params`.
  ProductSupply product;
  std::vector<NotCompared> not_compared = {};
  std::vector<Unmatched> unmatched = {};
};

/// The supply must be Existing.
ComparedProduct compare_product(ProductSupply product, const ModePlans& test, const ModePlans& live,
                                const content::Content& content);

}  // namespace portal_guide::compare
