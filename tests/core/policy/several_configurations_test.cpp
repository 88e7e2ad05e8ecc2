// Policies for accounts with several portal configurations in a mode.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/policy/apply.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::policy {
namespace {

using report::Report;
using rules::Change;
using stripe::Mode;

const std::string kSecond = "/live/billing_portal_configurations/data/1";
const std::string kInvoices = "/features/invoice_history/enabled";

/// The good account with another active configuration in live mode, bpc_Second or "Second shop".
Json account(const std::vector<Change>& changes) {
  Json second = rules::good_snapshot()[Json::json_pointer(rules::kConfiguration)];
  second["id"] = "bpc_Second";
  second["name"] = "Second shop";
  second["is_default"] = false;
  std::vector<Change> all = {rules::set(kSecond, second)};
  all.insert(all.end(), changes.begin(), changes.end());
  return rules::changed(rules::good_snapshot(), all);
}

Report report_with(const Policy& policy, const std::vector<Change>& changes = {}) {
  const auto snapshot = stripe::Snapshot::create(account(changes));
  EXPECT_TRUE(snapshot);
  return apply(rules::evaluate(*snapshot, repository_content()), policy, *snapshot, repository_content());
}

/// "found", "passed" or the reason why it was not checked, with the configurations, for a rule in a mode.
std::vector<std::string> answers_of(const Report& report, std::string_view rule, Mode mode = Mode::Live) {
  std::vector<std::string> answers;
  for (const report::Finding& finding : report.findings) {
    if (finding.rule != rule || finding.mode != mode) continue;
    std::string answer = "found";
    for (const std::string& id : finding.configurations) {
      answer += " " + id;
    }
    answers.push_back(answer);
  }
  for (const report::Passed& entry : report.passed) {
    if (entry.rule == rule && entry.mode == mode) answers.push_back("passed " + entry.configuration);
  }
  for (const report::NotChecked& entry : report.not_checked) {
    if (entry.rule != rule || entry.mode != mode) continue;
    answers.push_back(std::string(to_string(entry.because)) + " " + entry.configuration);
  }
  return answers;
}

using Answers = std::vector<std::string>;

Requirements no_cancelling(std::vector<std::string> configurations = {}) {
  return {.cancellation = Cancellation::Off, .configurations = std::move(configurations)};
}

const Change kSecondCannotCancel = rules::set(kSecond + "/features/subscription_cancel/enabled", false);

TEST(PolicyOfSeveralConfigurations, HoldsInEachOfThem) {
  EXPECT_EQ(answers_of(report_with({.require = {no_cancelling()}}), "policy-cancellation"),
            Answers{"found bpc_Live bpc_Second"});
  EXPECT_EQ(answers_of(report_with({.require = {no_cancelling()}}, {kSecondCannotCancel}), "policy-cancellation"),
            (Answers{"found bpc_Live", "passed bpc_Second"}));
  EXPECT_EQ(answers_of(report_with({.require = {no_cancelling()}}, {rules::remove(kSecond + "/features/subscription_cancel")}),
                       "policy-cancellation"),
            (Answers{"found bpc_Live", "absent bpc_Second"}));
  // One is judged, so there is nothing to tell apart.
  EXPECT_EQ(answers_of(report_with({.require = {no_cancelling()}},
                                   {kSecondCannotCancel, rules::set("/integration/session_configuration", "bpc_Second")}),
                       "policy-cancellation"),
            Answers{"passed "});
}

TEST(PolicyOfSeveralConfigurations, MayNameOne) {
  for (const char* const name : {"bpc_Second", "Second shop"}) {
    const Policy policy{.require = {no_cancelling({name})}};
    EXPECT_EQ(answers_of(report_with(policy), "policy-cancellation"), Answers{"found bpc_Second"}) << name;
    EXPECT_EQ(answers_of(report_with(policy, {kSecondCannotCancel}), "policy-cancellation"), Answers{"passed bpc_Second"});
    // It is asked for in the mode that has it.
    EXPECT_TRUE(answers_of(report_with(policy), "policy-cancellation", Mode::Test).empty()) << name;
    // Whether sessions use it or not.
    EXPECT_EQ(
        answers_of(report_with(policy, {rules::set("/integration/session_configuration", "bpc_Live")}), "policy-cancellation")
            .size(),
        1U);
  }
}

TEST(PolicyOfSeveralConfigurations, MayAskDifferentThingsOfThem) {
  const Policy policy{.require = {no_cancelling({"bpc_Second"}),
                                  {.cancellation = Cancellation::AtPeriodEnd, .configurations = {"bpc_Live", "bpc_Test"}}}};
  const Report report = report_with(policy, {kSecondCannotCancel});
  EXPECT_EQ(answers_of(report, "policy-cancellation"), (Answers{"passed bpc_Second", "passed bpc_Live"}));
  EXPECT_EQ(answers_of(report, "policy-cancellation", Mode::Test), Answers{"passed "});
}

TEST(PolicyOfSeveralConfigurations, IsNotCheckedWhereNobodyHasTheOneItNames) {
  const Policy policy{.require = {no_cancelling({"Third shop", "bpc_Second"})}};
  const Report report = report_with(policy, {kSecondCannotCancel});
  EXPECT_EQ(answers_of(report, "policy-cancellation"), (Answers{"passed bpc_Second", "absent "}));
  const auto entry = std::find_if(report.not_checked.begin(), report.not_checked.end(),
                                  [](const report::NotChecked& it) { return it.rule == "policy-cancellation"; });
  ASSERT_NE(entry, report.not_checked.end());
  EXPECT_NE(entry->detail.find("Third shop"), std::string::npos) << entry->detail;
  EXPECT_EQ(entry->detail.find("bpc_Second"), std::string::npos) << entry->detail;
  EXPECT_EQ(answers_of(report_with(policy, {rules::set("/test/billing_portal_configurations/has_more", true)}),
                       "policy-cancellation", Mode::Test),
            Answers{"partial "});
}

Acceptance invoices_of(std::string object) {
  return {.rule = "invoice-history-disabled", .object = std::move(object), .reason = "x", .until = "2026-03-31"};
}

TEST(PolicyOfSeveralConfigurations, AcceptsAFindingOnceItIsAcceptedForEachOfThem) {
  const std::vector<Change> both = {rules::set(rules::kConfiguration + kInvoices, false),
                                    rules::set(kSecond + kInvoices, false)};
  const auto is_found = [&](const Policy& policy) {
    const Report report = report_with(policy, both);
    // No entry is useless: each is about something that was found.
    EXPECT_EQ(answers_of(report, "policy-suppression-unused"), Answers{"passed "});
    EXPECT_EQ(report.suppressed.empty(), !answers_of(report, "invoice-history-disabled").empty());
    return report.suppressed.empty();
  };
  EXPECT_TRUE(is_found({.accepted = {invoices_of("bpc_Live")}}));
  EXPECT_TRUE(is_found({.accepted = {invoices_of("bpc_Second")}}));
  EXPECT_FALSE(is_found({.accepted = {invoices_of("bpc_Live"), invoices_of("bpc_Second")}}));
  EXPECT_FALSE(is_found({.accepted = {invoices_of("")}}));
}

TEST(PolicyText, NamesConfigurations) {
  const auto one =
      parse_policy(R"({"format": "portal-policy/1", "require": {"cancellation": "off", "configuration": "Shop A"}})");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->require, std::vector<Requirements>{no_cancelling({"Shop A"})});
  const auto list = parse_policy(
      R"({"format": "portal-policy/1", "require": [{"cancellation": "off", "configuration": ["a", "b"]}, {"cancellation": "off"}]})");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->require, (std::vector<Requirements>{no_cancelling({"a", "b"}), no_cancelling()}));
}

}  // namespace
}  // namespace portal_guide::policy
