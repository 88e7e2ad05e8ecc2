#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kAccount = "/live/account";
const std::string kProfile = kAccount + "/business_profile";
const std::string kSettings = kAccount + "/settings";

}  // namespace

// clang-format off
std::vector<RuleCase> account_detail_cases() {
  constexpr std::string_view kName = "business-name-missing";
  constexpr std::string_view kSupport = "support-contact-missing";
  constexpr std::string_view kBranding = "branding-missing";
  constexpr std::string_view kDescriptor = "statement-descriptor-missing";
  const std::string name = kProfile + "/name";
  const std::string display_name = kSettings + "/dashboard/display_name";
  const std::vector<std::string> support = {kProfile + "/support_email", kProfile + "/support_phone", kProfile + "/support_url"};
  const std::vector<std::string> branding = {kSettings + "/branding/icon", kSettings + "/branding/logo"};
  const std::string descriptor = kSettings + "/payments/statement_descriptor";
  return {
      // Finds because …
      {.name = "both_names_are_null", .rule = kName, .changes = {set(name, nullptr), set(display_name, nullptr)},
       .finds = {name, display_name}},
      {.name = "both_names_are_empty", .rule = kName, .changes = {set(name, ""), set(display_name, "")},
       .finds = {name, display_name}},
      {.name = "both_names_are_left_out", .rule = kName, .changes = {remove(name), remove(display_name)},
       .finds = {name, display_name}},
      {.name = "no_name_in_test", .rule = kName, .mode = stripe::Mode::Test,
       .changes = {set("/test/account/business_profile/name", nullptr),
                   set("/test/account/settings/dashboard/display_name", nullptr)},
       .finds = {"/test/account/business_profile/name", "/test/account/settings/dashboard/display_name"}},
      // Does not find because …
      {.name = "there_are_names", .rule = kName},
      {.name = "there_is_a_business_name", .rule = kName, .changes = {set(display_name, nullptr)}},
      {.name = "there_is_a_display_name", .rule = kName, .changes = {set(name, nullptr)}},
      {.name = "the_display_name_is_enough_for_a_limited_key", .rule = kName, .changes = {remove(kProfile)}},
      // Not checked because …
      {.name = "a_limited_key_sees_no_profile", .rule = kName, .changes = {remove(kProfile), set(display_name, nullptr)},
       .because = Because::Absent},
      {.name = "a_limited_key_sees_no_settings", .rule = kName, .changes = {remove(kSettings), set(name, nullptr)},
       .because = Because::Absent},
      {.name = "a_name_is_a_number", .rule = kName, .changes = {set(name, 7), set(display_name, nullptr)}, .because = Because::Error},
      {.name = "the_account_was_not_read", .rule = kName, .changes = {remove(kAccount)}, .because = Because::Absent},
      {.name = "the_account_may_not_be_read", .rule = kName,
       .changes = {set(kAccount, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})},
       .because = Because::Permission},

      // Finds because …
      {.name = "no_way_to_reach_anybody", .rule = kSupport, .changes = {set(support[2], nullptr)}, .finds = support},
      {.name = "an_empty_address", .rule = kSupport, .changes = {set(support[2], "")}, .finds = support},
      {.name = "nothing_in_the_profile", .rule = kSupport, .changes = {set(kProfile, Json::object())}, .finds = support},
      // Does not find because …
      {.name = "a_page", .rule = kSupport},
      {.name = "a_phone_number", .rule = kSupport, .changes = {set(support[2], nullptr), set(support[1], "+49 30 1234")}},
      {.name = "an_email_address", .rule = kSupport, .changes = {set(support[2], nullptr), set(support[0], "help at acme")}},
      // Not checked because …
      {.name = "the_profile_was_left_out", .rule = kSupport, .changes = {remove(kProfile)}, .because = Because::Absent},
      {.name = "the_profile_is_null", .rule = kSupport, .changes = {set(kProfile, nullptr)}, .because = Because::Absent},
      {.name = "the_profile_is_a_list", .rule = kSupport, .changes = {set(kProfile, Json::array())}, .because = Because::Error},

      // Finds because …
      {.name = "neither_icon_nor_logo", .rule = kBranding, .changes = {set(branding[0], nullptr)}, .finds = branding},
      // Does not find because …
      {.name = "an_icon", .rule = kBranding},
      {.name = "a_logo", .rule = kBranding, .changes = {set(branding[0], nullptr), set(branding[1], "file_Logo")}},
      {.name = "an_expanded_logo", .rule = kBranding,
       .changes = {set(branding[0], nullptr), set(branding[1], {{"id", "file_Logo"}, {"object", "file"}})}},
      {.name = "test_mode_may_look_plain", .rule = kBranding, .changes = {set("/test/account/settings/branding/icon", nullptr)}},
      // Not checked because …
      {.name = "branding_was_left_out", .rule = kBranding, .changes = {remove(kSettings + "/branding")}, .because = Because::Absent},
      {.name = "an_icon_without_id", .rule = kBranding, .changes = {set(branding[0], Json::object())}, .because = Because::Error},

      // Finds because …
      {.name = "no_descriptor", .rule = kDescriptor, .changes = {set(descriptor, nullptr)}, .finds = {descriptor}},
      {.name = "an_empty_descriptor", .rule = kDescriptor, .changes = {set(descriptor, "")}, .finds = {descriptor}},
      // Does not find because …
      {.name = "a_descriptor", .rule = kDescriptor},
      // Not checked because …
      {.name = "the_payment_settings_were_left_out", .rule = kDescriptor, .changes = {remove(kSettings + "/payments")},
       .because = Because::Absent},
      {.name = "a_descriptor_that_is_a_number", .rule = kDescriptor, .changes = {set(descriptor, 7)}, .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
