#include "core/text/trim.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::text {
namespace {

struct TrimCase {
  std::string name;
  std::string text;
  std::string trimmed;
};

class Trim : public testing::TestWithParam<TrimCase> {};

TEST_P(Trim, TakesBlanksOffBothEnds) {
  EXPECT_EQ(trimmed(GetParam().text), GetParam().trimmed);
  EXPECT_EQ(is_blank(GetParam().text), GetParam().trimmed.empty());
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Cases, Trim, testing::Values(
    TrimCase{.name = "nothing", .text = "", .trimmed = ""},
    TrimCase{.name = "no_blanks", .text = "a", .trimmed = "a"},
    TrimCase{.name = "only_blanks", .text = " \t\r\n\f\v\u00A0\u200B\uFEFF ", .trimmed = ""},
    TrimCase{.name = "ascii_blanks", .text = "\t a b\r\n", .trimmed = "a b"},
    TrimCase{.name = "wide_blanks", .text = "\u00A0 \u200Ba\uFEFF\u00A0", .trimmed = "a"},
    TrimCase{.name = "blanks_within_stay", .text = " a\u00A0\u200Bb ", .trimmed = "a\u00A0\u200Bb"},
    TrimCase{.name = "other_controls_stay", .text = std::string("\0a\x7F", 3), .trimmed = std::string("\0a\x7F", 3)},
    TrimCase{.name = "other_wide_spaces_stay", .text = "\u2003a\u3000", .trimmed = "\u2003a\u3000"},
    // Only whole characters go: these share bytes with the wide blanks.
    TrimCase{.name = "bytes_of_a_blank_in_another_character", .text = "\u1FA0a\u00E2", .trimmed = "\u1FA0a\u00E2"},
    TrimCase{.name = "cut_blank_at_the_end", .text = "a\xC2", .trimmed = "a\xC2"},
    TrimCase{.name = "cut_blank_alone", .text = "\xE2\x80", .trimmed = "\xE2\x80"}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(Trim, IsLinearInALongText) {
  const std::string blanks(1'000'000, ' ');
  EXPECT_EQ(trimmed(blanks + "a" + blanks), "a");
}

TEST(Trim, TheViewPointsIntoTheText) {
  const std::string text = "  ab ";
  EXPECT_EQ(trimmed(text).data(), text.data() + 2);
}

TEST(WideBlank, IsFoundAnywhere) {
  EXPECT_TRUE(contains_wide_blank("a\u00A0"));
  EXPECT_TRUE(contains_wide_blank("\u200B"));
  EXPECT_TRUE(contains_wide_blank("a\uFEFFb"));
  EXPECT_FALSE(contains_wide_blank(""));
  EXPECT_FALSE(contains_wide_blank("a b\t\u2003"));
  EXPECT_FALSE(contains_wide_blank("\xC2"));
}

}  // namespace
}  // namespace portal_guide::text
