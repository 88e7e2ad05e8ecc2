#include "core/stripe/subscription.hpp"

#include <utility>

#include "core/stripe/members.hpp"

namespace portal_guide::stripe {
namespace {

Member member_of(const Json* value) {
  if (value == nullptr) return {};
  if (value->is_null()) return {.kind = Member::Kind::Null};
  if (const auto text = as_string(value)) return {.kind = Member::Kind::Text, .text = *text};
  if (const auto flag = as_bool(value)) return {.kind = *flag ? Member::Kind::True : Member::Kind::False};
  return {.kind = Member::Kind::Other};
}

/// The id, also where the object stands in its place. An object without an id is Other.
Member reference_of(const Json* value) {
  if (value == nullptr || !value->is_object()) return member_of(value);
  const Member id = member_of(find(*value, any_object::kId));
  return id.kind == Member::Kind::Text ? id : Member{.kind = Member::Kind::Other};
}

SubscriptionItem item_of(const Json& item) {
  const Json* price = find(item, subscription_item::kPrice);
  const bool is_object = price != nullptr && price->is_object();
  return {.price = reference_of(price),
          .price_is_object = is_object,
          .usage_type = is_object ? member_of(find(*price, price::kRecurringUsageType)) : Member{}};
}

}  // namespace

void Subscription::clear() {
  std::vector<SubscriptionItem> memory = std::move(items);
  memory.clear();
  *this = {};
  items = std::move(memory);
}

void read_subscription(const Json& value, Subscription& subscription) {
  subscription.clear();
  subscription.id = member_of(find(value, subscription::kId));
  subscription.object = member_of(find(value, subscription::kObject));
  subscription.livemode = member_of(find(value, subscription::kLivemode));
  subscription.status = member_of(find(value, subscription::kStatus));
  subscription.customer = reference_of(find(value, subscription::kCustomer));
  subscription.collection_method = member_of(find(value, subscription::kCollectionMethod));
  subscription.currency = member_of(find(value, subscription::kCurrency));
  subscription.default_payment_method = reference_of(find(value, subscription::kDefaultPaymentMethod));
  subscription.default_source = reference_of(find(value, subscription::kDefaultSource));
  subscription.schedule = reference_of(find(value, subscription::kSchedule));
  subscription.billing_mode = member_of(find(value, subscription::kBillingModeType));
  const Json* items = find(value, subscription::kItemsData);
  subscription.more_items = member_of(find(value, subscription::kItemsHasMore));
  if (items == nullptr || items->is_null()) return;
  subscription.item_list = items->is_array() ? Subscription::ItemList::Read : Subscription::ItemList::Malformed;
  if (!items->is_array()) return;
  for (const Json& item : *items) {
    subscription.items.push_back(item_of(item));
  }
}

std::string SubscriptionPlace::pointer() const {
  return index_ == kNone ? std::string(pointer_) : pointer_append(pointer_, index_);
}

}  // namespace portal_guide::stripe
