#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What a search needs to know of Unicode's characters, and no more.
namespace portal_guide::search {

enum class CharacterKind : std::uint8_t {
  /// Spaces, punctuation, signs, emoji, control characters, and bytes that are no UTF-8.
  Separator,
  /// Leaves no trace in a word: combining accents, soft hyphens, zero-width characters.
  Unseen,
  Apostrophe,
  /// Letters, digits and marks of scripts that put something between words.
  Letter,
  /// Han, Kana, Hangul, Bopomofo: scripts whose words are not kept apart, or carry their endings along.
  Ideograph,
};

struct Character {
  /// Its length in UTF-8; 1 for a byte that begins no character.
  std::size_t bytes = 1;
  char32_t code_point = 0;
  CharacterKind kind = CharacterKind::Separator;
};

/// The character at the beginning of a text that is not empty.
Character first_character(std::string_view text);

/// Appends the character as search compares it: in lower case, without the accents of Latin letters, full-width forms as
/// their ordinary ones, "ß" as "ss". Greek and Cyrillic letters in lower case. Everything else as it is.
void append_folded(char32_t code_point, std::string& text);

}  // namespace portal_guide::search
