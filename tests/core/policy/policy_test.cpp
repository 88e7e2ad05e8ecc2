#include "core/policy/policy.hpp"

#include <gtest/gtest.h>

#include "core/content/content.hpp"
#include "core/json.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::policy {
namespace {

using report::Severity;
using stripe::Mode;

std::string with(const std::string& members) { return R"({"format": "portal-policy/1", )" + members + "}"; }
std::string accepting(const std::string& entry) { return with(R"("accepted": [)" + entry + "]"); }

TEST(PolicyText, IsReadWhole) {
  const auto policy = parse_policy(R"({
    "$schema": "policy.schema.json",
    "format": "portal-policy/1",
    "rules": {"headline-missing": "off", "cancel-immediate": "error", "policy-prices": "warning"},
    "accepted": [
      {"rule": "plan-not-offered", "reason": "Internal", "until": "2027-01-31"},
      {"rule": "price-archived", "mode": "live", "object": "price_1", "fingerprint": "0123456789abcdef", "reason": "ü 🎉",
       "until": "2028-02-29"},
      {"rule": "policy-prices", "mode": "test", "reason": "x", "until": "2027-01-31"}
    ],
    "require": {
      "cancellation": "at_period_end",
      "features": {"on": ["invoice_history"], "off": ["subscription_pause"], "others": "off"},
      "quantity": {"minimum": 1, "maximum": 50},
      "prices": ["basic_monthly", "price_1"]
    }
  })");
  ASSERT_TRUE(policy) << policy.error().id << policy.error().where;
  EXPECT_EQ(
      *policy,
      (Policy{.rules = {{"cancel-immediate", Severity::Error},
                        {"headline-missing", std::nullopt},
                        {"policy-prices", Severity::Warning}},
              .accepted = {{.rule = "plan-not-offered", .reason = "Internal", .until = "2027-01-31"},
                           {.rule = "price-archived",
                            .mode = Mode::Live,
                            .object = "price_1",
                            .fingerprint = "0123456789abcdef",
                            .reason = "ü 🎉",
                            .until = "2028-02-29"},
                           {.rule = "policy-prices", .mode = Mode::Test, .reason = "x", .until = "2027-01-31"}},
              .require = {
                  {.cancellation = Cancellation::AtPeriodEnd,
                   .features = Features{.on = {"invoice_history"}, .off = {"subscription_pause"}, .others = OtherFeatures::Off},
                   .quantity = Quantity{.minimum = 1, .maximum = 50},
                   .prices = std::vector<std::string>{"basic_monthly", "price_1"}}}}));
}

TEST(PolicyText, MayAskForNothing) {
  const auto policy = parse_policy(R"({"format": "portal-policy/1"})");
  ASSERT_TRUE(policy);
  EXPECT_EQ(*policy, Policy{});
}

struct BadPolicy {
  std::string_view name;
  std::string text;
  std::string id;
  std::string where = {};
  /// A part of the sentence.
  std::string says = {};
};

void PrintTo(const BadPolicy& row, std::ostream* stream) { *stream << row.name; }

class BadPolicyText : public testing::TestWithParam<BadPolicy> {};

TEST_P(BadPolicyText, IsRefusedWithPlaceAndHelp) {
  const auto policy = parse_policy(GetParam().text);
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().id, GetParam().id);
  EXPECT_EQ(policy.error().where, GetParam().where);
  const std::string sentence = content::describe(repository_content(), policy.error());
  EXPECT_NE(sentence.find(GetParam().says), std::string::npos) << sentence;
  EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  EXPECT_NE(sentence.rfind("error.", 0), 0U) << sentence;
}

const std::string kEntry = R"("rule": "price-archived", "reason": "x", "until": "2027-01-31")";

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, BadPolicyText, testing::ValuesIn(std::vector<BadPolicy>{
    {.name = "nothing", .text = "", .id = "json-incomplete"},
    {.name = "no_json", .text = "rules: off", .id = "json-invalid"},
    {.name = "cut_off", .text = R"({"format": "portal-policy/1")", .id = "json-incomplete"},
    {.name = "no_utf8", .text = "{\"\xff\": 1}", .id = "json-not-utf8"},
    {.name = "deep", .text = std::string(100, '['), .id = "json-too-deep"},
    {.name = "large", .text = std::string((1U << 20U) + 1, ' '), .id = "json-too-large"},
    {.name = "the_same_rule_twice", .text = with(R"("rules": {"headline-missing": "off", "headline-missing": "error"})"),
     .id = "policy-duplicate-member", .says = "line 1"},
    {.name = "a_list", .text = "[]", .id = "policy-type", .says = "array"},
    {.name = "no_format", .text = "{}", .id = "policy-missing", .says = "format"},
    {.name = "another_format", .text = R"({"format": "portal-snapshot/1", "live": {}})", .id = "policy-format", .where = "/format", .says = "portal-policy/1"},
    {.name = "a_format_that_is_a_number", .text = R"({"format": 1})", .id = "policy-format", .where = "/format", .says = "number"},
    {.name = "misspelt_member", .text = with(R"("acepted": [])"), .id = "policy-member-similar", .where = "/acepted", .says = "Did you mean “accepted”?"},
    {.name = "unknown_member", .text = with(R"("ignore/x~": [])"), .id = "policy-member", .where = "/ignore~1x~0", .says = "rules, accepted, require"},
    {.name = "rules_that_are_a_list", .text = with(R"("rules": [])"), .id = "policy-type", .where = "/rules"},
    {.name = "misspelt_rule", .text = with(R"("rules": {"return-url-mising": "off"})"), .id = "policy-rule-similar", .where = "/rules/return-url-mising", .says = "Did you mean “return-url-missing”?"},
    {.name = "unknown_rule", .text = with(R"("rules": {"frobnicate": "off"})"), .id = "policy-rule", .where = "/rules/frobnicate", .says = "frobnicate"},
    {.name = "misspelt_severity", .text = with(R"("rules": {"headline-missing": "warn1ng"})"), .id = "policy-value-similar", .where = "/rules/headline-missing", .says = "“warning”"},
    {.name = "unknown_severity", .text = with(R"("rules": {"headline-missing": "fatal"})"), .id = "policy-value", .where = "/rules/headline-missing", .says = "off, error, warning, info"},
    {.name = "a_severity_that_is_false", .text = with(R"("rules": {"headline-missing": false})"), .id = "policy-type", .where = "/rules/headline-missing", .says = "boolean"},
    {.name = "accepted_that_is_an_object", .text = with(R"("accepted": {})"), .id = "policy-type", .where = "/accepted"},
    {.name = "an_entry_that_is_a_text", .text = accepting(R"("price-archived")"), .id = "policy-type", .where = "/accepted/0"},
    {.name = "misspelt_member_of_an_entry", .text = accepting(R"({"rule": "price-archived", "reasons": "x", "until": "2027-01-31"})"), .id = "policy-member-similar", .where = "/accepted/0/reasons", .says = "“reason”"},
    {.name = "entry_without_rule", .text = accepting(R"({"reason": "x", "until": "2027-01-31"})"), .id = "policy-missing", .where = "/accepted/0", .says = "rule"},
    {.name = "entry_without_reason", .text = accepting(R"({"rule": "price-archived", "until": "2027-01-31"})"), .id = "policy-missing", .where = "/accepted/0", .says = "reason"},
    {.name = "entry_without_end", .text = accepting(R"({"rule": "price-archived", "reason": "x"})"), .id = "policy-missing", .where = "/accepted/0", .says = "until"},
    {.name = "a_reason_of_spaces", .text = accepting(R"({"rule": "price-archived", "reason": " \t\n", "until": "2027-01-31"})"), .id = "policy-empty", .where = "/accepted/0/reason"},
    {.name = "an_empty_object", .text = accepting("{" + kEntry + R"(, "object": ""})"), .id = "policy-empty", .where = "/accepted/0/object"},
    {.name = "misspelt_rule_of_an_entry", .text = accepting(R"({"rule": "price-archive", "reason": "x", "until": "2027-01-31"})"), .id = "policy-rule-similar", .where = "/accepted/0/rule", .says = "“price-archived”"},
    {.name = "a_rule_about_the_policy", .text = accepting(R"({"rule": "policy-suppression-unused", "reason": "x", "until": "2027-01-31"})"), .id = "policy-accepted-rule", .where = "/accepted/0/rule"},
    {.name = "unknown_mode", .text = accepting("{" + kEntry + R"(, "mode": "both"})"), .id = "policy-value", .where = "/accepted/0/mode", .says = "live, test"},
    {.name = "a_day_that_is_not", .text = accepting(R"({"rule": "price-archived", "reason": "x", "until": "2027-02-29"})"), .id = "policy-date", .where = "/accepted/0/until", .says = "2027-02-29"},
    {.name = "a_date_of_another_country", .text = accepting(R"({"rule": "price-archived", "reason": "x", "until": "31.01.2027"})"), .id = "policy-date", .where = "/accepted/0/until"},
    {.name = "a_date_with_time", .text = accepting(R"({"rule": "price-archived", "reason": "x", "until": "2027-01-31T00:00:00Z"})"), .id = "policy-date", .where = "/accepted/0/until"},
    {.name = "a_date_with_signs", .text = accepting(R"({"rule": "price-archived", "reason": "x", "until": "2027--1-01"})"), .id = "policy-date", .where = "/accepted/0/until"},
    {.name = "a_date_that_is_a_number", .text = accepting(R"({"rule": "price-archived", "reason": "x", "until": 20270131})"), .id = "policy-type", .where = "/accepted/0/until"},
    {.name = "a_short_fingerprint", .text = accepting("{" + kEntry + R"(, "fingerprint": "0123"})"), .id = "policy-fingerprint", .where = "/accepted/0/fingerprint"},
    {.name = "a_fingerprint_in_capitals", .text = accepting("{" + kEntry + R"(, "fingerprint": "0123456789ABCDEF"})"), .id = "policy-fingerprint", .where = "/accepted/0/fingerprint"},
    {.name = "the_same_entry_twice", .text = accepting("{" + kEntry + "}, {" + kEntry + R"(, "mode": "live"}, {"rule": "price-archived", "reason": "y", "until": "2028-01-31"})"), .id = "policy-duplicate", .where = "/accepted/2", .says = "/accepted/0"},
    {.name = "misspelt_requirement", .text = with(R"("require": {"cancelation": "off"})"), .id = "policy-member-similar", .where = "/require/cancelation", .says = "“cancellation”"},
    {.name = "misspelt_cancellation", .text = with(R"("require": {"cancellation": "at_period_ends"})"), .id = "policy-value-similar", .where = "/require/cancellation", .says = "“at_period_end”"},
    {.name = "cancellation_that_is_null", .text = with(R"("require": {"cancellation": null})"), .id = "policy-type", .where = "/require/cancellation", .says = "null"},
    {.name = "misspelt_feature", .text = with(R"("require": {"features": {"on": ["invoices_history"]}})"), .id = "policy-value-similar", .where = "/require/features/on/0", .says = "“invoice_history”"},
    {.name = "a_feature_twice", .text = with(R"("require": {"features": {"on": ["invoice_history", "invoice_history"]}})"), .id = "policy-duplicate", .where = "/require/features/on/1", .says = "/require/features/on/0"},
    {.name = "a_feature_on_and_off", .text = with(R"("require": {"features": {"on": ["invoice_history"], "off": ["customer_update", "invoice_history"]}})"), .id = "policy-duplicate", .where = "/require/features/off/1", .says = "/require/features/on/0"},
    {.name = "features_that_are_a_list", .text = with(R"("require": {"features": ["invoice_history"]})"), .id = "policy-type", .where = "/require/features"},
    {.name = "features_without_any", .text = with(R"("require": {"features": {}})"), .id = "policy-empty", .where = "/require/features"},
    {.name = "others_that_are_on", .text = with(R"("require": {"features": {"others": "on"}})"), .id = "policy-value", .where = "/require/features/others", .says = "any, off"},
    {.name = "quantity_without_end", .text = with(R"("require": {"quantity": {}})"), .id = "policy-empty", .where = "/require/quantity"},
    {.name = "quantity_as_text", .text = with(R"("require": {"quantity": {"minimum": "1"}})"), .id = "policy-type", .where = "/require/quantity/minimum"},
    {.name = "half_a_quantity", .text = with(R"("require": {"quantity": {"maximum": 1.5}})"), .id = "policy-number", .where = "/require/quantity/maximum", .says = "1.5"},
    {.name = "a_quantity_below_nothing", .text = with(R"("require": {"quantity": {"minimum": -1}})"), .id = "policy-number", .where = "/require/quantity/minimum"},
    {.name = "a_quantity_of_2_to_the_53", .text = with(R"("require": {"quantity": {"maximum": 9007199254740992}})"), .id = "policy-number", .where = "/require/quantity/maximum"},
    {.name = "a_quantity_beyond_64_bits", .text = with(R"("require": {"quantity": {"maximum": 18446744073709551615}})"), .id = "policy-number", .where = "/require/quantity/maximum"},
    {.name = "a_maximum_below_the_minimum", .text = with(R"("require": {"quantity": {"minimum": 2, "maximum": 1}})"), .id = "policy-range", .where = "/require/quantity/maximum"},
    {.name = "no_requirement", .text = with(R"("require": [])"), .id = "policy-empty", .where = "/require"},
    {.name = "a_requirement_that_is_a_text", .text = with(R"("require": [{}, "off"])"), .id = "policy-type", .where = "/require/1"},
    {.name = "a_misspelt_requirement_of_a_list", .text = with(R"("require": [{"cancelation": "off"}])"), .id = "policy-member-similar", .where = "/require/0/cancelation", .says = "“cancellation”"},
    {.name = "no_configuration", .text = with(R"("require": {"configuration": []})"), .id = "policy-empty", .where = "/require/configuration"},
    {.name = "a_blank_configuration", .text = with(R"("require": {"configuration": " "})"), .id = "policy-empty", .where = "/require/configuration"},
    {.name = "a_configuration_that_is_a_number", .text = with(R"("require": {"configuration": 7})"), .id = "policy-type", .where = "/require/configuration"},
    {.name = "a_configuration_twice", .text = with(R"("require": {"configuration": ["a", "a"]})"), .id = "policy-duplicate", .where = "/require/configuration/1"},
    {.name = "no_price", .text = with(R"("require": {"prices": []})"), .id = "policy-empty", .where = "/require/prices"},
    {.name = "a_price_twice", .text = with(R"("require": {"prices": ["a", "b", "a"]})"), .id = "policy-duplicate", .where = "/require/prices/2"},
    {.name = "a_price_that_is_a_number", .text = with(R"("require": {"prices": ["a", 1]})"), .id = "policy-type", .where = "/require/prices/1"},
}), [](const testing::TestParamInfo<BadPolicy>& row) { return std::string(row.param.name); });
// clang-format on

TEST(PolicyText, IsNotRepeatedWhereItLooksLikeAKey) {
  const std::string key = std::string("sk_live") + "_51HideMe" + std::string(24, 'x');
  for (const std::string& text : {with("\"" + key + "\": 1"), with(R"("rules": {")" + key + R"(": "off"})"),
                                  with(R"("require": {"cancellation": ")" + key + "\"}")}) {
    const auto policy = parse_policy(text);
    ASSERT_FALSE(policy);
    for (const auto& [name, value] : policy.error().arguments) {
      EXPECT_EQ(value.find("HideMe"), std::string::npos) << value;
    }
  }
}

}  // namespace
}  // namespace portal_guide::policy
