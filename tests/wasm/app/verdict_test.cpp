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

TEST(Verdict, CountsErrorsAndNamesTheirMode) {
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Live}})),
            say("checks.verdict.blocked-in.one", {{"count", "1"}, {"mode", say("mode.live-in-sentence")}}));
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Test}, {Severity::Error, Mode::Test}, {Severity::Warning, Mode::Live}})),
            say("checks.verdict.blocked-in.other", {{"count", "2"}, {"mode", say("mode.test-in-sentence")}}));
}

TEST(Verdict, NamesNoModeWhereBothHaveErrors) {
  EXPECT_EQ(verdict(report_of({{Severity::Error, Mode::Live}, {Severity::Error, Mode::Test}})),
            say("checks.verdict.blocked.other", {{"count", "2"}}));
}

TEST(Verdict, CountsWarningsWhereThereIsNoError) {
  EXPECT_EQ(verdict(report_of({{Severity::Warning, Mode::Live}, {Severity::Info, Mode::Live}})),
            say("checks.verdict.attention.one", {{"count", "1"}}));
}

TEST(Verdict, IsReadyOnlyWhereEverythingWasChecked) {
  auto report = report_of({{Severity::Info, Mode::Live}});
  EXPECT_EQ(verdict(report), say("checks.verdict.ready"));
  report.not_checked.emplace_back();
  EXPECT_EQ(verdict(report), say("checks.verdict.unknown"));
}

}  // namespace
}  // namespace portal_guide::app
