#include "core/text/ascii.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::text {
namespace {

TEST(Ascii, EveryByteIsInTheClassesOfItsCharacterOnly) {
  const std::string digits = "0123456789";
  const std::string lower = "abcdefghijklmnopqrstuvwxyz";
  const std::string upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string spaces = " \t\n\v\f\r";
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const auto holds = [c](const std::string& characters) { return characters.find(c) != std::string::npos; };
    EXPECT_EQ(is_ascii(c), byte < 128) << byte;
    EXPECT_EQ(is_digit(c), holds(digits)) << byte;
    EXPECT_EQ(is_lower(c), holds(lower)) << byte;
    EXPECT_EQ(is_upper(c), holds(upper)) << byte;
    EXPECT_EQ(is_letter(c), holds(lower + upper)) << byte;
    EXPECT_EQ(is_alphanumeric(c), holds(digits + lower + upper)) << byte;
    EXPECT_EQ(is_space(c), holds(spaces)) << byte;
    EXPECT_EQ(to_lower(c), holds(upper) ? lower[upper.find(c)] : c) << byte;
    EXPECT_EQ(to_upper(c), holds(lower) ? upper[lower.find(c)] : c) << byte;
    const std::size_t value = std::string("0123456789abcdef").find(to_lower(c));
    EXPECT_EQ(hex_value(c), value == std::string::npos ? -1 : static_cast<int>(value)) << byte;
  }
}

TEST(Ascii, CaseIsFoldedForAsciiOnly) {
  EXPECT_EQ(in_lower_case(""), "");
  EXPECT_EQ(in_lower_case("Ada.LOVELACE@Example.COM"), "ada.lovelace@example.com");
  EXPECT_EQ(in_lower_case("\u00C4\u0130[\\]^_@"), "\u00C4\u0130[\\]^_@");
  EXPECT_EQ(in_lower_case(std::string("A\0B", 3)), std::string("a\0b", 3));
}

TEST(Ascii, TextsAreComparedWithoutCase) {
  EXPECT_TRUE(equal_without_case("", ""));
  EXPECT_TRUE(equal_without_case("Python", "pYTHON"));
  EXPECT_TRUE(equal_without_case("\u00E4B", "\u00E4b"));
  EXPECT_FALSE(equal_without_case("python", "python "));
  EXPECT_FALSE(equal_without_case("python ", "python"));
  EXPECT_FALSE(equal_without_case("", "a"));
  EXPECT_FALSE(equal_without_case("[", "{"));
  EXPECT_FALSE(equal_without_case("@", "`"));
  EXPECT_FALSE(equal_without_case("\u00C4", "\u00E4"));
}

}  // namespace
}  // namespace portal_guide::text
