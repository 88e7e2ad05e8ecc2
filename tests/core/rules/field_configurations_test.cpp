// Accounts as people described them in public, with made-up ids: tests/fixtures/field.

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/rules/evaluate.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::rules {
namespace {

using report::Report;
using stripe::Mode;

Report report_of_field(const std::string& name) {
  const auto snapshot = stripe::Snapshot::parse(repository_file("tests/fixtures/field/" + name + ".json"));
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return snapshot ? evaluate(*snapshot, repository_content()) : Report{};
}

std::set<std::string> found_in(const Report& report, Mode mode) {
  std::set<std::string> rules;
  for (const report::Finding& finding : report.findings) {
    if (finding.mode == mode) rules.insert(finding.rule);
  }
  return rules;
}

/// The configurations that the findings of the rule name.
std::set<std::string> configurations_with(const Report& report, std::string_view rule) {
  std::set<std::string> ids;
  for (const report::Finding& finding : report.findings) {
    if (finding.rule != rule) continue;
    for (const report::ObjectReference& object : finding.objects) {
      if (object.type == "billing_portal.configuration") ids.insert(object.id);
    }
  }
  return ids;
}

/// What is only wrong where nothing opens the portal.
const std::set<std::string> kNoPortal = {"default-configuration-missing", "live-configuration-missing",
                                         "session-configuration-unstated", "configuration-unknown", "configuration-inactive"};

/// Whether the rule was not checked because nothing opens the portal.
bool is_about_missing_portal(const report::NotChecked& entry) {
  return std::any_of(kNoPortal.begin(), kNoPortal.end(), [&](const std::string& rule) {
    return entry.detail.find(content::find_rule(repository_content(), rule)->title) != std::string::npos;
  });
}

bool says_that_nothing_opens(const Report& report, Mode mode) {
  const std::set<std::string> found = found_in(report, mode);
  return std::any_of(found.begin(), found.end(), [](const std::string& rule) { return kNoPortal.count(rule) != 0; });
}

TEST(Field, NamedNotDefault) {
  const Report report = report_of_field("named-not-default");
  EXPECT_FALSE(says_that_nothing_opens(report, Mode::Test)) << report::to_json(report);
  EXPECT_EQ(report::count(report, report::Severity::Error), 0U) << report::to_json(report);
  ASSERT_EQ(report.configurations.size(), 1U);
  EXPECT_TRUE(report.configurations.front().named);
}

TEST(Field, CardUpdateOffNamed) {
  const Report report = report_of_field("card-update-off-named");
  EXPECT_FALSE(says_that_nothing_opens(report, Mode::Test)) << report::to_json(report);
  EXPECT_EQ(configurations_with(report, "payment-method-update-disabled"), std::set<std::string>{"bpc_03"});
}

TEST(Field, TerraformProductsNotStored) {
  const Report report = report_of_field("terraform-products-not-stored");
  EXPECT_FALSE(says_that_nothing_opens(report, Mode::Test)) << report::to_json(report);
  EXPECT_EQ(configurations_with(report, "update-without-products"), std::set<std::string>{"bpc_01"});
}

TEST(Field, TestIdInTwoModes) {
  const Report report = report_of_field("test-id-in-two-modes");
  for (const Mode mode : {Mode::Live, Mode::Test}) {
    EXPECT_FALSE(says_that_nothing_opens(report, mode)) << report::to_json(report);
  }
  EXPECT_NE(report::verdict_of(report), report::Verdict::Blocked);
  ASSERT_EQ(report.configurations.size(), 2U);
  EXPECT_FALSE(report.configurations[0].named);
  EXPECT_TRUE(report.configurations[1].named);
  // The one is compared with the other.
  for (const report::NotChecked& entry : report.not_checked) {
    EXPECT_NE(entry.rule, "features-differ");
    EXPECT_NE(entry.rule, "plans-differ");
  }
}

TEST(Field, SecondConfigurationBroken) {
  const Report report = report_of_field("second-configuration-broken");
  for (const std::string_view rule : {"return-url-missing", "payment-method-update-disabled", "update-without-products"}) {
    EXPECT_EQ(configurations_with(report, rule), std::set<std::string>{"bpc_B"}) << rule;
  }
  EXPECT_EQ(report::verdict_of(report), report::Verdict::Blocked);
}

TEST(Field, FourConfigurations) {
  const Report report = report_of_field("four-configurations");
  using Ids = std::set<std::string>;
  EXPECT_EQ(configurations_with(report, "return-url-missing"), (Ids{"bpc_B", "bpc_C"}));
  EXPECT_EQ(configurations_with(report, "return-url-local"), Ids{"bpc_D"});
  EXPECT_EQ(configurations_with(report, "payment-method-update-disabled"), (Ids{"bpc_B", "bpc_C", "bpc_D"}));
  EXPECT_EQ(configurations_with(report, "update-without-products"), (Ids{"bpc_B", "bpc_C", "bpc_D"}));
  // Each fault is one finding.
  std::multiset<std::string> findings;
  for (const report::Finding& finding : report.findings) {
    if (!finding.configurations.empty()) findings.insert(finding.rule);
  }
  for (const std::string_view rule : {"return-url-missing", "payment-method-update-disabled", "update-without-products"}) {
    EXPECT_EQ(findings.count(std::string(rule)), 1U) << rule;
  }
  EXPECT_EQ(report.configurations.size(), 4U);
}

TEST(Field, TwoSites) {
  const Report report = report_of_field("two-sites");
  EXPECT_EQ(found_in(report, Mode::Test).count("plan-not-offered"), 0U);
  EXPECT_EQ(found_in(report, Mode::Test).count("subscribers-price-not-offered"), 0U);
  EXPECT_EQ(report::count(report, report::Severity::Error), 0U) << report::to_json(report);
}

TEST(Field, NamedInLive54) {
  const Report report = report_of_field("named-live-54");
  EXPECT_FALSE(says_that_nothing_opens(report, Mode::Live)) << report::to_json(report);
  for (const report::NotChecked& entry : report.not_checked) {
    EXPECT_FALSE(entry.mode == Mode::Live && is_about_missing_portal(entry)) << entry.rule << ": " << entry.detail;
  }
}

TEST(Field, NamedInLive57) {
  const Report report = report_of_field("named-live-57");
  EXPECT_FALSE(says_that_nothing_opens(report, Mode::Live)) << report::to_json(report);
  // Nothing is known of what sessions name in test mode.
  EXPECT_EQ(found_in(report, Mode::Test).count("session-configuration-unstated"), 1U);
  for (const report::NotChecked& entry : report.not_checked) {
    EXPECT_FALSE(entry.mode == Mode::Live && is_about_missing_portal(entry)) << entry.rule << ": " << entry.detail;
  }
}

}  // namespace
}  // namespace portal_guide::rules
