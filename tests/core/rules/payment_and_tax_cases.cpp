#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kNamed = kConfiguration + "/features/payment_method_update/payment_method_configuration";
const std::string kSets = kLive + "/payment_method_configurations";
const std::string kActive = kSets + "/data/0/active";
const std::string kTax = kLive + "/tax_settings";

}  // namespace

// clang-format off
std::vector<RuleCase> payment_and_tax_cases() {
  constexpr std::string_view kUnknown = "payment-method-configuration-unknown";
  constexpr std::string_view kInactive = "payment-method-configuration-inactive";
  constexpr std::string_view kPending = "tax-settings-pending";
  const Change named = set(kNamed, "pmc_Live");
  const Change lost = set(kNamed, "pmc_Lost");
  const Change updates_off = set(kConfiguration + "/features/payment_method_update/enabled", false);
  return {
      // Finds because …
      {.name = "the_account_lacks_it", .rule = kUnknown, .changes = {lost}, .finds = {kNamed}},
      {.name = "test_mode_has_it", .rule = kUnknown, .changes = {set(kNamed, "pmc_Test")}, .finds = {kNamed}},
      // Does not find because …
      {.name = "none_is_named", .rule = kUnknown},
      {.name = "the_account_has_it", .rule = kUnknown, .changes = {named}},
      {.name = "customers_cannot_add_any", .rule = kUnknown, .changes = {lost, updates_off}},
      // Not checked because …
      {.name = "it_may_be_on_the_next_page", .rule = kUnknown, .changes = {lost, set(kSets + "/has_more", true)},
       .because = Because::Partial},
      {.name = "they_were_not_read", .rule = kUnknown, .changes = {lost, remove(kSets)}, .because = Because::Absent},
      {.name = "the_name_is_a_number", .rule = kUnknown, .changes = {set(kNamed, 1)}, .because = Because::Error},

      // Finds because …
      {.name = "it_is_inactive", .rule = kInactive, .changes = {named, set(kActive, false)}, .finds = {kActive}},
      // Does not find because …
      {.name = "it_is_active", .rule = kInactive, .changes = {named}},
      {.name = "another_is_inactive", .rule = kInactive, .changes = {set(kActive, false)}},
      // Not checked because …
      {.name = "it_does_not_exist", .rule = kInactive, .changes = {lost}, .because = Because::Covered},
      {.name = "it_may_be_on_the_next_page", .rule = kInactive, .changes = {lost, set(kSets + "/has_more", true)},
       .because = Because::Partial},
      {.name = "active_is_missing", .rule = kInactive, .changes = {named, remove(kActive)}, .because = Because::Absent},

      // Finds because …
      {.name = "it_is_pending", .rule = kPending, .changes = {set(kTax + "/status", "pending")}, .finds = {kTax + "/status"}},
      {.name = "fields_are_missing", .rule = kPending,
       .changes = {set(kTax + "/status", "pending"),
                   set(kTax + "/status_details", {{"pending", {{"missing_fields", {"head_office", "defaults.tax_behavior"}}}}})},
       .finds = {kTax + "/status", kTax + "/status_details/pending/missing_fields"}},
      // Does not find because …
      {.name = "it_is_active", .rule = kPending},
      // Not checked because …
      {.name = "it_was_not_read", .rule = kPending, .changes = {remove(kTax)}, .because = Because::Absent},
      {.name = "the_status_is_unknown", .rule = kPending, .changes = {set(kTax + "/status", "thinking")}, .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
