#include "core/search/spelling.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace portal_guide::search {
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

}  // namespace
}  // namespace portal_guide::search
