#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kFeatures = kConfiguration + "/features";
const std::string kTestFeatures = kTestConfiguration + "/features";

}  // namespace

// clang-format off
std::vector<RuleCase> mode_cases() {
  constexpr std::string_view kMissing = "live-configuration-missing";
  constexpr std::string_view kDiffer = "features-differ";
  return {
      // Finds because …
      {.name = "live_has_none", .rule = kMissing, .changes = {remove(kConfiguration)}, .finds = {"/live/billing_portal_configurations"}},
      {.name = "live_has_only_an_inactive_one", .rule = kMissing,
       .changes = {set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false)},
       .finds = {"/live/billing_portal_configurations"}},
      // Does not find because …
      {.name = "both_have_one", .rule = kMissing},
      {.name = "the_app_names_another_one", .rule = kMissing,
       .changes = {set(kConfiguration + "/is_default", false), set("/integration/session_configuration", "bpc_Live")}},
      // Not checked because …
      {.name = "another_one_is_active", .rule = kMissing, .changes = {set(kConfiguration + "/is_default", false)},
       .because = Because::Covered},
      {.name = "test_has_none_either", .rule = kMissing, .changes = {remove(kConfiguration), remove(kTestConfiguration)},
       .because = Because::Covered},
      {.name = "test_mode_is_absent", .rule = kMissing, .changes = {remove("/test")}, .because = Because::Absent},
      {.name = "live_mode_is_absent", .rule = kMissing, .changes = {remove("/live")}, .because = Because::Absent},
      {.name = "the_live_list_is_incomplete", .rule = kMissing,
       .changes = {remove(kConfiguration), set("/live/billing_portal_configurations/has_more", true)}, .because = Because::Partial},
      {.name = "the_test_list_is_incomplete", .rule = kMissing,
       .changes = {remove(kTestConfiguration), set("/test/billing_portal_configurations/has_more", true)},
       .because = Because::Partial},

      // Finds because …
      {.name = "a_feature_is_off_in_live", .rule = kDiffer, .changes = {set(kFeatures + "/invoice_history/enabled", false)},
       .finds = {kFeatures + "/invoice_history/enabled"}},
      {.name = "several_values_differ", .rule = kDiffer,
       .changes = {set(kTestFeatures + "/customer_update/allowed_updates", {"email", "phone"}),
                   set(kTestFeatures + "/subscription_cancel/mode", "immediately")},
       .finds = {kFeatures + "/customer_update/allowed_updates", kFeatures + "/subscription_cancel/mode"}},
      {.name = "a_condition_is_missing_in_live", .rule = kDiffer,
       .changes = {set(kUpdate + "/schedule_at_period_end/conditions", Json::array())},
       .finds = {kUpdate + "/schedule_at_period_end/conditions"}},
      {.name = "only_test_names_payment_methods", .rule = kDiffer,
       .changes = {set(kTestFeatures + "/payment_method_update/payment_method_configuration", "pmc_Test")},
       .finds = {kFeatures + "/payment_method_update/payment_method_configuration"}},
      {.name = "a_feature_nobody_knows_differs", .rule = kDiffer,
       .changes = {set(kFeatures + "/teleport", {{"enabled", true}}), set(kTestFeatures + "/teleport", {{"enabled", false}})},
       .finds = {kFeatures + "/teleport/enabled"}},
      // Does not find because …
      {.name = "both_modes_agree", .rule = kDiffer},
      {.name = "only_the_products_differ", .rule = kDiffer, .changes = {remove(kUpdate + "/products/1")}},
      {.name = "only_live_expanded_the_products", .rule = kDiffer, .changes = {remove(kTestFeatures + "/subscription_update/products")}},
      {.name = "a_list_is_in_another_order", .rule = kDiffer,
       .changes = {set(kFeatures + "/customer_update/allowed_updates", {"tax_id", "name", "address"})}},
      {.name = "ids_differ_by_nature", .rule = kDiffer,
       .changes = {set(kTestFeatures + "/payment_method_update/payment_method_configuration", "pmc_Test"),
                   set(kFeatures + "/payment_method_update/payment_method_configuration", "pmc_Live")}},
      {.name = "what_is_no_feature_differs", .rule = kDiffer, .changes = {set(kConfiguration + "/business_profile/headline", "Hello")}},
      // Not checked because …
      {.name = "differing_needs_test_mode", .rule = kDiffer, .changes = {remove("/test")}, .because = Because::Absent},
      {.name = "differing_needs_a_live_default", .rule = kDiffer, .changes = {remove(kConfiguration)}, .because = Because::Covered},
      {.name = "differing_needs_a_test_default", .rule = kDiffer, .changes = {remove(kTestConfiguration)}, .because = Because::Covered},
      {.name = "one_mode_was_read_with_less", .rule = kDiffer, .changes = {remove(kTestFeatures + "/subscription_pause")},
       .because = Because::Absent},
      {.name = "a_switch_is_a_text_in_live", .rule = kDiffer, .changes = {set(kFeatures + "/invoice_history/enabled", "yes")},
       .because = Because::Error},
      {.name = "features_is_a_text", .rule = kDiffer, .changes = {set(kFeatures, "all")}, .because = Because::Error},
  };
}
// clang-format on

}  // namespace portal_guide::rules
