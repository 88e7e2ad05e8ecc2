#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/document.hpp"
#include "core/search/string_table.hpp"

/// What Index::build() makes and Index::search() reads. For these two alone.
namespace portal_guide::search {

/// A stem, or a group of synonyms.
using Term = std::uint32_t;
/// A word as it is written, folded.
using Form = std::uint32_t;
constexpr std::uint32_t kNone = StringTable::kNone;

/// Whole numbers in thousandths, and in 256ths where a machine is to divide by them.
constexpr int kWhole = 1000;
constexpr int kFull = 256;

/// Lists of numbers, one after the other.
class Lists {
 public:
  struct Entry {
    std::uint32_t list;
    std::uint32_t item;
  };
  /// Keeps the entries' order within each list.
  static Lists of(std::size_t lists, const std::vector<Entry>& entries);

  std::span<const std::uint32_t> operator[](std::size_t list) const {
    return std::span(items_).subspan(begins_[list], begins_[list + 1] - begins_[list]);
  }
  std::size_t size() const { return begins_.size() - 1; }

 private:
  std::vector<std::uint32_t> begins_ = {0};
  std::vector<std::uint32_t> items_;
};

/// A document that holds a term, and how much it is about it, of kShareWhole.
struct Posting {
  static constexpr std::uint32_t kShareBits = 10;
  static constexpr std::uint32_t kShareWhole = (1U << kShareBits) - 1;

  static std::uint32_t pack(std::uint32_t document, std::uint32_t share) { return document << kShareBits | share; }
  static std::uint32_t document_of(std::uint32_t packed) { return packed >> kShareBits; }
  static std::uint32_t share_of(std::uint32_t packed) { return packed & kShareWhole; }
};

/// A word of a text that is shown: its term and its bytes.
struct ShownWord {
  Term term;
  std::uint32_t begin;
  std::uint32_t end;
};

/// The shown words of a document: of its title, its summary and its body, one after the other.
struct ShownTexts {
  std::uint32_t title = 0;
  std::uint32_t summary = 0;
  std::uint32_t body = 0;
  std::uint32_t end = 0;
};

struct ErrorMessage {
  std::uint32_t document;
  /// Among the words of all messages.
  std::uint32_t begin;
  std::uint32_t size;
};

/// A phrase of a group of synonyms.
struct Phrase {
  /// The group's own term.
  Term group;
  std::uint32_t begin;
  std::uint32_t size;
};

struct Tables {
  std::vector<Document> documents;

  StringTable forms;
  std::vector<Term> term_of_form;
  /// How often it stands in the documents; 0 for one that only the synonyms know.
  std::vector<std::uint32_t> uses_of_form;
  /// Which letters it has, a bit for each.
  std::vector<std::uint32_t> letters_of_form;
  /// Forms in the order of their bytes.
  std::vector<Form> sorted_forms;

  /// Stems, and the groups of synonyms under names that no text can hold.
  StringTable stems;
  /// 256 times the binary logarithm of how rare a term is among the documents; 0 for what holds sentences together and for
  /// what no document holds.
  std::vector<int> weight_of_term;
  /// So many terms, the first, hold English sentences together.
  Term function_words = 0;
  /// What a term weighs that one document holds.
  int rarest = 0;

  Lists postings;
  Lists sentences_of_term;
  std::vector<std::uint32_t> document_of_sentence;
  std::vector<int> weight_of_sentence;

  std::vector<ErrorMessage> messages;
  std::vector<Term> message_words;
  std::vector<std::uint32_t> message_of_word;
  /// Places in message_words by term, ascending.
  Lists message_places;

  std::vector<Phrase> phrases;
  std::vector<Term> phrase_words;
  /// Phrases by their first term; shorter than the terms.
  Lists phrases_from;

  std::vector<ShownWord> shown_words;
  std::vector<ShownTexts> shown_texts;

  std::size_t terms() const { return weight_of_term.size(); }
  /// Whether a document or the synonyms hold it: function words alone are no word that one looks for.
  bool is_known(Form form) const { return uses_of_form[form] > 0 || !is_function_word(term_of_form[form]); }
  bool is_function_word(Term term) const { return term < function_words; }
  /// kNone where no text holds the word or another form of it.
  Term term_of(std::string_view folded) const;
};

/// Which letters a folded word has, a bit for each.
std::uint32_t letters_of(std::string_view folded);
/// The stem of a folded word.
std::string stem_of(std::string_view folded);

/// Calls `found(begin, end, group)` for each phrase of the synonyms among the terms; between the words of a phrase function
/// words may stand ("change the plan"). Terms that are kNone are words that nothing holds.
template <class Found>
void find_phrases(const Tables& tables, std::span<const Term> terms, Found found) {
  constexpr std::size_t kBetweenAtMost = 2;
  for (std::size_t begin = 0; begin < terms.size(); ++begin) {
    // kNone as well.
    if (terms[begin] >= tables.phrases_from.size()) continue;
    for (const std::uint32_t number : tables.phrases_from[terms[begin]]) {
      const Phrase& phrase = tables.phrases[number];
      std::size_t at = begin + 1;
      std::size_t met = 1;
      std::size_t between = 0;
      while (met < phrase.size && at < terms.size() && between <= kBetweenAtMost) {
        if (terms[at] == tables.phrase_words[phrase.begin + met]) {
          ++met;
        } else if (tables.is_function_word(terms[at])) {
          ++between;
        } else {
          break;
        }
        ++at;
      }
      if (met == phrase.size) found(begin, at, phrase.group);
    }
  }
}

}  // namespace portal_guide::search
