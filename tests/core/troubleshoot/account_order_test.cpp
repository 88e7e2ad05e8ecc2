#include "core/troubleshoot/account_order.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::troubleshoot {
namespace {

const content::Symptom& symptom(std::size_t number) {
  static const std::vector<content::Symptom> symptoms = [] {
    std::vector<content::Symptom> four(4);
    for (std::size_t index = 0; index < four.size(); ++index) {
      four[index].id = std::string(1, static_cast<char>('a' + index));
    }
    return four;
  }();
  return symptoms[number];
}

struct Found {
  int score;
  std::vector<Verdict> verdicts;
  MatchedBy matched_by = MatchedBy::Words;
  /// Whether the settings fit the open causes.
  bool fitting = false;
};

struct Case {
  std::string name;
  /// In the order of the words: a, b, c, d.
  std::vector<Found> found;
  std::string order;
};

void PrintTo(const Case& row, std::ostream* stream) { *stream << row.name; }

class AccountOrder : public testing::TestWithParam<Case> {};

TEST_P(AccountOrder, FollowsTheWordsAndTheAccount) {
  std::vector<Match> matches;
  for (const Found& found : GetParam().found) {
    Match match;
    match.symptom = &symptom(matches.size());
    match.matched_by = found.matched_by;
    match.score = found.score;
    for (const Verdict verdict : found.verdicts) {
      JudgedCause cause;
      cause.verdict = verdict;
      cause.modes.push_back({.mode = stripe::Mode::Live, .verdict = verdict});
      if (found.fitting && verdict == Verdict::CannotTell) cause.modes.back().open = Open::Possible;
      match.causes.push_back(cause);
    }
    matches.push_back(match);
  }
  order_by_account(matches);
  std::string order;
  for (const Match& match : matches) {
    order += match.symptom->id;
  }
  EXPECT_EQ(order, GetParam().order);
}

constexpr Verdict kYes = Verdict::Confirmed;
constexpr Verdict kNo = Verdict::RuledOut;
constexpr Verdict kOpen = Verdict::CannotTell;

INSTANTIATE_TEST_SUITE_P(
    Table, AccountOrder,
    testing::ValuesIn(std::vector<Case>{
        {"nothing_is_known", {{900, {kOpen}}, {800, {kOpen, kOpen}}, {700, {kOpen}}}, "abc"},
        {"confirmed_lifts", {{900, {kOpen}}, {800, {kNo, kYes}}, {700, {kOpen}}}, "bac"},
        {"confirmed_lifts_by_so_much", {{900, {kOpen}}, {700, {kYes}}}, "ab"},
        {"fitting_lifts", {{900, {kOpen}}, {850, {kNo, kOpen}, MatchedBy::Words, true}}, "ba"},
        {"fitting_lifts_by_so_much", {{900, {kOpen}}, {800, {kOpen}, MatchedBy::Words, true}}, "ab"},
        {"confirmed_lifts_more_than_fitting", {{900, {kOpen}, MatchedBy::Words, true}, {850, {kYes}}}, "ba"},
        {"ruled_out_sinks", {{900, {kNo, kNo}}, {500, {kOpen}}, {460, {kNo, kOpen}}}, "bca"},
        {"one_cause_left_does_not_sink", {{900, {kNo, kOpen}}, {800, {kOpen}}}, "ab"},
        {"the_ruled_out_keep_their_order", {{900, {kNo}}, {800, {kNo}}, {700, {kOpen}}}, "cab"},
        {"equal_scores_keep_their_order", {{900, {kOpen}}, {900, {kOpen}}, {900, {kYes}}}, "cab"},
        {"an_id_stays_first", {{1000, {kNo}, MatchedBy::Id}, {900, {kYes}}, {800, {kOpen}}}, "abc"},
        {"an_error_stays_before_words",
         {{1000, {kNo}, MatchedBy::Error}, {950, {kYes}, MatchedBy::Error}, {900, {kYes}}},
         "bac"},
    }),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace portal_guide::troubleshoot
