#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::search {

/// The words of a text in their order. Each has its place in the text and the form in which words are compared: folded
/// (append_folded()), with "can’t" as "cant" and "customer’s" as "customer", but not stemmed.
///
/// Everything but letters and digits separates words, so "cancel_at_period_end" is four words. A run of Han, Kana or Hangul
/// characters becomes its overlapping pairs of characters, because nothing shows where its words end. A single such character
/// is a word of its own.
///
/// Use one object for many texts: it keeps its memory.
class Words {
 public:
  struct Word {
    /// Where the word's bytes lie in the text.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Where its folded bytes lie among those of all words.
    std::uint32_t folded_begin = 0;
    std::uint32_t folded_end = 0;
  };

  /// Replaces the words by those of another text. Takes time linear in the text's length. A word of more than kBytesAtMost
  /// folded bytes is cut there: it is an encoded key, a hash or a line of a log.
  void split(std::string_view text);

  std::size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  const Word& operator[](std::size_t at) const { return words_[at]; }
  /// The word as it is compared. The view is valid until the next split().
  std::string_view folded(std::size_t at) const {
    const Word& word = words_[at];
    return std::string_view(folded_).substr(word.folded_begin, word.folded_end - word.folded_begin);
  }

  static constexpr std::size_t kBytesAtMost = 64;

 private:
  /// Reads the word, or the run of ideographs, that starts at the offset. Returns where it ends.
  std::size_t read_word(std::string_view text, std::size_t at);
  std::size_t read_ideographs(std::string_view text, std::size_t at);

  std::string folded_;
  std::vector<Word> words_;
};

}  // namespace portal_guide::search
