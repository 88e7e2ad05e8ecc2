#include "core/rules/plan_changes.hpp"

#include <vector>

#include "core/rules/judged_in_mode.hpp"

namespace portal_guide::rules {
namespace {

using stripe::Member;
using stripe::Subscription;

/// The number of items: 0, 1, or 2 where there are more than one.
tl::expected<std::size_t, Doubt> items_counted(const Subscription& subscription) {
  switch (subscription.item_list) {
    case Subscription::ItemList::Missing:
      return fail(Doubt{.kind = Doubt::Kind::Absent, .member = stripe::subscription::kItemsData});
    case Subscription::ItemList::Malformed:
      return fail(Doubt{.kind = Doubt::Kind::Malformed, .member = stripe::subscription::kItemsData});
    case Subscription::ItemList::Read:
      break;
  }
  const bool more = subscription.more_items.kind == Member::Kind::True;
  if (more && subscription.items.empty()) {
    return fail(Doubt{.kind = Doubt::Kind::MoreItems, .member = stripe::subscription::kItemsHasMore});
  }
  return subscription.items.size() + (more ? 1 : 0) > 1 ? 2 : subscription.items.size();
}

Verdict is_running_with(const SeenSubscription& seen, std::size_t items) {
  const auto running = is_running(seen);
  if (!running || !*running) return running;
  return items_counted(seen.subscription).map([items](std::size_t counted) { return counted == items; });
}

}  // namespace

Known<bool> offers_plan_changes(const Context& context) {
  return judged_where(context,
                      [](const Located& configuration) {
                        return require_bool(configuration, stripe::configuration::kFeaturesSubscriptionUpdateEnabled);
                      })
      .map([](const std::vector<Located>& changing) { return !changing.empty(); });
}

std::optional<Answer> answer_without_plan_changes(const Context& context) {
  const auto offers = offers_plan_changes(context);
  if (!offers) return Answer(propagate(offers));
  if (!*offers) return Answer{};
  return std::nullopt;
}

Verdict is_running_with_one_item(const SeenSubscription& seen) { return is_running_with(seen, 1); }
Verdict is_running_with_many_items(const SeenSubscription& seen) { return is_running_with(seen, 2); }

std::string pointer_of_items(const SeenSubscription& seen) {
  return pointer_append(seen.place.pointer(), stripe::subscription::kItemsData);
}

Sighting sight_price(const SeenSubscription& seen, std::size_t item) {
  const stripe::SubscriptionItem& sold = seen.subscription.items[item];
  const std::string pointer = pointer_append(pointer_of_items(seen), item);
  const stripe::MemberPath price =
      sold.price_is_object ? stripe::subscription_item::kPriceId : stripe::subscription_item::kPrice;
  return {.path = pointer_append(pointer, price), .observed = observed_text(sold.price.text)};
}

}  // namespace portal_guide::rules
