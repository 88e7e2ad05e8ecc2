#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;
using stripe::Mode;

const std::string kConfigurations = "/live/billing_portal_configurations";
const std::string kOtherConfiguration = "/live/billing_portal_configurations/data/1";

Json second_configuration() {
  Json configuration = good_snapshot()[Json::json_pointer(kConfiguration)];
  configuration["id"] = "bpc_Second";
  configuration["is_default"] = false;
  return configuration;
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
std::vector<RuleCase> configuration_cases() {
  return {
      // Finds because …
      {.name = "no_configuration_in_test", .rule = "default-configuration-missing", .mode = Mode::Test,
       .changes = {remove("/test/billing_portal_configurations/data/0")}, .finds = {"/test/billing_portal_configurations"}},
      {.name = "only_others_in_live_and_no_test_mode", .rule = "default-configuration-missing",
       .changes = {remove("/test"), set(kConfiguration + "/is_default", false)}, .finds = {kConfigurations}},
      {.name = "none_in_either_mode", .rule = "default-configuration-missing",
       .changes = {set(kTestConfiguration + "/is_default", false), set(kConfiguration + "/is_default", false)},
       .finds = {kConfigurations}},
      {.name = "test_mode_could_not_be_read", .rule = "default-configuration-missing",
       .changes = {set("/test/billing_portal_configurations", forbidden()), set(kConfiguration + "/is_default", false)},
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
      // Not checked because …
      {.name = "the_section_is_absent", .rule = "default-configuration-missing",
       .changes = {remove(kConfigurations)}, .because = Because::Absent},
      {.name = "the_mode_is_absent", .rule = "default-configuration-missing",
       .changes = {remove("/live")}, .because = Because::Absent},
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
       .changes = {set(kConfiguration + "/is_default", false)}, .because = Because::Covered},

      // Finds because …
      {.name = "inactive", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", false)}, .finds = {kConfiguration + "/active"}},
      {.name = "the_named_one_is_inactive", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kOtherConfiguration + "/active", false),
                   set("/integration/session_configuration", "bpc_Second")},
       .finds = {kOtherConfiguration + "/active"}},
      // Does not find because …
      {.name = "active", .rule = "configuration-inactive"},
      {.name = "another_one_is_inactive", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kOtherConfiguration + "/active", false)}},
      {.name = "only_the_default_is_and_another_is_named", .rule = "configuration-inactive",
       .changes = {set(kOtherConfiguration, second_configuration()), set(kConfiguration + "/active", false),
                   set("/integration/session_configuration", "bpc_Second")}},
      // Not checked because …
      {.name = "active_is_missing", .rule = "configuration-inactive",
       .changes = {remove(kConfiguration + "/active")}, .because = Because::Absent},
      {.name = "active_is_a_number", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/active", 1)}, .because = Because::Error},
      {.name = "there_is_no_default", .rule = "configuration-inactive",
       .changes = {set(kConfiguration + "/is_default", false)}, .because = Because::Covered},
      {.name = "the_named_one_is_unknown", .rule = "configuration-inactive",
       .changes = {set("/integration/session_configuration", "bpc_Elsewhere")}, .because = Because::Error},
      {.name = "the_named_one_may_be_on_the_next_page", .rule = "configuration-inactive",
       .changes = {set("/integration/session_configuration", "bpc_Elsewhere"), set(kConfigurations + "/has_more", true)},
       .because = Because::Partial},
  };
}
// clang-format on

}  // namespace portal_guide::rules
