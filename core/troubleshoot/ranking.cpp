#include "core/troubleshoot/ranking.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "core/troubleshoot/words.hpp"

namespace portal_guide::troubleshoot {
namespace {

using Words = std::vector<std::string>;
using WordSet = std::set<std::string, std::less<>>;
using Weight = std::int64_t;

/// Shares and similarities are counted in thousandths.
constexpr Weight kWhole = 1000;
/// An error fragment is recognised from this many of its words on, where it was pasted in part.
constexpr std::size_t kFragmentWords = 4;
/// How much it counts that the words are like one sentence of the symptom, that its sentences together hold them, and
/// that its causes do.
constexpr Weight kLikeness = 4;
constexpr Weight kHeld = 3;
constexpr Weight kHeldByCauses = 1;
/// A word that no symptom holds weighs a quarter of the rarest that one does: it speaks for none, and the more of them
/// there are, the less the others prove.
constexpr Weight kOfUnknown = 4;
/// Below this nothing is said to match; and what is far below the best is not worth a look.
constexpr Weight kEnough = 100;
constexpr Weight kOfBest = 500;
/// Nor where what is shared weighs less than half of the rarest word: "customer" alone means nothing here.
constexpr Weight kOfRarest = 2;
/// Words that hold English sentences together and tell nothing of what is wrong. "no", "not" and "cannot" do.
constexpr std::string_view kFunctionWords =
    "a about am an and any are as at be been being but by can could did do does for from had has have he her his how i if in "
    "into is it its just me my of on or our out she so some that the their them then there these they this those to up us was "
    "we were what when where which who why will with would you your";

WordSet set_of(const Words& words) { return {words.begin(), words.end()}; }

/// 256 times the binary logarithm of numerator / denominator (at least 1), by repeated squaring: no library's rounding.
Weight log2_256(std::uint64_t numerator, std::uint64_t denominator) {
  constexpr std::uint64_t kOne = std::uint64_t{1} << 16;
  std::uint64_t value = numerator * kOne / denominator;
  Weight whole = 0;
  for (; value >= 2 * kOne; value /= 2)
    ++whole;
  Weight fraction = 0;
  for (int bit = 0; bit < 8; ++bit) {
    value = value * value / kOne;
    fraction *= 2;
    if (value >= 2 * kOne) {
      value /= 2;
      ++fraction;
    }
  }
  return whole * 256 + fraction;
}

/// A symptom as the ranking sees it.
struct Entry {
  /// Title, phrases and error fragments.
  std::vector<WordSet> sentences;
  std::vector<Words> errors;
  WordSet held;
  WordSet held_by_causes;
};

Entry entry_of(const content::Symptom& symptom) {
  Entry entry;
  const auto add = [&](const std::string& sentence) {
    const Words words = words_of(sentence);
    entry.sentences.push_back(set_of(words));
    entry.held.insert(words.begin(), words.end());
  };
  add(symptom.title);
  for (const std::string& phrase : symptom.phrases)
    add(phrase);
  for (const std::string& error : symptom.errors) {
    add(error);
    entry.errors.push_back(words_of(error));
  }
  for (const content::Cause& cause : symptom.causes) {
    for (const std::string* text : {&cause.cause, &cause.tell}) {
      for (std::string& word : words_of(*text))
        entry.held_by_causes.insert(std::move(word));
    }
  }
  return entry;
}

/// How rare a word is among the symptoms: what all of them say tells nothing.
class Rarity {
 public:
  explicit Rarity(const std::vector<Entry>& entries)
      : entries_(entries.size()), function_words_(set_of(words_of(kFunctionWords))) {
    for (const Entry& entry : entries) {
      WordSet all = entry.held;
      all.insert(entry.held_by_causes.begin(), entry.held_by_causes.end());
      for (const std::string& word : all)
        ++symptoms_with_[word];
    }
  }

  Weight of(const std::string& word) const {
    if (function_words_.contains(word)) return 0;
    const auto found = symptoms_with_.find(word);
    return found == symptoms_with_.end() ? rarest() / kOfUnknown : log2_256(entries_ + 1, found->second);
  }

  /// What a word weighs that one symptom holds.
  Weight rarest() const { return log2_256(entries_ + 1, 1); }

  Weight of(const WordSet& words) const {
    Weight sum = 0;
    for (const std::string& word : words)
      sum += of(word);
    return sum;
  }

 private:
  std::size_t entries_;
  WordSet function_words_;
  std::unordered_map<std::string, std::size_t> symptoms_with_;
};

Weight shared(const WordSet& words, const WordSet& with, const Rarity& rarity) {
  Weight sum = 0;
  for (const std::string& word : words) {
    if (with.contains(word)) sum += rarity.of(word);
  }
  return sum;
}

bool holds(const Words& text, const Words& part) {
  return !part.empty() && std::search(text.begin(), text.end(), part.begin(), part.end()) != text.end();
}

/// How many words of its error messages the words repeat, one after the other.
Weight error_words(const Entry& entry, const Words& words) {
  Weight sum = 0;
  for (const Words& error : entry.errors) {
    if (holds(words, error)) {
      sum += static_cast<Weight>(error.size());
    } else if (words.size() >= kFragmentWords && holds(error, words)) {
      sum += static_cast<Weight>(words.size());
    }
  }
  return sum;
}

Weight score_of(const Entry& entry, const WordSet& words, Weight weight, const Rarity& rarity) {
  Weight likeness = 0;
  for (const WordSet& sentence : entry.sentences) {
    const Weight both = shared(words, sentence, rarity);
    const Weight own = rarity.of(sentence);
    // The square of the cosine of two sets of words, each as long as it is telling.
    if (both > 0 && own > 0) likeness = std::max(likeness, both * kWhole / weight * both / own);
  }
  const Weight evidence = shared(words, entry.held, rarity);
  if (evidence * kOfRarest < rarity.rarest()) return 0;
  const Weight held = evidence * kWhole / weight;
  const Weight held_by_causes = shared(words, entry.held_by_causes, rarity) * kWhole / weight;
  return (kLikeness * likeness + kHeld * held + kHeldByCauses * held_by_causes) / (kLikeness + kHeld + kHeldByCauses);
}

bool names(std::string_view words, const content::Symptom& symptom) {
  constexpr std::string_view kTarget = "symptom/";
  if (words.starts_with(kTarget)) words.remove_prefix(kTarget.size());
  const auto same = [](char a, char b) { return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b; };
  return words == symptom.id ||
         std::equal(words.begin(), words.end(), symptom.catalogue.begin(), symptom.catalogue.end(), same);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

std::vector<Ranked> rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit) {
  const Words words = words_of(text);
  const WordSet different = set_of(words);
  std::vector<Entry> entries;
  entries.reserve(symptoms.size());
  for (const content::Symptom& symptom : symptoms)
    entries.push_back(entry_of(symptom));
  const Rarity rarity(entries);
  const Weight weight = rarity.of(different);

  std::vector<Ranked> ranked;
  Weight best = 0;
  for (std::size_t index = 0; index < entries.size(); ++index) {
    const content::Symptom& symptom = symptoms[index];
    if (names(trimmed(text), symptom)) {
      ranked.push_back({.symptom = &symptom, .matched_by = MatchedBy::Id, .score = static_cast<int>(kWhole)});
      continue;
    }
    if (weight == 0) continue;
    const Weight score = score_of(entries[index], different, weight, rarity);
    if (const Weight repeated = error_words(entries[index], words); repeated > 0) {
      ranked.push_back(
          {.symptom = &symptom, .matched_by = MatchedBy::Error, .score = static_cast<int>(repeated * kWhole + score)});
    } else if (score >= kEnough) {
      best = std::max(best, score);
      ranked.push_back({.symptom = &symptom, .matched_by = MatchedBy::Words, .score = static_cast<int>(score)});
    }
  }
  std::erase_if(ranked,
                [&](const Ranked& one) { return one.matched_by == MatchedBy::Words && one.score * kWhole < best * kOfBest; });
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.matched_by != b.matched_by ? a.matched_by < b.matched_by : a.score > b.score;
  });
  if (ranked.size() > limit) ranked.resize(limit);
  return ranked;
}

}  // namespace portal_guide::troubleshoot
