#include "wasm/app/verdict.hpp"

#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using report::Severity;
using stripe::Mode;
using testing::say;

report::Report report_of(std::initializer_list<std::pair<Severity, Mode>> findings) {
  report::Report report;
  for (const auto& [severity, mode] : findings) {
    report::Finding finding;
    finding.severity = severity;
    finding.mode = mode;
    report.findings.push_back(finding);
  }
  return report;
}

std::string verdict(const report::Report& report) { return verdict_words(testing::guide_content(), report); }

TEST(Verdict, CountsTheErrorsOfEachMode) {
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Live}})), "Live: 1 error");
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Test}, {Severity::Error, Mode::Test}, {Severity::Warning, Mode::Live}})),
            "Test: 2 errors");
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Live}, {Severity::Error, Mode::Test}, {Severity::Error, Mode::Test}})),
            "Live: 1 error · Test: 2 errors");
}

TEST(Verdict, CountsWarningsWhereThereIsNoError) {
  EXPECT_EQ(verdict(report_of({{Severity::Warning, Mode::Live}, {Severity::Info, Mode::Live}})),
            say("checks.verdict.attention", {{"counts", "Live: 1 warning"}}));
}

TEST(Verdict, IsReadyOnlyWhereEverythingWasChecked) {
  auto report = report_of({{Severity::Info, Mode::Live}});
  EXPECT_EQ(verdict(report), say("checks.verdict.ready"));
  report.not_checked.emplace_back();
  EXPECT_EQ(verdict(report), say("checks.verdict.unknown"));
  report.not_checked.clear();
  // Nobody asked for the subscribers, so they keep nothing from being ready.
  report.not_asked.emplace_back();
  EXPECT_EQ(verdict(report), say("checks.verdict.ready"));
  report.modes_not_read = {Mode::Live};
  EXPECT_EQ(verdict(report), say("checks.verdict.unknown"));
}

}  // namespace
}  // namespace portal_guide::app
