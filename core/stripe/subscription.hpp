#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"

/// What the rules read of one subscription. An account may have a million, so one object is filled again and again, with views.
namespace portal_guide::stripe {

/// A member as it stands in the snapshot.
struct Member {
  enum class Kind : std::uint8_t { Missing, Null, False, True, Text, Other };
  Kind kind = Kind::Missing;
  /// Empty unless Text. Views the text or the JSON that was read.
  std::string_view text = {};

  bool is_unset() const { return kind == Kind::Missing || kind == Kind::Null; }
  bool operator==(const Member&) const = default;
};

struct SubscriptionItem {
  /// The price's id, also where the price stands there as an object.
  Member price = {};
  bool price_is_object = false;
  /// `price.recurring.usage_type`.
  Member usage_type = {};

  bool operator==(const SubscriptionItem&) const = default;
};

/// A member that refers to another object holds that object's id, also where the object was expanded.
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
  /// What `items.data` is.
  enum class ItemList : std::uint8_t { Missing, Malformed, Read };
  ItemList item_list = ItemList::Missing;
  /// `items.has_more`.
  Member more_items = {};
  /// Empty unless `item_list` is Read.
  std::vector<SubscriptionItem> items = {};

  bool operator==(const Subscription&) const = default;

  /// Makes it as new, but keeps the memory of the items.
  void clear();
};

/// Fills the subscription with views of the JSON. A value that is not an object has no members.
void read_subscription(const Json& value, Subscription& subscription);

/// Where a subscription stands. The pointer is written only when somebody asks for it.
class SubscriptionPlace {
 public:
  /// From the pointer of the subscription itself.
  explicit SubscriptionPlace(std::string_view pointer) : pointer_(pointer) {}
  /// From the pointer of the array that holds it, and its place there.
  SubscriptionPlace(std::string_view array, std::size_t index) : pointer_(array), index_(index) {}

  /// JSON pointer into the snapshot, such as "/live/subscriptions/data/3".
  std::string pointer() const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::string_view pointer_;
  std::size_t index_ = kNone;
};

}  // namespace portal_guide::stripe
