#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/index.hpp"
#include "core/search/tables.hpp"
#include "core/search/words.hpp"

namespace portal_guide::search {

/// A term that can stand for a word of the query, and what a document gains by holding it.
struct Alternative {
  Term term;
  int gain;
};

/// A word of the query with all the terms that can stand for it.
struct Slot {
  /// The most that a document can gain from this word.
  int weight = 0;
  std::vector<Alternative> alternatives;

  void add(Term term, int gain) {
    if (gain > 0) alternatives.push_back({.term = term, .gain = gain});
  }
};

/// A word of the query that no text holds, given by its bytes, and the form that may have been meant.
struct Correction {
  std::uint32_t begin;
  std::uint32_t end;
  Form form;
};

/// What the query asks for, as terms of the index. The tables and the options must live as long.
class Query {
 public:
  Query(const Tables& tables, std::string_view text, const Options& options);

  const std::vector<Slot>& slots() const { return slots_; }
  std::string_view text() const { return text_; }
  const std::vector<Correction>& corrections() const { return corrections_; }
  const Recognised& recognised() const { return recognised_; }
  /// How many words the query has as it was given.
  std::size_t words() const { return given_words_; }

 private:
  int weight_of(Term term) const { return term == kNone ? 0 : tables_.weight_of_term[term]; }
  bool is_function_word(std::size_t at) const { return tables_.is_function_word(terms_[at]); }
  void make_slots();
  /// Leaves out words that only say that something failed, not what.
  void choose_empty_words();
  bool is_being_typed(std::size_t at) const;
  /// Adds the word that this one makes together with its neighbour: "web hook" is also written "webhook".
  void add_joined(Slot& slot, std::size_t at) const;
  /// Adds the words that begin with this one.
  void add_completions(Slot& slot, std::size_t at) const;
  /// Adds the words that this one may be a misspelling of.
  void add_near(Slot& slot, std::size_t at);

  const Tables& tables_;
  const Options& options_;
  Recognised recognised_;
  std::vector<std::string_view> empty_words_;
  std::size_t given_words_ = 0;
  std::string text_;
  Words words_;
  std::vector<Term> terms_;
  std::vector<Slot> slots_;
  std::size_t misspelt_ = 0;
  std::vector<Correction> corrections_;
};

}  // namespace portal_guide::search
