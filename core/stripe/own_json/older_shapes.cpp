#include "core/stripe/own_json/older_shapes.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/stripe/members.hpp"
#include "core/stripe/object_fields.hpp"

namespace portal_guide::stripe::own_json {
namespace {

/// Members that Stripe's description of today does not have, or has for older clients only.
namespace older {
constexpr std::string_view kCoupon = "coupon";
constexpr std::string_view kPlan = "plan";
constexpr std::string_view kQuantity = "quantity";
}  // namespace older

/// A member of the object itself that stands elsewhere today.
struct Moved {
  std::string_view from;
  /// Dotted.
  std::string_view to;
};

constexpr auto kAccount = std::to_array<Moved>({
    {"business_logo", "settings.branding.logo"},
    {"business_name", "business_profile.name"},
    {"business_primary_color", "settings.branding.primary_color"},
    {"business_url", "business_profile.url"},
    {"display_name", "settings.dashboard.display_name"},
    {"statement_descriptor", "settings.payments.statement_descriptor"},
    {"support_email", "business_profile.support_email"},
    {"support_phone", "business_profile.support_phone"},
    {"support_url", "business_profile.support_url"},
    {"transfers_enabled", "payouts_enabled"},
});
constexpr auto kPlan = std::to_array<Moved>({
    {"amount", "unit_amount"},
    {"amount_decimal", "unit_amount_decimal"},
    {"interval", "recurring.interval"},
    {"interval_count", "recurring.interval_count"},
    {"meter", "recurring.meter"},
    {"transform_usage", "transform_quantity"},
    {"trial_period_days", "recurring.trial_period_days"},
    {"usage_type", "recurring.usage_type"},
});
constexpr auto kPromotionCode = std::to_array<Moved>({{"coupon", "promotion.coupon"}});
constexpr auto kSubscription = std::to_array<Moved>({{"billing", "collection_method"}, {"start", "start_date"}});
constexpr auto kItemPeriod = std::to_array<std::string_view>({"current_period_end", "current_period_start"});

/// Moves the member, unless something stands in its new place or in the way to it.
void move_member(Json& object, const Moved& moved) {
  const auto found = object.find(moved.from);
  if (found == object.end()) return;
  Json value = std::move(*found);
  object.erase(found);
  Json* around = &object;
  std::string_view path = moved.to;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    Json& next = (*around)[std::string(path.substr(0, dot))];
    if (next.is_null()) next = Json::object();
    if (!next.is_object()) return;
    around = &next;
    path.remove_prefix(dot + 1);
  }
  if (!around->contains(path)) around->emplace(path, std::move(value));
}

template <std::size_t kCount>
void move_members(Json& object, const std::array<Moved, kCount>& table) {
  for (const Moved& moved : table) {
    move_member(object, moved);
  }
}

Json price_of(Json plan) {
  if (!plan.is_object()) return plan;
  plan["object"] = "price";
  if (!plan.contains("type")) plan["type"] = "recurring";
  move_members(plan, kPlan);
  return plan;
}

/// Before prices, an item had a plan only. Before items, a subscription had one plan.
void update_items(Json& subscription) {
  const auto plan = subscription.find(older::kPlan);
  if (!subscription.contains("items") && plan != subscription.end() && plan->is_object()) {
    Json item = {{"object", "subscription_item"}, {"plan", *plan}};
    if (const Json* quantity = find(subscription, older::kQuantity)) item["quantity"] = *quantity;
    subscription["items"] = {{"object", "list"}, {"has_more", false}, {"data", Json::array({std::move(item)})}};
  }
  const auto list = subscription.find("items");
  if (list == subscription.end() || !list->is_object()) return;
  const auto items = list->find("data");
  if (items == list->end() || !items->is_array()) return;
  for (Json& item : *items) {
    if (!item.is_object()) continue;
    if (const Json* own = find(item, older::kPlan); own != nullptr && !item.contains("price")) item["price"] = price_of(*own);
    for (const std::string_view member : kItemPeriod) {
      const Json* moment = find(subscription, member);
      if (moment != nullptr && !item.contains(member)) item[std::string(member)] = *moment;
    }
  }
}

/// A payment method, for example, but none of the parts that have an id and stay, such as the entries of a list.
std::optional<std::string> id_of_unkept(const Json& value) {
  const auto type = as_string(find(value, any_object::kObject));
  const auto id = as_string(find(value, any_object::kId));
  if (!type || !id || find_object_fields(*type) != nullptr) return std::nullopt;
  return std::string(*id);
}

}  // namespace

void update_shape(Json& object) {
  const std::string type(as_string(find(object, any_object::kObject)).value_or(""));
  if (type == "account") {
    move_members(object, kAccount);
  } else if (type == "plan") {
    object = price_of(std::move(object));
  } else if (type == "promotion_code") {
    if (find(object, older::kCoupon) != nullptr && !object.contains("promotion")) object["promotion"] = {{"type", "coupon"}};
    move_members(object, kPromotionCode);
  } else if (type == "subscription") {
    move_members(object, kSubscription);
    update_items(object);
  }
}

void collapse_expansions(Json& object) {
  for (Json& value : object) {
    if (!value.is_structured()) continue;
    if (object.is_object()) {
      if (auto id = id_of_unkept(value)) {
        value = *std::move(id);
        continue;
      }
    }
    collapse_expansions(value);
  }
}

}  // namespace portal_guide::stripe::own_json
