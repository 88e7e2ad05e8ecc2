#include "core/report/report.hpp"

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

using stripe::Mode;

Finding finding(std::string rule, Severity severity, Mode mode, std::string id) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.mode = mode;
  finding.objects = {{.type = "product", .id = std::move(id)}};
  return finding;
}

Report report_with(std::vector<Finding> findings) {
  Report report;
  report.findings = std::move(findings);
  return report;
}

TEST(Verdict, IsTheWorstSeverity) {
  EXPECT_EQ(verdict_of({}), Verdict::Ready);
  EXPECT_EQ(verdict_of(report_with({finding("a", Severity::Info, Mode::Live, "1")})), Verdict::Ready);
  EXPECT_EQ(verdict_of(report_with({finding("a", Severity::Warning, Mode::Test, "1")})), Verdict::Attention);
  EXPECT_EQ(verdict_of(report_with(
                {finding("a", Severity::Warning, Mode::Live, "1"), finding("b", Severity::Error, Mode::Test, "1")})),
            Verdict::Blocked);
}

TEST(Sort, FollowsTheContract) {
  Report report = report_with({finding("b", Severity::Error, Mode::Test, "1"), finding("b", Severity::Warning, Mode::Live, "1"),
                               finding("a", Severity::Info, Mode::Live, "1"), finding("b", Severity::Error, Mode::Live, "2"),
                               finding("b", Severity::Error, Mode::Live, "1"), finding("a", Severity::Error, Mode::Live, "9")});
  report.passed = {{.rule = "b", .mode = Mode::Test}, {.rule = "c", .mode = Mode::Live}, {.rule = "a", .mode = Mode::Live}};
  sort(report);
  const Report expected =
      report_with({finding("a", Severity::Error, Mode::Live, "9"), finding("b", Severity::Error, Mode::Live, "1"),
                   finding("b", Severity::Error, Mode::Live, "2"), finding("b", Severity::Error, Mode::Test, "1"),
                   finding("b", Severity::Warning, Mode::Live, "1"), finding("a", Severity::Info, Mode::Live, "1")});
  EXPECT_EQ(report.findings, expected.findings);
  EXPECT_EQ(report.passed,
            (std::vector<Passed>{
                {.rule = "a", .mode = Mode::Live}, {.rule = "c", .mode = Mode::Live}, {.rule = "b", .mode = Mode::Test}}));
}

TEST(Sort, ShowsWhatIsWorstForCustomersFirst) {
  using enum content::Consequence;
  const auto found = [](std::string rule, Severity severity, content::Consequence consequence, Mode mode) {
    Finding made = finding(std::move(rule), severity, mode, "1");
    made.consequence = consequence;
    return made;
  };
  const std::vector<Finding> worst_first = {
      found("i", Severity::Error, CannotOpen, Mode::Live),   found("h", Severity::Error, CannotOpen, Mode::Test),
      found("g", Severity::Error, CannotPay, Mode::Test),    found("f", Severity::Error, WrongPlace, Mode::Live),
      found("e", Severity::Error, CannotChange, Mode::Live), found("d", Severity::Error, CostsMoney, Mode::Live),
      found("c", Severity::Error, Looks, Mode::Live),        found("b", Severity::Warning, CannotOpen, Mode::Live),
      found("a", Severity::Info, CannotOpen, Mode::Live)};
  Report report = report_with({worst_first.rbegin(), worst_first.rend()});
  sort(report);
  EXPECT_EQ(report.findings, worst_first);
}

TEST(RestrictTo, KeepsOneMode) {
  Report report = report_with({finding("a", Severity::Error, Mode::Live, "1"), finding("a", Severity::Error, Mode::Test, "1")});
  report.taken_at_unix_seconds = 7;
  report.not_checked = {{.rule = "b", .mode = Mode::Live}, {.rule = "b", .mode = Mode::Test}};
  report.modes_not_read = {Mode::Live, Mode::Test};
  const Report part = restrict_to(report, Mode::Test);
  EXPECT_EQ(part.modes_not_read, std::vector{Mode::Test});
  ASSERT_EQ(part.findings.size(), 1U);
  EXPECT_EQ(part.findings.front().mode, Mode::Test);
  ASSERT_EQ(part.not_checked.size(), 1U);
  EXPECT_EQ(part.not_checked.front().mode, Mode::Test);
  EXPECT_EQ(part.taken_at_unix_seconds, 7);
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  const std::string print = fingerprint_of("return-url-missing", Mode::Live, {{.type = "x", .id = "bpc_1"}});
  EXPECT_EQ(print.size(), 16U);
  EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
}

/// People keep fingerprints in policies and notes: these must never change.
TEST(Fingerprint, StaysTheSameForEver) {
  EXPECT_EQ(fingerprint_of("return-url-missing", Mode::Live, {{.type = "x", .id = "bpc_1"}}), "d6a523aa752d80a1");
  EXPECT_EQ(fingerprint_of("webhook-missing", Mode::Test, {}), "a5111766393a1fc3");
}

TEST(Fingerprint, DependsOnRuleModeAndIdsAlone) {
  const std::vector<ObjectReference> one = {{.type = "x", .id = "a"}, {.type = "x", .id = "b"}};
  const std::vector<ObjectReference> turned = {{.type = "y", .id = "b"}, {.type = "y", .id = "a"}};
  const std::string print = fingerprint_of("r", Mode::Live, one);
  EXPECT_EQ(print, fingerprint_of("r", Mode::Live, turned));
  EXPECT_NE(print, fingerprint_of("r", Mode::Test, one));
  EXPECT_NE(print, fingerprint_of("s", Mode::Live, one));
  EXPECT_NE(print, fingerprint_of("r", Mode::Live, {{.type = "x", .id = "ab"}}));
  EXPECT_NE(print, fingerprint_of("r", Mode::Live, {{.type = "x", .id = "a"}}));
}

TEST(ToJson, WritesTheContractsMembersInOrder) {
  Report report = report_with({finding("a", Severity::Error, Mode::Live, "prod_1")});
  Finding& only = report.findings.front();
  only.evidence = {{.path = "/live/x", .observed = Json{{"b", 1}, {"a", nullptr}}, .expected = "y"}};
  only.fix.applicability = Applicability::Exact;
  only.fix.api = ApiCall{.method = "POST", .path = "/v1/products/prod_1", .params = {{"z", true}, {"a", "b"}}};
  only.fix.cli = "stripe …";
  report.passed = {{.rule = "b", .mode = Mode::Live}};
  report.not_checked = {{.rule = "c", .mode = Mode::Test, .because = Because::NotExpanded, .detail = "why"}};
  report.not_asked = {{.rule = "e", .mode = Mode::Live}, {.rule = "f", .mode = Mode::Live}};
  report.suppressed = {{.rule = "d", .mode = Mode::Test, .objects = {}, .reason = "known", .until = "2027-01-01"}};
  report.modes_not_read = {Mode::Test};
  report.taken_at_unix_seconds = 1'763'850'000;

  const auto document = OrderedJson::parse(to_json(report), nullptr, false);
  ASSERT_FALSE(document.is_discarded());
  std::vector<std::string> members;
  for (const auto& [name, value] : document.items()) {
    members.push_back(name);
  }
  EXPECT_EQ(members, (std::vector<std::string>{"format", "taken_at", "verdict", "summary", "not_read", "subscribers_not_read",
                                               "configurations", "configurations_not_judged", "findings", "passed",
                                               "not_checked", "suppressed"}));
  EXPECT_EQ(document["not_read"].dump(), R"(["test"])");
  EXPECT_EQ(document["subscribers_not_read"].dump(), R"(["live"])");
  EXPECT_EQ(document["summary"].dump(), R"({"error":1,"warning":0,"info":0,"passed":1,"not_checked":1,"suppressed":1})");
  EXPECT_EQ(document["findings"][0]["fix"]["api"]["params"].dump(), R"({"z":true,"a":"b"})");
  EXPECT_EQ(document["not_checked"][0]["because"], "not_expanded");
  EXPECT_EQ(document["suppressed"][0]["until"], "2027-01-01");
}

TEST(ToJson, LeavesOutACallThatThereIsNot) {
  const auto document = Json::parse(to_json(report_with({finding("a", Severity::Info, Mode::Test, "1")})), nullptr, false);
  const Json& fix = document["findings"][0]["fix"];
  EXPECT_EQ(fix["applicability"], "manual");
  EXPECT_FALSE(fix.contains("api"));
  EXPECT_FALSE(fix.contains("cli"));
}

TEST(ToJson, OutlivesBytesThatAreNoUtf8) {
  Report report = report_with({finding("a", Severity::Info, Mode::Test, "\xff")});
  EXPECT_NE(to_json(report).find("\xef\xbf\xbd"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::report
