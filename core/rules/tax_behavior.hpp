#pragma once

#include <optional>
#include <vector>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules {

/// The offered prices by whether their amounts include tax.
struct TaxBehaviors {
  std::vector<Located> inclusive;
  std::vector<Located> exclusive;
  /// Prices whose tax behavior is "unspecified" or null. Stripe lets nobody switch from or to such a price.
  std::vector<Located> unspecified;
  /// Why the tax behavior of another price is unknown.
  std::optional<Unanswered> unknown;
  Switching switching;
};

Known<TaxBehaviors> tax_behaviors(const Context& context);

}  // namespace portal_guide::rules
