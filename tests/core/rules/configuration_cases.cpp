#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;
using stripe::Mode;

const std::string kConfigurations = "/live/billing_portal_configurations";
const std::string kNamed = "/integration/session_configuration";
const std::string kOtherConfiguration = "/live/billing_portal_configurations/data/1";

Json second_configuration() {
  Json configuration = good_snapshot()[Json::json_pointer(kConfiguration)];
  configuration["id"] = "bpc_Second";
  configuration["is_default"] = false;
  return configuration;
}

/// Live mode's default, and this many others.
Json default_and(std::size_t others) {
  Json configurations = Json::array({good_snapshot()[Json::json_pointer(kConfiguration)]});
  for (std::size_t index = 0; index < others; ++index) {
    configurations.push_back(second_configuration());
    configurations.back()["id"] = "bpc_Other" + std::to_string(index);
  }
  return configurations;
}

Json forbidden() {
  return {{"status", 403},
          {"error",
           {{"type", "invalid_request_error"},
            {"message",
             "The provided key does not have the required permissions for this endpoint. Having the "
             "'rak_customer_portal_read' permission would allow this request to continue."}}}};
}

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> configuration_cases() {
  constexpr std::string_view kNoDefault = "default-configuration-missing";
  constexpr std::string_view kUnstated = "session-configuration-unstated";
  constexpr std::string_view kUnknown = "configuration-unknown";
  constexpr std::string_view kHidden = "configuration-not-in-dashboard";
  constexpr std::string_view kMany = "configurations-many";
  return {
      // Finds because …
      {.name = "no_configuration_in_test", .rule = "default-configuration-missing", .mode = Mode::Test,
       .changes = {remove("/test/billing_portal_configurations/data/0")}, .finds = {"/test/billing_portal_configurations"}},
      {.name = "only_inactive_others_in_live_and_no_test_mode", .rule = kNoDefault,
       .changes = {remove("/test"), set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false)},
       .finds = {kConfigurations}},
      {.name = "none_in_either_mode", .rule = kNoDefault,
       .changes = {set(kTestConfiguration + "/is_default", false), remove(kConfiguration)}, .finds = {kConfigurations}},
      {.name = "test_mode_could_not_be_read", .rule = kNoDefault,
       .changes = {set("/test/billing_portal_configurations", forbidden()), remove(kConfiguration)},
       .finds = {kConfigurations}},
      {.name = "the_app_names_one_of_test_mode", .rule = kNoDefault,
       .changes = {set("/test/billing_portal_configurations/data/0/is_default", false), remove(kConfiguration),
                   set(kNamed, "bpc_Test")},
       .finds = {kConfigurations}},
      {.name = "bare_empty_array", .rule = "default-configuration-missing", .mode = Mode::Test,
       .changes = {set("/test/billing_portal_configurations", Json::array())}, .finds = {"/test/billing_portal_configurations"}},
      // Does not find because …
      {.name = "there_is_a_default", .rule = "default-configuration-missing"},
      {.name = "the_default_is_second", .rule = "default-configuration-missing",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kConfiguration + "/is_default", false),
                   set(kOtherConfiguration + "/is_default", true)}},
      {.name = "the_default_was_seen_in_an_incomplete_list", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations + "/has_more", true)}},
      {.name = "the_default_is_inactive", .rule = "default-configuration-missing",
       .changes = {set(kConfiguration + "/active", false)}},
      {.name = "the_app_names_another_one", .rule = kNoDefault,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Live")}},
      {.name = "the_app_names_an_inactive_one", .rule = kNoDefault,
       .changes = {set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false), set(kNamed, "bpc_Live")}},
      // Not checked because …
      {.name = "the_section_is_absent", .rule = "default-configuration-missing",
       .changes = {remove(kConfigurations)}, .because = Because::Absent},
      {.name = "the_key_may_not", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations, forbidden())}, .because = Because::Permission},
      {.name = "stripe_was_broken", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations, {{"status", 500}, {"error", {{"type", "api_error"}}}})}, .because = Because::Error},
      {.name = "the_key_was_refused", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations, {{"status", 401}, {"error", {{"type", "invalid_request_error"}}}})},
       .because = Because::Error},
      {.name = "the_list_is_a_number", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations, 7)}, .because = Because::Error},
      {.name = "two_share_an_id", .rule = "default-configuration-missing",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kOtherConfiguration + "/id", "bpc_Live")},
       .because = Because::Error},
      {.name = "an_incomplete_list_shows_no_default", .rule = "default-configuration-missing",
       .changes = {set(kConfigurations + "/has_more", true), set(kConfiguration + "/is_default", false)},
       .because = Because::Partial},
      {.name = "is_default_is_missing", .rule = "default-configuration-missing",
       .changes = {remove(kConfiguration + "/is_default")}, .because = Because::Absent},
      {.name = "is_default_is_a_text", .rule = "default-configuration-missing",
       .changes = {set(kConfiguration + "/is_default", "true")}, .because = Because::Error},
      {.name = "only_live_lacks_one", .rule = "default-configuration-missing",
       .changes = {remove(kConfiguration)}, .because = Because::Covered},
      {.name = "another_one_is_active", .rule = kNoDefault, .changes = {set(kConfiguration + "/is_default", false)},
       .because = Because::Covered},
      {.name = "the_app_names_one_that_nobody_has", .rule = kNoDefault,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Elsewhere")}, .because = Because::Covered},

      // Finds because …
      {.name = "another_one_is_active", .rule = kUnstated, .changes = {set(kConfiguration + "/is_default", false)},
       .finds = {kConfigurations}},
      {.name = "two_others_are_active", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kOtherConfiguration, second_configuration())},
       .finds = {kConfigurations}},
      {.name = "the_app_names_one_of_the_other_mode", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Test")}, .finds = {kConfigurations}},
      {.name = "the_app_names_one_for_the_other_mode", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, {{"test", "bpc_Test"}})}, .finds = {kConfigurations}},
      // Does not find because …
      {.name = "there_is_a_default", .rule = kUnstated},
      {.name = "there_is_a_default_beside_another", .rule = kUnstated, .changes = {set(kOtherConfiguration, second_configuration())}},
      {.name = "the_app_names_it", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Live")}},
      {.name = "the_app_names_it_for_the_mode", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, {{"live", Json::array({"bpc_Live"})}})}},
      // Not checked because …
      {.name = "there_is_no_configuration", .rule = kUnstated, .changes = {remove(kConfiguration)}, .because = Because::Covered},
      {.name = "the_only_one_is_inactive", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false)}, .because = Because::Covered},
      {.name = "the_app_names_one_that_nobody_has", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Elsewhere")}, .because = Because::Covered},
      {.name = "the_default_may_be_on_the_next_page", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), set(kConfigurations + "/has_more", true)},
       .because = Because::Partial},
      {.name = "the_key_may_not", .rule = kUnstated, .changes = {set(kConfigurations, forbidden())}, .because = Because::Permission},
      {.name = "whether_the_only_one_is_active_is_missing", .rule = kUnstated,
       .changes = {set(kConfiguration + "/is_default", false), remove(kConfiguration + "/active")}, .because = Because::Absent},

      // Finds because …
      {.name = "inactive", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", false)}, .finds = {kConfiguration + "/active"}},
      {.name = "the_named_one_is_inactive", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kOtherConfiguration + "/active", false),
                   set(kNamed, "bpc_Second")},
       .finds = {kOtherConfiguration + "/active"}},
      {.name = "the_default_is_and_the_named_one_is_unknown", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", false), set(kNamed, Json::array({"bpc_Elsewhere", "bpc_Test"}))},
       .finds = {kConfiguration + "/active"}},
      {.name = "the_default_is_and_the_named_one_is_of_the_other_mode", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", false), set(kNamed, {{"live", "bpc_Test"}})},
       .finds = {kConfiguration + "/active"}},
      {.name = "the_default_is_and_the_named_one_may_be_on_the_next_page", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", false), set(kNamed, "bpc_Elsewhere"), set(kConfigurations + "/has_more", true)},
       .finds = {kConfiguration + "/active"}},
      {.name = "test_modes_default_is_and_the_named_one_is_unknown", .rule = "configuration-inactive", .mode = Mode::Test,
       .changes = {set(kTestConfiguration + "/active", false), set(kNamed, "bpc_Elsewhere")},
       .finds = {kTestConfiguration + "/active"}},
      // Does not find because …
      {.name = "active", .rule = "configuration-inactive"},
      {.name = "the_named_one_is_unknown", .rule = "configuration-inactive", .changes = {set(kNamed, "bpc_Elsewhere")}},
      {.name = "another_one_is_inactive", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kOtherConfiguration + "/active", false)}},
      {.name = "only_the_default_is_and_another_is_named", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kConfiguration + "/active", false),
                   set(kNamed, "bpc_Second")}},
      // Not checked because …
      {.name = "active_is_missing", .rule = "configuration-inactive",
       .changes = {remove(kConfiguration + "/active")}, .because = Because::Absent},
      {.name = "active_is_a_number", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", 1)}, .because = Because::Error},
      {.name = "there_is_no_default_and_no_active_one", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false)},
       .because = Because::Covered},

      // Finds because …
      {.name = "neither_mode_has_it", .rule = kUnknown, .changes = {set(kNamed, "bpc_Elsewhere")}, .finds = {kNamed}},
      {.name = "the_list_is_empty", .rule = kUnknown,
       .changes = {set(kConfigurations, Json::array()), set(kNamed, "bpc_Elsewhere")}, .finds = {kNamed}},
      {.name = "it_is_named_for_test_mode_and_only_live_mode_has_it", .rule = kUnknown, .mode = Mode::Test,
       .changes = {set(kNamed, {{"test", "bpc_Live"}})}, .finds = {kNamed + "/test", kConfiguration + "/id"}},
      {.name = "it_is_named_for_live_mode_and_only_test_mode_has_it", .rule = kUnknown,
       .changes = {set(kNamed, {{"live", Json::array({"bpc_Live", "bpc_Test"})}})},
       .finds = {kNamed + "/live/1", kTestConfiguration + "/id"}},
      {.name = "one_of_three", .rule = kUnknown, .changes = {set(kNamed, Json::array({"bpc_Live", "bpc_Gone", "bpc_Test"}))},
       .finds = {kNamed + "/1"}},
      {.name = "it_is_named_for_live_mode_and_test_mode_may_not_be_read", .rule = kUnknown,
       .changes = {set(kNamed, {{"live", "bpc_Gone"}}), set("/test/billing_portal_configurations", forbidden())},
       .finds = {kNamed + "/live"}},
      {.name = "it_is_named_for_live_mode_and_test_mode_was_not_read", .rule = kUnknown,
       .changes = {remove("/test"), set(kNamed, {{"live", "bpc_Gone"}})}, .finds = {kNamed + "/live"}},
      // Does not find because …
      {.name = "the_app_names_none", .rule = kUnknown},
      {.name = "the_app_names_none_and_nothing_was_read", .rule = kUnknown, .changes = {remove(kConfigurations)}},
      {.name = "the_app_names_an_empty_one", .rule = kUnknown, .changes = {set(kNamed, "")}},
      {.name = "the_mode_has_it", .rule = kUnknown, .changes = {set(kNamed, "bpc_Live")}},
      {.name = "only_live_mode_has_it", .rule = kUnknown, .mode = Mode::Test, .changes = {set(kNamed, "bpc_Live")}},
      {.name = "only_test_mode_has_it", .rule = kUnknown, .changes = {set(kNamed, "bpc_Test")}},
      {.name = "each_mode_has_one_of_two", .rule = kUnknown, .changes = {set(kNamed, Json::array({"bpc_Live", "bpc_Test"}))}},
      {.name = "another_is_named_for_the_other_mode", .rule = kUnknown, .changes = {set(kNamed, {{"test", "bpc_Gone"}})}},
      {.name = "an_incomplete_list_has_it", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Live"), set(kConfigurations + "/has_more", true)}},
      // Not checked because …
      {.name = "it_may_be_on_the_next_page", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Elsewhere"), set(kConfigurations + "/has_more", true)}, .because = Because::Partial},
      {.name = "the_other_mode_was_not_read", .rule = kUnknown, .changes = {remove("/test"), set(kNamed, "bpc_Test")},
       .because = Because::Absent},
      {.name = "live_mode_was_not_read", .rule = kUnknown, .mode = Mode::Test, .changes = {remove("/live"), set(kNamed, "bpc_Live")},
       .because = Because::Absent},
      {.name = "live_mode_reports_it", .rule = kUnknown, .mode = Mode::Test, .changes = {set(kNamed, "bpc_Elsewhere")},
       .because = Because::Covered},
      {.name = "it_may_be_on_the_next_page_of_test_mode", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Elsewhere"), set("/test/billing_portal_configurations/has_more", true)},
       .because = Because::Partial},
      {.name = "the_list_of_test_mode_may_not_be_read", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Elsewhere"), set("/test/billing_portal_configurations", forbidden())},
       .because = Because::Permission},
      {.name = "the_list_may_not_be_read", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Elsewhere"), set(kConfigurations, forbidden())}, .because = Because::Permission},
      {.name = "the_list_was_not_read", .rule = kUnknown,
       .changes = {set(kNamed, "bpc_Elsewhere"), remove(kConfigurations)}, .because = Because::Absent},

      // Finds because …
      {.name = "the_app_names_another_one", .rule = kHidden,
       .changes = {set(kOtherConfiguration, second_configuration()), set(kNamed, "bpc_Second")},
       .finds = {kOtherConfiguration + "/is_default"}},
      {.name = "and_there_is_no_default", .rule = kHidden,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Live")},
       .finds = {kConfiguration + "/is_default"}},
      // Does not find because …
      {.name = "the_app_names_one_of_test_mode", .rule = kHidden,
       .changes = {set(kConfiguration + "/is_default", false), set(kNamed, "bpc_Test")}},
      {.name = "the_app_names_the_default", .rule = kHidden, .changes = {set(kNamed, "bpc_Live")}},
      {.name = "the_app_leaves_it_to_stripe", .rule = kHidden},
      // Not checked because …
      {.name = "the_mode_does_not_have_it", .rule = kHidden, .changes = {set(kNamed, "bpc_Elsewhere")},
       .because = Because::Covered},
      {.name = "it_may_follow_on_the_next_page", .rule = kHidden,
       .changes = {set(kNamed, "bpc_Elsewhere"), set(kConfigurations + "/has_more", true)}, .because = Because::Partial},
      {.name = "whether_it_is_the_default_is_missing", .rule = kHidden,
       .changes = {set(kNamed, "bpc_Live"), remove(kConfiguration + "/is_default")}, .because = Because::Absent},

      // Finds because …
      {.name = "twenty_one_others", .rule = kMany, .changes = {set(kConfigurations + "/data", default_and(21))},
       .finds = {kConfigurations}},
      {.name = "twenty_one_others_in_an_incomplete_list", .rule = kMany,
       .changes = {set(kConfigurations + "/data", default_and(21)), set(kConfigurations + "/has_more", true)},
       .finds = {kConfigurations}},
      {.name = "twenty_one_others_and_one_that_cannot_be_told", .rule = kMany,
       .changes = {set(kConfigurations + "/data", default_and(22)), remove(kConfigurations + "/data/1/active")},
       .finds = {kConfigurations}},
      // Does not find because …
      {.name = "twenty_others", .rule = kMany, .changes = {set(kConfigurations + "/data", default_and(20))}},
      {.name = "one_of_them_is_inactive", .rule = kMany,
       .changes = {set(kConfigurations + "/data", default_and(21)), set(kConfigurations + "/data/7/active", false)}},
      {.name = "an_inactive_one_lacks_is_default", .rule = kMany,
       .changes = {set(kConfigurations + "/data", default_and(2)), set(kConfigurations + "/data/1/active", false),
                   remove(kConfigurations + "/data/1/is_default")}},
      {.name = "there_is_the_default_only", .rule = kMany},
      // Not checked because …
      {.name = "more_may_follow", .rule = kMany, .changes = {set(kConfigurations + "/has_more", true)},
       .because = Because::Partial},
      {.name = "one_cannot_be_told", .rule = kMany,
       .changes = {set(kConfigurations + "/data", default_and(21)), remove(kConfigurations + "/data/1/active")},
       .because = Because::Absent},
      {.name = "one_default_is_a_text", .rule = kMany, .changes = {set(kConfiguration + "/is_default", "yes")},
       .because = Because::Error},
      {.name = "they_were_not_read", .rule = kMany, .changes = {remove(kConfigurations)}, .because = Because::Absent},
  };
}
// clang-format on

}  // namespace portal_guide::rules
