#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Reading, counting and cutting UTF-8.
///
/// A character is a Unicode code point. It is well formed as table 3-7 of the Unicode Standard (version 15) says: no overlong
/// forms, no surrogates, nothing above U+10FFFF. The functions that count and cut only look at which bytes continue a
/// character, so they also work on text that is not well formed; they never split a well-formed character.
namespace portal_guide::text {

/// Whether the byte is one of those that follow the first byte of a character.
constexpr bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Length in bytes, 1 to 4, of the well-formed character that starts at `offset`. 0 where none starts there, and at or beyond
/// the end of the text.
std::size_t character_length(std::string_view text, std::size_t offset);

struct Character {
  char32_t code_point = 0;
  std::size_t bytes = 0;
};

/// The well-formed character that starts at `offset`; nullopt where character_length() is 0.
std::optional<Character> character_at(std::string_view text, std::size_t offset);

/// Appends a Unicode scalar value: any code point up to U+10FFFF that is not a surrogate.
void append_character(std::string& text, char32_t code_point);

/// Whether the whole text is well formed.
bool is_utf8(std::string_view text);

/// The number of characters.
std::size_t count_characters(std::string_view text);

/// The last place at or before `offset` where a character may begin or the text ends. The size of the text where `offset` lies
/// beyond it.
std::size_t boundary_before(std::string_view text, std::size_t offset);
/// The first place at or after `offset` where a character may begin or the text ends.
std::size_t boundary_after(std::string_view text, std::size_t offset);

/// As much of the beginning as fits into `limit` bytes, in whole characters. The view lives as long as the text.
std::string_view first_bytes(std::string_view text, std::size_t limit);
/// The first `count` characters, or the whole text where it has fewer. The view lives as long as the text.
std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace portal_guide::text
