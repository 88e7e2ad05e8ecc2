#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kSubscriptions = kLive + "/subscriptions";
const std::string kAda = kSubscriptions + "/data/0";
const std::string kBob = kSubscriptions + "/data/1";
const std::string kAdasItem = kAda + "/items/data/0";
const std::string kSchedules = kLive + "/subscription_schedules";
const std::string kAdasCustomer = kLive + "/customers/data/0";
const std::string kOfferedPrices = kLive + "/prices/data";

constexpr std::int64_t kBefore = 1'763'000'000;
constexpr std::int64_t kLater = 1'764'000'000;

Json schedule(const std::string& status, Json phases) {
  return {{"id", "sub_sched_Ada"}, {"object", "subscription_schedule"}, {"status", status}, {"phases", std::move(phases)}};
}

Json phase(std::int64_t start_unix_seconds) { return {{"start_date", start_unix_seconds}}; }

Json item(const std::string& price_id) {
  return {{"id", "si_More"}, {"price", {{"id", price_id}, {"recurring", {{"usage_type", "licensed"}}}}}};
}

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> subscriber_cases() {
  constexpr std::string_view kLocked = "subscribers-locked-by-schedule";
  constexpr std::string_view kItems = "subscribers-multiple-items";
  constexpr std::string_view kMetered = "subscribers-metered";
  constexpr std::string_view kInvoice = "subscribers-send-invoice";
  constexpr std::string_view kNotOffered = "subscribers-price-not-offered";
  constexpr std::string_view kStranded = "subscribers-currency-stranded";
  constexpr std::string_view kPastDue = "subscribers-past-due";
  constexpr std::string_view kUnpayable = "subscribers-without-payment-method";
  constexpr std::string_view kIncomplete = "subscribers-incomplete";
  const std::string updating = kUpdate + "/enabled";
  const std::string cancelling = kConfiguration + "/features/subscription_cancel/enabled";
  const Change has_more = set(kSubscriptions + "/has_more", true);
  const Change over = set(kAda + "/status", "canceled");
  const Change scheduled = set(kAda + "/schedule", "sub_sched_Ada");
  const Change waiting = set(kSchedules, Json::array({schedule("active", {phase(kBefore), phase(kLater)})}));
  const Change second_item = set(kAda + "/items/data/1", item("price_TeamMonthLive"));
  const Change metered = set(kAdasItem + "/price/recurring/usage_type", "metered");
  const Change invoiced = set(kAda + "/collection_method", "send_invoice");
  const Change old_price = set(kAdasItem + "/price/id", "price_Old");
  const Change in_dollars = set(kAda + "/currency", "usd");
  const Change no_method = set(kAda + "/default_payment_method", nullptr);
  const Change options_0 = set(kOfferedPrices + "/0/currency_options", {{"eur", Json::object()}});
  const Change options_1 = set(kOfferedPrices + "/1/currency_options", {{"eur", Json::object()}});
  const Change options_2 = set(kOfferedPrices + "/2/currency_options", {{"eur", Json::object()}});
  return {
      // Finds because …
      {.name = "a_phase_begins_later", .rule = kLocked, .changes = {scheduled, waiting}, .finds = {kAda + "/schedule"}},
      {.name = "both_are_locked_by_one", .rule = kLocked,
       .changes = {scheduled, set(kBob + "/schedule", "sub_sched_Ada"), waiting}, .finds = {kAda + "/schedule", kBob + "/schedule"}},
      {.name = "the_schedule_is_expanded", .rule = kLocked,
       .changes = {set(kAda + "/schedule", schedule("active", Json::array())), waiting}, .finds = {kAda + "/schedule"}},
      {.name = "only_cancelling_is_on", .rule = kLocked, .changes = {scheduled, waiting, set(updating, false)},
       .finds = {kAda + "/schedule"}},
      // Does not find because …
      {.name = "none_has_a_schedule", .rule = kLocked},
      {.name = "it_is_in_its_last_phase", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, Json::array({schedule("active", Json::array({phase(kBefore)}))}))}},
      {.name = "it_has_no_phase_at_all", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, Json::array({schedule("active", Json::array())}))}},
      {.name = "it_was_released", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, Json::array({schedule("released", Json::array({phase(kLater)}))}))}},
      {.name = "the_subscription_is_over", .rule = kLocked, .changes = {scheduled, waiting, over}},
      {.name = "the_portal_offers_neither", .rule = kLocked,
       .changes = {scheduled, waiting, set(updating, false), set(cancelling, false)}},
      // Not checked because …
      {.name = "schedules_were_not_read", .rule = kLocked, .changes = {scheduled}, .because = Because::Absent},
      {.name = "the_key_may_not_read_schedules", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})},
       .because = Because::Permission},
      {.name = "it_points_nowhere", .rule = kLocked, .changes = {scheduled, set(kSchedules, Json::array())},
       .because = Because::Absent},
      {.name = "it_may_be_on_the_next_page", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, {{"data", Json::array()}, {"has_more", true}})}, .because = Because::Partial},
      {.name = "its_phases_are_missing", .rule = kLocked,
       .changes = {scheduled, waiting, remove(kSchedules + "/0/phases")}, .because = Because::Absent},
      {.name = "a_phase_begins_nowhere", .rule = kLocked,
       .changes = {scheduled, set(kSchedules, Json::array({schedule("active", Json::array({Json::object()}))}))},
       .because = Because::Error},
      {.name = "the_member_is_missing", .rule = kLocked, .changes = {remove(kAda + "/schedule")}, .because = Because::Absent},
      {.name = "subscriptions_were_read_in_part", .rule = kLocked, .changes = {has_more}, .because = Because::Partial},

      // Finds because …
      {.name = "one_has_two", .rule = kItems, .changes = {second_item}, .finds = {kAda + "/items/data"}},
      {.name = "there_are_more_items_than_were_read", .rule = kItems, .changes = {set(kAda + "/items/has_more", true)},
       .finds = {kAda + "/items/has_more"}},
      // Does not find because …
      {.name = "each_has_one", .rule = kItems},
      {.name = "it_has_none", .rule = kItems, .changes = {set(kAda + "/items/data", Json::array())}},
      {.name = "switching_is_off", .rule = kItems, .changes = {second_item, set(updating, false)}},
      {.name = "it_is_over", .rule = kItems, .changes = {second_item, over}},
      // Not checked because …
      {.name = "items_are_missing", .rule = kItems, .changes = {remove(kAda + "/items")}, .because = Because::Absent},
      {.name = "items_are_a_number", .rule = kItems, .changes = {set(kAda + "/items/data", 2)}, .because = Because::Error},
      {.name = "all_items_are_on_the_next_page", .rule = kItems,
       .changes = {set(kAda + "/items/data", Json::array()), set(kAda + "/items/has_more", true)}, .because = Because::Partial},
      {.name = "an_id_stands_twice", .rule = kItems, .changes = {second_item, set(kBob + "/id", "sub_AdaLive")},
       .because = Because::Error},

      // Finds because …
      {.name = "one_pays_by_usage", .rule = kMetered, .changes = {metered}, .finds = {kAdasItem + "/price/recurring/usage_type"}},
      {.name = "the_second_item_is", .rule = kMetered,
       .changes = {second_item, set(kAda + "/items/data/1/price/recurring/usage_type", "metered")},
       .finds = {kAda + "/items/data/1/price/recurring/usage_type"}},
      {.name = "the_catalogue_says_so", .rule = kMetered,
       .changes = {set(kAdasItem + "/price", "price_TeamMonthLive"), set(kOfferedPrices + "/2/recurring/usage_type", "metered")},
       .finds = {kAdasItem + "/price"}},
      // Does not find because …
      {.name = "all_are_licensed", .rule = kMetered},
      {.name = "switching_is_off", .rule = kMetered, .changes = {metered, set(updating, false)}},
      // Not checked because …
      {.name = "the_price_is_an_id_that_points_nowhere", .rule = kMetered, .changes = {set(kAdasItem + "/price", "price_Old")},
       .because = Because::Absent},
      {.name = "the_price_is_missing", .rule = kMetered, .changes = {remove(kAdasItem + "/price")}, .because = Because::Absent},
      {.name = "the_next_item_may_be", .rule = kMetered, .changes = {set(kAda + "/items/has_more", true)},
       .because = Because::Partial},

      // Finds because …
      {.name = "one_pays_by_invoice", .rule = kInvoice, .changes = {invoiced}, .finds = {kAda + "/collection_method"}},
      {.name = "an_incomplete_list_shows_one", .rule = kInvoice, .changes = {invoiced, has_more},
       .finds = {kAda + "/collection_method"}},
      // Does not find because …
      {.name = "all_are_charged", .rule = kInvoice},
      {.name = "switching_is_off", .rule = kInvoice, .changes = {invoiced, set(updating, false)}},
      // Not checked because …
      {.name = "the_method_is_missing", .rule = kInvoice, .changes = {remove(kAda + "/collection_method")},
       .because = Because::Absent},
      {.name = "the_method_is_a_number", .rule = kInvoice, .changes = {set(kAda + "/collection_method", 1)},
       .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kInvoice, .changes = {invoiced, remove(kConfiguration)},
       .because = Because::Covered},

      // Finds because …
      {.name = "one_has_an_old_price", .rule = kNotOffered, .changes = {old_price}, .finds = {kAdasItem + "/price/id"}},
      {.name = "the_old_price_is_an_id", .rule = kNotOffered, .changes = {set(kAdasItem + "/price", "price_Old")},
       .finds = {kAdasItem + "/price"}},
      // Does not find because …
      {.name = "all_are_on_the_list", .rule = kNotOffered},
      {.name = "it_has_two_items", .rule = kNotOffered, .changes = {old_price, second_item}},
      {.name = "switching_is_off", .rule = kNotOffered, .changes = {old_price, set(updating, false)}},
      // Not checked because …
      {.name = "the_list_was_not_read", .rule = kNotOffered, .changes = {remove(kUpdate + "/products")},
       .because = Because::NotExpanded},
      {.name = "the_list_is_empty", .rule = kNotOffered, .changes = {set(kUpdate + "/products", Json::array())},
       .because = Because::Covered},
      {.name = "its_price_is_missing", .rule = kNotOffered, .changes = {remove(kAdasItem + "/price")}, .because = Because::Absent},

      // Finds because …
      {.name = "nothing_else_is_in_dollars", .rule = kStranded, .changes = {in_dollars, options_0, options_1, options_2},
       .finds = {kAda + "/currency"}},
      {.name = "only_its_own_price_is_in_dollars", .rule = kStranded,
       .changes = {in_dollars, set(kOfferedPrices + "/0/currency_options", {{"eur", Json::object()}, {"usd", Json::object()}}), options_1,
                   options_2},
       .finds = {kAda + "/currency"}},
      // Does not find because …
      {.name = "all_are_in_euros", .rule = kStranded},
      {.name = "another_price_takes_dollars", .rule = kStranded,
       .changes = {in_dollars, options_0, set(kOfferedPrices + "/1/currency_options", {{"usd", Json::object()}})}},
      {.name = "prices_cannot_be_changed", .rule = kStranded,
       .changes = {in_dollars, options_0, options_1, options_2, set(kUpdate + "/default_allowed_updates", {"quantity"})}},
      // Not checked because …
      {.name = "other_currencies_were_not_read", .rule = kStranded, .changes = {in_dollars}, .because = Because::NotExpanded},
      {.name = "an_offered_price_is_missing", .rule = kStranded,
       .changes = {in_dollars, options_0, options_1, remove(kOfferedPrices + "/2")}, .because = Because::Covered},
      {.name = "there_is_one_plan_only", .rule = kStranded,
       .changes = {in_dollars, set(kUpdate + "/products", Json::array({{{"product", "prod_BasicLive"}, {"prices", {"price_BasicMonthLive"}}}}))},
       .because = Because::Covered},
      {.name = "its_currency_is_missing", .rule = kStranded, .changes = {remove(kAda + "/currency")}, .because = Because::Absent},

      // Finds because …
      {.name = "one_is_past_due", .rule = kPastDue, .changes = {set(kAda + "/status", "past_due")}, .finds = {kAda + "/status"}},
      {.name = "one_is_unpaid", .rule = kPastDue, .changes = {set(kBob + "/status", "unpaid")}, .finds = {kBob + "/status"}},
      // Does not find because …
      {.name = "all_are_active", .rule = kPastDue},
      {.name = "it_is_paused", .rule = kPastDue, .changes = {set(kAda + "/status", "paused")}},
      // Not checked because …
      {.name = "a_status_is_unknown", .rule = kPastDue, .changes = {set(kAda + "/status", "dormant")}, .because = Because::Error},
      {.name = "a_status_is_missing", .rule = kPastDue, .changes = {remove(kAda + "/status")}, .because = Because::Absent},
      {.name = "subscriptions_were_not_read", .rule = kPastDue, .changes = {remove(kSubscriptions)}, .because = Because::Absent},

      // Finds because …
      {.name = "neither_has_one", .rule = kUnpayable, .changes = {no_method}, .finds = {kAda + "/default_payment_method"}},
      // Does not find because …
      {.name = "each_has_its_own", .rule = kUnpayable},
      {.name = "its_customer_has_one", .rule = kUnpayable,
       .changes = {no_method, set(kAdasCustomer + "/invoice_settings/default_payment_method", "pm_Ada")}},
      {.name = "its_customer_has_an_older_source", .rule = kUnpayable,
       .changes = {no_method, set(kAdasCustomer + "/default_source", "card_Ada")}},
      {.name = "it_has_an_older_source", .rule = kUnpayable, .changes = {no_method, set(kAda + "/default_source", "card_Ada")}},
      {.name = "it_is_paid_by_invoice", .rule = kUnpayable, .changes = {no_method, invoiced}},
      // Not checked because …
      {.name = "customers_were_not_read", .rule = kUnpayable, .changes = {no_method, remove(kLive + "/customers")},
       .because = Because::Absent},
      {.name = "its_customer_points_nowhere", .rule = kUnpayable, .changes = {no_method, set(kAda + "/customer", "cus_Gone")},
       .because = Because::Absent},
      {.name = "its_customer_may_be_on_the_next_page", .rule = kUnpayable,
       .changes = {no_method, set(kAda + "/customer", "cus_Gone"), set(kLive + "/customers/has_more", true)},
       .because = Because::Partial},
      {.name = "its_customers_settings_are_missing", .rule = kUnpayable,
       .changes = {no_method, remove(kAdasCustomer + "/invoice_settings")}, .because = Because::Absent},
      {.name = "the_member_is_missing", .rule = kUnpayable, .changes = {remove(kAda + "/default_payment_method")},
       .because = Because::Absent},

      // Finds because …
      {.name = "one_waits_for_its_first_payment", .rule = kIncomplete, .changes = {set(kAda + "/status", "incomplete")},
       .finds = {kAda + "/status"}},
      // Does not find because …
      {.name = "all_are_active", .rule = kIncomplete},
      {.name = "it_has_expired", .rule = kIncomplete, .changes = {set(kAda + "/status", "incomplete_expired")}},
      // Not checked because …
      {.name = "a_status_is_a_number", .rule = kIncomplete, .changes = {set(kAda + "/status", 1)}, .because = Because::Error},
      {.name = "subscriptions_were_read_in_part", .rule = kIncomplete, .changes = {has_more}, .because = Because::Partial},
  };
}
// clang-format on

}  // namespace portal_guide::rules
