#include "core/policy/apply.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::policy {
namespace {

using report::Report;
using report::Severity;
using rules::Change;
using stripe::Mode;

/// The good account's time: 2025-11-22 in UTC.
constexpr std::string_view kToday = "2025-11-22";

/// In live mode nobody sees a headline, though in test mode they do, and a price is archived.
const std::vector<Change> kFaults = {rules::remove(rules::kConfiguration + "/business_profile/headline"),
                                     rules::set("/live/prices/data/0/active", false)};

Report report_with(const Policy& policy, const std::vector<Change>& changes = kFaults) {
  const auto snapshot = stripe::Snapshot::create(rules::changed(rules::good_snapshot(), changes));
  EXPECT_TRUE(snapshot);
  return apply(rules::evaluate(*snapshot, repository_content()), policy, *snapshot, repository_content());
}

std::vector<std::string> lines_of(const std::vector<report::Finding>& findings) {
  std::vector<std::string> lines;
  lines.reserve(findings.size());
  for (const report::Finding& finding : findings) {
    lines.push_back(std::string(to_string(finding.mode)) + " " + std::string(to_string(finding.severity)) + " " + finding.rule);
  }
  return lines;
}

std::vector<std::string> lines_of(const std::vector<report::Suppressed>& suppressed) {
  std::vector<std::string> lines;
  for (const report::Suppressed& entry : suppressed) {
    std::string line = std::string(to_string(entry.mode)) + " " + entry.rule;
    for (const report::ObjectReference& object : entry.objects) {
      line += " " + object.id;
    }
    lines.push_back(line + ": " + entry.reason + (entry.until.empty() ? "" : " until " + entry.until));
  }
  return lines;
}

template <class Entry>
bool speaks_of(const std::vector<Entry>& entries, std::string_view rule) {
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.rule == rule; });
}

using Lines = std::vector<std::string>;

const Lines kFound = {"live error price-archived", "live info downgrade-condition-cross-product",
                      "test info downgrade-condition-cross-product", "live info business-profile-differs",
                      "live info headline-missing"};

Acceptance archived_price() { return {.rule = "price-archived", .reason = "Until spring", .until = "2026-03-31"}; }

TEST(Apply, ChangesNothingWithoutAWish) {
  const auto snapshot = stripe::Snapshot::create(rules::changed(rules::good_snapshot(), kFaults));
  ASSERT_TRUE(snapshot);
  const Report before = rules::evaluate(*snapshot, repository_content());
  EXPECT_EQ(apply(before, {}, *snapshot, repository_content()), before);
  EXPECT_EQ(lines_of(before.findings), kFound);
}

TEST(Apply, SortsAndCountsByTheNewSeverity) {
  const Report report = report_with({.rules = {{"headline-missing", Severity::Error}, {"price-archived", Severity::Warning}}});
  EXPECT_EQ(lines_of(report.findings),
            (Lines{"live error headline-missing", "live warning price-archived", "live info downgrade-condition-cross-product",
                   "test info downgrade-condition-cross-product", "live info business-profile-differs"}));
  EXPECT_EQ(report::count(report, Severity::Error), 1U);
  EXPECT_EQ(report::verdict_of(report), report::Verdict::Blocked);
  EXPECT_EQ(report::verdict_of(report_with({.rules = {{"price-archived", Severity::Info}}})), report::Verdict::Ready);
}

TEST(Apply, ListsWhatIsOffAndSaysNothingElseOfIt) {
  // One that finds, one that passes, and one that cannot tell.
  std::vector<Change> changes = kFaults;
  changes.push_back(rules::remove("/live/webhook_endpoints"));
  const Report report = report_with(
      {.rules = {{"price-archived", std::nullopt}, {"portal-empty", std::nullopt}, {"webhook-missing", std::nullopt}}},
      changes);
  EXPECT_EQ(
      lines_of(report.suppressed),
      (Lines{"live portal-empty: The policy turns this rule off.", "live price-archived: The policy turns this rule off.",
             "live webhook-missing: The policy turns this rule off.", "test portal-empty: The policy turns this rule off.",
             "test price-archived: The policy turns this rule off.", "test webhook-missing: The policy turns this rule off."}));
  for (const char* rule : {"price-archived", "portal-empty", "webhook-missing"}) {
    EXPECT_FALSE(speaks_of(report.findings, rule)) << rule;
    EXPECT_FALSE(speaks_of(report.passed, rule)) << rule;
    EXPECT_FALSE(speaks_of(report.not_checked, rule)) << rule;
  }
}

struct AcceptanceCase {
  std::string_view name;
  Acceptance acceptance;
  /// Whether the archived price is set aside.
  bool accepts = false;
};

void PrintTo(const AcceptanceCase& row, std::ostream* stream) { *stream << row.name; }

class AcceptanceTest : public testing::TestWithParam<AcceptanceCase> {};

TEST_P(AcceptanceTest, HoldsForItsFindingsAlone) {
  const Report report = report_with({.accepted = {GetParam().acceptance}});
  EXPECT_EQ(speaks_of(report.findings, "price-archived"), !GetParam().accepts);
  EXPECT_EQ(speaks_of(report.suppressed, "price-archived"), GetParam().accepts);
  EXPECT_TRUE(speaks_of(report.findings, "headline-missing"));
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Acceptances, AcceptanceTest, testing::ValuesIn(std::vector<AcceptanceCase>{
    {.name = "rule", .acceptance = {.rule = "price-archived", .reason = "x", .until = "2026-03-31"}, .accepts = true},
    {.name = "mode", .acceptance = {.rule = "price-archived", .mode = Mode::Live, .reason = "x", .until = "2026-03-31"}, .accepts = true},
    {.name = "object", .acceptance = {.rule = "price-archived", .object = "price_BasicMonthLive", .reason = "x", .until = "2026-03-31"}, .accepts = true},
    {.name = "last_day", .acceptance = {.rule = "price-archived", .reason = "x", .until = std::string(kToday)}, .accepts = true},
    {.name = "day_after", .acceptance = {.rule = "price-archived", .reason = "x", .until = "2025-11-21"}},
    {.name = "other_mode", .acceptance = {.rule = "price-archived", .mode = Mode::Test, .reason = "x", .until = "2026-03-31"}},
    {.name = "other_object", .acceptance = {.rule = "price-archived", .object = "price_BasicYearLive", .reason = "x", .until = "2026-03-31"}},
    {.name = "part_of_an_id", .acceptance = {.rule = "price-archived", .object = "price_BasicMonth", .reason = "x", .until = "2026-03-31"}},
    {.name = "other_fingerprint", .acceptance = {.rule = "price-archived", .fingerprint = "0123456789abcdef", .reason = "x", .until = "2026-03-31"}},
    {.name = "other_rule", .acceptance = {.rule = "product-archived", .reason = "x", .until = "2026-03-31"}},
}), [](const testing::TestParamInfo<AcceptanceCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(Apply, AcceptsByFingerprint) {
  const Report before = report_with({});
  const Report report = report_with({.accepted = {{.rule = "price-archived",
                                                   .fingerprint = before.findings.front().fingerprint,
                                                   .reason = "x",
                                                   .until = "2026-03-31"}}});
  EXPECT_TRUE(speaks_of(report.suppressed, "price-archived"));
}

TEST(Apply, SaysWhyAndUntilWhen) {
  const Report report = report_with({.accepted = {archived_price()}});
  ASSERT_EQ(report.suppressed.size(), 1U);
  EXPECT_THAT(lines_of(report.suppressed).front(), testing::StartsWith("live price-archived price_BasicMonthLive"));
  EXPECT_THAT(lines_of(report.suppressed).front(), testing::EndsWith(": Until spring until 2026-03-31"));
  EXPECT_TRUE(speaks_of(report.passed, "policy-suppression-expired"));
  EXPECT_TRUE(speaks_of(report.passed, "policy-suppression-unused"));
}

TEST(Apply, HidesKeysAndAddressesInReasons) {
  Acceptance acceptance = archived_price();
  acceptance.reason = "ask jane@acme.dev, " + std::string("rk_test") + "_51HideMe" + std::string(24, 'x');
  const std::string reason = report_with({.accepted = {acceptance}}).suppressed.front().reason;
  EXPECT_EQ(reason.find("jane"), std::string::npos);
  EXPECT_EQ(reason.find("HideMe"), std::string::npos);
}

TEST(Apply, ReportsWhatHasExpired) {
  Acceptance expired = archived_price();
  expired.until = "2025-11-21";
  const Report report =
      report_with({.accepted = {{.rule = "headline-missing", .reason = "x", .until = "2026-03-31"}, expired}});
  EXPECT_EQ(lines_of(report.findings),
            (Lines{"live error price-archived", "live warning policy-suppression-expired",
                   "live info downgrade-condition-cross-product", "test info downgrade-condition-cross-product",
                   "live info business-profile-differs"}));
  const report::Finding& finding = report.findings[1];
  EXPECT_EQ(finding.evidence.front().path, "policy#/accepted/1");
  EXPECT_EQ(finding.evidence.front().observed.dump(), R"({"rule":"price-archived","until":"2025-11-21"})");
  EXPECT_EQ(finding.title.find('{'), std::string::npos);
  // It is not unused as well.
  EXPECT_TRUE(speaks_of(report.passed, "policy-suppression-unused"));
}

TEST(Apply, ReportsWhatNothingNeedsAnyMore) {
  const Report report =
      report_with({.accepted = {archived_price(),
                                {.rule = "portal-empty", .mode = Mode::Test, .reason = "x", .until = "2026-03-31"},
                                {.rule = "product-archived", .reason = "x", .until = "2026-03-31"},
                                {.rule = "headline-missing", .object = "bpc_Other", .reason = "x", .until = "2026-03-31"}}});
  EXPECT_EQ(lines_of(report.findings),
            (Lines{"live info downgrade-condition-cross-product", "test info downgrade-condition-cross-product",
                   "live info business-profile-differs", "live info headline-missing", "live info policy-suppression-unused",
                   "test info policy-suppression-unused"}));
  std::vector<std::string> paths;
  for (const report::Evidence& evidence : report.findings[4].evidence) {
    paths.push_back(evidence.path);
  }
  EXPECT_EQ(paths, (Lines{"policy#/accepted/2", "policy#/accepted/3"}));
  EXPECT_EQ(report.findings[5].evidence.front().path, "policy#/accepted/1");
}

TEST(Apply, CannotTellWhatIsUnusedWhereARuleWasNotChecked) {
  const Report report =
      report_with({.accepted = {{.rule = "webhook-missing", .mode = Mode::Live, .reason = "x", .until = "2026-03-31"}}},
                  {rules::remove("/live/webhook_endpoints")});
  const auto entry = std::find_if(report.not_checked.begin(), report.not_checked.end(),
                                  [](const report::NotChecked& it) { return it.rule == "policy-suppression-unused"; });
  ASSERT_NE(entry, report.not_checked.end());
  EXPECT_EQ(entry->mode, Mode::Live);
  EXPECT_THAT(entry->detail, testing::HasSubstr("webhook-missing"));
  EXPECT_FALSE(speaks_of(report.findings, "policy-suppression-unused"));
}

TEST(Apply, CannotTellWhatIsUnusedWhereNoSubscribersWereRead) {
  const Report report =
      report_with({.accepted = {{.rule = "subscribers-past-due", .mode = Mode::Live, .reason = "x", .until = "2026-03-31"}}},
                  {rules::remove("/live/subscriptions")});
  EXPECT_TRUE(speaks_of(report.not_checked, "policy-suppression-unused"));
  EXPECT_FALSE(speaks_of(report.findings, "policy-suppression-unused"));
}

TEST(Apply, TurnsOffWhatWasNotAsked) {
  const Report report =
      report_with({.rules = {{"subscribers-past-due", std::nullopt}}}, {rules::remove("/live/subscriptions")});
  EXPECT_FALSE(speaks_of(report.not_asked, "subscribers-past-due"));
  EXPECT_TRUE(speaks_of(report.suppressed, "subscribers-past-due"));
}

TEST(Apply, CannotTellWhatIsUnusedInAModeThatWasNotRead) {
  const Report report =
      report_with({.accepted = {{.rule = "product-archived", .mode = Mode::Live, .reason = "x", .until = "2026-03-31"}}},
                  {rules::remove("/live")});
  EXPECT_TRUE(speaks_of(report.not_checked, "policy-suppression-unused"));
  EXPECT_FALSE(speaks_of(report.findings, "policy-suppression-unused"));
}

TEST(Apply, LooksForUnusedEntriesInTheModesThatWereRead) {
  const Report report =
      report_with({.accepted = {{.rule = "product-archived", .reason = "x", .until = "2026-03-31"}}}, {rules::remove("/live")});
  EXPECT_THAT(lines_of(report.findings), testing::Contains("test info policy-suppression-unused"));
}

TEST(Apply, LetsOneEntryBeEnoughForAFinding) {
  Acceptance narrow = archived_price();
  narrow.object = "price_BasicMonthLive";
  narrow.reason = "Narrow";
  const Report report = report_with({.accepted = {narrow, archived_price()}});
  ASSERT_EQ(report.suppressed.size(), 1U);
  EXPECT_EQ(report.suppressed.front().reason, "Narrow");
  EXPECT_TRUE(speaks_of(report.passed, "policy-suppression-unused"));
}

TEST(Apply, GovernsItsOwnRulesAsWell) {
  Policy policy{.rules = {{"policy-suppression-unused", std::nullopt},
                          {"policy-cancellation", Severity::Warning},
                          {"policy-suppression-expired", Severity::Error}},
                .accepted = {{.rule = "portal-empty", .reason = "x", .until = "2026-03-31"},
                             {.rule = "policy-features", .mode = Mode::Live, .reason = "x", .until = "2026-03-31"},
                             {.rule = "portal-empty", .mode = Mode::Test, .reason = "x", .until = "2020-01-01"}},
                .require = {{.cancellation = Cancellation::Off, .features = Features{.off = {"invoice_history"}}}}};
  const Report report = report_with(policy, {});
  EXPECT_EQ(lines_of(report.findings),
            (Lines{"test error policy-features", "test error policy-suppression-expired", "live warning policy-cancellation",
                   "test warning policy-cancellation", "live info downgrade-condition-cross-product",
                   "test info downgrade-condition-cross-product"}));
  EXPECT_THAT(lines_of(report.suppressed),
              testing::ElementsAre(testing::HasSubstr("live policy-features bpc_Live: x"),
                                   "live policy-suppression-unused: The policy turns this rule off.",
                                   "test policy-suppression-unused: The policy turns this rule off."));
}

TEST(Apply, JudgesRequirementsInBothModes) {
  const Report report = report_with({.require = {{.cancellation = Cancellation::AtPeriodEnd}}}, {rules::remove("/test")});
  EXPECT_TRUE(speaks_of(report::restrict_to(report, Mode::Live).passed, "policy-cancellation"));
  const Report test = report::restrict_to(report, Mode::Test);
  EXPECT_EQ(test.modes_not_read, std::vector{Mode::Test});
  EXPECT_TRUE(speaks_of(test.not_checked, "policy-cancellation"));
  EXPECT_FALSE(speaks_of(test.passed, "policy-cancellation"));
}

}  // namespace
}  // namespace portal_guide::policy
