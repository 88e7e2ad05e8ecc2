#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {

using report::Because;

// clang-format off
std::vector<RuleCase> account_cases() {
  constexpr std::string_view kRule = "charges-disabled";
  const std::string account = "/live/account";
  return {
      // Finds because …
      {.name = "charges_are_off", .rule = kRule, .changes = {set(account + "/charges_enabled", false)},
       .finds = {account + "/charges_enabled"}},
      // Does not find because …
      {.name = "charges_are_on", .rule = kRule},
      {.name = "only_test_mode_says_so", .rule = kRule, .changes = {set("/test/account/charges_enabled", false)}},
      // Not checked because …
      {.name = "it_is_missing", .rule = kRule, .changes = {remove(account + "/charges_enabled")}, .because = Because::Absent},
      {.name = "it_is_a_number", .rule = kRule, .changes = {set(account + "/charges_enabled", 0)}, .because = Because::Error},
      {.name = "the_account_was_not_read", .rule = kRule, .changes = {remove(account)}, .because = Because::Absent},
      {.name = "the_account_is_empty", .rule = kRule, .changes = {set(account, Json::object())}, .because = Because::Absent},
      {.name = "the_account_is_a_list", .rule = kRule, .changes = {set(account, Json::array())}, .because = Because::Error},
      {.name = "the_key_may_not", .rule = kRule,
       .changes = {set(account, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})}, .because = Because::Permission},
  };
}
// clang-format on

}  // namespace portal_guide::rules
