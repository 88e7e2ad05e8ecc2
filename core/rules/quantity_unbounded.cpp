#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/rules/switching.hpp"

namespace portal_guide::rules::quantity_unbounded {
namespace {

/// An offered product with adjustable quantities and no maximum turns a customer's slip, 1000 seats instead of 100, into an
/// invoice.
Answer judge(const Context& context) {
  const auto found = switching_that_allows(context, "quantity");
  if (!found) return propagate(found);
  if (!found->has_value()) return {};
  const Switching& plans = **found;

  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  auto list = list_of_products(plans);
  for (std::size_t index = 0; index < plans.products.size(); ++index) {
    const Located& entry = plans.products[index].entry;
    const auto adjustable = require_bool(entry, stripe::offered_product::kAdjustableQuantityEnabled);
    if (!adjustable) unknown = adjustable.error();
    if (!adjustable || !*adjustable) continue;
    const Json* maximum = find(*entry.value, stripe::offered_product::kAdjustableQuantityMaximum);
    if (maximum != nullptr && maximum->is_number()) continue;
    if (maximum != nullptr && !maximum->is_null()) {
      unknown = member_malformed(pointer_of(entry, stripe::offered_product::kAdjustableQuantityMaximum));
      continue;
    }
    evidence.push_back({.path = pointer_of(entry, stripe::offered_product::kAdjustableQuantityMaximum), .observed = nullptr});
    if (list) (*list)[index]["adjustable_quantity"]["maximum"] = "{maximum}";
  }
  if (!evidence.empty()) return {{wrong_products(plans, std::move(evidence), std::move(list))}};
  if (unknown) return unanswered(*unknown);
  return {};
}

}  // namespace

extern const Rule kRule{.id = "quantity-unbounded",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::quantity_unbounded
