#include "core/json_writer.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide {
namespace {

// Reports are compared byte by byte with what nlohmann wrote: the two must not differ.
TEST(JsonWriter, WritesWhatNlohmannWrites) {
  const std::vector<std::string> texts = {R"(null)",
                                          R"([])",
                                          R"({})",
                                          R"([[],{},[[]],{"a":{}}])",
                                          R"({"a":[1,-2,true,false,null],"b":{"c":[{"d":"e"}]}})",
                                          R"(["\"\\\/\b\f\n\r\t\u0001\u001f\u007f\u00fc\u20ac\ud83d\ude00"])",
                                          R"({"\n":"name","":""})",
                                          R"([0.1,1.0,-0.0,1e300,5e-324,123456.789,1e21,0.0001])",
                                          R"([18446744073709551615,-9223372036854775808,9223372036854775807])"};
  for (const std::string& text : texts) {
    const auto value = parse_json(text);
    ASSERT_TRUE(value.has_value()) << text;
    EXPECT_EQ(to_text(*value), value->dump());
    EXPECT_EQ(JsonWriter(2).value(*value).text(), value->dump(2));
  }
}

// Golden files hold numbers in these bytes.
TEST(JsonWriter, WritesDoublesInTheirShortestForm) {
  const std::vector<std::pair<double, std::string>> rows = {{0.0, "0.0"},
                                                            {-0.0, "-0.0"},
                                                            {1.0, "1.0"},
                                                            {-1.5, "-1.5"},
                                                            {0.1, "0.1"},
                                                            {0.1 + 0.2, "0.30000000000000004"},
                                                            {1.0 / 3, "0.3333333333333333"},
                                                            {123456.789, "123456.789"},
                                                            {0.001, "0.001"},
                                                            {0.0001, "0.0001"},
                                                            {0.00001, "1e-05"},
                                                            {9007199254740992.0, "9.007199254740992e+15"},
                                                            {9007199254740994.0, "9.007199254740994e+15"},
                                                            {1e14, "100000000000000.0"},
                                                            {1e15, "1e+15"},
                                                            {1e21, "1e+21"},
                                                            {1e300, "1e+300"},
                                                            {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
                                                            {std::numeric_limits<double>::min(), "2.2250738585072014e-308"},
                                                            {std::numeric_limits<double>::denorm_min(), "5e-324"},
                                                            {2.225073858507201e-308, "2.225073858507201e-308"}};
  for (const auto& [number, text] : rows) {
    EXPECT_EQ(JsonWriter().value(number).text(), text);
    EXPECT_EQ(Json(number).dump(), text);
  }
}

TEST(JsonWriter, WritesEveryDoubleAsNlohmannDoesAndReadsItBack) {
  std::mt19937_64 bits(8);
  for (int index = 0; index < 20'000; ++index) {
    const std::uint64_t pattern = bits();
    double number = 0;
    std::memcpy(&number, &pattern, sizeof number);
    const std::string text = JsonWriter().value(number).text();
    EXPECT_EQ(text, Json(number).dump());
    if (std::isfinite(number)) EXPECT_EQ(std::strtod(text.c_str(), nullptr), number) << text;
  }
}

TEST(JsonWriter, TakesAValueThatIsJsonAlready) {
  JsonWriter writer;
  writer.begin_array().raw("{}").raw("[1,2]").begin_object().name("a").raw("null").member("b", 1).end_object().end_array();
  EXPECT_EQ(writer.text(), R"([{},[1,2],{"a":null,"b":1}])");
}

TEST(JsonWriter, KeepsTheOrderOfMembers) {
  JsonWriter writer;
  writer.begin_object().member("z", 1).member("a", "text").name("list").begin_array();
  writer.value(true).value(nullptr).value(std::uint64_t{7}).value(1.5).end_array().member("b", std::string("c")).end_object();
  EXPECT_EQ(writer.text(), R"({"z":1,"a":"text","list":[true,null,7,1.5],"b":"c"})");
}

TEST(JsonWriter, GivesEveryLevelItsIndent) {
  JsonWriter writer(2);
  writer.begin_object().name("list").begin_array().value(1).value(2).end_array().name("none").begin_array().end_array();
  writer.name("object").begin_object().member("a", 1).end_object().end_object();
  EXPECT_EQ(writer.text(), "{\n  \"list\": [\n    1,\n    2\n  ],\n  \"none\": [],\n  \"object\": {\n    \"a\": 1\n  }\n}");
}

TEST(JsonWriter, ReplacesWhatJsonCannotHold) {
  EXPECT_EQ(JsonWriter()
                .value("a\xFF"
                       "b\xE2\x82")
                .text(),
            "\"a\uFFFDb\uFFFD\uFFFD\"");
  EXPECT_EQ(JsonWriter().value(std::string("a\n\0", 3)).text(), R"("a\n\u0000")");
  EXPECT_EQ(JsonWriter().value("\xED\xA0\x80").text(), "\"\uFFFD\uFFFD\uFFFD\"");
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<double>::infinity()).text(), "null");
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<double>::quiet_NaN()).text(), "null");
}

}  // namespace
}  // namespace portal_guide
