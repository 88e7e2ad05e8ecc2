#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::quantity_unbounded {
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
  auto list = list_of_products(*plans);
  for (std::size_t index = 0; index < plans->products.size(); ++index) {
    const Located& entry = plans->products[index].entry;
    const auto adjustable = require_bool(entry, kQuantityEnabled);
    if (!adjustable) unknown = adjustable.error();
    if (!adjustable || !*adjustable) continue;
    const Json* maximum = find_path(*entry.value, kQuantityMaximum);
    if (maximum != nullptr && maximum->is_number()) continue;
    if (maximum != nullptr && !maximum->is_null()) {
      unknown = member_malformed(pointer_of(entry, kQuantityMaximum));
      continue;
    }
    evidence.push_back({.path = pointer_of(entry, kQuantityMaximum), .observed = nullptr});
    if (list) (*list)[index]["adjustable_quantity"]["maximum"] = "{maximum}";
  }
  if (!evidence.empty()) return {{wrong_products(*plans, std::move(evidence), std::move(list))}};
  if (unknown) return unanswered(*unknown);
  return {};
}

}  // namespace

extern const Rule kRule{.id = "quantity-unbounded", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::quantity_unbounded
