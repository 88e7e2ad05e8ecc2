#include "core/text/utf8.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::text {
namespace {

struct CharacterCase {
  std::string name;
  std::string text;
  /// 0 where the text does not begin with a well-formed character.
  std::size_t bytes = 0;
  char32_t code_point = 0;
};

class Utf8Character : public testing::TestWithParam<CharacterCase> {};

TEST_P(Utf8Character, IsReadOrRefused) {
  const auto& [name, text, bytes, code_point] = GetParam();
  EXPECT_EQ(character_length(text, 0), bytes);
  const auto character = character_at(text, 0);
  ASSERT_EQ(character.has_value(), bytes > 0);
  if (!character) return;
  EXPECT_EQ(character->bytes, bytes);
  EXPECT_EQ(character->code_point, code_point);
  std::string written;
  append_character(written, code_point);
  EXPECT_EQ(written, text.substr(0, bytes));
}

const auto kRowName = [](const auto& row) { return row.param.name; };

// clang-format off
INSTANTIATE_TEST_SUITE_P(Reads, Utf8Character, testing::Values(
    CharacterCase{.name = "null", .text = std::string(1, '\0'), .bytes = 1, .code_point = 0},
    CharacterCase{.name = "letter", .text = "ab", .bytes = 1, .code_point = U'a'},
    CharacterCase{.name = "last_of_one_byte", .text = "\x7F", .bytes = 1, .code_point = 0x7F},
    CharacterCase{.name = "first_of_two_bytes", .text = "\xC2\x80", .bytes = 2, .code_point = 0x80},
    CharacterCase{.name = "last_of_two_bytes", .text = "\xDF\xBF", .bytes = 2, .code_point = 0x7FF},
    CharacterCase{.name = "first_of_three_bytes", .text = "\xE0\xA0\x80", .bytes = 3, .code_point = 0x800},
    CharacterCase{.name = "euro_and_more", .text = "\u20AC\u20AC", .bytes = 3, .code_point = 0x20AC},
    CharacterCase{.name = "last_before_surrogates", .text = "\xED\x9F\xBF", .bytes = 3, .code_point = 0xD7FF},
    CharacterCase{.name = "first_after_surrogates", .text = "\xEE\x80\x80", .bytes = 3, .code_point = 0xE000},
    CharacterCase{.name = "last_of_three_bytes", .text = "\xEF\xBF\xBF", .bytes = 3, .code_point = 0xFFFF},
    CharacterCase{.name = "first_of_four_bytes", .text = "\xF0\x90\x80\x80", .bytes = 4, .code_point = 0x10000},
    CharacterCase{.name = "last_of_unicode", .text = "\xF4\x8F\xBF\xBF", .bytes = 4, .code_point = 0x10FFFF}
), kRowName);

INSTANTIATE_TEST_SUITE_P(Refuses, Utf8Character, testing::Values(
    CharacterCase{.name = "nothing", .text = ""},
    CharacterCase{.name = "continuation_alone", .text = "\x80"},
    CharacterCase{.name = "overlong_null", .text = "\xC0\x80"},
    CharacterCase{.name = "overlong_slash", .text = "\xC0\xAF"},
    CharacterCase{.name = "overlong_two_bytes", .text = "\xC1\xBF"},
    CharacterCase{.name = "overlong_three_bytes", .text = "\xE0\x9F\xBF"},
    CharacterCase{.name = "overlong_four_bytes", .text = "\xF0\x8F\xBF\xBF"},
    CharacterCase{.name = "first_surrogate", .text = "\xED\xA0\x80"},
    CharacterCase{.name = "last_surrogate", .text = "\xED\xBF\xBF"},
    CharacterCase{.name = "first_beyond_unicode", .text = "\xF4\x90\x80\x80"},
    CharacterCase{.name = "far_beyond_unicode", .text = "\xF5\x80\x80\x80"},
    CharacterCase{.name = "five_bytes", .text = "\xF8\x88\x80\x80\x80"},
    CharacterCase{.name = "all_ones", .text = "\xFF"},
    CharacterCase{.name = "cut_of_two", .text = "\xC3"},
    CharacterCase{.name = "cut_of_three", .text = "\xE2\x82"},
    CharacterCase{.name = "cut_of_four", .text = "\xF0\x9F\x98"},
    CharacterCase{.name = "letter_in_the_second_place", .text = "\xC3""a"},
    CharacterCase{.name = "letter_in_the_third_place", .text = "\xE2\x82""a"},
    CharacterCase{.name = "letter_in_the_fourth_place", .text = "\xF0\x9F\x98""a"},
    CharacterCase{.name = "start_in_the_second_place", .text = "\xE2\xC3\xA4"}
), kRowName);
// clang-format on

// Independent of the table above: every code point is written and read again.
TEST(Utf8, EveryScalarValueSurvivesWritingAndReading) {
  std::string text;
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point == 0xD800) point = 0xE000;
    text.clear();
    append_character(text, point);
    const auto character = character_at(text, 0);
    if (!character || character->code_point != point || character->bytes != text.size()) {
      FAIL() << "U+" << std::hex << static_cast<unsigned>(point);
    }
  }
}

TEST(Utf8, NoTwoBytesSpellACharacterThatHasAShorterForm) {
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0; second < 0x100; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      const bool is_character = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
      EXPECT_EQ(character_length(text, 0), is_character ? 2U : 0U) << first << ' ' << second;
    }
  }
}

TEST(Utf8, ACharacterIsReadInTheMiddleOfAText) {
  const std::string text = "a\u00FC\u20ACb";
  EXPECT_EQ(character_length(text, 1), 2U);
  EXPECT_EQ(character_length(text, 2), 0U);
  EXPECT_EQ(character_at(text, 3)->code_point, U'\u20AC');
  EXPECT_EQ(character_length(text, text.size()), 0U);
  EXPECT_EQ(character_length(text, text.size() + 9), 0U);
  EXPECT_FALSE(character_at(text, std::string::npos).has_value());
}

TEST(Utf8, AWholeTextIsJudged) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a\u00FC\u20AC\U0001F600"));
  EXPECT_FALSE(is_utf8("a\xE2\x82"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80z"));
  EXPECT_FALSE(is_utf8("a\x80"));
  EXPECT_TRUE(is_utf8(std::string(1'000'000, 'a')));
  EXPECT_FALSE(is_utf8(std::string(1'000'000, 'a') + "\xC3"));
}

TEST(Utf8, CharactersAreCountedByTheirFirstBytes) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("abc"), 3U);
  EXPECT_EQ(count_characters("\u00FC\u20AC\U0001F600"), 3U);
  EXPECT_EQ(count_characters("\x80\x80"), 0U);
  EXPECT_EQ(count_characters("\xFF\xC3"), 2U);
  std::string many;
  for (int index = 0; index < 100'000; ++index) {
    many += "\u20AC";
  }
  EXPECT_EQ(count_characters(many), 100'000U);
}

TEST(Utf8, BoundariesLieBetweenCharacters) {
  const std::string text = "a\u20ACb";
  const std::vector<std::size_t> before = {0, 1, 1, 1, 4, 5, 5};
  const std::vector<std::size_t> after = {0, 1, 4, 4, 4, 5, 5};
  for (std::size_t offset = 0; offset < before.size(); ++offset) {
    EXPECT_EQ(boundary_before(text, offset), before[offset]) << offset;
    EXPECT_EQ(boundary_after(text, offset), after[offset]) << offset;
  }
  EXPECT_EQ(boundary_before("", 3), 0U);
  EXPECT_EQ(boundary_after("", 3), 0U);
  EXPECT_EQ(boundary_before("\x80\x80\x80", 2), 0U);
  EXPECT_EQ(boundary_after("\x80\x80\x80", 0), 3U);
}

TEST(Utf8, TextIsCutToBytesInWholeCharacters) {
  EXPECT_EQ(first_bytes("", 4), "");
  EXPECT_EQ(first_bytes("abc", 0), "");
  EXPECT_EQ(first_bytes("abc", 3), "abc");
  EXPECT_EQ(first_bytes("abc", 99), "abc");
  EXPECT_EQ(first_bytes("a\u20ACb", 3), "a");
  EXPECT_EQ(first_bytes("a\u20ACb", 4), "a\u20AC");
  EXPECT_EQ(first_bytes("\U0001F600", 3), "");
  // Not well formed: what follows a first byte stays with it.
  EXPECT_EQ(first_bytes("ab\x80\x80\x80", 4), "a");
  EXPECT_EQ(first_bytes("\x80\x80\x80", 2), "");
}

TEST(Utf8, TextIsCutToCharacters) {
  EXPECT_EQ(first_characters("", 4), "");
  EXPECT_EQ(first_characters("abc", 0), "");
  EXPECT_EQ(first_characters("abc", 2), "ab");
  EXPECT_EQ(first_characters("abc", 3), "abc");
  EXPECT_EQ(first_characters("abc", 99), "abc");
  EXPECT_EQ(first_characters("\u20AC\U0001F600a", 2), "\u20AC\U0001F600");
  EXPECT_EQ(first_characters("a\xE2\x82", 2), "a\xE2\x82");
}

}  // namespace
}  // namespace portal_guide::text
