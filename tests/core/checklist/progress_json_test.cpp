#include <gtest/gtest.h>

#include "core/checklist/checklist.hpp"

namespace portal_guide::checklist {
namespace {

content::Content two_steps() {
  content::Content content;
  content.steps.resize(2);
  content.steps[0].id = "return-url";
  content.steps[1].id = "launch";
  return content;
}

TEST(Progress, SurvivesTheRoundTrip) {
  Progress progress{.marks = {{"launch", Mark::Skipped}, {"return-url", Mark::Done}}, .current = "launch"};
  const auto read = parse_progress(two_steps(), to_json(progress));
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(*read, progress);
}

TEST(Progress, IsWrittenAsTheHeaderSays) {
  EXPECT_EQ(to_json({.marks = {{"return-url", Mark::Done}, {"launch", Mark::Open}}, .current = "return-url"}),
            R"({"format":"portal-progress/1","current":"return-url","marks":{"return-url":"done"}})");
}

TEST(Progress, KeepsItsMoments) {
  const Progress progress{.marks = {{"launch", Mark::Skipped}},
                          .current = "launch",
                          .confirmed = {{"return-url", 20}},
                          .changed = {{"launch", 1'795'348'800'000}, {"return-url", 20}},
                          .cleared_ms = 10};
  const auto text = to_json(progress);
  EXPECT_EQ(text, R"({"format":"portal-progress/1","current":"launch","marks":{"launch":"skipped"},)"
                  R"("confirmed":{"return-url":20},"changed":{"launch":1795348800000,"return-url":20},"cleared":10})");
  const auto read = parse_progress(two_steps(), text);
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(*read, progress);
}

TEST(Progress, ForgetsStepsThatAreNoMore) {
  const auto read = parse_progress(
      two_steps(), R"({"format":"portal-progress/1","current":"gone","marks":{"gone":"done","launch":"skipped"}})");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, (Progress{.marks = {{"launch", Mark::Skipped}}, .current = ""}));
}

struct BadCase {
  std::string_view name;
  std::string_view text;
  std::string_view id;
  std::string_view where = {};
};

void PrintTo(const BadCase& row, std::ostream* stream) { *stream << row.name; }

class BadProgress : public testing::TestWithParam<BadCase> {};

TEST_P(BadProgress, IsRefused) {
  const auto read = parse_progress(two_steps(), GetParam().text);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().id, GetParam().id);
  EXPECT_EQ(read.error().where, GetParam().where);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, BadProgress, testing::ValuesIn(std::vector<BadCase>{
    {.name = "empty", .text = "", .id = "json-incomplete"},
    {.name = "cut_off", .text = R"({"format":"portal-progress/1","cur)", .id = "json-incomplete"},
    {.name = "no_json", .text = "done", .id = "json-invalid"},
    {.name = "a_list", .text = "[]", .id = "progress-format", .where = "/format"},
    {.name = "another_format", .text = R"({"format":"portal-progress/2"})", .id = "progress-format", .where = "/format"},
    {.name = "no_current", .text = R"({"format":"portal-progress/1","marks":{}})", .id = "progress-format", .where = "/current"},
    {.name = "marks_are_a_list", .text = R"({"format":"portal-progress/1","current":"","marks":[]})", .id = "progress-format",
     .where = "/marks"},
    {.name = "an_unknown_mark", .text = R"({"format":"portal-progress/1","current":"","marks":{"launch":"maybe"}})",
     .id = "progress-format", .where = "/marks/launch"},
    {.name = "a_mark_that_is_a_number", .text = R"({"format":"portal-progress/1","current":"","marks":{"a/b":1}})",
     .id = "progress-format", .where = "/marks/a~1b"},
    {.name = "a_moment_that_is_a_word", .text = R"({"format":"portal-progress/1","current":"","marks":{},"changed":{"launch":"now"}})",
     .id = "progress-format", .where = "/changed"},
    {.name = "confirmed_is_a_list", .text = R"({"format":"portal-progress/1","current":"","marks":{},"confirmed":[]})",
     .id = "progress-format", .where = "/confirmed"},
    {.name = "cleared_is_a_word", .text = R"({"format":"portal-progress/1","current":"","marks":{},"cleared":"now"})",
     .id = "progress-format", .where = "/cleared"},
    {.name = "deeply_nested", .text = R"({"format":"portal-progress/1","current":[[[[[[]]]]]]})", .id = "json-too-deep"},
}), [](const testing::TestParamInfo<BadCase>& row) { return std::string(row.param.name); });
// clang-format on

}  // namespace
}  // namespace portal_guide::checklist
