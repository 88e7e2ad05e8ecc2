#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What the search needs to know about Unicode characters.
namespace portal_guide::search {

enum class CharacterKind : std::uint8_t {
  /// Spaces, punctuation, signs, emoji, control characters, and bytes that are not part of a well-formed character.
  Separator,
  /// Characters that words are compared without: combining accents, soft hyphens, zero-width characters.
  Unseen,
  Apostrophe,
  /// Letters, digits and marks of scripts that separate their words.
  Letter,
  /// Han, Kana, Hangul and Bopomofo: scripts that do not separate their words, or that write endings as part of them.
  Ideograph,
};

struct Character {
  /// The character's length in UTF-8. 1 for a byte that does not begin a well-formed character.
  std::size_t bytes = 1;
  char32_t code_point = 0;
  CharacterKind kind = CharacterKind::Separator;
};

/// The character at the beginning of a text, which must not be empty.
Character first_character(std::string_view text);

/// Appends the character in the form in which words are compared. Latin letters lose their case and their accents, and "ß"
/// becomes "ss". Greek and Cyrillic letters lose their case. Full-width forms become ordinary ones. Every other character stays
/// as it is.
void append_folded(char32_t code_point, std::string& text);

}  // namespace portal_guide::search
