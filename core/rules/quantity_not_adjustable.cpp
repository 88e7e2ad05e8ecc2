#include <optional>
#include <utility>
#include <vector>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::quantity_not_adjustable {
namespace {

/// A configuration that allows changes of the quantity in general, and switches them off for every product, makes customers who
/// need another seat write to the business.
Answer judge(const Context& context) {
  const auto found = switching_that_allows(context, "quantity");
  if (!found) return propagate(found);
  if (!found->has_value()) return {};
  const Switching& plans = **found;

  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  for (const OfferedProduct& product : plans.products) {
    const auto adjustable = require_bool(product.entry, stripe::offered_product::kAdjustableQuantityEnabled);
    if (adjustable && *adjustable) return {};
    if (!adjustable) unknown = adjustable.error();
    evidence.push_back(
        {.path = pointer_of(product.entry, stripe::offered_product::kAdjustableQuantityEnabled), .observed = false});
  }
  if (unknown) return unanswered(*unknown);

  auto list = list_of_products(plans);
  if (list) {
    for (OrderedJson& product : *list) {
      product["adjustable_quantity"] = {{"enabled", true}, {"minimum", 1}, {"maximum", "{maximum}"}};
    }
  }
  return {{wrong_products(plans, std::move(evidence), std::move(list))}};
}

}  // namespace

extern const Rule kRule{.id = "quantity-not-adjustable",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::quantity_not_adjustable
