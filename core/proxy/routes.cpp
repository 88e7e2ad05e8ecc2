#include "core/proxy/routes.hpp"

#include <algorithm>
#include <array>

#include "core/text/ascii.hpp"

namespace portal_guide::proxy {
namespace {

using enum ValueShape;

constexpr std::size_t kMaxIdLength = 255;

/// The parameters of two lists, both sorted by name, in one list that is sorted, too.
template <std::size_t kOne, std::size_t kOther>
constexpr auto merged(const std::array<Parameter, kOne>& one, const std::array<Parameter, kOther>& other) {
  std::array<Parameter, kOne + kOther> all = {};
  std::size_t first = 0;
  std::size_t second = 0;
  for (Parameter& parameter : all) {
    const bool takes_first = second == kOther || (first < kOne && one[first].name < other[second].name);
    parameter = takes_first ? one[first++] : other[second++];
  }
  return all;
}

/// The parameters of pages, which every list takes. `id_prefix` is empty where the account's owner may choose the ids.
constexpr std::array<Parameter, 3> pages(std::string_view id_prefix) {
  const ValueShape id = id_prefix.empty() ? FreeId : PrefixedId;
  return {Parameter{"ending_before", id, id_prefix}, Parameter{"limit", PageSize}, Parameter{"starting_after", id, id_prefix}};
}

constexpr std::array kCreated = {Parameter{"created[gte]", UnixSeconds}, Parameter{"created[lt]", UnixSeconds}};
constexpr std::array kActive = {Parameter{"active", Boolean}};

constexpr auto kConfigurationList =
    merged(pages("bpc_"), std::array{Parameter{"active", Boolean}, Parameter{"is_default", Boolean}});
constexpr auto kCustomerList = merged(pages("cus_"), kCreated);
constexpr auto kPaymentMethodConfigurationList = merged(pages("pmc_"), kActive);
constexpr auto kPriceList =
    merged(merged(pages(""), kCreated),
           std::array{Parameter{"active", Boolean}, Parameter{"currency", Currency}, Parameter{"lookup_keys[]", FreeId},
                      Parameter{"product", FreeId}, Parameter{"type", Choice, "one_time recurring"}});
constexpr auto kProductList =
    merged(merged(pages(""), kCreated),
           std::array{Parameter{"active", Boolean}, Parameter{"ids[]", FreeId}, Parameter{"type", Choice, "good service"}});
constexpr auto kPromotionCodeList = merged(pages("promo_"), kActive);
constexpr auto kSubscriptionList = merged(
    merged(pages("sub_"), kCreated),
    std::array{
        Parameter{"collection_method", Choice, "charge_automatically send_invoice"},
        Parameter{"customer", PrefixedId, "cus_"},
        Parameter{"price", FreeId},
        Parameter{"status", Choice, "active all canceled ended incomplete incomplete_expired past_due paused trialing unpaid"},
    });
constexpr auto kSubscriptionScheduleList =
    merged(merged(pages("sub_sched_"), kCreated),
           std::array{Parameter{"customer", PrefixedId, "cus_"}, Parameter{"scheduled", Boolean}});
constexpr auto kWebhookEndpointList = pages("we_");

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
