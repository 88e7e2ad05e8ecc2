#include "core/search/query.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/search/spelling.hpp"
#include "core/text/ascii.hpp"
#include "core/text/edit_distance.hpp"

namespace portal_guide::search {
namespace {

/// A query takes part in the search with at most this many different words. What a person writes has fewer.
constexpr std::size_t kSlotsAtMost = 160;
/// At most this many unknown words are taken for misspellings and replaced by similar words.
constexpr std::size_t kMisspeltAtMost = 12;
/// At most this many words are tried as the end of a word that is still being typed.
constexpr std::size_t kCompletionsAtMost = 24;
/// A longer word is taken for an id or a hash.
constexpr std::size_t kLettersAtMost = 24;

/// What another word is worth when it stands in for the one that was asked for, in parts of kFull.
constexpr int kSynonym = 128;
constexpr int kJoined = 230;
constexpr int kCompletion = 200;
constexpr int kLongerWord = 90;
constexpr int kOneEdit = 190;
constexpr int kTwoEdits = 140;
/// A word that no document holds weighs a quarter of the rarest word that one does. It speaks for no document, so the more
/// unknown words a query has, the less the other words prove.
constexpr int kOfUnknown = 4;

/// Puts spaces into words that are written like variables, such as "cancelAtPeriodEnd", unless a document holds the word as it
/// stands.
std::string with_humps_apart(std::string_view text, const Words& words, const Tables& tables) {
  const auto is_hump = [&](std::size_t at) { return at > 0 && text::is_upper(text[at]) && text::is_lower(text[at - 1]); };
  std::string spaced;
  std::size_t done = 0;
  for (std::size_t number = 0; number < words.size(); ++number) {
    const Words::Word& word = words[number];
    bool has_hump = false;
    for (std::size_t at = word.begin + 1; at < word.end; ++at) {
      has_hump = has_hump || is_hump(at);
    }
    if (!has_hump || tables.term_of(words.folded(number)) != kNone) continue;
    for (std::size_t at = word.begin; at < word.end; ++at) {
      spaced += text.substr(done, at - done);
      done = at;
      if (at > word.begin && is_hump(at)) spaced += ' ';
    }
  }
  return spaced.append(text.substr(done));
}

bool is_noise(std::string_view word) {
  return word.size() > kLettersAtMost || std::any_of(word.begin(), word.end(), text::is_digit);
}

}  // namespace

Query::Query(const Tables& tables, std::string_view text, const Options& options) : tables_(tables), options_(options) {
  words_.split(text);
  given_words_ = words_.size();
  recognised_ = tables_.messages.find(text, words_);
  text_ = with_humps_apart(text, words_, tables);
  if (text_.size() != text.size()) words_.split(text_);
  for (std::size_t at = 0; at < words_.size(); ++at) {
    terms_.push_back(tables_.term_of(words_.folded(at)));
  }
  choose_empty_words();
  make_slots();
  if (slots_.empty() && !empty_words_.empty()) {
    // Nothing else was said.
    empty_words_.clear();
    make_slots();
  }
}

void Query::make_slots() {
  // The groups of synonyms that cover each word of the query, in the order of the words.
  std::vector<std::pair<std::uint32_t, Term>> groups;
  find_phrases(tables_, terms_, [&](std::size_t begin, std::size_t end, Term group) {
    for (std::size_t at = begin; at < end; ++at) {
      groups.emplace_back(static_cast<std::uint32_t>(at), group);
    }
  });
  std::sort(groups.begin(), groups.end());
  std::vector<Term> seen;
  auto group = groups.begin();
  for (std::size_t at = 0; at < words_.size() && slots_.size() < kSlotsAtMost; ++at) {
    while (group != groups.end() && group->first < at) {
      ++group;
    }
    const bool is_empty = std::find(empty_words_.begin(), empty_words_.end(), words_.folded(at)) != empty_words_.end();
    if (is_function_word(at) || is_empty) continue;
    if (terms_[at] != kNone) {
      if (std::find(seen.begin(), seen.end(), terms_[at]) != seen.end()) continue;
      seen.push_back(terms_[at]);
    }
    Slot slot;
    slot.weight = weight_of(terms_[at]);
    slot.add(terms_[at], slot.weight);
    for (auto one = group; one != groups.end() && one->first == at; ++one) {
      const int weight = slot.weight > 0 ? slot.weight : weight_of(one->second);
      slot.add(one->second, weight * kSynonym / kFull);
      slot.weight = std::max(slot.weight, weight_of(terms_[at]) > 0 ? 0 : weight);
    }
    add_joined(slot, at);
    if (is_being_typed(at)) add_completions(slot, at);
    if (slot.alternatives.empty()) add_near(slot, at);
    if (slot.alternatives.empty()) slot.weight = is_noise(words_.folded(at)) ? 0 : tables_.rarest / kOfUnknown;
    if (slot.weight > 0) slots_.push_back(std::move(slot));
  }
}

void Query::choose_empty_words() {
  const auto& answers = recognised_.answers;
  if (answers.empty()) {
    empty_words_ = recognised_.empty_words;
    return;
  }
  if (!options_.only) return;
  // Where the message is answered by a document that cannot be a hit, its words would only find what has the same words.
  const bool is_answered = std::any_of(answers.begin(), answers.end(), [&](const auto& answer) {
    return tables_.documents[answer.first].kind == *options_.only;
  });
  if (!is_answered) empty_words_ = recognised_.answered_words;
}

bool Query::is_being_typed(std::size_t at) const {
  return options_.prefix && at + 1 == words_.size() && words_[at].end == text_.size();
}

void Query::add_joined(Slot& slot, std::size_t at) const {
  for (const std::size_t second : {at, at + 1}) {
    if (second == 0 || second >= words_.size()) continue;
    const Term joined = tables_.term_of(std::string(words_.folded(second - 1)).append(words_.folded(second)));
    if (weight_of(joined) == 0) continue;
    slot.add(joined, std::max(slot.weight, weight_of(joined) / 2) * kJoined / kFull);
    slot.weight = std::max(slot.weight, weight_of(joined) / 2);
  }
}

void Query::add_completions(Slot& slot, std::size_t at) const {
  const std::string_view begun = words_.folded(at);
  const auto& sorted = tables_.sorted_forms;
  auto form = std::lower_bound(sorted.begin(), sorted.end(), begun,
                               [&](Form one, std::string_view wanted) { return tables_.forms[one] < wanted; });
  std::vector<Form> forms;
  for (; form != sorted.end() && tables_.forms[*form].starts_with(begun); ++form) {
    if (tables_.uses_of_form[*form] > 0 && tables_.term_of_form[*form] != terms_[at] &&
        weight_of(tables_.term_of_form[*form]) > 0) {
      forms.push_back(*form);
    }
  }
  const auto used_more = [&](Form one, Form other) {
    const auto& uses = tables_.uses_of_form;
    return uses[one] != uses[other] ? uses[one] > uses[other] : one < other;
  };
  const std::size_t kept = std::min(forms.size(), kCompletionsAtMost);
  std::partial_sort(forms.begin(), forms.begin() + static_cast<std::ptrdiff_t>(kept), forms.end(), used_more);
  forms.resize(kept);
  const bool is_word = slot.weight > 0;
  int heaviest = 0;
  for (const Form one : forms) {
    const Term term = tables_.term_of_form[one];
    const int weight = is_word ? std::min(slot.weight, weight_of(term)) : weight_of(term);
    slot.add(term, weight * (is_word ? kLongerWord : kCompletion) / kFull);
    heaviest = std::max(heaviest, weight);
  }
  slot.weight = std::max(slot.weight, heaviest);
}

void Query::add_near(Slot& slot, std::size_t at) {
  if (misspelt_ >= kMisspeltAtMost || words_.folded(at).size() > kLettersAtMost) return;
  ++misspelt_;
  const std::vector<Form> forms = near_forms(tables_, words_.folded(at));
  if (forms.empty()) return;
  const std::size_t edits = text::edit_distance(words_.folded(at), tables_.forms[forms.front()], 2);
  for (const Form form : forms) {
    const Term term = tables_.term_of_form[form];
    int weight = weight_of(term);
    if (weight == 0) {
      // Only the synonyms know this word, so its group stands for it.
      const std::array<Term, 1> one = {term};
      find_phrases(tables_, one, [&](std::size_t, std::size_t, Term group) {
        weight = weight_of(group);
        slot.add(group, weight * (edits == 1 ? kOneEdit : kTwoEdits) / kFull);
      });
    } else {
      slot.add(term, weight * (edits == 1 ? kOneEdit : kTwoEdits) / kFull);
    }
    slot.weight = std::max(slot.weight, weight);
  }
  corrections_.push_back({.begin = words_[at].begin, .end = words_[at].end, .form = forms.front()});
}

}  // namespace portal_guide::search
