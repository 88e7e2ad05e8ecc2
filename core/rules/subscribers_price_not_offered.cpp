#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "core/rules/plan_changes.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::rules::subscribers_price_not_offered {
namespace {

class NotOnTheList final : public Tally {
 public:
  explicit NotOnTheList(std::set<std::string_view> offered) : offered_(std::move(offered)) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto one_item = is_running_with_one_item(seen);
    if (!one_item || !*one_item) return one_item;
    const stripe::Member& price = seen.subscription.items.front().price;
    if (price.kind != stripe::Member::Kind::Text) return doubt_about(price, stripe::subscription_item::kPrice, 0);
    return !offered_.contains(price.text);
  }
  Sighting sight(const SeenSubscription& seen) const override { return sight_price(seen, 0); }

 private:
  std::set<std::string_view> offered_;
};

/// Customers whose price is on no judged configuration's list cannot come back to it once they have switched, and may not be
/// able to switch at all (docs/stripe.md, fact 36).
Opening watch(const Context& context) {
  const auto switchings = switchings_in_mode(context);
  if (!switchings) return Answer(propagate(switchings));
  if (switchings->empty()) return Answer{};
  std::set<std::string_view> offered;
  for (const Switching& plans : *switchings) {
    offered.merge(offered_price_ids(plans));
  }
  if (offered.empty()) return Answer(unanswered(covered_by("update-without-products")));
  return std::make_unique<NotOnTheList>(std::move(offered));
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-price-not-offered", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_price_not_offered
