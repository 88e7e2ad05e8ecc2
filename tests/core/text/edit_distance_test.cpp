#include "core/text/edit_distance.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace portal_guide::text {
namespace {

TEST(EditDistance, CountsLettersPutInTakenOutChangedAndSwapped) {
  EXPECT_EQ(edit_distance("expired", "expired", 2), 0U);
  EXPECT_EQ(edit_distance("expired", "expird", 2), 1U);
  EXPECT_EQ(edit_distance("expired", "expiired", 2), 1U);
  EXPECT_EQ(edit_distance("expired", "expored", 2), 1U);
  EXPECT_EQ(edit_distance("expired", "exipred", 2), 1U);
  EXPECT_EQ(edit_distance("xepired", "expired", 2), 1U);
  EXPECT_EQ(edit_distance("subscription", "subscrptoin", 2), 2U);
  EXPECT_EQ(edit_distance("", "ab", 2), 2U);
}

TEST(EditDistance, IsTheSameBothWays) {
  for (const std::string_view one : {"", "a", "plan", "paln", "planet", "portal"}) {
    for (const std::string_view other : {"", "b", "plans", "lpan", "plante", "mortal"})
      EXPECT_EQ(edit_distance(one, other, 9), edit_distance(other, one, 9)) << one << ' ' << other;
  }
}

TEST(EditDistance, StopsWhereItIsTooFar) {
  EXPECT_GT(edit_distance("plan", "webhook", 2), 2U);
  EXPECT_GT(edit_distance("abcdefgh", "hgfedcba", 2), 2U);
  EXPECT_GT(edit_distance(std::string(10'000, 'a'), std::string(10'001, 'a'), 2), 2U);
}

TEST(EditDistance, SaysMoreThanWasAskedForOnly) {
  EXPECT_EQ(edit_distance("plan", "pl", 2), 2U);
  EXPECT_GT(edit_distance("plan", "pl", 1), 1U);
  EXPECT_EQ(edit_distance("plan", "plan", 0), 0U);
  EXPECT_GT(edit_distance("plan", "plam", 0), 0U);
  EXPECT_EQ(edit_distance("", "", 0), 0U);
}

TEST(EditDistance, EditsNoByteTwice) {
  // With a byte edited twice this would be 2: "ca" to "ac", then a "b" between the two.
  EXPECT_EQ(edit_distance("ca", "abc", 9), 3U);
}

TEST(EditDistance, ComparesNoLongTexts) {
  const std::string longest(kLongestCompared, 'a');
  EXPECT_EQ(edit_distance(longest, longest.substr(1), 2), 1U);
  EXPECT_GT(edit_distance(longest + "a", longest, 2), 2U);
  EXPECT_EQ(edit_distance(longest + "ab", longest + "ab", 2), 0U);
}

TEST(EditDistance, CountsBytes) { EXPECT_EQ(edit_distance("\u00E4", "a", 9), 2U); }

}  // namespace
}  // namespace portal_guide::text
