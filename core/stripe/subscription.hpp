#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"

/// What the rules read of one subscription. An account may have a million: this is filled again and again, and holds no copy.
namespace portal_guide::stripe {

/// A member as it stands in the snapshot.
struct Member {
  enum class Kind : std::uint8_t { Missing, Null, False, True, Text, Other };
  Kind kind = Kind::Missing;
  /// Empty unless Text. Lives as long as the subscription is looked at.
  std::string_view text = {};

  bool is_unset() const { return kind == Kind::Missing || kind == Kind::Null; }
  bool operator==(const Member&) const = default;
};

struct SubscriptionItem {
  /// The price's id, whether the price stands there as an object or as its id.
  Member price = {};
  bool price_is_object = false;
  /// `price.recurring.usage_type`.
  Member usage_type = {};

  bool operator==(const SubscriptionItem&) const = default;
};

/// Members that Stripe gives as an id or, expanded, as the object are their id.
struct Subscription {
  Member id = {};
  Member object = {};
  Member livemode = {};
  Member status = {};
  Member customer = {};
  Member collection_method = {};
  Member currency = {};
  Member default_payment_method = {};
  Member default_source = {};
  Member schedule = {};
  /// `billing_mode.type`.
  Member billing_mode = {};
  /// Whether `items.data` is a list.
  enum class ItemList : std::uint8_t { Missing, Malformed, Read };
  ItemList item_list = ItemList::Missing;
  /// `items.has_more`.
  Member more_items = {};
  /// Empty unless `item_list` is Read.
  std::vector<SubscriptionItem> items = {};

  bool operator==(const Subscription&) const = default;

  /// As new, but for the memory of the items.
  void clear();
};

/// Views the JSON. `value` may be anything; what is no subscription has no members.
void read_subscription(const Json& value, Subscription& subscription);

/// Where a subscription stands. Pointers are written only where somebody asks for them.
class SubscriptionPlace {
 public:
  /// The object itself.
  explicit SubscriptionPlace(std::string_view pointer) : pointer_(pointer) {}
  /// A member of an array.
  SubscriptionPlace(std::string_view array, std::size_t index) : pointer_(array), index_(index) {}

  /// JSON pointer into the snapshot, such as "/live/subscriptions/data/3".
  std::string pointer() const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::string_view pointer_;
  std::size_t index_ = kNone;
};

}  // namespace portal_guide::stripe
