#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kFeatures = kConfiguration + "/features";

std::vector<RuleCase> cases_of(std::string_view rule, const std::string& feature) {
  const std::string enabled = kFeatures + "/" + feature + "/enabled";
  // clang-format off
  return {
      // Finds because …
      {.name = "off", .rule = rule, .changes = {set(enabled, false)}, .finds = {enabled}},
      {.name = "off_in_test", .rule = rule, .mode = stripe::Mode::Test,
       .changes = {set(kTestConfiguration + "/features/" + feature + "/enabled", false)},
       .finds = {kTestConfiguration + "/features/" + feature + "/enabled"}},
      // Does not find because …
      {.name = "on", .rule = rule},
      {.name = "another_feature_is_off", .rule = rule, .changes = {set(kFeatures + "/customer_update/enabled", false)}},
      // Not checked because …
      {.name = "enabled_is_missing", .rule = rule, .changes = {remove(enabled)}, .because = Because::Absent},
      {.name = "enabled_is_null", .rule = rule, .changes = {set(enabled, nullptr)}, .because = Because::Absent},
      {.name = "enabled_is_a_text", .rule = rule, .changes = {set(enabled, "false")}, .because = Because::Error},
      {.name = "the_feature_is_missing", .rule = rule, .changes = {remove(kFeatures + "/" + feature)}, .because = Because::Absent},
      {.name = "there_are_no_features", .rule = rule, .changes = {remove(kFeatures)}, .because = Because::Absent},
      {.name = "there_is_no_configuration", .rule = rule, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
  // clang-format on
}

std::vector<Change> everything_off() {
  std::vector<Change> changes;
  for (const char* feature :
       {"customer_update", "invoice_history", "payment_method_update", "subscription_cancel", "subscription_update"}) {
    changes.push_back(set(kFeatures + "/" + feature + "/enabled", false));
  }
  return changes;
}

std::vector<Change> everything_off_and(Change change) {
  std::vector<Change> changes = everything_off();
  changes.push_back(std::move(change));
  return changes;
}

std::vector<std::string> every_switch() {
  std::vector<std::string> pointers;
  for (const Change& change : everything_off()) {
    pointers.push_back(change.pointer);
  }
  return pointers;
}

// clang-format off
std::vector<RuleCase> portal_empty_cases() {
  constexpr std::string_view kRule = "portal-empty";
  return {
      // Finds because …
      {.name = "everything_is_off", .rule = kRule, .changes = everything_off(), .finds = every_switch()},
      {.name = "an_older_version_without_pausing", .rule = kRule,
       .changes = everything_off_and(remove(kFeatures + "/subscription_pause")), .finds = every_switch()},
      {.name = "a_feature_nobody_knows_is_off", .rule = kRule,
       .changes = everything_off_and(set(kFeatures + "/teleport", {{"enabled", false}})), .finds = every_switch()},
      // Does not find because …
      {.name = "everything_is_on", .rule = kRule},
      {.name = "pausing_is_on", .rule = kRule,
       .changes = everything_off_and(set(kFeatures + "/subscription_pause/enabled", true))},
      {.name = "a_feature_nobody_knows_is_on", .rule = kRule,
       .changes = everything_off_and(set(kFeatures + "/teleport", {{"enabled", true}}))},
      {.name = "one_is_on_and_another_is_missing", .rule = kRule, .changes = {remove(kFeatures + "/customer_update")}},
      // Not checked because …
      {.name = "the_last_switch_is_missing", .rule = kRule,
       .changes = everything_off_and(remove(kFeatures + "/invoice_history")), .because = Because::Absent},
      {.name = "the_last_switch_is_a_text", .rule = kRule,
       .changes = everything_off_and(set(kFeatures + "/invoice_history/enabled", "no")), .because = Because::Error},
      {.name = "features_is_a_list", .rule = kRule, .changes = {set(kFeatures, Json::array())}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kRule, .changes = {remove(kConfiguration)}, .because = Because::Covered},
  };
}
// clang-format on

}  // namespace

std::vector<RuleCase> feature_cases() {
  std::vector<RuleCase> cases = portal_empty_cases();
  const auto add = [&](std::string_view rule, const std::string& feature) {
    for (RuleCase& row : cases_of(rule, feature)) {
      cases.push_back(std::move(row));
    }
  };
  add("payment-method-update-disabled", "payment_method_update");
  add("invoice-history-disabled", "invoice_history");
  add("cancel-disabled", "subscription_cancel");
  add("update-disabled", "subscription_update");
  return cases;
}

}  // namespace portal_guide::rules
