#include "core/checklist/checklist.hpp"

#include <gtest/gtest.h>

namespace portal_guide::checklist {
namespace {

using report::Because;
using report::Report;
using report::Severity;
using stripe::Mode;

content::Content two_steps() {
  content::Content content;
  content.steps.resize(2);
  content.steps[0].id = "return-url";
  content.steps[0].rules = {"return-url-missing", "return-url-local"};
  content.steps[0].subscriber_rules = {"subscribers-past-due"};
  content.steps[1].id = "launch";
  content.steps[1].rules = {"charges-disabled"};
  content.steps[1].mode = content::StepMode::Live;
  return content;
}

report::Finding finding(std::string rule, Severity severity, Mode mode) {
  report::Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.mode = mode;
  return finding;
}

struct StateCase {
  std::string_view name;
  std::vector<report::Finding> findings = {};
  std::vector<report::Passed> passed = {};
  std::vector<report::NotChecked> not_checked = {};
  Mark mark = Mark::Open;
  State state;
};

void PrintTo(const StateCase& row, std::ostream* stream) { *stream << row.name; }

class ReturnUrlStep : public testing::TestWithParam<StateCase> {};

TEST_P(ReturnUrlStep, IsInTheState) {
  const content::Content content = two_steps();
  Report report;
  report.findings = GetParam().findings;
  report.passed = GetParam().passed;
  report.not_checked = GetParam().not_checked;
  Progress progress;
  if (GetParam().mark != Mark::Open) progress.marks["return-url"] = GetParam().mark;
  EXPECT_EQ(state_of(content.steps[0], progress, report), GetParam().state);
}

const report::Passed kLivePassed = {.rule = "return-url-missing", .mode = Mode::Live};
const report::Passed kLiveLocalPassed = {.rule = "return-url-local", .mode = Mode::Live};
const report::Passed kTestPassed = {.rule = "return-url-missing", .mode = Mode::Test};

// clang-format off
INSTANTIATE_TEST_SUITE_P(States, ReturnUrlStep, testing::ValuesIn(std::vector<StateCase>{
    // Confirmed because …
    {.name = "all_passed_in_both_modes", .passed = {kLivePassed, kLiveLocalPassed, kTestPassed}, .state = State::Confirmed},
    {.name = "all_passed_in_the_only_mode_read", .passed = {kTestPassed},
     .not_checked = {{.rule = "return-url-missing", .mode = Mode::Live, .because = Because::Absent},
                     {.rule = "return-url-local", .mode = Mode::Live, .because = Because::Absent}},
     .state = State::Confirmed},
    {.name = "a_rule_of_another_step_found_something", .findings = {finding("cancel-disabled", Severity::Error, Mode::Live)},
     .passed = {kLivePassed, kLiveLocalPassed, kTestPassed}, .state = State::Confirmed},
    {.name = "all_passed_though_it_was_skipped", .passed = {kLivePassed, kLiveLocalPassed}, .mark = Mark::Skipped,
     .state = State::Confirmed},
    // A problem because …
    {.name = "one_found_an_error", .findings = {finding("return-url-local", Severity::Error, Mode::Live)},
     .passed = {kLivePassed, kTestPassed}, .state = State::Problem},
    {.name = "one_found_a_warning", .findings = {finding("return-url-local", Severity::Warning, Mode::Live)},
     .passed = {kLivePassed, kTestPassed}, .state = State::Problem},
    {.name = "one_found_an_error_though_it_was_marked_done",
     .findings = {finding("return-url-missing", Severity::Error, Mode::Test)}, .mark = Mark::Done, .state = State::Problem},
    {.name = "one_found_an_error_though_it_was_skipped",
     .findings = {finding("return-url-missing", Severity::Error, Mode::Test)}, .mark = Mark::Skipped, .state = State::Problem},
    // As the reader left it because …
    {.name = "one_could_not_be_checked", .passed = {kLivePassed, kTestPassed},
     .not_checked = {{.rule = "return-url-local", .mode = Mode::Live, .because = Because::Permission}}, .state = State::Open},
    {.name = "a_mode_could_not_be_read", .passed = {kTestPassed},
     .not_checked = {{.rule = "return-url-missing", .mode = Mode::Live, .because = Because::Error}}, .mark = Mark::Done,
     .state = State::Done},
    {.name = "there_is_only_advice", .findings = {finding("return-url-missing", Severity::Info, Mode::Live)},
     .passed = {kTestPassed}, .mark = Mark::Skipped, .state = State::Skipped},
    {.name = "nothing_of_it_was_checked", .passed = {{.rule = "cancel-disabled", .mode = Mode::Live}}, .state = State::Open},
    {.name = "the_report_is_empty", .mark = Mark::Done, .state = State::Done},
}), [](const testing::TestParamInfo<StateCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(StateOf, CountsOnlyTheStepsMode) {
  const content::Content content = two_steps();
  Report report;
  report.findings = {finding("charges-disabled", Severity::Error, Mode::Test)};
  report.passed = {{.rule = "charges-disabled", .mode = Mode::Live}};
  EXPECT_EQ(state_of(content.steps[1], {}, report), State::Confirmed);
  EXPECT_TRUE(findings_of(content.steps[1], report).empty());
}

TEST(StateOf, StaysConfirmedUntilACheckFindsAProblem) {
  const content::Content content = two_steps();
  Report clean;
  clean.passed = {{.rule = "charges-disabled", .mode = Mode::Live}};
  Report faulty;
  faulty.findings = {finding("charges-disabled", Severity::Error, Mode::Live)};
  Progress progress{.marks = {{"launch", Mark::Skipped}}};

  remember(content, clean, progress, 10);
  EXPECT_EQ(progress.confirmed, (Moments{{"launch", 10}}));
  EXPECT_EQ(state_of(content.steps[1], progress, std::nullopt), State::Confirmed);
  EXPECT_EQ(state_of(content.steps[1], progress, Report{}), State::Confirmed) << "the report says nothing of it";

  EXPECT_EQ(state_of(content.steps[1], progress, faulty), State::Problem);
  remember(content, faulty, progress, 20);
  EXPECT_EQ(state_of(content.steps[1], progress, std::nullopt), State::Skipped);
  EXPECT_EQ(progress.changed, (Moments{{"launch", 20}}));
}

struct MergeCase {
  std::string_view name;
  Progress own;
  Progress other;
  Progress merged;
};

void PrintTo(const MergeCase& row, std::ostream* stream) { *stream << row.name; }

class TwoTabs : public testing::TestWithParam<MergeCase> {};

TEST_P(TwoTabs, KnowTogether) {
  const auto& [name, own, other, merged] = GetParam();
  EXPECT_EQ(merge(own, other), merged);
  EXPECT_EQ(merge(merged, own), merged) << "what was merged already changes nothing";
  auto in_the_other_tab = merge(other, own);
  in_the_other_tab.current = merged.current;
  EXPECT_EQ(in_the_other_tab, merged);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Merge, TwoTabs, testing::ValuesIn(std::vector<MergeCase>{
    {.name = "each_has_a_mark", .own = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 1}}},
     .other = {.marks = {{"b", Mark::Skipped}}, .changed = {{"b", 2}}},
     .merged = {.marks = {{"a", Mark::Done}, {"b", Mark::Skipped}}, .changed = {{"a", 1}, {"b", 2}}}},
    {.name = "the_newer_mark_counts", .own = {.marks = {{"a", Mark::Skipped}}, .changed = {{"a", 1}}},
     .other = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 2}}},
     .merged = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 2}}}},
    {.name = "what_was_taken_back_stays_so", .own = {.changed = {{"a", 2}}},
     .other = {.marks = {{"a", Mark::Done}}, .confirmed = {{"a", 1}}, .changed = {{"a", 1}}}, .merged = {.changed = {{"a", 2}}}},
    {.name = "a_confirmation_goes_with_its_moment", .own = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 1}}},
     .other = {.marks = {{"a", Mark::Done}}, .confirmed = {{"a", 3}}, .changed = {{"a", 3}}},
     .merged = {.marks = {{"a", Mark::Done}}, .confirmed = {{"a", 3}}, .changed = {{"a", 3}}}},
    {.name = "a_mark_of_an_earlier_version_is_kept", .own = {.current = "b"},
     .other = {.marks = {{"a", Mark::Done}}, .current = "a"}, .merged = {.marks = {{"a", Mark::Done}}, .current = "b"}},
    {.name = "who_has_no_current_step_takes_the_others", .own = {}, .other = {.current = "a"}, .merged = {.current = "a"}},
    {.name = "starting_over_clears_the_other_tab", .own = {.marks = {{"a", Mark::Done}, {"old", Mark::Done}}, .changed = {{"a", 1}}},
     .other = {.cleared_ms = 2}, .merged = {.cleared_ms = 2}},
    {.name = "what_is_said_after_starting_over_stays", .own = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 3}}},
     .other = {.cleared_ms = 2}, .merged = {.marks = {{"a", Mark::Done}}, .changed = {{"a", 3}}, .cleared_ms = 2}},
}), [](const testing::TestParamInfo<MergeCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(Renew, SaysAllOfItAgain) {
  const Progress before{.marks = {{"a", Mark::Done}}, .confirmed = {{"b", 1}}, .changed = {{"b", 1}}};
  const auto again = merge(renew(before, 9), {.cleared_ms = 5});
  EXPECT_EQ(again.marks, before.marks);
  EXPECT_EQ(again.confirmed, before.confirmed);
}

TEST(StateOf, IsTheReadersMarkWithoutAReport) {
  const content::Content content = two_steps();
  Progress progress;
  EXPECT_EQ(state_of(content.steps[0], progress, std::nullopt), State::Open);
  progress.marks["return-url"] = Mark::Done;
  EXPECT_EQ(state_of(content.steps[0], progress, std::nullopt), State::Done);
}

TEST(StateOf, NeverConfirmsAStepWithoutRules) {
  content::Content content = two_steps();
  content.steps[0].rules.clear();
  Report report;
  report.passed = {kLivePassed, kTestPassed};
  EXPECT_EQ(state_of(content.steps[0], {}, report), State::Open);
}

TEST(StateOf, IsConfirmedWithoutTheSubscribers) {
  const content::Content content = two_steps();
  Report report;
  report.passed = {kLivePassed, kLiveLocalPassed};
  report.not_checked = {{.rule = "subscribers-past-due", .mode = Mode::Live, .because = Because::Absent}};
  EXPECT_EQ(state_of(content.steps[0], {}, report), State::Confirmed);
  report.not_checked[0].rule = "return-url-local";
  EXPECT_NE(state_of(content.steps[0], {}, report), State::Confirmed);
}

TEST(StateOf, IsAProblemWhereTheSubscribersShowOne) {
  const content::Content content = two_steps();
  Report report;
  report.passed = {kLivePassed, kLiveLocalPassed};
  report.findings = {finding("subscribers-past-due", Severity::Warning, Mode::Live)};
  EXPECT_EQ(state_of(content.steps[0], {}, report), State::Problem);
  report.findings[0].severity = Severity::Info;
  EXPECT_EQ(state_of(content.steps[0], {}, report), State::Open);
}

TEST(FindingsOf, AreWorstFirst) {
  const content::Content content = two_steps();
  Report report;
  report.findings = {finding("return-url-missing", Severity::Info, Mode::Live),
                     finding("cancel-disabled", Severity::Error, Mode::Live),
                     finding("return-url-local", Severity::Error, Mode::Live)};
  const auto findings = findings_of(content.steps[0], report);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0]->rule, "return-url-local");
  EXPECT_EQ(findings[1]->rule, "return-url-missing");
}

TEST(Moves, AreWhatTheTableSays) {
  EXPECT_EQ(moves(State::Open), (std::vector<Move>{Move::MarkDone, Move::Skip}));
  EXPECT_EQ(moves(State::Done), (std::vector<Move>{Move::Reopen}));
  EXPECT_EQ(moves(State::Skipped), (std::vector<Move>{Move::MarkDone, Move::Reopen}));
  EXPECT_TRUE(moves(State::Confirmed).empty());
  EXPECT_TRUE(moves(State::Problem).empty());
}

TEST(Apply, FollowsEveryRowOfTheTable) {
  const content::Content content = two_steps();
  for (const State state : {State::Open, State::Done, State::Skipped}) {
    for (const Move move : {Move::MarkDone, Move::Skip, Move::Reopen}) {
      Progress progress;
      if (state == State::Done) progress.marks["launch"] = Mark::Done;
      if (state == State::Skipped) progress.marks["launch"] = Mark::Skipped;
      const auto next = apply(content, std::nullopt, progress, "launch", move);
      const auto mark = mark_after(state, move);
      ASSERT_EQ(next.has_value(), mark.has_value());
      if (!next) {
        EXPECT_EQ(next.error().id, "move-refused");
        continue;
      }
      EXPECT_EQ(next->marks.contains("launch"), *mark != Mark::Open);
      if (*mark != Mark::Open) {
        EXPECT_EQ(next->marks.at("launch"), *mark);
      }
    }
  }
}

TEST(Apply, RefusesToTalkAProblemAway) {
  const content::Content content = two_steps();
  Report report;
  report.findings = {finding("return-url-missing", Severity::Error, Mode::Live)};
  for (const Move move : {Move::MarkDone, Move::Skip, Move::Reopen}) {
    const auto next = apply(content, report, {}, "return-url", move);
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().id, "move-refused");
  }
}

TEST(Apply, KnowsOnlyStepsOfTheContent) {
  const auto next = apply(two_steps(), std::nullopt, {}, "nowhere", Move::MarkDone);
  ASSERT_FALSE(next);
  EXPECT_EQ(next.error().id, "step-unknown");
  EXPECT_EQ(next.error().arguments.at("observed"), "nowhere");
}

TEST(Count, CountsWhatIsSettled) {
  const content::Content content = two_steps();
  Progress progress;
  EXPECT_EQ(count(content, progress, std::nullopt).settled, 0U);
  EXPECT_EQ(count(content, progress, std::nullopt).total, 2U);
  progress.marks["launch"] = Mark::Skipped;
  EXPECT_EQ(count(content, progress, std::nullopt).settled, 1U);
  Report report;
  report.passed = {kTestPassed};
  EXPECT_EQ(count(content, progress, report).settled, 2U);
  report.findings = {finding("return-url-missing", Severity::Warning, Mode::Live)};
  EXPECT_EQ(count(content, progress, report).settled, 1U);
}

}  // namespace
}  // namespace portal_guide::checklist
