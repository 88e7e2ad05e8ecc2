#include "core/stripe/object_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/stripe/api_key.hpp"
#include "core/stripe/members.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe {
namespace {

// Metadata is left out of every list, because the account's owner may keep anything in it. So is every name, e-mail address,
// phone number, postal address, card and bank detail of an end customer.

constexpr auto kAccount = std::to_array<std::string_view>({
    "business_profile.name",
    "business_profile.support_email",
    "business_profile.support_phone",
    "business_profile.support_url",
    "business_profile.url",
    "capabilities.card_payments",
    "charges_enabled",
    "country",
    "created",
    "default_currency",
    "details_submitted",
    "id",
    "object",
    "payouts_enabled",
    "requirements.current_deadline",
    "requirements.currently_due",
    "requirements.disabled_reason",
    "requirements.past_due",
    "settings.branding.icon",
    "settings.branding.logo",
    "settings.branding.primary_color",
    "settings.branding.secondary_color",
    "settings.dashboard.display_name",
    "settings.payments.statement_descriptor",
    "type",
});
constexpr auto kConfiguration = std::to_array<std::string_view>({
    "active",
    "application",
    "business_profile.headline",
    "business_profile.privacy_policy_url",
    "business_profile.terms_of_service_url",
    "created",
    "default_return_url",
    "features.customer_update.allowed_updates",
    "features.customer_update.enabled",
    "features.invoice_history.enabled",
    "features.payment_method_update.enabled",
    "features.payment_method_update.payment_method_configuration",
    "features.subscription_cancel.cancellation_reason.enabled",
    "features.subscription_cancel.cancellation_reason.feedback_options",
    "features.subscription_cancel.cancellation_reason.options",
    "features.subscription_cancel.enabled",
    "features.subscription_cancel.mode",
    "features.subscription_cancel.proration_behavior",
    "features.subscription_pause.duration.interval_options.interval",
    "features.subscription_pause.duration.interval_options.interval_count",
    "features.subscription_pause.duration.type",
    "features.subscription_pause.enabled",
    "features.subscription_update.billing_cycle_anchor",
    "features.subscription_update.default_allowed_updates",
    "features.subscription_update.enabled",
    "features.subscription_update.products.adjustable_quantity.enabled",
    "features.subscription_update.products.adjustable_quantity.maximum",
    "features.subscription_update.products.adjustable_quantity.minimum",
    "features.subscription_update.products.prices",
    "features.subscription_update.products.product",
    "features.subscription_update.proration_behavior",
    "features.subscription_update.schedule_at_period_end.conditions.type",
    "features.subscription_update.trial_update_behavior",
    "id",
    "is_default",
    "livemode",
    "login_page.enabled",
    "login_page.url",
    "name",
    "object",
    "updated",
});
constexpr auto kCustomer = std::to_array<std::string_view>({
    "created",
    "currency",
    "default_source",
    "deleted",
    "delinquent",
    "id",
    "invoice_settings.default_payment_method",
    "livemode",
    "object",
    "tax_exempt",
    "test_clock",
});
constexpr auto kPaymentMethodConfiguration = std::to_array<std::string_view>({
    "*.available",
    "*.display_preference.value",
    "active",
    "application",
    "id",
    "is_default",
    "livemode",
    "name",
    "object",
    "parent",
});
constexpr auto kPrice = std::to_array<std::string_view>({
    "active",
    "billing_scheme",
    "created",
    "currency",
    "currency_options.*.tax_behavior",
    "currency_options.*.unit_amount",
    "currency_options.*.unit_amount_decimal",
    "id",
    "livemode",
    "lookup_key",
    "nickname",
    "object",
    "product",
    "recurring.interval",
    "recurring.interval_count",
    "recurring.meter",
    "recurring.trial_period_days",
    "recurring.usage_type",
    "tax_behavior",
    "tiers_mode",
    "transform_quantity.divide_by",
    "transform_quantity.round",
    "type",
    "unit_amount",
    "unit_amount_decimal",
});
constexpr auto kProduct = std::to_array<std::string_view>({
    "active",
    "created",
    "default_price",
    "deleted",
    "description",
    "id",
    "images",
    "livemode",
    "name",
    "object",
    "tax_code",
    "type",
    "unit_label",
    "updated",
});
constexpr auto kPromotionCode = std::to_array<std::string_view>({
    "active",
    "created",
    "expires_at",
    "id",
    "livemode",
    "max_redemptions",
    "object",
    "promotion.coupon",
    "promotion.type",
    "restrictions.first_time_transaction",
    "restrictions.minimum_amount",
    "restrictions.minimum_amount_currency",
    "times_redeemed",
});
constexpr auto kSubscription = std::to_array<std::string_view>({
    "application",
    "billing_mode.type",
    "cancel_at",
    "cancel_at_period_end",
    "canceled_at",
    "collection_method",
    "created",
    "currency",
    "customer",
    "default_payment_method",
    "default_source",
    "ended_at",
    "id",
    "items.data.created",
    "items.data.current_period_end",
    "items.data.current_period_start",
    "items.data.id",
    "items.data.object",
    "items.data.price",
    "items.data.quantity",
    "items.has_more",
    "items.object",
    "latest_invoice",
    "livemode",
    "object",
    "on_behalf_of",
    "pause_collection.behavior",
    "pause_collection.resumes_at",
    "pending_update.expires_at",
    "schedule",
    "start_date",
    "status",
    "status_details.paused.subscription.type",
    "test_clock",
    "trial_end",
    "trial_settings.end_behavior.missing_payment_method",
    "trial_start",
});
constexpr auto kSubscriptionSchedule = std::to_array<std::string_view>({
    "canceled_at",
    "completed_at",
    "created",
    "current_phase.end_date",
    "current_phase.start_date",
    "customer",
    "end_behavior",
    "id",
    "livemode",
    "object",
    "phases.end_date",
    "phases.items.price",
    "phases.items.quantity",
    "phases.start_date",
    "released_at",
    "released_subscription",
    "status",
    "subscription",
    "test_clock",
});
constexpr auto kTaxSettings = std::to_array<std::string_view>({
    "defaults.provider",
    "defaults.tax_behavior",
    "defaults.tax_code",
    "livemode",
    "object",
    "status",
    "status_details.pending.missing_fields",
});
constexpr auto kWebhookEndpoint = std::to_array<std::string_view>({
    "api_version",
    "application",
    "created",
    "enabled_events",
    "id",
    "livemode",
    "object",
    "status",
    "url",
});

constexpr std::array kObjectFields = {
    ObjectFields{"account", kAccount},
    ObjectFields{"billing_portal.configuration", kConfiguration},
    ObjectFields{"customer", kCustomer},
    ObjectFields{"payment_method_configuration", kPaymentMethodConfiguration},
    ObjectFields{"price", kPrice},
    ObjectFields{"product", kProduct},
    ObjectFields{"promotion_code", kPromotionCode},
    ObjectFields{"subscription", kSubscription},
    ObjectFields{"subscription_schedule", kSubscriptionSchedule},
    ObjectFields{"tax.settings", kTaxSettings},
    ObjectFields{"webhook_endpoint", kWebhookEndpoint},
};

/// An expanded object may hold an expanded object. Stripe expands at most four deep.
constexpr int kMaxExpansion = 4;
constexpr std::size_t kMaxWildcardName = 64;

bool is_wildcard_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxWildcardName && std::all_of(name.begin(), name.end(), [](char character) {
    return text::is_lower(character) || text::is_digit(character) || character == '_';
  });
}

Json keep_scalar(const Json& value) {
  const std::optional<std::string_view> text = as_string(&value);
  return text ? Json(redact_keys(*text)) : value;
}

Json keep(const Json& object, std::span<const std::string_view> paths, int expansion);

/// A value that a path names as a whole. Nothing where none of it is kept.
std::optional<Json> keep_leaf(const Json& value, int expansion) {
  if (value.is_primitive()) return keep_scalar(value);
  if (value.is_array()) {
    Json kept = Json::array();
    for (const Json& element : value) {
      std::optional<Json> kept_element = element.is_array() ? std::nullopt : keep_leaf(element, expansion);
      if (kept_element) kept.push_back(*std::move(kept_element));
    }
    return kept;
  }
  // An id that was expanded into its object.
  const std::optional<std::string_view> type = as_string(find(value, any_object::kObject));
  const ObjectFields* fields = type ? find_object_fields(*type) : nullptr;
  if (fields == nullptr || expansion >= kMaxExpansion) return std::nullopt;
  return keep(value, fields->paths, expansion + 1);
}

/// A value of which `paths` name parts. Nothing where it has no parts. Null stays null, since it says that there is no object.
std::optional<Json> keep_branch(const Json& value, std::span<const std::string_view> paths, int expansion) {
  if (value.is_null()) return value;
  if (value.is_object()) return keep(value, paths, expansion);
  if (!value.is_array()) return std::nullopt;
  Json kept = Json::array();
  for (const Json& element : value) {
    if (element.is_object()) kept.push_back(keep(element, paths, expansion));
  }
  return kept;
}

Json keep(const Json& object, std::span<const std::string_view> paths, int expansion) {
  Json kept = Json::object();
  std::vector<std::string_view> tails;
  for (auto member = object.begin(); member != object.end(); ++member) {
    const std::string_view name = member.key();
    bool is_leaf = false;
    tails.clear();
    for (const std::string_view path : paths) {
      const std::size_t dot = path.find('.');
      const std::string_view head = path.substr(0, dot);
      if (head != name && !(head == "*" && is_wildcard_name(name))) continue;
      if (dot == std::string_view::npos) {
        is_leaf = true;
      } else {
        tails.push_back(path.substr(dot + 1));
      }
    }
    std::optional<Json> value;
    if (is_leaf) {
      value = keep_leaf(*member, expansion);
    } else if (!tails.empty()) {
      value = keep_branch(*member, tails, expansion);
    }
    if (value) kept.emplace(name, *std::move(value));
  }
  return kept;
}

}  // namespace

std::span<const ObjectFields> object_fields() { return kObjectFields; }

const ObjectFields* find_object_fields(std::string_view object_type) {
  const auto found = std::find_if(kObjectFields.begin(), kObjectFields.end(), [object_type](const ObjectFields& candidate) {
    return candidate.object_type == object_type;
  });
  return found == kObjectFields.end() ? nullptr : &*found;
}

Json keep_fields(const Json& object, const ObjectFields& fields) { return keep(object, fields.paths, 0); }

}  // namespace portal_guide::stripe
