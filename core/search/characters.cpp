#include "core/search/characters.hpp"

#include <algorithm>
#include <iterator>

#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::search {
namespace {

struct Block {
  char32_t first;
  char32_t last;
  CharacterKind kind;
};

/// Sorted. A character that is in none of these blocks is a letter. From
/// https://www.unicode.org/Public/15.0.0/ucd/Blocks.txt
constexpr Block kBlocks[] = {
    {0x80, 0xAC, CharacterKind::Separator},                                                 // Latin-1's controls and signs
    {0xAD, 0xAD, CharacterKind::Unseen},                                                    // soft hyphen
    {0xAE, 0xBF, CharacterKind::Separator},       {0xD7, 0xD7, CharacterKind::Separator},   // ×
    {0xF7, 0xF7, CharacterKind::Separator},                                                 // ÷
    {0x2BC, 0x2BC, CharacterKind::Apostrophe},    {0x300, 0x36F, CharacterKind::Unseen},    // combining accents
    {0x1100, 0x11FF, CharacterKind::Ideograph},                                             // Hangul Jamo
    {0x2000, 0x200A, CharacterKind::Separator},   {0x200B, 0x200F, CharacterKind::Unseen},  // zero-width characters, directions
    {0x2010, 0x2017, CharacterKind::Separator},   {0x2018, 0x2019, CharacterKind::Apostrophe},
    {0x201A, 0x2029, CharacterKind::Separator},   {0x202A, 0x202E, CharacterKind::Unseen},
    {0x202F, 0x205F, CharacterKind::Separator},   {0x2060, 0x206F, CharacterKind::Unseen},
    {0x2070, 0x2BFF, CharacterKind::Separator},  // currencies, arrows, mathematics, boxes, symbols
    {0x2E00, 0x2E7F, CharacterKind::Separator},   {0x2E80, 0x2FDF, CharacterKind::Ideograph},  // radicals
    {0x3000, 0x3004, CharacterKind::Separator},   {0x3005, 0x3007, CharacterKind::Ideograph},  // 々〆〇
    {0x3008, 0x303F, CharacterKind::Separator},   {0x3040, 0x30FA, CharacterKind::Ideograph},  // Hiragana, Katakana
    {0x30FB, 0x30FB, CharacterKind::Separator},                                                // ・
    {0x30FC, 0x31FF, CharacterKind::Ideograph},  // Katakana, Bopomofo, Hangul, Kanbun
    {0x3200, 0x33FF, CharacterKind::Separator},   {0x3400, 0x4DBF, CharacterKind::Ideograph},
    {0x4E00, 0x9FFF, CharacterKind::Ideograph},   {0xA960, 0xA97F, CharacterKind::Ideograph},
    {0xAC00, 0xD7FF, CharacterKind::Ideograph},                                             // Hangul
    {0xE000, 0xF8FF, CharacterKind::Separator},                                             // private use
    {0xF900, 0xFAFF, CharacterKind::Ideograph},   {0xFE00, 0xFE0F, CharacterKind::Unseen},  // variation selectors
    {0xFE10, 0xFE6F, CharacterKind::Separator},   {0xFEFF, 0xFEFF, CharacterKind::Unseen},  // byte order mark
    {0xFF00, 0xFF06, CharacterKind::Separator},   {0xFF07, 0xFF07, CharacterKind::Apostrophe},
    {0xFF08, 0xFF0F, CharacterKind::Separator},   {0xFF1A, 0xFF20, CharacterKind::Separator},
    {0xFF3B, 0xFF40, CharacterKind::Separator},   {0xFF5B, 0xFF65, CharacterKind::Separator},
    {0xFF66, 0xFFDC, CharacterKind::Ideograph},  // half-width Katakana and Hangul
    {0xFFE0, 0xFFFF, CharacterKind::Separator},   {0x1B000, 0x1B16F, CharacterKind::Ideograph},   // historic Kana
    {0x1D000, 0x1D3FF, CharacterKind::Separator}, {0x1F000, 0x1FBFF, CharacterKind::Separator},   // emoji
    {0x20000, 0x3FFFF, CharacterKind::Ideograph}, {0xE0000, 0x10FFFF, CharacterKind::Separator},  // tags, private use
};

CharacterKind kind_of(char32_t code_point) {
  const auto* block = std::lower_bound(std::begin(kBlocks), std::end(kBlocks), code_point,
                                       [](const Block& one, char32_t wanted) { return one.last < wanted; });
  return block == std::end(kBlocks) || code_point < block->first ? CharacterKind::Letter : block->kind;
}

CharacterKind kind_of_ascii(char c) {
  if (text::is_alphanumeric(c)) return CharacterKind::Letter;
  return c == '\'' ? CharacterKind::Apostrophe : CharacterKind::Separator;
}

/// The letters without accents for U+00C0 to U+017F and for U+1E00 to U+1EFF. "?" stands where there is no single one.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkk"
    "llllllllllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kLatinFirst = 0xC0;
constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuu"
    "uuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy??????";
constexpr char32_t kLatinAdditionalFirst = 0x1E00;

/// The Latin letter without its accents, or '\0' where there is no single one.
char plain_latin(char32_t code_point) {
  char letter = '?';
  if (code_point >= kLatinFirst && code_point < kLatinFirst + kLatin.size()) {
    letter = kLatin[code_point - kLatinFirst];
  } else if (code_point >= kLatinAdditionalFirst && code_point < kLatinAdditionalFirst + kLatinAdditional.size()) {
    letter = kLatinAdditional[code_point - kLatinAdditionalFirst];
  } else if (code_point == 0x1A0 || code_point == 0x1A1) {
    letter = 'o';
  } else if (code_point == 0x1AF || code_point == 0x1B0) {
    letter = 'u';
  }
  return letter == '?' ? '\0' : letter;
}

/// What a Latin letter that stands for two is compared as; empty for every other character.
std::string_view two_letters(char32_t code_point) {
  switch (code_point) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

char32_t lower_case(char32_t code_point) {
  if (code_point >= 0x391 && code_point <= 0x3AB) return code_point + 0x20;
  if (code_point >= 0x410 && code_point <= 0x42F) return code_point + 0x20;
  if (code_point >= 0x400 && code_point <= 0x40F) return lower_case(code_point + 0x50);
  switch (code_point) {
    case 0x386:
    case 0x3AC:
      return 0x3B1;  // ά
    case 0x388:
    case 0x3AD:
      return 0x3B5;  // έ
    case 0x389:
    case 0x3AE:
      return 0x3B7;  // ή
    case 0x38A:
    case 0x3AF:
    case 0x3CA:
      return 0x3B9;  // ί, ϊ
    case 0x38C:
    case 0x3CC:
      return 0x3BF;  // ό
    case 0x38E:
    case 0x3CD:
    case 0x3CB:
      return 0x3C5;  // ύ, ϋ
    case 0x38F:
    case 0x3CE:
      return 0x3C9;  // ώ
    case 0x3C2:
      return 0x3C3;  // ς
    case 0x451:
      return 0x435;  // ё
    default:
      return code_point;
  }
}

}  // namespace

Character first_character(std::string_view text) {
  const char first = text.front();
  if (text::is_ascii(first)) return {.bytes = 1, .code_point = static_cast<char32_t>(first), .kind = kind_of_ascii(first)};
  const auto character = text::character_at(text, 0);
  if (!character) return {};
  return {.bytes = character->bytes, .code_point = character->code_point, .kind = kind_of(character->code_point)};
}

void append_folded(char32_t code_point, std::string& text) {
  if (code_point < 0x80) {
    text += text::to_lower(static_cast<char>(code_point));
  } else if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
    append_folded(code_point - 0xFEE0, text);
  } else if (const char letter = plain_latin(code_point); letter != '\0') {
    text += letter;
  } else if (const std::string_view letters = two_letters(code_point); !letters.empty()) {
    text += letters;
  } else {
    text::append_character(text, lower_case(code_point));
  }
}

}  // namespace portal_guide::search
