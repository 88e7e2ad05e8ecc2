#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/search/excerpt.hpp"
#include "core/search/index.hpp"
#include "core/search/spelling.hpp"
#include "core/search/tables.hpp"
#include "core/search/words.hpp"
#include "core/text/ascii.hpp"
#include "core/text/edit_distance.hpp"
#include "core/text/trim.hpp"
#include "core/text/utf8.hpp"

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
/// The words of the query are repeated in the answer up to this length.
constexpr std::size_t kShownBytes = 200;

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

/// A score is made of two things: how similar the query is to one sentence of the document, and how much the document as a
/// whole is about its words. These are the weights of the two.
constexpr int kLikeness = 3;
constexpr int kAboutness = 4;

/// What a score is worth for each kind of document, in hundredths. People usually search for what is wrong. Where a symptom,
/// the rule that reports it and a term of the glossary are equally similar to the query, the symptom answers it best. A query
/// that asks what something is gets the term first.
constexpr int kSymptomCounts = 100;
constexpr int kStepCounts = 95;
constexpr int kPitfallCounts = 85;
constexpr int kRuleCounts = 95;
constexpr int kDeclineCounts = 95;
constexpr int kSnippetCounts = 80;
constexpr int kTermCounts = 80;
constexpr int kTermAskedForCounts = 105;
/// A query of at most this many words, not counting function words, is taken for the name of something.
constexpr std::size_t kWordsOfName = 2;

/// A part of an error message is recognised when it has at least this many of the message's words.
constexpr std::uint32_t kFragmentWords = 4;

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

/// The text without the blanks and the punctuation that people put around a name.
std::string_view bare_name(std::string_view text) {
  constexpr std::array<std::string_view, 19> kAround = {"\"", "'", "`", "“", "”", ".", ",", ";", ":", "!",
                                                        "?",  "(", ")", "[", "]", "{", "}", "<", ">"};
  for (bool changed = true; changed;) {
    text = text::trimmed(text);
    changed = false;
    for (const std::string_view mark : kAround) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        changed = true;
      }
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        changed = true;
      }
    }
  }
  return text;
}

/// Whether the text is the document's id, its catalogue id or its link target.
bool names(std::string_view name, const Document& document) {
  if (name.empty()) return false;
  if (text::equal_without_case(name, document.id) ||
      (!document.catalogue.empty() && text::equal_without_case(name, document.catalogue))) {
    return true;
  }
  return name.find('/') != std::string_view::npos && text::equal_without_case(name, target_of(document));
}

/// Puts spaces into words that are written like variables, such as "cancelAtPeriodEnd", unless a document holds the word as it
/// stands.
std::string with_humps_apart(std::string_view text, const Tables& tables) {
  const auto is_hump = [&](std::size_t at) { return at > 0 && text::is_upper(text[at]) && text::is_lower(text[at - 1]); };
  std::string spaced;
  Words words;
  words.split(text);
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

/// A word of the query that no text holds, given by its bytes, and the form that may have been meant.
struct Correction {
  std::uint32_t begin;
  std::uint32_t end;
  Form form;
};

/// What the query asks for, as terms of the index.
class Query {
 public:
  Query(const Tables& tables, std::string_view text, const Options& options) : tables_(tables), options_(options) {
    text_ = with_humps_apart(text, tables);
    words_.split(text_);
    for (std::size_t at = 0; at < words_.size(); ++at) {
      terms_.push_back(tables_.term_of(words_.folded(at)));
    }
    make_slots();
  }

  const std::vector<Slot>& slots() const { return slots_; }
  std::span<const Term> terms() const { return terms_; }
  std::string_view text() const { return text_; }
  const std::vector<Correction>& corrections() const { return corrections_; }

 private:
  int weight_of(Term term) const { return term == kNone ? 0 : tables_.weight_of_term[term]; }
  bool is_function_word(std::size_t at) const { return tables_.is_function_word(terms_[at]); }

  void make_slots() {
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
      if (is_function_word(at)) continue;
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

  bool is_being_typed(std::size_t at) const {
    return options_.prefix && at + 1 == words_.size() && words_[at].end == text_.size();
  }

  /// Adds the word that this one makes together with its neighbour: "web hook" is also written "webhook".
  void add_joined(Slot& slot, std::size_t at) const {
    for (const std::size_t second : {at, at + 1}) {
      if (second == 0 || second >= words_.size()) continue;
      const Term joined = tables_.term_of(std::string(words_.folded(second - 1)).append(words_.folded(second)));
      if (weight_of(joined) == 0) continue;
      slot.add(joined, std::max(slot.weight, weight_of(joined) / 2) * kJoined / kFull);
      slot.weight = std::max(slot.weight, weight_of(joined) / 2);
    }
  }

  /// Adds the words that begin with this one.
  void add_completions(Slot& slot, std::size_t at) const {
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

  /// Adds the words that this one may be a misspelling of.
  void add_near(Slot& slot, std::size_t at) {
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

  static bool is_noise(std::string_view word) {
    return word.size() > kLettersAtMost || std::any_of(word.begin(), word.end(), text::is_digit);
  }

  const Tables& tables_;
  const Options& options_;
  std::string text_;
  Words words_;
  std::vector<Term> terms_;
  std::vector<Slot> slots_;
  std::size_t misspelt_ = 0;
  std::vector<Correction> corrections_;
};

/// For each document, how many words of its error messages the query repeats in their order.
std::vector<int> repeated_errors(const Tables& tables, std::span<const Term> terms) {
  std::vector<int> by_document(tables.documents.size(), 0);
  std::vector<std::uint32_t> longest(tables.messages.size(), 0);
  // For each place in a message: how many words up to and including it were just met in a row, and the number of the query's
  // word at which that was, counted from 1.
  std::vector<std::uint32_t> run(tables.message_words.size(), 0);
  std::vector<std::uint32_t> met_at(tables.message_words.size(), 0);
  for (std::uint32_t at = 0; at < terms.size(); ++at) {
    if (terms[at] == kNone) continue;
    const auto places = tables.message_places[terms[at]];
    // The places are visited from the last to the first, so that the run of the place before still belongs to the word before.
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      const std::uint32_t message = tables.message_of_word[*place];
      const bool goes_on = *place > tables.messages[message].begin && met_at[*place - 1] == at && run[*place - 1] > 0;
      run[*place] = goes_on ? run[*place - 1] + 1 : 1;
      met_at[*place] = at + 1;
      longest[message] = std::max(longest[message], run[*place]);
    }
  }
  for (std::size_t number = 0; number < tables.messages.size(); ++number) {
    const ErrorMessage& message = tables.messages[number];
    const bool is_whole = longest[number] == message.size;
    const bool is_fragment =
        longest[number] >= kFragmentWords && (2 * longest[number] >= message.size || longest[number] == terms.size());
    if (is_whole || is_fragment) by_document[message.document] += static_cast<int>(longest[number]);
  }
  return by_document;
}

/// How well each document answers the query by its words.
class Scorer {
 public:
  Scorer(const Tables& tables, const Query& query)
      : tables_(tables), about_(tables.documents.size(), 0), like_(tables.documents.size(), 0) {
    for (const Slot& slot : query.slots()) {
      weight_ += slot.weight;
    }
    if (weight_ == 0) return;
    std::vector<int> gained(tables.documents.size(), 0);
    std::vector<int> shared(tables.document_of_sentence.size(), 0);
    std::vector<int> in_sentence(tables.document_of_sentence.size(), 0);
    for (const Slot& slot : query.slots()) {
      gain_by_documents(slot, gained);
      gain_by_sentences(slot, in_sentence, shared);
    }
    for (std::size_t sentence = 0; sentence < shared.size(); ++sentence) {
      const std::int64_t own = tables.weight_of_sentence[sentence];
      if (shared[sentence] == 0 || own == 0) continue;
      // The square of the cosine between two sets of words, in which each word is as long as it is heavy.
      const std::int64_t both = shared[sentence];
      const auto likeness = static_cast<int>(both * kWhole / weight_ * std::min(both, own) / own);
      int& best = like_[tables.document_of_sentence[sentence]];
      best = std::max(best, likeness);
    }
  }

  /// From 0 to about kWhole.
  int score(std::size_t document) const {
    if (weight_ == 0) return 0;
    const auto about = static_cast<int>(about_[document] * kWhole / weight_);
    return (kLikeness * like_[document] + kAboutness * about) / (kLikeness + kAboutness);
  }

 private:
  /// A document that holds several terms for the same word of the query gains by the best of them only.
  void gain_by_documents(const Slot& slot, std::vector<int>& gained) {
    for (const auto& [term, gain] : slot.alternatives) {
      for (const std::uint32_t packed : tables_.postings[term]) {
        const std::uint32_t document = Posting::document_of(packed);
        const int gain_here = gain * static_cast<int>(Posting::share_of(packed)) / static_cast<int>(Posting::kShareWhole);
        if (gain_here <= gained[document]) continue;
        about_[document] += gain_here - gained[document];
        gained[document] = gain_here;
      }
    }
    for (const auto& [term, gain] : slot.alternatives) {
      for (const std::uint32_t packed : tables_.postings[term]) {
        gained[Posting::document_of(packed)] = 0;
      }
    }
  }

  void gain_by_sentences(const Slot& slot, std::vector<int>& gained, std::vector<int>& shared) const {
    for (const auto& [term, gain] : slot.alternatives) {
      for (const std::uint32_t sentence : tables_.sentences_of_term[term]) {
        if (gain <= gained[sentence]) continue;
        shared[sentence] += gain - gained[sentence];
        gained[sentence] = gain;
      }
    }
    for (const auto& [term, gain] : slot.alternatives) {
      for (const std::uint32_t sentence : tables_.sentences_of_term[term]) {
        gained[sentence] = 0;
      }
    }
  }

  const Tables& tables_;
  std::int64_t weight_ = 0;
  std::vector<std::int64_t> about_;
  std::vector<int> like_;
};

/// Whether the query asks what something is, either in so many words or by naming nothing but the thing.
bool asks_for_term(const Query& query, std::string_view words) {
  if (query.slots().size() <= kWordsOfName) return true;
  for (const std::string_view question :
       {"what is ", "what are ", "what's ", "what’s ", "what does ", "define ", "meaning of "}) {
    if (words.size() > question.size() && text::equal_without_case(words.substr(0, question.size()), question)) return true;
  }
  return words.ends_with(" meaning") || words.ends_with(" mean?") || words.ends_with(" mean") ||
         words.find(" vs ") != std::string_view::npos;
}

/// What a score is worth for this kind of document, in hundredths.
int counts(Kind kind, bool term_is_asked_for) {
  switch (kind) {
    case Kind::Symptom:
      return kSymptomCounts;
    case Kind::Step:
      return kStepCounts;
    case Kind::Pitfall:
      return kPitfallCounts;
    case Kind::Rule:
      return kRuleCounts;
    case Kind::Decline:
      return kDeclineCounts;
    case Kind::Snippet:
      return kSnippetCounts;
    case Kind::Term:
      break;
  }
  return term_is_asked_for ? kTermAskedForCounts : kTermCounts;
}

/// The parts of the text that look like ids or codes: letters and digits with a hyphen, an underscore or a slash among them.
std::vector<std::string_view> codes_in(std::string_view text) {
  std::vector<std::string_view> codes;
  constexpr std::string_view kInCode = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/";
  std::size_t at = 0;
  constexpr std::size_t kCodesAtMost = 64;
  while ((at = text.find_first_of(kInCode, at)) != std::string_view::npos && codes.size() < kCodesAtMost) {
    const std::size_t end = std::min(text.find_first_not_of(kInCode, at), text.size());
    const std::string_view code = text.substr(at, end - at);
    if (code.find_first_of("_-/") != std::string_view::npos) codes.push_back(code);
    at = end;
  }
  return codes;
}

/// How many words the document's own code has where it stands among these; 0 where it does not. A code with more words says
/// more: "mobile_device_authentication_required" is not "authentication_required".
int words_of_code(const Document& document, const std::vector<std::string_view>& codes) {
  const std::string& own = document.catalogue;
  if (own.empty()) return 0;
  const bool stands =
      std::any_of(codes.begin(), codes.end(), [&](std::string_view code) { return text::equal_without_case(code, own); });
  return stands ? 1 + static_cast<int>(std::count(own.begin(), own.end(), '_')) : 0;
}

/// The query with its misspellings put right, or an empty text where nothing was put right. A correction is only made when
/// the best document holds the word, because the word that is nearest to an unknown one is often not the one that was meant.
std::string corrected(const Query& query, const Tables& tables, std::uint32_t best) {
  const auto holds = [&](Term term) {
    const auto postings = tables.postings[term];
    return std::any_of(postings.begin(), postings.end(),
                       [&](std::uint32_t packed) { return Posting::document_of(packed) == best; });
  };
  std::string text;
  std::uint32_t done = 0;
  for (const auto& [begin, end, form] : query.corrections()) {
    if (!holds(tables.term_of_form[form])) continue;
    text.append(query.text().substr(done, begin - done)).append(tables.forms[form]);
    done = end;
  }
  return done == 0 ? text : text.append(query.text().substr(done));
}

struct Candidate {
  std::uint32_t document;
  MatchedBy matched_by;
  int score;
};

/// The order of the hits.
bool is_better(const Candidate& one, const Candidate& other) {
  if (one.matched_by != other.matched_by) return one.matched_by < other.matched_by;
  return one.score != other.score ? one.score > other.score : one.document < other.document;
}

}  // namespace

std::string_view to_string(MatchedBy matched_by) {
  constexpr std::array<std::string_view, 3> kNames = {"id", "error", "words"};
  return kNames.at(static_cast<std::size_t>(matched_by));
}

Answer Index::search(std::string_view words, const Options& options) const {
  const Tables& tables = *tables_;
  const Query query(tables, words, options);
  const Scorer scorer(tables, query);
  const std::vector<int> repeated = repeated_errors(tables, query.terms());
  const std::string_view name = bare_name(words);
  const bool may_be_name = name.find_first_of(" \t\r\n") == std::string_view::npos;
  const std::vector<std::string_view> codes = codes_in(words);

  const bool term_is_asked_for = asks_for_term(query, name);
  // Only the best candidates become hits, which take longer to make.
  std::vector<Candidate> candidates;
  candidates.reserve(tables.documents.size());
  for (std::uint32_t number = 0; number < tables.documents.size(); ++number) {
    const Document& document = tables.documents[number];
    Candidate candidate{.document = number,
                        .matched_by = MatchedBy::Words,
                        .score = scorer.score(number) * counts(document.kind, term_is_asked_for) / 100};
    const int repeated_words = std::max(repeated[number], words_of_code(document, codes));
    if (may_be_name && names(name, document)) {
      candidate.matched_by = MatchedBy::Id;
      candidate.score = kWhole;
    } else if (repeated_words > 0) {
      candidate.matched_by = MatchedBy::Error;
      candidate.score += repeated_words * kWhole;
    } else if (candidate.score == 0) {
      continue;
    }
    candidates.push_back(candidate);
  }
  const std::size_t kept = std::min(options.limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(), is_better);

  Answer answer{.words = std::string(text::first_bytes(words, kShownBytes)), .total = candidates.size()};
  if (!candidates.empty() && kept > 0) {
    answer.did_you_mean = text::first_bytes(corrected(query, tables, candidates.front().document), kShownBytes);
  }
  answer.hits.reserve(kept);
  for (std::size_t place = 0; place < kept; ++place) {
    const auto& [document, matched_by, score] = candidates[place];
    answer.hits.push_back({.document = &tables.documents[document], .matched_by = matched_by, .score = score});
  }
  std::vector<std::uint8_t> is_met(tables.terms(), 0);
  for (const Slot& slot : query.slots()) {
    for (const Alternative& alternative : slot.alternatives) {
      is_met[alternative.term] = 1;
    }
  }
  for (const Phrase& phrase : tables.phrases) {
    if (phrase.size == 1 && is_met[phrase.group] != 0) is_met[tables.phrase_words[phrase.begin]] = 1;
  }
  for (Hit& hit : answer.hits) {
    show_where(hit, tables, is_met);
  }
  return answer;
}

}  // namespace portal_guide::search
