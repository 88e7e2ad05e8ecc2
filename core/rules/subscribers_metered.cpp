#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_metered {
namespace {

using stripe::Member;
using stripe::SectionName;

constexpr std::string_view kUsageType = "recurring.usage_type";

/// The usage type of each price of the catalogue that tells one.
std::unordered_map<std::string_view, std::string_view> usage_types(const Context& context) {
  std::unordered_map<std::string_view, std::string_view> types;
  for (const Located& price : items_of(context.snapshot.section(context.mode, SectionName::Prices))) {
    if (const auto type = as_string(find_path(*price.value, kUsageType))) types.emplace(price.id, *type);
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
      return fail(Doubt{.kind = is_missing ? Doubt::Kind::Absent : Doubt::Kind::Malformed, .member = "items.data"});
    }
    Verdict verdict = false;
    for (std::size_t item = 0; item < subscription.items.size(); ++item) {
      const auto metered = is_metered(subscription, item);
      if (metered && *metered) return true;
      if (!metered) verdict = metered;
    }
    if (verdict && subscription.more_items.kind == Member::Kind::True)
      return fail(Doubt{.kind = Doubt::Kind::MoreItems, .member = "items.has_more"});
    return verdict;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    std::size_t item = 0;
    while (!is_metered(seen.subscription, item).value_or(false))
      ++item;
    if (seen.subscription.items[item].usage_type.kind != Member::Kind::Text) return sight_price(seen, item);
    return {.path = pointer_append(pointer_of_items(seen), item) + "/price/recurring/usage_type", .observed = "metered"};
  }

 private:
  Verdict is_metered(const stripe::Subscription& subscription, std::size_t index) const {
    const stripe::SubscriptionItem& item = subscription.items[index];
    if (item.usage_type.kind == Member::Kind::Text) return item.usage_type.text == "metered";
    const auto type = types_.find(item.price.text);
    if (type != types_.end()) return type->second == "metered";
    // A price that was not expanded may be of any kind.
    if (!item.price_is_object && item.price.kind != Member::Kind::Text) return doubt_about(item.price, "price", index);
    return doubt_about(item.usage_type, "price.recurring.usage_type", index);
  }

  std::unordered_map<std::string_view, std::string_view> types_;
};

Opening watch(const Context& context) {
  if (auto answer = answer_without_plan_changes(context)) return *std::move(answer);
  return std::make_unique<Metered>(context);
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-metered", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_metered
