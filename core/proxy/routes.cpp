#include "core/proxy/routes.hpp"

#include <algorithm>
#include <array>

#include "core/text/ascii.hpp"

namespace portal_guide::proxy {
namespace {

using enum ValueShape;

constexpr std::size_t kMaxIdLength = 255;

constexpr std::array kConfigurationList = {
    Parameter{"active", Boolean}, Parameter{"ending_before", PrefixedId, "bpc_"},  Parameter{"is_default", Boolean},
    Parameter{"limit", PageSize}, Parameter{"starting_after", PrefixedId, "bpc_"},
};
constexpr std::array kCustomerList = {
    Parameter{"created[gte]", UnixSeconds},          Parameter{"created[lt]", UnixSeconds},
    Parameter{"ending_before", PrefixedId, "cus_"},  Parameter{"limit", PageSize},
    Parameter{"starting_after", PrefixedId, "cus_"},
};
constexpr std::array kPaymentMethodConfigurationList = {
    Parameter{"active", Boolean},
    Parameter{"ending_before", PrefixedId, "pmc_"},
    Parameter{"limit", PageSize},
    Parameter{"starting_after", PrefixedId, "pmc_"},
};
constexpr std::array kPriceList = {
    Parameter{"active", Boolean},          Parameter{"created[gte]", UnixSeconds},
    Parameter{"created[lt]", UnixSeconds}, Parameter{"currency", Currency},
    Parameter{"ending_before", FreeId},    Parameter{"limit", PageSize},
    Parameter{"lookup_keys[]", FreeId},    Parameter{"product", FreeId},
    Parameter{"starting_after", FreeId},   Parameter{"type", Choice, "one_time recurring"},
};
constexpr std::array kProductList = {
    Parameter{"active", Boolean},
    Parameter{"created[gte]", UnixSeconds},
    Parameter{"created[lt]", UnixSeconds},
    Parameter{"ending_before", FreeId},
    Parameter{"ids[]", FreeId},
    Parameter{"limit", PageSize},
    Parameter{"starting_after", FreeId},
    Parameter{"type", Choice, "good service"},
};
constexpr std::array kPromotionCodeList = {
    Parameter{"active", Boolean},
    Parameter{"ending_before", PrefixedId, "promo_"},
    Parameter{"limit", PageSize},
    Parameter{"starting_after", PrefixedId, "promo_"},
};
constexpr std::array kSubscriptionList = {
    Parameter{"collection_method", Choice, "charge_automatically send_invoice"},
    Parameter{"created[gte]", UnixSeconds},
    Parameter{"created[lt]", UnixSeconds},
    Parameter{"customer", PrefixedId, "cus_"},
    Parameter{"ending_before", PrefixedId, "sub_"},
    Parameter{"limit", PageSize},
    Parameter{"price", FreeId},
    Parameter{"starting_after", PrefixedId, "sub_"},
    Parameter{"status", Choice, "active all canceled ended incomplete incomplete_expired past_due paused trialing unpaid"},
};
constexpr std::array kSubscriptionScheduleList = {
    Parameter{"created[gte]", UnixSeconds},
    Parameter{"created[lt]", UnixSeconds},
    Parameter{"customer", PrefixedId, "cus_"},
    Parameter{"ending_before", PrefixedId, "sub_sched_"},
    Parameter{"limit", PageSize},
    Parameter{"scheduled", Boolean},
    Parameter{"starting_after", PrefixedId, "sub_sched_"},
};
constexpr std::array kWebhookEndpointList = {
    Parameter{"ending_before", PrefixedId, "we_"},
    Parameter{"limit", PageSize},
    Parameter{"starting_after", PrefixedId, "we_"},
};

constexpr std::array<std::string_view, 1> kExpandConfigurations = {"data.features.subscription_update.products"};
constexpr std::array<std::string_view, 1> kExpandConfiguration = {"features.subscription_update.products"};
constexpr std::array<std::string_view, 1> kExpandPrices = {"data.currency_options"};

constexpr std::array kRoutes = {
    Route{.path = "/v1/account", .object_type = "account"},
    Route{.path = "/v1/billing_portal/configurations",
          .object_type = "billing_portal.configuration",
          .is_list = true,
          .parameters = kConfigurationList,
          .expansions = kExpandConfigurations},
    Route{.path = "/v1/billing_portal/configurations/{id}",
          .id_prefix = "bpc_",
          .object_type = "billing_portal.configuration",
          .expansions = kExpandConfiguration},
    Route{.path = "/v1/customers", .object_type = "customer", .is_list = true, .parameters = kCustomerList},
    Route{.path = "/v1/customers/{id}", .id_prefix = "cus_", .object_type = "customer"},
    Route{.path = "/v1/payment_method_configurations",
          .object_type = "payment_method_configuration",
          .is_list = true,
          .parameters = kPaymentMethodConfigurationList},
    Route{.path = "/v1/prices", .object_type = "price", .is_list = true, .parameters = kPriceList, .expansions = kExpandPrices},
    Route{.path = "/v1/products", .object_type = "product", .is_list = true, .parameters = kProductList},
    Route{.path = "/v1/products/{id}", .object_type = "product"},
    Route{.path = "/v1/promotion_codes", .object_type = "promotion_code", .is_list = true, .parameters = kPromotionCodeList},
    Route{.path = "/v1/subscription_schedules",
          .object_type = "subscription_schedule",
          .is_list = true,
          .parameters = kSubscriptionScheduleList},
    Route{.path = "/v1/subscriptions", .object_type = "subscription", .is_list = true, .parameters = kSubscriptionList},
    Route{.path = "/v1/subscriptions/{id}", .id_prefix = "sub_", .object_type = "subscription"},
    Route{.path = "/v1/tax/settings", .object_type = "tax.settings"},
    Route{.path = "/v1/webhook_endpoints",
          .object_type = "webhook_endpoint",
          .is_list = true,
          .parameters = kWebhookEndpointList},
};

constexpr std::string_view kIdSegment = "{id}";

bool is_id_character(char character) { return text::is_alphanumeric(character) || character == '_' || character == '-'; }

bool matches(const Route& route, std::string_view path) {
  if (!route.path.ends_with(kIdSegment)) return path == route.path;
  const std::string_view parent = route.path.substr(0, route.path.size() - kIdSegment.size());
  if (!path.starts_with(parent)) return false;
  const std::string_view id = path.substr(parent.size());
  return id.size() > route.id_prefix.size() && id.size() <= kMaxIdLength && id.starts_with(route.id_prefix) &&
         std::all_of(id.begin(), id.end(), is_id_character);
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

const Route* find_route(std::string_view path) {
  const auto found = std::find_if(kRoutes.begin(), kRoutes.end(), [path](const Route& route) { return matches(route, path); });
  return found == kRoutes.end() ? nullptr : &*found;
}

}  // namespace portal_guide::proxy
