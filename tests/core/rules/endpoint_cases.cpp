#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kEndpoints = kLive + "/webhook_endpoints";
const std::string kFirst = kEndpoints + "/data/0";
const std::string kEvents = kFirst + "/enabled_events";
const std::string kTestEvents = kTest + "/webhook_endpoints/data/0/enabled_events";

}  // namespace

// clang-format off
std::vector<RuleCase> endpoint_cases() {
  constexpr std::string_view kDisabled = "webhook-disabled";
  constexpr std::string_view kInsecure = "webhook-insecure";
  constexpr std::string_view kLocal = "webhook-local";
  constexpr std::string_view kDiffer = "webhooks-differ";
  return {
      // Finds because …
      {.name = "it_is_disabled", .rule = kDisabled, .changes = {set(kFirst + "/status", "disabled")}, .finds = {kFirst + "/status"}},
      // Does not find because …
      {.name = "it_is_enabled", .rule = kDisabled},
      // Not checked because …
      {.name = "its_status_is_unknown", .rule = kDisabled, .changes = {set(kFirst + "/status", "resting")}, .because = Because::Error},
      {.name = "the_list_is_incomplete", .rule = kDisabled, .changes = {set(kEndpoints + "/has_more", true)}, .because = Because::Partial},

      // Finds because …
      {.name = "http", .rule = kInsecure, .changes = {set(kFirst + "/url", "http://acme.dev/stripe")}, .finds = {kFirst + "/url"}},
      {.name = "http_beside_http_of_this_computer", .rule = kInsecure,
       .changes = {set(kFirst + "/url", "http://acme.dev/stripe"), set(kEndpoints + "/data/1", {{"url", "http://localhost:4242"}})},
       .finds = {kFirst + "/url"}},
      // Does not find because …
      {.name = "https", .rule = kInsecure},
      {.name = "only_test_mode_is_http", .rule = kInsecure,
       .changes = {set("/test/webhook_endpoints/data/0/url", "http://acme.dev/stripe")}},
      // Not checked because …
      {.name = "http_of_this_computer", .rule = kInsecure,
       .changes = {set(kFirst + "/url", "http://localhost:4242/stripe")}, .because = Because::Covered},
      {.name = "its_address_is_missing", .rule = kInsecure, .changes = {remove(kFirst + "/url")}, .because = Because::Absent},
      {.name = "its_address_is_none", .rule = kInsecure, .changes = {set(kFirst + "/url", "stripe")}, .because = Because::Error},

      // Finds because …
      {.name = "localhost", .rule = kLocal, .changes = {set(kFirst + "/url", "https://localhost:4242/stripe")}, .finds = {kFirst + "/url"}},
      {.name = "private_address", .rule = kLocal, .changes = {set(kFirst + "/url", "https://10.0.0.7/stripe")}, .finds = {kFirst + "/url"}},
      // Does not find because …
      {.name = "it_is_public", .rule = kLocal},
      // Not checked because …
      {.name = "the_list_is_incomplete", .rule = kLocal, .changes = {set(kEndpoints + "/has_more", true)}, .because = Because::Partial},
      {.name = "endpoints_were_not_read", .rule = kLocal, .changes = {remove(kEndpoints)}, .because = Because::Absent},

      // Finds because …
      {.name = "test_hears_more", .rule = kDiffer, .changes = {set(kTestEvents + "/11", "charge.refunded")}, .finds = {kEvents}},
      {.name = "test_hears_everything", .rule = kDiffer, .changes = {set(kTestEvents, Json::array({"*"}))}, .finds = {kEvents}},
      // Does not find because …
      {.name = "both_hear_the_same", .rule = kDiffer},
      {.name = "live_hears_more", .rule = kDiffer, .changes = {set(kEvents + "/11", "charge.refunded")}},
      {.name = "live_hears_everything", .rule = kDiffer,
       .changes = {set(kEvents, Json::array({"*"})), set(kTestEvents + "/11", "charge.refunded")}},
      // Not checked because …
      {.name = "only_required_ones_are_missing", .rule = kDiffer, .changes = {remove(kEvents + "/4")}, .because = Because::Covered},
      {.name = "live_has_no_endpoint", .rule = kDiffer, .changes = {remove(kFirst)}, .because = Because::Covered},
      {.name = "another_endpoint_may_hear_it", .rule = kDiffer,
       .changes = {set(kTestEvents + "/11", "charge.refunded"), set(kEndpoints + "/has_more", true)}, .because = Because::Partial},
      {.name = "test_mode_is_absent", .rule = kDiffer, .changes = {remove(kTest)}, .because = Because::Absent},
  };
}
// clang-format on

}  // namespace portal_guide::rules
