#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/report.hpp"
#include "core/report/text.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"

/// Small accounts after public reports, in tests/fixtures/field/, which the rules once judged wrongly or not at all.
namespace portal_guide::rules {
namespace {

using testing::HasSubstr;
using testing::Not;

report::Report report_of(const std::string& name) {
  const auto snapshot = stripe::Snapshot::parse(repository_file("tests/fixtures/field/" + name + ".json"));
  EXPECT_TRUE(snapshot) << name;
  return snapshot ? evaluate(*snapshot, repository_content()) : report::Report{};
}

const report::Finding* finding_of(const report::Report& report, std::string_view rule) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [rule](const report::Finding& finding) { return finding.rule == rule; });
  return found == report.findings.end() ? nullptr : &*found;
}

void expect_app_scheme(const std::string& name, const std::string& scheme) {
  const report::Report report = report_of(name);
  const report::Finding* finding = finding_of(report, "return-url-app-scheme");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, report::Severity::Error);
  EXPECT_THAT(finding->why, HasSubstr(scheme + "://"));
  EXPECT_THAT(finding->why, HasSubstr("Stripe takes web addresses only"));
  std::string fix;
  for (const std::string& step : finding->fix.steps) {
    fix += step + "\n";
  }
  EXPECT_THAT(fix, HasSubstr("`https` address"));
  EXPECT_EQ(finding_of(report, "return-url-invalid"), nullptr);
  // It is a complete address, so nobody says that it is not.
  EXPECT_THAT(report::to_text(report, repository_content()), Not(HasSubstr("not a complete address")));
}

TEST(Field, AppSchemeReturnUrl) { expect_app_scheme("app-scheme-return-url", "tauri"); }

TEST(Field, ExtensionReturnUrl) { expect_app_scheme("extension-return-url", "chrome-extension"); }

TEST(Field, EmailEditableWithoutEvent) {
  const report::Report report = report_of("email-editable-without-event");
  const report::Finding* finding = finding_of(report, "webhook-customer-events-missing");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, report::Severity::Warning);
  EXPECT_THAT(finding->why, HasSubstr("`customer.updated`"));
  // Tax ids may not be edited there.
  EXPECT_THAT(finding->why, Not(HasSubstr("tax_id")));
}

TEST(Field, EmptyLive) {
  const report::Report report = report_of("empty-live");
  const report::Finding* finding = finding_of(report, "default-configuration-missing");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->mode, stripe::Mode::Live);
  const content::Step* step = content::find_step(repository_content(), finding->step);
  ASSERT_NE(step, nullptr);
  EXPECT_EQ(step->mode, content::StepMode::Live);
  EXPECT_THAT(finding->fix.steps, testing::Contains(HasSubstr("live mode")));
  const std::string text = report::to_text(report, repository_content());
  EXPECT_THAT(text, HasSubstr("    Guide    " + step->title + " (step/" + step->id + ")\n"));
  EXPECT_THAT(text, Not(HasSubstr("in test mode (step/")));
}

/// What is said about a finding in one mode speaks of that mode: the step, the link and the command.
TEST(Field, EveryFindingSpeaksOfItsMode) {
  for (const char* path : {"content/demo/needs-work.json", "tests/fixtures/field/empty-live.json",
                           "tests/fixtures/field/app-scheme-return-url.json"}) {
    const auto snapshot = stripe::Snapshot::parse(repository_file(path));
    ASSERT_TRUE(snapshot) << path;
    for (const report::Finding& finding : evaluate(*snapshot, repository_content()).findings) {
      const bool live = finding.mode == stripe::Mode::Live;
      const content::Step* step = content::find_step(repository_content(), finding.step);
      ASSERT_NE(step, nullptr) << finding.rule;
      EXPECT_NE(step->mode, live ? content::StepMode::Test : content::StepMode::Live) << path << " " << finding.rule;
      EXPECT_FALSE(live && finding.fix.dashboard_url.find("/test/") != std::string::npos) << finding.rule;
      if (!finding.fix.api) continue;
      EXPECT_EQ(finding.fix.cli.find(" --live") != std::string::npos, live) << finding.fix.cli;
    }
  }
}

}  // namespace
}  // namespace portal_guide::rules
