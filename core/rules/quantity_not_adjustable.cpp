#include <optional>
#include <utility>
#include <vector>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::quantity_not_adjustable {
namespace {

Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->allow("quantity")) return {};
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  if (plans->products.empty()) return unanswered(covered_by("update-without-products"));

  std::optional<Unanswered> unknown;
  std::vector<Sighting> evidence;
  for (const OfferedProduct& product : plans->products) {
    const auto adjustable = require_bool(product.entry, kQuantityEnabled);
    if (adjustable && *adjustable) return {};
    if (!adjustable) unknown = adjustable.error();
    evidence.push_back({.path = pointer_of(product.entry, kQuantityEnabled), .observed = false});
  }
  if (unknown) return unanswered(*unknown);

  auto list = list_of_products(*plans);
  if (list) {
    for (OrderedJson& product : *list)
      product["adjustable_quantity"] = {{"enabled", true}, {"minimum", 1}, {"maximum", "{maximum}"}};
  }
  return {{wrong_products(*plans, std::move(evidence), std::move(list))}};
}

}  // namespace

extern const Rule kRule{
    .id = "quantity-not-adjustable", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::quantity_not_adjustable
