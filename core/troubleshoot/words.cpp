#include "core/troubleshoot/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace portal_guide::troubleshoot {
namespace {

/// A longer one is no word: an encoded key, a hash, a line of a log. Kept, but cut, so that nothing below is quadratic.
constexpr std::size_t kWordBytesLimit = 64;
/// An ending leaves at least this much of a word.
constexpr std::size_t kStemBytes = 3;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool has_vowel(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return is_vowel(c) || c == 'y'; });
}

/// Takes the ending off if enough of the word remains.
bool drop(std::string& word, std::string_view ending) {
  if (word.size() < ending.size() + kStemBytes || !word.ends_with(ending)) return false;
  if (!has_vowel(std::string_view(word).substr(0, word.size() - ending.size()))) return false;
  word.resize(word.size() - ending.size());
  return true;
}

/// The common endings of Martin Porter's "An algorithm for suffix stripping" (1980), as far as they matter to the words that
/// people have for billing, and British doubled consonants. Not a whole stemmer, and only ever compared with itself.
void stem(std::string& word) {
  const bool is_plain = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_plain || word.size() <= kStemBytes) return;
  if (drop(word, "ies")) {
    word += 'y';
  } else if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    drop(word, "s");
  }
  for (const std::string_view ending : {"ation", "ing", "ed", "ly"}) {
    if (drop(word, ending)) break;
  }
  // What is left of "cancelling" must be what is left of "cancel".
  const std::size_t size = word.size();
  if (size > kStemBytes + 1 && word[size - 1] == word[size - 2] && !is_vowel(word.back()) && word.back() != 's')
    word.pop_back();
  if (word.size() > kStemBytes && (word.back() == 'e' || word.back() == 'y')) word.pop_back();
}

/// The length of the UTF-8 character that begins the text and its code point; {1, 0} for a byte that begins none.
std::pair<std::size_t, std::uint32_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
  const std::uint32_t lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || length > text.size()) return {1, 0};
  constexpr std::array<std::uint32_t, 5> kLeadBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t code_point = lead & kLeadBits.at(length);
  for (std::size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return {1, 0};
    code_point = code_point << 6U | (byte(at) & 0x3FU);
  }
  return {length, code_point};
}

constexpr std::uint32_t kRightQuote = 0x2019;

/// Signs and punctuation outside of ASCII: Latin-1's, the general blocks, the CJK ones and the full-width forms.
bool is_sign(std::uint32_t code_point) {
  return code_point < 0xC0 || (code_point >= 0x2000 && code_point < 0x2C00) || (code_point >= 0x3000 && code_point < 0x3040) ||
         (code_point >= 0xFE30 && code_point < 0xFE70) || (code_point >= 0xFF00 && code_point < 0xFF10) ||
         code_point == 0xFEFF || code_point == 0xFFFD;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    stem(word);
    words.push_back(std::exchange(word, {}));
  };
  while (!text.empty()) {
    const auto [length, code_point] = first_character(text);
    const std::string_view character = text.substr(0, length);
    text.remove_prefix(length);
    const char c = character.front();
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    if (code_point == '\'' || code_point == kRightQuote) continue;  // "can’t" is one word
    if (length == 1 ? !is_letter && !is_digit : is_sign(code_point)) {
      finish();
    } else if (word.size() + length <= kWordBytesLimit) {
      if (c >= 'A' && c <= 'Z') {
        word += static_cast<char>(c - 'A' + 'a');
      } else {
        word += character;
      }
    }
  }
  finish();
  return words;
}

}  // namespace portal_guide::troubleshoot
