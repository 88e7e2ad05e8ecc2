#include "core/link/link.hpp"

#include <gtest/gtest.h>

namespace portal_guide::link {
namespace {

using stripe::Mode;

struct LinkCase {
  std::string_view name;
  std::string text;
  Link link = {};
};

void PrintTo(const LinkCase& row, std::ostream* stream) { *stream << row.name; }

class GoodLink : public testing::TestWithParam<LinkCase> {};

TEST_P(GoodLink, IsRead) {
  const auto link = decode(GetParam().text);
  ASSERT_TRUE(link) << link.error().id;
  EXPECT_EQ(*link, GetParam().link);
}

TEST_P(GoodLink, IsReadTheSameAfterItWasWritten) {
  const auto link = decode(encode(GetParam().link));
  ASSERT_TRUE(link) << link.error().id;
  EXPECT_EQ(*link, GetParam().link);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Links, GoodLink, testing::ValuesIn(std::vector<LinkCase>{
    {.name = "whole", .text = "https://help.acme.dev/portal#guide=step/return-url&mode=live&lang=en&note=Look%20here",
     .link = {.target = {TargetKind::Step, "return-url"}, .mode = Mode::Live, .lang = "en", .note = "Look here"}},
    {.name = "fragment", .text = "#guide=term/test-mode", .link = {.target = {TargetKind::Term, "test-mode"}}},
    {.name = "fragment_without_hash", .text = "guide=pitfall/plans-do-not-appear&mode=test",
     .link = {.target = {TargetKind::Pitfall, "plans-do-not-appear"}, .mode = Mode::Test}},
    {.name = "checks", .text = "#guide=checks", .link = {.target = {TargetKind::Checks, ""}}},
    {.name = "symptom", .text = "#guide=symptom/open-01", .link = {.target = {TargetKind::Symptom, "open-01"}}},
    {.name = "decline", .text = "#guide=decline/insufficient-funds", .link = {.target = {TargetKind::Decline, "insufficient-funds"}}},
    {.name = "language", .text = "#guide=code/node", .link = {.target = {TargetKind::Snippet, "node"}}},
    {.name = "languages", .text = "#guide=code", .link = {.target = {TargetKind::Snippets, ""}}},
    {.name = "problems", .text = "#guide=problems", .link = {.target = {TargetKind::Problems, ""}}},
    {.name = "declines", .text = "#guide=declines", .link = {.target = {TargetKind::Declines, ""}}},
    {.name = "search", .text = "#guide=search/can%27t%20upgrade%20%2F%20switch", .link = {.target = {TargetKind::Search, "can't upgrade / switch"}}},
    {.name = "rule", .text = "#guide=rule/return-url-missing", .link = {.target = {TargetKind::Rule, "return-url-missing"}}},
    {.name = "report", .text = "#guide=report/eJwDAA_-", .link = {.target = {TargetKind::Report, "eJwDAA_-"}}},
    {.name = "encoded_slash", .text = "#guide=step%2Freturn-url", .link = {.target = {TargetKind::Step, "return-url"}}},
    {.name = "nothing", .text = "", .link = {}},
    {.name = "only_a_hash", .text = "#", .link = {}},
    {.name = "another_fragment", .text = "https://help.acme.dev/#prices", .link = {}},
    {.name = "no_fragment", .text = "https://help.acme.dev/?guide=step/return-url", .link = {}},
    {.name = "unknown_mode_and_member", .text = "#guide=checks&mode=both&colour=red", .link = {.target = {TargetKind::Checks, ""}}},
    {.name = "language_that_is_none", .text = "#guide=checks&lang=%3Cb%3E", .link = {.target = {TargetKind::Checks, ""}}},
    {.name = "the_last_one_counts", .text = "#guide=checks&guide=step/launch", .link = {.target = {TargetKind::Step, "launch"}}},
    {.name = "note_in_other_scripts", .text = "#note=%E6%97%A5%E6%9C%AC%20%F0%9F%8E%89", .link = {.note = "日本 🎉"}},
    {.name = "note_of_280_characters", .text = "#note=" + [] { std::string note; for (int i = 0; i < 280; ++i) note += "%C3%A9"; return note; }(),
     .link = {.note = [] { std::string note; for (int i = 0; i < 280; ++i) note += "é"; return note; }()}},
}), [](const testing::TestParamInfo<LinkCase>& row) { return std::string(row.param.name); });
// clang-format on

struct BadCase {
  std::string_view name;
  std::string text;
  std::string_view id;
};

void PrintTo(const BadCase& row, std::ostream* stream) { *stream << row.name; }

class BadLink : public testing::TestWithParam<BadCase> {};

TEST_P(BadLink, IsRefused) {
  const auto link = decode(GetParam().text);
  ASSERT_FALSE(link);
  EXPECT_EQ(link.error().id, GetParam().id);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Links, BadLink, testing::ValuesIn(std::vector<BadCase>{
    {.name = "unknown_kind", .text = "#guide=video/intro", .id = "link-target"},
    {.name = "kind_without_id", .text = "#guide=step", .id = "link-target"},
    {.name = "empty_id", .text = "#guide=step/", .id = "link-target"},
    {.name = "checks_with_id", .text = "#guide=checks/all", .id = "link-target"},
    {.name = "problems_with_id", .text = "#guide=problems/all", .id = "link-target"},
    {.name = "search_without_words", .text = "#guide=search/", .id = "link-target"},
    {.name = "search_alone", .text = "#guide=search", .id = "link-target"},
    {.name = "search_for_201_bytes", .text = "#guide=search/" + std::string(201, 'a'), .id = "link-target"},
    {.name = "two_slashes", .text = "#guide=step/return-url/now", .id = "link-target"},
    {.name = "script", .text = "#guide=javascript:alert(1)", .id = "link-target"},
    {.name = "markup", .text = "#guide=step/%3Cscript%3E", .id = "link-target"},
    {.name = "long_id", .text = "#guide=step/" + std::string(101, 'a'), .id = "link-target"},
    {.name = "report_of_more_than_32_kib", .text = "#guide=report/" + std::string(32'769, 'a'), .id = "link-target"},
    {.name = "broken_percent", .text = "#note=100%", .id = "link-encoding"},
    {.name = "no_hexadecimal_digits", .text = "#note=%zz", .id = "link-encoding"},
    {.name = "no_utf8", .text = "#note=%FF", .id = "link-encoding"},
    {.name = "surrogate", .text = "#note=%ED%A0%80", .id = "link-encoding"},
    {.name = "overlong", .text = "#note=%C0%AF", .id = "link-encoding"},
    {.name = "overlong_in_three_bytes", .text = "#note=%E0%80%80", .id = "link-encoding"},
    {.name = "cut_off_character", .text = "#note=%C3x", .id = "link-encoding"},
    {.name = "continuation_alone", .text = "#note=%80", .id = "link-encoding"},
    {.name = "beyond_unicode", .text = "#note=%F4%90%80%80", .id = "link-encoding"},
    {.name = "note_of_281_characters", .text = "#note=" + std::string(281, 'a'), .id = "link-note-too-long"},
}), [](const testing::TestParamInfo<BadCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(Link, ShowsOfWhatItRefusesOnlyAFewPlainCharacters) {
  const auto link = decode("#guide=" + std::string(500, 'x') + "%C3%A9");
  ASSERT_FALSE(link);
  EXPECT_EQ(link.error().arguments.at("observed"), std::string(60, 'x'));
  const auto ends = decode("#guide=step/%1F%20~%7F!");
  ASSERT_FALSE(ends);
  EXPECT_EQ(ends.error().arguments.at("observed"), "step/? ~?!");
}

TEST(Link, EncodesWhatOtherProgramsWouldCut) {
  EXPECT_EQ(encode({.target = {TargetKind::Step, "return-url"}, .mode = Mode::Live, .note = "a&b=c #1 (é)"}),
            "guide=step/return-url&mode=live&note=a%26b%3Dc%20%231%20%28%C3%A9%29");
}

TEST(Target, IsWrittenAsItIsRead) {
  for (const char* text : {"step/return-url", "term/test-mode", "pitfall/x", "symptom/open-01", "rule/x", "decline/x",
                           "code/node", "code", "search/a b/c", "checks", "problems", "declines", "report/abc"}) {
    const auto target = parse_target(text);
    ASSERT_TRUE(target) << text;
    EXPECT_EQ(to_string(*target), text);
  }
  EXPECT_EQ(to_string(Target{}), "");
}

}  // namespace
}  // namespace portal_guide::link
