#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kLoginPage = kConfiguration + "/login_page/enabled";
const std::string kCustomers = kLive + "/customers";
const std::string kSubscriptions = kLive + "/subscriptions";
const std::string kAda = kCustomers + "/data/0";
const std::string kBob = kCustomers + "/data/1";
const std::string kFirst = kSubscriptions + "/data/0";
const std::string kSecond = kSubscriptions + "/data/1";
const std::string kPause = kConfiguration + "/features/subscription_pause/enabled";

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> subscription_cases() {
  constexpr std::string_view kDisabled = "login-page-disabled";
  constexpr std::string_view kWithout = "login-page-customer-without-email";
  constexpr std::string_view kDuplicate = "customer-email-duplicate";
  constexpr std::string_view kTrial = "trial-ended-by-update";
  constexpr std::string_view kFlexible = "pause-needs-flexible-billing";
  const Change no_email = set(kBob + "/email", nullptr);
  const Change same_email = set(kBob + "/email", "Ada@Acme.dev");
  const Change pausing = set(kPause, true);
  const Change classic = set(kFirst + "/billing_mode/type", "classic");
  return {
      // Finds because …
      {.name = "it_is_off", .rule = kDisabled, .changes = {set(kLoginPage, false)}, .finds = {kLoginPage}},
      // Does not find because …
      {.name = "it_is_on", .rule = kDisabled},
      // Not checked because …
      {.name = "it_is_missing", .rule = kDisabled, .changes = {remove(kConfiguration + "/login_page")}, .because = Because::Absent},
      {.name = "there_is_no_configuration", .rule = kDisabled, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "it_is_null", .rule = kWithout, .changes = {no_email}, .finds = {kBob + "/email"}},
      {.name = "it_is_empty", .rule = kWithout, .changes = {set(kBob + "/email", "")}, .finds = {kBob + "/email"}},
      {.name = "an_incomplete_list_shows_one", .rule = kWithout, .changes = {no_email, set(kCustomers + "/has_more", true)},
       .finds = {kBob + "/email"}},
      // Does not find because …
      {.name = "each_has_one", .rule = kWithout},
      {.name = "the_login_page_is_off", .rule = kWithout, .changes = {no_email, set(kLoginPage, false)}},
      {.name = "the_subscription_is_over", .rule = kWithout, .changes = {no_email, set(kSecond + "/status", "canceled")}},
      // Not checked because …
      {.name = "subscriptions_were_not_read", .rule = kWithout, .changes = {remove(kSubscriptions)}, .because = Because::Absent},
      {.name = "customers_were_not_read", .rule = kWithout, .changes = {remove(kCustomers)}, .because = Because::Absent},
      {.name = "a_customer_was_not_read", .rule = kWithout, .changes = {remove(kBob)}, .because = Because::Absent},
      {.name = "addresses_were_not_read", .rule = kWithout, .changes = {remove(kBob + "/email")}, .because = Because::Absent},
      {.name = "customers_were_read_in_part", .rule = kWithout, .changes = {set(kCustomers + "/has_more", true)},
       .because = Because::Partial},
      {.name = "a_status_is_unknown", .rule = kWithout, .changes = {set(kFirst + "/status", "dormant")}, .because = Because::Error},

      // Finds because …
      {.name = "they_differ_in_case_only", .rule = kDuplicate, .changes = {same_email}, .finds = {kAda + "/id", kBob + "/id"}},
      {.name = "the_case_of_the_last_letter_does_not_matter", .rule = kDuplicate,
       .changes = {set(kAda + "/email", "ZAK@ACME.DEV"), set(kBob + "/email", "zak@acme.dev")},
       .finds = {kAda + "/id", kBob + "/id"}},
      {.name = "digests_are_the_same", .rule = kDuplicate,
       .changes = {set(kAda + "/email", "digest:5f3a"), set(kBob + "/email", "digest:5f3a")}, .finds = {kAda + "/id", kBob + "/id"}},
      {.name = "they_differ_in_the_case_of_a_and_z", .rule = kDuplicate,
       .changes = {set(kAda + "/email", "zoe.az@acme.dev"), set(kBob + "/email", "ZOE.AZ@ACME.DEV")},
       .finds = {kAda + "/id", kBob + "/id"}},
      {.name = "an_incomplete_list_shows_two", .rule = kDuplicate, .changes = {same_email, set(kCustomers + "/has_more", true)},
       .finds = {kAda + "/id", kBob + "/id"}},
      // Does not find because …
      {.name = "addresses_differ", .rule = kDuplicate},
      {.name = "only_what_stands_beside_letters_differs", .rule = kDuplicate,
       .changes = {set(kAda + "/email", "a@[b"), set(kBob + "/email", "a`{b")}},
      {.name = "one_subscription_is_over", .rule = kDuplicate, .changes = {same_email, set(kSecond + "/status", "incomplete_expired")}},
      {.name = "nobody_has_one", .rule = kDuplicate, .changes = {no_email, set(kAda + "/email", nullptr)}},
      // Not checked because …
      {.name = "subscriptions_were_read_in_part", .rule = kDuplicate, .changes = {set(kSubscriptions + "/has_more", true)},
       .because = Because::Partial},
      {.name = "an_address_is_a_number", .rule = kDuplicate, .changes = {set(kBob + "/email", 1)}, .because = Because::Error},
      {.name = "the_key_may_not_read_customers", .rule = kDuplicate,
       .changes = {set(kCustomers, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})}, .because = Because::Permission},

      // Finds because …
      {.name = "one_is_in_trial", .rule = kTrial, .changes = {set(kFirst + "/status", "trialing")},
       .finds = {kUpdate + "/trial_update_behavior"}},
      // Does not find because …
      {.name = "none_is_in_trial", .rule = kTrial},
      {.name = "trials_go_on", .rule = kTrial,
       .changes = {set(kFirst + "/status", "trialing"), set(kUpdate + "/trial_update_behavior", "continue_trial")}},
      {.name = "switching_is_off", .rule = kTrial,
       .changes = {set(kFirst + "/status", "trialing"), set(kUpdate + "/enabled", false)}},
      // Not checked because …
      {.name = "the_next_page_may_have_one", .rule = kTrial, .changes = {set(kSubscriptions + "/has_more", true)},
       .because = Because::Partial},
      {.name = "the_behavior_is_missing", .rule = kTrial, .changes = {remove(kUpdate + "/trial_update_behavior")},
       .because = Because::Absent},
      {.name = "the_behavior_is_unknown", .rule = kTrial, .changes = {set(kUpdate + "/trial_update_behavior", "ask")},
       .because = Because::Error},

      // Finds because …
      {.name = "one_is_classic", .rule = kFlexible, .changes = {pausing, classic}, .finds = {kFirst + "/billing_mode/type"}},
      {.name = "both_are_classic", .rule = kFlexible, .changes = {pausing, classic, set(kSecond + "/billing_mode/type", "classic")},
       .finds = {kFirst + "/billing_mode/type", kSecond + "/billing_mode/type"}},
      // Does not find because …
      {.name = "pausing_is_off", .rule = kFlexible, .changes = {classic}},
      {.name = "all_are_flexible", .rule = kFlexible, .changes = {pausing}},
      {.name = "it_is_not_active", .rule = kFlexible, .changes = {pausing, classic, set(kFirst + "/status", "past_due")}},
      // Not checked because …
      {.name = "an_older_version_was_read", .rule = kFlexible, .changes = {remove(kConfiguration + "/features/subscription_pause")},
       .because = Because::Absent},
      {.name = "its_billing_mode_is_missing", .rule = kFlexible, .changes = {pausing, remove(kFirst + "/billing_mode")},
       .because = Because::Absent},
      {.name = "its_billing_mode_is_unknown", .rule = kFlexible, .changes = {pausing, set(kFirst + "/billing_mode/type", "fluid")},
       .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
