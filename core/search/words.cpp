#include "core/search/words.hpp"

#include <array>

#include "core/search/characters.hpp"

namespace portal_guide::search {
namespace {

/// Whether this ending, after an apostrophe, is not part of the word: "customer’s", "I’m", "they’ll", "we’ve". "n’t" is part of
/// it, because it reverses the meaning.
bool is_clitic(std::string_view ending) {
  for (const std::string_view clitic : {"s", "m", "d", "ll", "re", "ve"}) {
    if (ending == clitic) return true;
  }
  return false;
}

/// For each character of ASCII: itself in the form in which words are compared, an apostrophe, or '\0' for what separates
/// words.
constexpr std::array<char, 128> folded_ascii() {
  std::array<char, 128> folded = {};
  for (std::size_t c = '0'; c <= '9'; ++c) {
    folded[c] = static_cast<char>(c);
  }
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    folded[c] = static_cast<char>(c);
    folded[c - 'a' + 'A'] = static_cast<char>(c);
  }
  folded['\''] = '\'';
  return folded;
}

constexpr std::array<char, 128> kFoldedAscii = folded_ascii();

}  // namespace

void Words::split(std::string_view text) {
  folded_.clear();
  words_.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    // Nearly all characters are of ASCII, and need no look into the tables of Unicode.
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kFoldedAscii.size()) {
      const char folded = kFoldedAscii[byte];
      at = folded == '\0' || folded == '\'' ? at + 1 : read_word(text, at);
      continue;
    }
    const Character character = first_character(text.substr(at));
    if (character.kind == CharacterKind::Letter) {
      at = read_word(text, at);
    } else if (character.kind == CharacterKind::Ideograph) {
      at = read_ideographs(text, at);
    } else {
      at += character.bytes;
    }
  }
}

std::size_t Words::read_word(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  const std::size_t folded_begin = folded_.size();
  constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t apostrophe = kNone;
  std::size_t end = at;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < kFoldedAscii.size() && kFoldedAscii[byte] != '\'') {
      if (kFoldedAscii[byte] == '\0') break;
      if (folded_.size() - folded_begin < kBytesAtMost) folded_ += kFoldedAscii[byte];
      end = ++at;
      continue;
    }
    const Character character = first_character(text.substr(at));
    if (character.kind == CharacterKind::Letter) {
      if (folded_.size() - folded_begin < kBytesAtMost) append_folded(character.code_point, folded_);
      end = at + character.bytes;
    } else if (character.kind == CharacterKind::Apostrophe) {
      apostrophe = folded_.size();
    } else if (character.kind != CharacterKind::Unseen) {
      break;
    }
    at += character.bytes;
  }
  if (apostrophe != kNone && apostrophe > folded_begin && is_clitic(std::string_view(folded_).substr(apostrophe))) {
    folded_.resize(apostrophe);
  }
  words_.push_back({.begin = static_cast<std::uint32_t>(begin),
                    .end = static_cast<std::uint32_t>(end),
                    .folded_begin = static_cast<std::uint32_t>(folded_begin),
                    .folded_end = static_cast<std::uint32_t>(folded_.size())});
  return at;
}

std::size_t Words::read_ideographs(std::string_view text, std::size_t at) {
  Word previous;
  std::size_t count = 0;
  while (at < text.size()) {
    const Character character = first_character(text.substr(at));
    if (character.kind != CharacterKind::Ideograph) break;
    Word one{.begin = static_cast<std::uint32_t>(at), .folded_begin = static_cast<std::uint32_t>(folded_.size())};
    append_folded(character.code_point, folded_);
    at += character.bytes;
    one.end = static_cast<std::uint32_t>(at);
    one.folded_end = static_cast<std::uint32_t>(folded_.size());
    if (count > 0) {
      words_.push_back(
          {.begin = previous.begin, .end = one.end, .folded_begin = previous.folded_begin, .folded_end = one.folded_end});
    }
    previous = one;
    ++count;
  }
  if (count == 1) words_.push_back(previous);
  return at;
}

}  // namespace portal_guide::search
