#include "core/stripe/subscription.hpp"

#include <utility>

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
  const Member id = member_of(find(*value, "id"));
  return id.kind == Member::Kind::Text ? id : Member{.kind = Member::Kind::Other};
}

SubscriptionItem item_of(const Json& item) {
  const Json* price = find(item, "price");
  const bool is_object = price != nullptr && price->is_object();
  return {.price = reference_of(price),
          .price_is_object = is_object,
          .usage_type = is_object ? member_of(find_path(*price, "recurring.usage_type")) : Member{}};
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
  subscription.id = member_of(find(value, "id"));
  subscription.object = member_of(find(value, "object"));
  subscription.livemode = member_of(find(value, "livemode"));
  subscription.status = member_of(find(value, "status"));
  subscription.customer = reference_of(find(value, "customer"));
  subscription.collection_method = member_of(find(value, "collection_method"));
  subscription.currency = member_of(find(value, "currency"));
  subscription.default_payment_method = reference_of(find(value, "default_payment_method"));
  subscription.default_source = reference_of(find(value, "default_source"));
  subscription.schedule = reference_of(find(value, "schedule"));
  subscription.billing_mode = member_of(find_path(value, "billing_mode.type"));
  const Json* items = find_path(value, "items.data");
  subscription.more_items = member_of(find_path(value, "items.has_more"));
  if (items == nullptr || items->is_null()) return;
  subscription.item_list = items->is_array() ? Subscription::ItemList::Read : Subscription::ItemList::Malformed;
  if (!items->is_array()) return;
  for (const Json& item : *items)
    subscription.items.push_back(item_of(item));
}

std::string SubscriptionPlace::pointer() const {
  return index_ == kNone ? std::string(pointer_) : pointer_append(pointer_, index_);
}

}  // namespace portal_guide::stripe
