#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kEndpoints = "/live/webhook_endpoints";
const std::string kFirst = "/live/webhook_endpoints/data/0";
const std::string kSecond = "/live/webhook_endpoints/data/1";

Json endpoint(const std::string& id, const std::string& status, Json events) {
  return {{"id", id}, {"object", "webhook_endpoint"}, {"status", status}, {"enabled_events", std::move(events)}};
}

}  // namespace

// clang-format off
std::vector<RuleCase> webhook_cases() {
  constexpr std::string_view kMissing = "webhook-missing";
  constexpr std::string_view kEvents = "webhook-events-missing";
  constexpr std::string_view kCustomer = "webhook-customer-events-missing";
  const std::string allowed = kConfiguration + "/features/customer_update/allowed_updates";
  const auto allow = [&](const char* detail) { return set(allowed, Json::array({detail})); };
  const auto hear = [](const char* event) { return set(kFirst + "/enabled_events", Json::array({event})); };
  const Change tax_ids_heard = set(kFirst + "/enabled_events", Json::array({"customer.tax_id.created", "customer.tax_id.deleted",
                                                                            "customer.tax_id.updated"}));
  return {
      // Finds because …
      {.name = "email_may_change_and_nobody_is_told", .rule = kCustomer, .changes = {allow("email"), hear("invoice.paid")},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "address_may_change_and_nobody_is_told", .rule = kCustomer, .changes = {allow("address"), tax_ids_heard},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "shipping_may_change_and_nobody_is_told", .rule = kCustomer, .changes = {allow("shipping"), hear("invoice.paid")},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "tax_ids_may_change_and_only_some_is_told", .rule = kCustomer,
       .changes = {allow("tax_id"), hear("customer.tax_id.created")}, .finds = {kFirst + "/enabled_events"}},
      {.name = "tax_ids_are_no_part_of_the_customer", .rule = kCustomer, .changes = {allow("tax_id"), hear("customer.updated")},
       .finds = {kFirst + "/enabled_events"}},
      // Does not find because …
      {.name = "all_of_it_is_told", .rule = kCustomer},
      {.name = "email_alone_needs_one_event", .rule = kCustomer, .changes = {allow("email"), hear("customer.updated")}},
      {.name = "tax_ids_alone_need_theirs", .rule = kCustomer, .changes = {allow("tax_id"), tax_ids_heard}},
      {.name = "only_the_name_may_change", .rule = kCustomer, .changes = {allow("name"), hear("invoice.paid")}},
      {.name = "nothing_may_change", .rule = kCustomer,
       .changes = {set(kConfiguration + "/features/customer_update/enabled", false), hear("invoice.paid")}},
      {.name = "everything_is_told", .rule = kCustomer, .changes = {hear("*")}},
      // Not checked because …
      {.name = "customer_events_need_an_endpoint", .rule = kCustomer, .changes = {remove(kFirst)}, .because = Because::Covered},
      {.name = "customer_events_need_the_list", .rule = kCustomer, .changes = {remove(allowed)}, .because = Because::Absent},
      {.name = "customer_events_need_endpoints", .rule = kCustomer, .changes = {remove(kEndpoints)}, .because = Because::Absent},
      {.name = "the_next_page_may_hear_of_customers", .rule = kCustomer,
       .changes = {hear("invoice.paid"), set(kEndpoints + "/has_more", true)}, .because = Because::Partial},

      // Finds because …
      {.name = "there_is_none", .rule = kMissing, .changes = {remove(kFirst)}, .finds = {kEndpoints}},
      // Does not find because …
      {.name = "one_is_enabled", .rule = kMissing},
      {.name = "one_of_two_is_enabled", .rule = kMissing, .changes = {set(kSecond, endpoint("we_2", "disabled", Json::array()))}},
      {.name = "one_was_seen_in_an_incomplete_list", .rule = kMissing, .changes = {set(kEndpoints + "/has_more", true)}},
      // Not checked because …
      {.name = "one_may_be_on_the_next_page", .rule = kMissing, .changes = {remove(kFirst), set(kEndpoints + "/has_more", true)},
       .because = Because::Partial},
      {.name = "the_only_one_is_disabled", .rule = kMissing, .changes = {set(kFirst + "/status", "disabled")},
       .because = Because::Covered},
      {.name = "its_status_is_missing", .rule = kMissing, .changes = {remove(kFirst + "/status")}, .because = Because::Absent},
      {.name = "its_status_is_a_number", .rule = kMissing, .changes = {set(kFirst + "/status", 1)}, .because = Because::Error},
      {.name = "its_status_is_unknown", .rule = kMissing, .changes = {set(kFirst + "/status", "resting")}, .because = Because::Error},
      {.name = "endpoints_were_not_read", .rule = kMissing, .changes = {remove(kEndpoints)}, .because = Because::Absent},

      // Finds because …
      {.name = "one_event_is_missing", .rule = kEvents, .changes = {remove(kFirst + "/enabled_events/4")},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "it_listens_to_nothing", .rule = kEvents, .changes = {set(kFirst + "/enabled_events", Json::array())},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "only_a_disabled_one_listens", .rule = kEvents,
       .changes = {remove(kFirst + "/enabled_events/4"), set(kSecond, endpoint("we_2", "disabled", Json::array({"*"})))},
       .finds = {kFirst + "/enabled_events"}},
      {.name = "two_listen_and_neither_to_all", .rule = kEvents,
       .changes = {remove(kFirst + "/enabled_events/4"), set(kSecond, endpoint("we_2", "enabled", Json::array({"charge.failed"})))},
       .finds = {kFirst + "/enabled_events", kSecond + "/enabled_events"}},
      // Does not find because …
      {.name = "all_seven_are_heard", .rule = kEvents},
      {.name = "star_hears_everything", .rule = kEvents, .changes = {set(kFirst + "/enabled_events", Json::array({"*"}))}},
      {.name = "two_hear_all_of_them_together", .rule = kEvents,
       .changes = {remove(kFirst + "/enabled_events/4"), set(kSecond, endpoint("we_2", "enabled", Json::array({"invoice.paid"})))}},
      {.name = "an_incomplete_list_hears_all", .rule = kEvents, .changes = {set(kEndpoints + "/has_more", true)}},
      // Not checked because …
      {.name = "the_next_page_may_hear_it", .rule = kEvents,
       .changes = {remove(kFirst + "/enabled_events/4"), set(kEndpoints + "/has_more", true)}, .because = Because::Partial},
      {.name = "no_endpoint_is_enabled", .rule = kEvents, .changes = {remove(kFirst)}, .because = Because::Covered},
      {.name = "its_events_are_missing", .rule = kEvents, .changes = {remove(kFirst + "/enabled_events")}, .because = Because::Absent},
      {.name = "its_events_are_a_text", .rule = kEvents, .changes = {set(kFirst + "/enabled_events", "*")}, .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
