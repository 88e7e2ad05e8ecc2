#include "core/stripe/session_configurations.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

const std::string kWhere = "/integration/session_configuration";

struct Shape {
  std::string name;
  /// The member; empty where there is none.
  std::string json = {};
  SessionConfigurations named = {};
  /// What to_json() makes of it, where it is not the same.
  std::string written = {};
};

void PrintTo(const Shape& row, std::ostream* stream) { *stream << row.name; }

class SessionConfigurationShapes : public testing::TestWithParam<Shape> {};

TEST_P(SessionConfigurationShapes, AreRead) {
  const Shape& row = GetParam();
  const Json value = row.json.empty() ? Json() : Json::parse(row.json);
  const auto read = read_session_configurations(row.json.empty() ? nullptr : &value, kWhere);
  ASSERT_TRUE(read) << read.error().where;
  EXPECT_EQ(*read, row.named);
  EXPECT_EQ(to_json(*read), row.written.empty() ? value : Json::parse(row.written));
}

INSTANTIATE_TEST_SUITE_P(
    SessionConfigurations, SessionConfigurationShapes,
    testing::Values(Shape{.name = "nothing"}, Shape{.name = "null", .json = "null"},
                    Shape{.name = "an_empty_text", .json = R"("")", .written = "null"},
                    Shape{.name = "an_empty_list", .json = "[]", .written = "null"},
                    Shape{.name = "an_empty_object", .json = "{}", .written = "null"},
                    Shape{.name = "two_nulls", .json = R"({"test":null,"live":null})", .written = "null"},
                    Shape{.name = "a_text", .json = R"("bpc_1")", .named = {.either = {{"bpc_1", kWhere}}}},
                    Shape{.name = "a_list_of_one",
                          .json = R"(["bpc_1"])",
                          .named = {.either = {{"bpc_1", kWhere + "/0"}}},
                          .written = R"("bpc_1")"},
                    Shape{.name = "a_list",
                          .json = R"(["bpc_1","bpc_2"])",
                          .named = {.either = {{"bpc_1", kWhere + "/0"}, {"bpc_2", kWhere + "/1"}}}},
                    Shape{.name = "one_twice",
                          .json = R"(["bpc_1","bpc_1","","bpc_2"])",
                          .named = {.either = {{"bpc_1", kWhere + "/0"}, {"bpc_2", kWhere + "/3"}}},
                          .written = R"(["bpc_1","bpc_2"])"},
                    Shape{.name = "one_mode", .json = R"({"live":"bpc_1"})", .named = {.live = {{"bpc_1", kWhere + "/live"}}}},
                    Shape{.name = "both_modes",
                          .json = R"({"test":"bpc_1","live":["bpc_2","bpc_3"]})",
                          .named = {.test = {{"bpc_1", kWhere + "/test"}},
                                    .live = {{"bpc_2", kWhere + "/live/0"}, {"bpc_3", kWhere + "/live/1"}}}},
                    Shape{.name = "the_same_in_both",
                          .json = R"({"test":"bpc_1","live":"bpc_1"})",
                          .named = {.test = {{"bpc_1", kWhere + "/test"}}, .live = {{"bpc_1", kWhere + "/live"}}}},
                    Shape{.name = "a_mode_and_a_note",
                          .json = R"({"test":"bpc_1","note":1})",
                          .named = {.test = {{"bpc_1", kWhere + "/test"}}},
                          .written = R"({"test":"bpc_1"})"}),
    [](const auto& row) { return row.param.name; });

struct WrongShape {
  std::string name;
  std::string json;
  std::string where;
  std::string observed;
};

void PrintTo(const WrongShape& row, std::ostream* stream) { *stream << row.name; }

class WrongSessionConfigurations : public testing::TestWithParam<WrongShape> {};

TEST_P(WrongSessionConfigurations, AreRefused) {
  const WrongShape& row = GetParam();
  const Json value = Json::parse(row.json);
  const auto read = read_session_configurations(&value, kWhere);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().id, "snapshot-type");
  EXPECT_EQ(read.error().where, kWhere + row.where);
  EXPECT_EQ(read.error().arguments, (std::map<std::string, std::string>{{"expected", "string"}, {"observed", row.observed}}));
}

INSTANTIATE_TEST_SUITE_P(
    SessionConfigurations, WrongSessionConfigurations,
    testing::Values(WrongShape{"a_number", "7", "", "number"}, WrongShape{"a_switch", "true", "", "boolean"},
                    WrongShape{"the_configuration_itself", R"({"id":"bpc_1"})", "", "object"},
                    WrongShape{"a_mode_nobody_knows", R"({"Live":"bpc_1"})", "", "object"},
                    WrongShape{"a_number_in_a_list", R"(["bpc_1",7])", "/1", "number"},
                    WrongShape{"a_null_in_a_list", R"([null])", "/0", "null"},
                    WrongShape{"a_list_in_a_list", R"([["bpc_1"]])", "/0", "array"},
                    WrongShape{"an_object_in_a_list", R"([{"live":"bpc_1"}])", "/0", "object"},
                    WrongShape{"a_number_in_a_mode", R"({"live":7})", "/live", "number"},
                    WrongShape{"an_object_in_a_mode", R"({"test":{"id":"bpc_1"},"live":"bpc_2"})", "/test", "object"},
                    WrongShape{"a_switch_in_the_list_of_a_mode", R"({"live":["bpc_1",false]})", "/live/1", "boolean"}),
    [](const auto& row) { return row.param.name; });

TEST(SessionConfigurations, AreMadeOfIds) {
  EXPECT_EQ(in_either_mode({"bpc_1", "", "bpc_2", "bpc_1"}).either,
            (std::vector<NamedConfiguration>{{.id = "bpc_1"}, {.id = "bpc_2"}}));
  EXPECT_TRUE(in_either_mode({}).empty());
}

}  // namespace
}  // namespace portal_guide::stripe
