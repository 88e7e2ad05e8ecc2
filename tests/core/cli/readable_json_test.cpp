#include "core/cli/readable_json.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::cli {
namespace {

using Lines = std::vector<std::string>;

Lines lines(std::string_view text, std::size_t width, std::string_view label = "") {
  return readable_json(Json::parse(text, nullptr, false), width, label);
}

TEST(ReadableJson, KeepsOnALineWhatFits) {
  EXPECT_EQ(lines("null", 80), Lines{"null"});
  EXPECT_EQ(lines(R"({"b":[1,"two"],"a":{}})", 80), (Lines{R"({"a": {}, "b": [1, "two"]})"}));
  EXPECT_EQ(lines("[]", 1), Lines{"[]"});
  EXPECT_EQ(lines("{}", 1), Lines{"{}"});
}

TEST(ReadableJson, GivesEachMemberLinesOfItsOwnWhereItDoesNot) {
  EXPECT_EQ(lines(R"({"first":[1,2],"second":[1000000,2000000]})", 20), (Lines{
                                                                            "{",
                                                                            R"(  "first": [1, 2],)",
                                                                            R"(  "second": [)",
                                                                            "    1000000,",
                                                                            "    2000000",
                                                                            "  ]",
                                                                            "}",
                                                                        }));
}

/// The comma after a value and the label before it count: with them the line must not be wider.
TEST(ReadableJson, CountsLabelAndComma) {
  EXPECT_EQ(lines("[[12],[3]]", 7), (Lines{"[", "  [12],", "  [3]", "]"}));
  EXPECT_EQ(lines("[[12],[3]]", 6), (Lines{"[", "  [", "    12", "  ],", "  [3]", "]"}));
  EXPECT_EQ(lines("[1]", 8, "\"ab\": "), (Lines{"\"ab\": [", "  1", "]"}));
  EXPECT_EQ(lines("[1]", 9, "\"ab\": "), (Lines{"\"ab\": [1]"}));
}

TEST(ReadableJson, BreaksNoTextAndCountsCharacters) {
  EXPECT_EQ(lines(R"(["a long text"])", 4), (Lines{"[", R"(  "a long text")", "]"}));
  EXPECT_EQ(lines(R"(["ÄÖÜ"])", 7), Lines{R"(["ÄÖÜ"])"});
  EXPECT_EQ(lines(R"({"a\"b":"c\n"})", 80), Lines{R"({"a\"b": "c\n"})"});
}

TEST(ReadableJson, IsTheSameValue) {
  const std::string text = R"({"a":[{"b":[1,2.5,null,true]},[],{}],"c":"x\u0001"})";
  for (const std::size_t width : {0U, 10U, 20U, 200U}) {
    std::string joined;
    for (const std::string& line : lines(text, width)) {
      joined += line + "\n";
    }
    EXPECT_EQ(Json::parse(joined, nullptr, false), Json::parse(text, nullptr, false)) << width;
  }
}

}  // namespace
}  // namespace portal_guide::cli
