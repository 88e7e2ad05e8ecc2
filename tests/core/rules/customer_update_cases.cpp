#include <utility>

#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kCustomerUpdate = kConfiguration + "/features/customer_update";
const std::string kEnabled = kCustomerUpdate + "/enabled";
const std::string kAllowed = kCustomerUpdate + "/allowed_updates";
const std::string kTax = "/live/tax_settings";

// clang-format off
std::vector<RuleCase> tax_detail_cases(std::string_view rule, const std::string& detail, const std::string& other) {
  const Change without = set(kAllowed, Json::array({"name", other}));
  return {
      // Finds because …
      {.name = "tax_is_active_and_it_is_not_allowed", .rule = rule, .changes = {without}, .finds = {kAllowed}},
      {.name = "something_unknown_is_allowed_instead", .rule = rule, .changes = {set(kAllowed, Json::array({"horoscope"}))},
       .finds = {kAllowed}},
      // Does not find because …
      {.name = "it_is_allowed", .rule = rule, .changes = {set(kAllowed, Json::array({detail}))}},
      {.name = "it_is_allowed_and_tax_was_not_read", .rule = rule, .changes = {remove(kTax)}},
      {.name = "tax_is_pending", .rule = rule, .changes = {without, set(kTax + "/status", "pending")}},
      {.name = "tax_is_in_a_state_nobody_knows", .rule = rule, .changes = {without, set(kTax + "/status", "dreaming")}},
      {.name = "customers_change_nothing_and_tax_is_pending", .rule = rule,
       .changes = {set(kEnabled, false), set(kTax + "/status", "pending")}},
      // Not checked because …
      {.name = "customers_may_change_nothing_at_all", .rule = rule, .changes = {set(kEnabled, false)}, .because = Because::Covered},
      {.name = "the_list_holds_nothing_at_all", .rule = rule, .changes = {set(kAllowed, Json::array())},
       .because = Because::Covered},
      {.name = "tax_was_not_read", .rule = rule, .changes = {without, remove(kTax)}, .because = Because::Absent},
      {.name = "tax_may_not_be_read", .rule = rule,
       .changes = {without, set(kTax, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})},
       .because = Because::Permission},
      {.name = "tax_lacks_its_status", .rule = rule, .changes = {without, remove(kTax + "/status")}, .because = Because::Absent},
      {.name = "the_list_is_missing", .rule = rule, .changes = {remove(kAllowed)}, .because = Because::Absent},
      {.name = "there_is_no_configuration", .rule = rule, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}

std::vector<RuleCase> detail_cases() {
  constexpr std::string_view kOff = "customer-update-disabled";
  constexpr std::string_view kEmail = "customer-email-editable";
  const std::string in_test = kTestConfiguration + "/features/customer_update/enabled";
  return {
      // Finds because …
      {.name = "off", .rule = kOff, .changes = {set(kEnabled, false)}, .finds = {kEnabled}},
      {.name = "off_in_test", .rule = kOff, .mode = stripe::Mode::Test, .changes = {set(in_test, false)}, .finds = {in_test}},
      {.name = "nothing_is_allowed", .rule = kOff, .changes = {set(kAllowed, Json::array())}, .finds = {kAllowed}},
      {.name = "off_and_nothing_is_allowed", .rule = kOff,
       .changes = {set(kEnabled, false), set(kAllowed, Json::array())}, .finds = {kEnabled, kAllowed}},
      // Does not find because …
      {.name = "on", .rule = kOff},
      {.name = "something_unknown_is_allowed", .rule = kOff, .changes = {set(kAllowed, Json::array({"horoscope"}))}},
      // Not checked because …
      {.name = "enabled_is_missing", .rule = kOff, .changes = {remove(kEnabled)}, .because = Because::Absent},
      {.name = "enabled_is_a_text", .rule = kOff, .changes = {set(kEnabled, "false")}, .because = Because::Error},
      {.name = "the_list_is_missing", .rule = kOff, .changes = {remove(kAllowed)}, .because = Because::Absent},
      {.name = "the_list_is_a_text", .rule = kOff, .changes = {set(kAllowed, "name")}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kOff, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "among_others", .rule = kEmail, .changes = {set(kAllowed, Json::array({"name", "email"}))}, .finds = {kAllowed + "/1"}},
      {.name = "alone", .rule = kEmail, .changes = {set(kAllowed, Json::array({"email"}))}, .finds = {kAllowed + "/0"}},
      {.name = "beside_what_could_not_stand_in_a_call", .rule = kEmail,
       .changes = {set(kAllowed, Json::array({"email", "$(reboot)"}))}, .finds = {kAllowed + "/0"}},
      // Does not find because …
      {.name = "not_allowed", .rule = kEmail},
      {.name = "allowed_while_nothing_may_be_changed", .rule = kEmail,
       .changes = {set(kEnabled, false), set(kAllowed, Json::array({"email"}))}},
      // Not checked because …
      {.name = "email_needs_the_list", .rule = kEmail, .changes = {remove(kAllowed)}, .because = Because::Absent},
      {.name = "email_needs_the_switch", .rule = kEmail, .changes = {set(kEnabled, nullptr)}, .because = Because::Absent},
      {.name = "email_needs_a_configuration", .rule = kEmail, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}

}  // namespace

std::vector<RuleCase> customer_update_cases() {
  std::vector<RuleCase> cases = detail_cases();
  for (RuleCase& row : tax_detail_cases("tax-id-not-collected", "tax_id", "address")) cases.push_back(std::move(row));
  for (RuleCase& row : tax_detail_cases("billing-address-not-editable", "address", "tax_id")) cases.push_back(std::move(row));
  return cases;
}
// clang-format on

}  // namespace portal_guide::rules
