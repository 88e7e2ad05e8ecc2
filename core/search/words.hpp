#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::search {

/// The words of a text in their order, each with its place in the text and as search compares it: folded (characters.hpp),
/// "can’t" as "cant", "customer’s" as "customer", not stemmed. Anything but letters and digits separates words, so
/// "cancel_at_period_end" is four. A run of Han, Kana or Hangul becomes its overlapping pairs of characters, because
/// nothing says where its words end; a single character stands for itself.
///
/// One object is meant to be used for many texts: it keeps its memory.
class Words {
 public:
  struct Word {
    /// Bytes of the text.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Bytes of the folded characters of all words.
    std::uint32_t folded_begin = 0;
    std::uint32_t folded_end = 0;
  };

  /// Total, and linear in the text's length. A word of more than kBytesAtMost folded bytes is cut there: it is an encoded
  /// key, a hash, a line of a log.
  void split(std::string_view text);

  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](std::size_t at) const { return words_[at]; }
  /// Lives until the next split().
  std::string_view folded(std::size_t at) const {
    const Word& word = words_[at];
    return std::string_view(folded_).substr(word.folded_begin, word.folded_end - word.folded_begin);
  }

  static constexpr std::size_t kBytesAtMost = 64;

 private:
  /// Reads the word, or the run of ideographs, at the offset; returns where it ends.
  std::size_t read_word(std::string_view text, std::size_t at);
  std::size_t read_ideographs(std::string_view text, std::size_t at);

  std::string folded_;
  std::vector<Word> words_;
};

}  // namespace portal_guide::search
