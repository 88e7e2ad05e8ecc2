#include "core/json_writer.hpp"

#include <cstdint>
#include <limits>
#include <string>
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
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<double>::infinity()).text(), "null");
  EXPECT_EQ(JsonWriter().value(std::numeric_limits<double>::quiet_NaN()).text(), "null");
}

}  // namespace
}  // namespace portal_guide
