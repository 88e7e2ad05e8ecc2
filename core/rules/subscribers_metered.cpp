#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_metered {
namespace {

using stripe::Member;
using stripe::SectionName;

/// The usage types of the prices in the catalogue, by price id. Prices without one are left out.
std::unordered_map<std::string_view, std::string_view> usage_types(const Context& context) {
  std::unordered_map<std::string_view, std::string_view> types;
  for (const Located& price : items_of(context.snapshot.section(context.mode, SectionName::Prices))) {
    if (const auto type = as_string(find(*price.value, stripe::price::kRecurringUsageType))) types.emplace(price.id, *type);
  }
  return types;
}

class Metered final : public Tally {
 public:
  explicit Metered(const Context& context) : types_(usage_types(context)) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    const stripe::Subscription& subscription = seen.subscription;
    if (subscription.item_list != stripe::Subscription::ItemList::Read) {
      const bool is_missing = subscription.item_list == stripe::Subscription::ItemList::Missing;
      return fail(
          Doubt{.kind = is_missing ? Doubt::Kind::Absent : Doubt::Kind::Malformed, .member = stripe::subscription::kItemsData});
    }
    Verdict verdict = false;
    for (std::size_t item = 0; item < subscription.items.size(); ++item) {
      const auto metered = is_metered(subscription, item);
      if (metered && *metered) return true;
      if (!metered) verdict = metered;
    }
    if (verdict && subscription.more_items.kind == Member::Kind::True)
      return fail(Doubt{.kind = Doubt::Kind::MoreItems, .member = stripe::subscription::kItemsHasMore});
    return verdict;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    std::size_t item = 0;
    while (!is_metered(seen.subscription, item).value_or(false))
      ++item;
    if (seen.subscription.items[item].usage_type.kind != Member::Kind::Text) return sight_price(seen, item);
    return {.path = pointer_append(pointer_append(pointer_of_items(seen), item),
                                   stripe::subscription_item::kPriceRecurringUsageType),
            .observed = "metered"};
  }

 private:
  Verdict is_metered(const stripe::Subscription& subscription, std::size_t index) const {
    const stripe::SubscriptionItem& item = subscription.items[index];
    if (item.usage_type.kind == Member::Kind::Text) return item.usage_type.text == "metered";
    const auto type = types_.find(item.price.text);
    if (type != types_.end()) return type->second == "metered";
    // Neither the item nor the catalogue tells the usage type.
    if (!item.price_is_object && item.price.kind != Member::Kind::Text)
      return doubt_about(item.price, stripe::subscription_item::kPrice, index);
    return doubt_about(item.usage_type, stripe::subscription_item::kPriceRecurringUsageType, index);
  }

  std::unordered_map<std::string_view, std::string_view> types_;
};

/// Customers who hold a usage-based price can only cancel in the portal (docs/stripe.md, fact 9).
Opening watch(const Context& context) {
  if (auto answer = answer_without_plan_changes(context)) return *std::move(answer);
  return std::make_unique<Metered>(context);
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-metered", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_metered
