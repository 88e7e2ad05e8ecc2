#include "core/report/parse_report.hpp"

#include <gtest/gtest.h>

// tests/core/report/golden_test.cpp reads back what was written of every whole snapshot.
namespace portal_guide::report {
namespace {

TEST(ParseReport, ReadsNothingThatIsNoReport) {
  for (const auto* text : {"", "[", "{}", "[]", "null", R"({"format":"portal-report/1"})", R"({"format":2})"}) {
    EXPECT_FALSE(parse_report(text)) << text;
  }
}

TEST(ParseReport, ReadsAnEntryWithoutThePartThatItMisses) {
  const auto report = parse_report(R"({"format":"portal-report/2","findings":[{"rule":"a"},7,{"fix":{"api":{"method":"POST"}}}],
                                       "passed":"none","configurations_not_judged":[{"mode":"test","count":-1}]})");
  ASSERT_TRUE(report);
  ASSERT_EQ(report->findings.size(), 3U);
  EXPECT_EQ(report->findings[0].rule, "a");
  EXPECT_TRUE(report->findings[1].rule.empty());
  ASSERT_TRUE(report->findings[2].fix.api);
  EXPECT_EQ(report->findings[2].fix.api->method, "POST");
  EXPECT_TRUE(report->passed.empty());
  ASSERT_EQ(report->configurations_not_judged.size(), 1U);
  EXPECT_EQ(report->configurations_not_judged[0].count, std::nullopt);
}

TEST(ParseReport, ReadsWhatAPolicySetsAside) {
  Report report;
  report.suppressed = {{.rule = "a",
                        .mode = stripe::Mode::Test,
                        .objects = {{.type = "price", .id = "price_1"}},
                        .reason = "known",
                        .until = "2027-01-01"}};
  report.modes_not_read = {stripe::Mode::Live};
  EXPECT_EQ(parse_report(to_json(report)), report);
}

}  // namespace
}  // namespace portal_guide::report
