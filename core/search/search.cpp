#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/search/excerpt.hpp"
#include "core/search/index.hpp"
#include "core/search/query.hpp"
#include "core/search/scorer.hpp"
#include "core/search/tables.hpp"
#include "core/text/ascii.hpp"
#include "core/text/trim.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::search {
namespace {

/// The words of the query are repeated in the answer up to this length.
constexpr std::size_t kShownBytes = 200;

/// What a score is worth for each kind of document, in hundredths. People usually search for what is wrong. Where a symptom,
/// the rule that reports it and a term of the glossary are equally similar to the query, the symptom answers it best. A query
/// that asks what something is gets the term first.
constexpr int kSymptomCounts = 100;
constexpr int kStepCounts = 95;
constexpr int kPitfallCounts = 90;
constexpr int kRuleCounts = 90;
constexpr int kDeclineCounts = 85;
constexpr int kSnippetCounts = 80;
constexpr int kTermCounts = 85;
constexpr int kTermAskedForCounts = 105;
/// A query of at most this many words, not counting function words, is taken for the name of something.
constexpr std::size_t kWordsOfName = 2;

/// How much better than the best decoy the best document has to be, in thousandths. The lead counts more the more words the
/// query has: a chance likeness of one word means little. Fitted on the tuning half of tests/search/.
constexpr int kLeadThatFits = 230;

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

/// How many words of error messages the query holds that the document answers.
int words_of_messages(const Query& query, std::uint32_t document) {
  int words = 0;
  for (const auto& [answer, count] : query.recognised().answers) {
    if (answer == document) words = std::max(words, count);
  }
  return words;
}

int best_decoy(const Tables& tables, const Scorer& scorer) {
  int best = 0;
  for (std::size_t number = tables.documents.size(); number < tables.documents_and_decoys; ++number) {
    best = std::max(best, scorer.score(number));
  }
  return best;
}

/// Ten times the square root, rounded down.
int root_10(std::size_t number) {
  int root = 0;
  while (static_cast<std::size_t>(root + 1) * static_cast<std::size_t>(root + 1) <= 100 * number) {
    ++root;
  }
  return root;
}

/// Whether the best document is so much better than the best decoy that the query can be taken to be about the guide's subject.
bool leads(const Query& query, int best, int best_decoy) {
  // Mostly words of a message that is known to be about something else.
  if (2 * query.recognised().foreign_words >= query.words() && query.words() > 0) return false;
  return best > 0 && (best - best_decoy) * root_10(query.slots().size()) / 10 >= kLeadThatFits;
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
  const std::string_view name = bare_name(words);
  const bool may_be_name = name.find_first_of(" \t\r\n") == std::string_view::npos;
  const std::vector<std::string_view> codes = codes_in(words);

  const bool term_is_asked_for = asks_for_term(query, name);
  bool fits = false;
  int best = 0;
  // Only the best candidates become hits, which take longer to make.
  std::vector<Candidate> candidates;
  candidates.reserve(tables.documents.size());
  for (std::uint32_t number = 0; number < tables.documents.size(); ++number) {
    const Document& document = tables.documents[number];
    Candidate candidate{.document = number,
                        .matched_by = MatchedBy::Words,
                        .score = scorer.score(number) * counts(document.kind, term_is_asked_for) / 100};
    best = std::max(best, candidate.score);
    const int recognised = std::max(words_of_messages(query, number), words_of_code(document, codes));
    if (may_be_name && names(name, document)) {
      candidate.matched_by = MatchedBy::Id;
      candidate.score = kWhole;
    } else if (recognised > 0) {
      candidate.matched_by = MatchedBy::Error;
      candidate.score += recognised * kWhole;
    } else if (candidate.score == 0) {
      continue;
    }
    fits = fits || candidate.matched_by != MatchedBy::Words;
    if (!options.only || document.kind == *options.only) candidates.push_back(candidate);
  }
  const std::size_t kept = std::min(options.limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(), is_better);

  Answer answer{.words = std::string(text::first_bytes(words, kShownBytes)),
                .fits = fits || leads(query, best, best_decoy(tables, scorer)),
                .total = candidates.size()};
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
