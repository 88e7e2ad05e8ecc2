#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/index.hpp"
#include "core/search/tables.hpp"
#include "core/search/words.hpp"

namespace portal_guide::search {

/// Makes the tables of an index: first from all texts that a reader sees, then from the phrases, which a ready index may bring.
class Builder {
 public:
  /// Reads everything but the phrases of the documents and of the decoys.
  Builder(std::vector<Document> documents, const Sources& sources);

  /// The words of one phrase as a sorted set of terms, without the groups of single words. New words become terms.
  std::vector<Term> terms_of_phrase(std::string_view phrase);
  /// The same for words that are terms already: the number that the stem has, added where it is new.
  Term add_stem(std::string_view stem);
  void set_decoys(std::size_t decoys);
  /// Adds a phrase, given as terms_of_phrase() gives it, to a document or a decoy.
  void add_phrase(std::uint32_t document, const std::vector<Term>& terms);
  std::unique_ptr<const Tables> finish();

  const Tables& tables() const { return *tables_; }
  /// How many terms the visible texts have. Those of the phrases follow.
  std::size_t text_terms() const { return text_terms_; }
  /// The terms of a document's visible texts, and how often each stands in them. Empty for a decoy, and only known until a
  /// phrase is added.
  struct TermTimes {
    Term term;
    std::uint32_t times;
  };
  std::vector<TermTimes> terms_of(std::uint32_t document) const;
  /// The terms of the visible texts, those that most documents hold first.
  std::vector<Term> terms_by_use() const;

 private:
  /// The parts of a document.
  enum Field : std::uint8_t { Title, Also, Errors, Summary, Body, Phrases };
  static constexpr std::size_t kFields = 6;
  static const std::array<std::uint32_t, kFields> kFieldWeights;
  /// How often a document holds a term, for each of its fields.
  struct Count {
    Term term;
    std::uint32_t document;
    std::array<std::uint8_t, kFields> times;
  };
  using FieldLengths = std::array<std::uint32_t, kFields>;

  void read(std::string_view text, std::uint32_t uses);
  void read_synonyms(const std::vector<content::SynonymGroup>& synonyms);
  void read_document(std::uint32_t number);
  void read_messages(const content::ErrorMessages& errors);
  void read_field(std::string_view text, std::uint32_t document, Field field);
  void read_sentence(std::string_view text, std::uint32_t document, Field field);
  bool is_function_word(Term term) const { return tables_->is_function_word(term); }
  bool is_group(Term term) const { return tables_->stems[term].front() == '\x01'; }
  void count(Term term, std::uint32_t document, Field field);
  void show();
  void merge_counts();
  void weigh_terms();
  int spread(std::span<const std::uint32_t> sentences);
  void weigh_sentences();
  void make_postings();
  void sort_forms();

  std::unique_ptr<Tables> tables_ = std::make_unique<Tables>();
  std::size_t text_terms_ = 0;
  /// Where the counts of each document begin, as long as only visible texts were read.
  std::vector<std::size_t> first_count_;
  std::vector<FieldLengths> lengths_;
  std::vector<Count> counts_;
  std::vector<Lists::Entry> sentence_terms_;
  /// For each term the groups that it belongs to by itself.
  Lists groups_of_;
  /// For each term, the last entry of `counts_` and the last sentence that it was met in.
  std::vector<std::uint32_t> count_of_term_;
  std::vector<std::uint32_t> sentence_of_term_;
  std::vector<std::uint32_t> sentences_with_;
  Words words_;
  std::vector<Term> terms_;
};

}  // namespace portal_guide::search
