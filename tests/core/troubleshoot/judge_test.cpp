#include "core/troubleshoot/judge.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/repository_content.hpp"

namespace portal_guide::troubleshoot {
namespace {

using content::Condition;
using Kind = Condition::Kind;
using stripe::Mode;

Condition finding(std::string rule, std::optional<Mode> mode = std::nullopt) {
  return {.kind = Kind::Finding, .name = std::move(rule), .mode = mode};
}
Condition of(Kind kind, std::vector<Condition> parts) { return {.kind = kind, .parts = std::move(parts)}; }

/// In live mode: `yes` and `also` found, `in-part` found in one configuration and not in another, `accepted` found and
/// suppressed, `no` passed, `maybe` not checked. Test mode: `no` passed.
report::Report report() {
  report::Report report;
  for (const char* rule : {"yes", "also", "in-part"}) {
    report.findings.emplace_back();
    report.findings.back().rule = rule;
  }
  report.suppressed = {{.rule = "accepted", .mode = Mode::Live, .objects = {}, .reason = "known", .until = ""}};
  report.passed = {
      {.rule = "in-part", .mode = Mode::Live}, {.rule = "no", .mode = Mode::Live}, {.rule = "no", .mode = Mode::Test}};
  report.not_asked = {{.rule = "unasked", .mode = Mode::Live, .detail = "Nobody asked."}};
  report.not_checked = {{.rule = "maybe", .mode = Mode::Live, .detail = "The key may not read it."}};
  return report;
}

ModeVerdict judged(const Condition& check, Mode mode = Mode::Live, bool some_customers = false) {
  static const auto snapshot = stripe::Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"test":{}})");
  const report::Report judged_before = report();
  content::Cause cause;
  cause.check = check;
  cause.some_customers = some_customers;
  return judge(cause, repository_content(), {.snapshot = *snapshot, .report = judged_before}, mode);
}

struct Case {
  std::string_view name;
  Condition check;
  Verdict verdict;
  std::vector<std::string> rules = {};
};

void PrintTo(const Case& row, std::ostream* stream) { *stream << row.name; }

class Judged : public testing::TestWithParam<Case> {};

TEST_P(Judged, IsWhatTheReportKnows) {
  const ModeVerdict verdict = judged(GetParam().check);
  EXPECT_EQ(verdict.verdict, GetParam().verdict);
  EXPECT_EQ(verdict.rules, GetParam().rules);
  EXPECT_EQ(verdict.because.empty(), verdict.verdict != Verdict::CannotTell);
}

const Condition kYes = finding("yes");
const Condition kNo = finding("no");
const Condition kMaybe = finding("maybe");

INSTANTIATE_TEST_SUITE_P(
    Conditions, Judged,
    testing::ValuesIn(std::vector<Case>{
        {"found", kYes, Verdict::Confirmed, {"yes"}},
        {"found_and_accepted", finding("accepted"), Verdict::Confirmed, {"accepted"}},
        {"passed", kNo, Verdict::RuledOut},
        {"not_checked", kMaybe, Verdict::CannotTell},
        {"not_asked", finding("unasked"), Verdict::CannotTell},
        {"of_no_rule_of_the_mode", finding("nowhere"), Verdict::RuledOut},
        {"fact_that_is_unknown", {.kind = Kind::Fact, .name = "nobody-knows"}, Verdict::CannotTell},
        {"all_hold", of(Kind::All, {kYes, finding("also")}), Verdict::Confirmed, {"also", "yes"}},
        {"all_but_one", of(Kind::All, {kYes, kNo}), Verdict::RuledOut},
        {"all_but_one_unknown", of(Kind::All, {kYes, kMaybe}), Verdict::CannotTell, {}},
        {"all_unknown_and_one_fails", of(Kind::All, {kMaybe, kNo}), Verdict::RuledOut},
        {"any_holds", of(Kind::Any, {kNo, kYes}), Verdict::Confirmed, {"yes"}},
        {"any_holds_beside_an_unknown", of(Kind::Any, {kMaybe, kYes}), Verdict::Confirmed, {"yes"}},
        {"none_holds_and_one_unknown", of(Kind::Any, {kNo, kMaybe}), Verdict::CannotTell},
        {"none_holds", of(Kind::Any, {kNo, kNo}), Verdict::RuledOut},
        {"not_holding", of(Kind::Not, {kYes}), Verdict::RuledOut},
        {"not_failing", of(Kind::Not, {kNo}), Verdict::Confirmed},
        {"not_unknown", of(Kind::Not, {kMaybe}), Verdict::CannotTell},
        {"nested", of(Kind::All, {kYes, of(Kind::Not, {of(Kind::Any, {kNo, kNo})})}), Verdict::Confirmed, {"yes"}},
        {"in_this_mode", finding("yes", Mode::Live), Verdict::Confirmed, {"yes"}},
        {"in_the_other_mode", finding("yes", Mode::Test), Verdict::RuledOut},
    }),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Judge, SaysWhyNobodyCanTell) {
  EXPECT_EQ(judged(kMaybe).because, "The key may not read it.");
  EXPECT_EQ(judged(of(Kind::All, {kMaybe, {.kind = Kind::Fact, .name = "nobody-knows"}})).because, "The key may not read it.");
  EXPECT_EQ(judged(finding("unasked")).because, "Nobody asked.");
  EXPECT_NE(judged({.kind = Kind::Fact, .name = "nobody-knows"}).because.find("nobody-knows"), std::string::npos);
}

TEST(Judge, KeepsTheModesApart) {
  EXPECT_EQ(judged(kYes, Mode::Test).verdict, Verdict::RuledOut);
  EXPECT_EQ(judged(kYes, Mode::Test).mode, Mode::Test);
}

TEST(Judge, DoesNotSayOfEveryConfigurationWhatHoldsInOne) {
  const Condition in_part = finding("in-part");
  for (const Condition& check :
       {in_part, of(Kind::Any, {kNo, in_part}), of(Kind::All, {kYes, in_part}), of(Kind::Not, {in_part})}) {
    const ModeVerdict verdict = judged(check);
    EXPECT_EQ(verdict.verdict, Verdict::CannotTell);
    EXPECT_EQ(verdict.open, Open::SomeCustomers);
    EXPECT_NE(verdict.because.find("configurations"), std::string::npos);
  }
  EXPECT_EQ(judged(of(Kind::All, {kNo, in_part})).verdict, Verdict::RuledOut);
}

TEST(Judge, DoesNotSayOfOneCustomerWhatHoldsForSome) {
  const ModeVerdict verdict = judged(kYes, Mode::Live, true);
  EXPECT_EQ(verdict.verdict, Verdict::CannotTell);
  EXPECT_EQ(verdict.open, Open::SomeCustomers);
  EXPECT_EQ(verdict.rules, std::vector<std::string>{"yes"});
  EXPECT_FALSE(verdict.because.empty());
  EXPECT_EQ(judged(kNo, Mode::Live, true).verdict, Verdict::RuledOut) << "what holds for nobody does not hold for one";
}

struct NeedCase {
  std::string_view name;
  std::optional<Condition> check;
  Condition needs;
  Verdict verdict;
  Open open = Open::Unknown;
  std::vector<std::string> rules = {};
};

void PrintTo(const NeedCase& row, std::ostream* stream) { *stream << row.name; }

class Needed : public testing::TestWithParam<NeedCase> {};

TEST_P(Needed, CountsWhereTheCheckCannotTell) {
  static const auto snapshot = stripe::Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})");
  const report::Report judged_before = report();
  content::Cause cause;
  cause.check = GetParam().check;
  cause.needs = GetParam().needs;
  const ModeVerdict verdict = judge(cause, repository_content(), {.snapshot = *snapshot, .report = judged_before}, Mode::Live);
  EXPECT_EQ(verdict.verdict, GetParam().verdict);
  EXPECT_EQ(verdict.open, GetParam().open);
  EXPECT_EQ(verdict.rules, GetParam().rules);
  EXPECT_EQ(verdict.because.empty(), verdict.verdict != Verdict::CannotTell);
}

INSTANTIATE_TEST_SUITE_P(Table, Needed,
                         testing::ValuesIn(std::vector<NeedCase>{
                             {"alone_holds", std::nullopt, kYes, Verdict::CannotTell, Open::Possible, {"yes"}},
                             {"alone_fails", std::nullopt, kNo, Verdict::RuledOut},
                             {"alone_unknown", std::nullopt, kMaybe, Verdict::CannotTell},
                             {"beside_a_check_that_holds", kYes, kNo, Verdict::Confirmed, Open::Unknown, {"yes"}},
                             {"beside_a_check_that_fails", kNo, kYes, Verdict::RuledOut},
                             {"beside_an_unknown_check_holds", kMaybe, kYes, Verdict::CannotTell, Open::Possible, {"yes"}},
                             {"beside_an_unknown_check_fails", kMaybe, kNo, Verdict::RuledOut},
                             {"both_unknown", kMaybe, kMaybe, Verdict::CannotTell},
                         }),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace portal_guide::troubleshoot
