#include "core/troubleshoot/path.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::troubleshoot {
namespace {

using Stage = Standing::Stage;

/// Causes "a", "b", …, one for each question; an empty question is a cause that nobody can ask for.
content::Symptom symptom(const std::vector<std::string>& questions) {
  content::Symptom symptom;
  for (const auto& question : questions) {
    symptom.causes.emplace_back();
    symptom.causes.back().cause = std::string(1, static_cast<char>('a' + symptom.causes.size() - 1));
    symptom.causes.back().ask = question;
  }
  return symptom;
}

std::string names(const std::vector<const content::Cause*>& causes) {
  std::string all;
  for (const auto* cause : causes) {
    all += cause->cause;
  }
  return all;
}

/// "y", "n", "?" and "t".
Path path(std::string_view replies) {
  Path made;
  for (const char letter : replies) {
    made.replies.push_back(letter == 'y'   ? Reply::Yes
                           : letter == 'n' ? Reply::No
                           : letter == '?' ? Reply::NotSure
                                           : Reply::Tried);
  }
  return made;
}

struct Case {
  std::string_view name;
  std::vector<std::string> questions;
  std::string_view replies;
  Stage stage;
  /// Of the cause where it stands; empty for none.
  std::string_view cause;
  std::size_t question;
  std::string_view open;
};

void PrintTo(const Case& row, std::ostream* stream) { *stream << row.name; }

class Paths : public testing::TestWithParam<Case> {};

TEST_P(Paths, LeadToOneStanding) {
  const auto& row = GetParam();
  const auto asked = symptom(row.questions);
  const auto standing = standing_of(asked, path(row.replies));
  EXPECT_EQ(standing.stage, row.stage);
  EXPECT_EQ(standing.cause == nullptr ? "" : standing.cause->cause, row.cause);
  EXPECT_EQ(standing.question, row.question);
  EXPECT_EQ(names(standing.open), row.open);
}

const std::vector<std::string> kThree = {"A?", "B?", "C?"};

INSTANTIATE_TEST_SUITE_P(
    Table, Paths,
    testing::Values(Case{"begins with the likeliest", kThree, "", Stage::Asking, "a", 1, ""},
                    Case{"no asks the next", kThree, "n", Stage::Asking, "b", 2, ""},
                    Case{"not sure asks the next and stays open", kThree, "?", Stage::Asking, "b", 2, "a"},
                    Case{"yes is found at once", kThree, "y", Stage::Found, "a", 1, ""},
                    Case{"yes to a later one", kThree, "n?y", Stage::Found, "c", 3, "b"},
                    Case{"nothing beyond a yes counts", kThree, "yn?", Stage::Found, "a", 1, ""},
                    Case{"what did not help is not asked again", kThree, "t", Stage::Asking, "b", 2, ""},
                    Case{"none of them", kThree, "nnn", Stage::Left, "", 3, ""},
                    Case{"what is left is what nobody was sure of", kThree, "?n?", Stage::Left, "", 3, "ac"},
                    Case{"what was tried is not left", kThree, "tn?", Stage::Left, "", 3, "c"},
                    Case{"more replies than questions", kThree, "nnnyy", Stage::Left, "", 3, ""},
                    Case{"a cause without a question stays open", {"", "B?"}, "", Stage::Asking, "b", 1, "a"},
                    Case{"also behind the question", {"A?", ""}, "", Stage::Asking, "a", 1, "b"},
                    Case{"and behind the answer", {"A?", ""}, "n", Stage::Left, "", 1, "b"},
                    Case{"nothing can be asked", {"", ""}, "", Stage::Left, "", 0, "ab"},
                    Case{"one question", {"A?"}, "n", Stage::Left, "", 1, ""},
                    Case{"no cause at all", {}, "", Stage::Left, "", 0, ""}),
    [](const auto& info) {
      std::string name;
      for (const char letter : info.param.name) {
        name += letter == ' ' ? '_' : letter;
      }
      return name;
    });

TEST(PathMoves, EachAnswerGoesOneStepAndEachStepBackUndoesIt) {
  const auto asked = symptom(kThree);
  Path walked;
  std::vector<Path> before;
  for (const auto answer : {Reply::No, Reply::NotSure, Reply::No}) {
    before.push_back(walked);
    reply(asked, walked, answer);
  }
  EXPECT_EQ(walked, path("n?n"));
  EXPECT_EQ(standing_of(asked, walked).questions, 3U);
  for (auto earlier = before.rbegin(); earlier != before.rend(); ++earlier) {
    step_back(walked);
    EXPECT_EQ(walked, *earlier);
  }
  step_back(walked);
  EXPECT_EQ(walked, Path{}) << "there is nothing before the beginning";
}

TEST(PathMoves, NothingIsAnsweredThatIsNotAsked) {
  const auto asked = symptom(kThree);
  auto found = path("ny");
  reply(asked, found, Reply::No);
  EXPECT_EQ(found, path("ny"));
  auto left = path("nnn");
  reply(asked, left, Reply::Yes);
  EXPECT_EQ(left, path("nnn"));
  const auto silent = symptom({""});
  Path none;
  reply(silent, none, Reply::Yes);
  EXPECT_EQ(none, Path{});
}

TEST(PathMoves, GoesOnOnlyWhereSomethingWasFound) {
  const auto asked = symptom(kThree);
  auto walked = path("ny");
  go_on(asked, walked);
  EXPECT_EQ(walked, path("nt"));
  EXPECT_EQ(standing_of(asked, walked).cause->cause, "c");
  go_on(asked, walked);
  EXPECT_EQ(walked, path("nt")) << "a question is asked, nothing is found";
  step_back(walked);
  EXPECT_EQ(standing_of(asked, walked).cause->cause, "b") << "back to the question whose fix did not help";
}

}  // namespace
}  // namespace portal_guide::troubleshoot
