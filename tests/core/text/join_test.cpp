#include "core/text/join.hpp"

#include <gtest/gtest.h>

namespace portal_guide::text {
namespace {

TEST(Join, PutsTheSeparatorBetweenParts) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a"}), "a");
  EXPECT_EQ(joined({"a", "", "b"}), "a, , b");
  EXPECT_EQ(joined({"", ""}, "\n"), "\n");
}

}  // namespace
}  // namespace portal_guide::text
