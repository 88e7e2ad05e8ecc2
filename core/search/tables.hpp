#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/document.hpp"
#include "core/search/lists.hpp"
#include "core/search/messages.hpp"
#include "core/search/string_table.hpp"

/// The tables that Index::build() makes and Index::search() reads. Nothing else uses them.
namespace portal_guide::search {

/// The number of a stem or of a group of synonyms.
using Term = std::uint32_t;
/// The number of a word as it is written, apart from case and accents (append_folded()).
using Form = std::uint32_t;
constexpr std::uint32_t kNone = StringTable::kNone;

/// Fractions are whole numbers of thousandths, or of 256ths where a machine has to divide by them often.
constexpr int kWhole = 1000;
constexpr int kFull = 256;
constexpr unsigned kReciprocalBits = 20;
constexpr std::uint32_t kReciprocal = 1U << kReciprocalBits;

/// A document that holds a term, and how much the document is about the term, in parts of kShareWhole. Both are packed into one
/// number.
struct Posting {
  static constexpr std::uint32_t kShareBits = 10;
  static constexpr std::uint32_t kShareWhole = (1U << kShareBits) - 1;

  static std::uint32_t pack(std::uint32_t document, std::uint32_t share) { return document << kShareBits | share; }
  static std::uint32_t document_of(std::uint32_t packed) { return packed >> kShareBits; }
  static std::uint32_t share_of(std::uint32_t packed) { return packed & kShareWhole; }
};

/// A word of a text that is shown to the reader: its term, and where its bytes lie in the text.
struct ShownWord {
  Term term;
  std::uint32_t begin;
  std::uint32_t end;
};

/// Where the shown words of a document's title, summary and body begin among all shown words, and where the last of them end.
struct ShownTexts {
  std::uint32_t title = 0;
  std::uint32_t summary = 0;
  std::uint32_t body = 0;
  std::uint32_t end = 0;
};

/// A phrase of a group of synonyms.
struct Phrase {
  /// The term that stands for the whole group.
  Term group;
  /// Where the phrase's words lie among the words of all phrases.
  std::uint32_t begin;
  std::uint32_t size;
};

struct Tables {
  std::vector<Document> documents;
  /// How many documents there are, with those that are never hits: each subject that is not ours is one, after the others.
  std::uint32_t documents_and_decoys = 0;

  StringTable forms;
  std::vector<Term> term_of_form;
  /// How often the form occurs in the documents. 0 for a form that only the synonyms or the function words hold.
  std::vector<std::uint32_t> uses_of_form;
  /// See letters_of().
  std::vector<std::uint32_t> letters_of_form;
  /// All forms, in the order of their bytes.
  std::vector<Form> sorted_forms;

  /// The stems, and the groups of synonyms under names that no text can hold.
  StringTable stems;
  /// How much a term says, in 256ths of a bit: the mean of how rare it is among the documents, and of how few of them its
  /// sentences belong to. 0 for function words and for terms that no document holds.
  std::vector<int> weight_of_term;
  /// The number of function words: words that hold English sentences together. They are the first terms.
  Term function_words = 0;
  /// The weight of a term that only one document holds.
  int rarest = 0;

  /// For each term the documents that hold it, as Posting packs them.
  Lists postings;
  /// For each term the sentences that hold it. Titles, other ways to say them, error messages and phrases are sentences.
  Lists sentences_of_term;
  std::vector<std::uint32_t> document_of_sentence;
  std::vector<std::uint32_t> weight_of_sentence;
  /// What kReciprocal is when it is divided by the weight: a multiplication takes far less time than a division.
  std::vector<std::uint32_t> reciprocal_of_sentence;

  Messages messages;

  std::vector<Phrase> phrases;
  std::vector<Term> phrase_words;
  /// For each term the phrases that begin with it. There are fewer lists than terms, because only the first terms begin one.
  Lists phrases_from;

  std::vector<ShownWord> shown_words;
  std::vector<ShownTexts> shown_texts;

  std::size_t terms() const { return weight_of_term.size(); }
  /// Whether a document or the synonyms hold the form. Forms that only stand for function words are not worth looking for.
  bool is_known(Form form) const { return uses_of_form[form] > 0 || !is_function_word(term_of_form[form]); }
  bool is_function_word(Term term) const { return term < function_words; }
  /// The term of a folded word; kNone where no text holds the word or another form of it.
  Term term_of(std::string_view folded) const;
};

/// The letters that a folded word has, as a set with one bit for each.
std::uint32_t letters_of(std::string_view folded);
/// The stem of a folded word.
std::string stem_of(std::string_view folded);

/// Where `phrase` ends if it begins at `terms[begin]`, its first word; nullopt where another word stands in it.
inline std::optional<std::size_t> end_of_phrase(const Tables& tables, std::span<const Term> terms, std::size_t begin,
                                                const Phrase& phrase) {
  constexpr std::size_t kBetweenAtMost = 2;
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
  return met == phrase.size ? std::optional(at) : std::nullopt;
}

/// Calls `found(begin, end, group)` for each phrase of the synonyms that occurs in `terms`. Up to two function words may stand
/// between the words of a phrase, as in "change the plan". A term may be kNone, for a word that is not in the tables.
template <class Found>
void find_phrases(const Tables& tables, std::span<const Term> terms, Found found) {
  for (std::size_t begin = 0; begin < terms.size(); ++begin) {
    // kNone is skipped here, too.
    if (terms[begin] >= tables.phrases_from.size()) continue;
    for (const std::uint32_t number : tables.phrases_from[terms[begin]]) {
      const Phrase& phrase = tables.phrases[number];
      if (const auto end = end_of_phrase(tables, terms, begin, phrase)) found(begin, *end, phrase.group);
    }
  }
}

}  // namespace portal_guide::search
