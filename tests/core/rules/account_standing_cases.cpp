#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kAccount = kLive + "/account";

}  // namespace

// clang-format off
std::vector<RuleCase> account_standing_cases() {
  constexpr std::string_view kDetails = "details-not-submitted";
  constexpr std::string_view kPayouts = "payouts-disabled";
  constexpr std::string_view kDue = "requirements-due";
  constexpr std::string_view kCards = "card-payments-inactive";
  const Change no_details = set(kAccount + "/details_submitted", false);
  return {
      // Finds because …
      {.name = "they_are_not", .rule = kDetails, .changes = {no_details}, .finds = {kAccount + "/details_submitted"}},
      // Does not find because …
      {.name = "they_are", .rule = kDetails},
      // Not checked because …
      {.name = "the_key_may_not", .rule = kDetails,
       .changes = {set(kAccount, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})}, .because = Because::Permission},
      {.name = "it_is_missing", .rule = kDetails, .changes = {remove(kAccount + "/details_submitted")}, .because = Because::Absent},
      {.name = "it_is_a_text", .rule = kDetails, .changes = {set(kAccount + "/details_submitted", "no")}, .because = Because::Error},
      {.name = "details_come_first", .rule = "charges-disabled", .changes = {no_details, set(kAccount + "/charges_enabled", false)},
       .because = Because::Covered},

      // Finds because …
      {.name = "they_are_off", .rule = kPayouts, .changes = {set(kAccount + "/payouts_enabled", false)},
       .finds = {kAccount + "/payouts_enabled"}},
      // Does not find because …
      {.name = "they_are_on", .rule = kPayouts},
      // Not checked because …
      {.name = "details_come_first", .rule = kPayouts, .changes = {no_details, set(kAccount + "/payouts_enabled", false)},
       .because = Because::Covered},
      {.name = "it_is_missing", .rule = kPayouts, .changes = {remove(kAccount + "/payouts_enabled")}, .because = Because::Absent},

      // Finds because …
      {.name = "one_is_due", .rule = kDue, .changes = {set(kAccount + "/requirements/currently_due", Json::array({"external_account"}))},
       .finds = {kAccount + "/requirements/currently_due"}},
      {.name = "one_is_past_due", .rule = kDue,
       .changes = {set(kAccount + "/requirements/currently_due", Json::array({"tos_acceptance.date"})),
                   set(kAccount + "/requirements/past_due", Json::array({"tos_acceptance.date"}))},
       .finds = {kAccount + "/requirements/past_due", kAccount + "/requirements/currently_due"}},
      {.name = "what_was_read_is_due", .rule = kDue,
       .changes = {set(kAccount + "/requirements/past_due", Json::array({"external_account"})),
                   remove(kAccount + "/requirements/currently_due")},
       .finds = {kAccount + "/requirements/past_due"}},
      // Does not find because …
      {.name = "nothing_is_due", .rule = kDue},
      // Not checked because …
      {.name = "requirements_are_missing", .rule = kDue, .changes = {remove(kAccount + "/requirements")}, .because = Because::Absent},
      {.name = "a_list_is_a_text", .rule = kDue, .changes = {set(kAccount + "/requirements/past_due", "all")}, .because = Because::Error},
      {.name = "details_come_first", .rule = kDue,
       .changes = {no_details, set(kAccount + "/requirements/past_due", Json::array({"external_account"}))}, .because = Because::Covered},

      // Finds because …
      {.name = "it_is_inactive", .rule = kCards, .changes = {set(kAccount + "/capabilities/card_payments", "inactive")},
       .finds = {kAccount + "/capabilities/card_payments"}},
      {.name = "it_is_pending", .rule = kCards, .changes = {set(kAccount + "/capabilities/card_payments", "pending")},
       .finds = {kAccount + "/capabilities/card_payments"}},
      // Does not find because …
      {.name = "it_is_active", .rule = kCards},
      {.name = "the_account_has_other_capabilities", .rule = kCards, .changes = {remove(kAccount + "/capabilities/card_payments")}},
      // Not checked because …
      {.name = "the_key_sees_no_capabilities", .rule = kCards, .changes = {remove(kAccount + "/capabilities")}, .because = Because::Absent},
      {.name = "it_is_unknown", .rule = kCards, .changes = {set(kAccount + "/capabilities/card_payments", "dreaming")},
       .because = Because::Error},
      {.name = "charges_are_off", .rule = kCards,
       .changes = {set(kAccount + "/capabilities/card_payments", "inactive"), set(kAccount + "/charges_enabled", false)},
       .because = Because::Covered},
  };
}
// clang-format on

}  // namespace portal_guide::rules
