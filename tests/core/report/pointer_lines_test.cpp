#include "core/report/pointer_lines.hpp"

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

constexpr std::string_view kJson = R"({
  "live": {
    "a/b": [
      1, {"x": "}\"]"},
      {
        "y~": null
      }
    ], "c": true,
    "d":
      "text"
  },
  "\u0074est": 7
}
)";

std::size_t line_of(std::string_view json, const std::string& pointer) {
  return find_pointer_lines(json, {pointer}).at(pointer);
}

TEST(PointerLines, AreThoseOnWhichValuesBegin) {
  EXPECT_EQ(find_pointer_lines(kJson, {"", "/live", "/live/a~1b", "/live/a~1b/0", "/live/a~1b/1/x", "/live/a~1b/2",
                                       "/live/a~1b/2/y~0", "/live/c", "/live/d", "/test"}),
            (PointerLines{{"", 1},
                          {"/live", 2},
                          {"/live/a~1b", 3},
                          {"/live/a~1b/0", 4},
                          {"/live/a~1b/1/x", 4},
                          {"/live/a~1b/2", 5},
                          {"/live/a~1b/2/y~0", 6},
                          {"/live/c", 8},
                          {"/live/d", 10},
                          {"/test", 12}}));
}

TEST(PointerLines, OfNothingAreThoseAroundIt) {
  EXPECT_EQ(line_of(kJson, "/live/a~1b/2/z/1"), 5U);
  EXPECT_EQ(line_of(kJson, "/live/a~1b/9"), 3U);
  EXPECT_EQ(line_of(kJson, "/nothing"), 1U);
  EXPECT_EQ(line_of(kJson, "policy#/accepted/0"), 1U);
  EXPECT_EQ(line_of(kJson, "/liv"), 1U);
}

TEST(PointerLines, CountFromAByteOrderMark) { EXPECT_EQ(line_of("\xef\xbb\xbf\n{\"a\":\n1}", "/a"), 3U); }

TEST(PointerLines, EndWithTextThatIsNoJson) {
  for (const std::string_view text : {"", "{", "[", "\"", "{\"a", "{\"a\"", "{\"a\":", "[1,", "]", "}", "{\"a\":}", "{,}",
                                      "[,]", "\\", "{\"\\", "[[[[", "{1:2}"}) {
    EXPECT_GE(line_of(text, "/a/0/b"), 1U) << text;
    EXPECT_GE(line_of(text, "/0/0/0/0"), 1U) << text;
  }
}

}  // namespace
}  // namespace portal_guide::report
