#include <memory>

#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_multiple_items {
namespace {

class SeveralItems final : public Tally {
 protected:
  Verdict holds(const SeenSubscription& seen) override { return is_running_with_many_items(seen); }
  Sighting sight(const SeenSubscription& seen) const override {
    const std::size_t items = seen.subscription.items.size();
    if (items > 1) return {.path = pointer_of_items(seen), .observed = items};
    // Only one item was read, and there are more.
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kItemsHasMore), .observed = true};
  }
};

/// Customers whose subscription has more than one item can only cancel in the portal (docs/stripe.md, fact 9).
Opening watch(const Context& context) {
  if (auto answer = answer_without_plan_changes(context)) return *std::move(answer);
  return std::make_unique<SeveralItems>();
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-multiple-items", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_multiple_items
