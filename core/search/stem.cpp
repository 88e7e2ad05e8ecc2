#include "core/search/stem.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/text/ascii.hpp"

namespace portal_guide::search {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

/// Words that the rules get wrong: first those that the stemmer's description lists, then words of billing that would be
/// confused.
constexpr Replacement kIrregular[] = {
    {"skis", "ski"},        {"skies", "sky"},        {"dying", "die"},    {"lying", "lie"},         {"tying", "tie"},
    {"idly", "idl"},        {"gently", "gentl"},     {"ugly", "ugli"},    {"early", "earli"},       {"only", "onli"},
    {"singly", "singl"},    {"sky", "sky"},          {"news", "news"},    {"howe", "howe"},         {"atlas", "atlas"},
    {"cosmos", "cosmos"},   {"bias", "bias"},        {"andes", "andes"},  {"customer", "customer"}, {"customers", "customer"},
    {"setting", "setting"}, {"settings", "setting"}, {"expiry", "expir"}, {"paid", "pay"},
};

/// Words from which nothing but the ending of the plural is removed.
constexpr std::string_view kWhole[] = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"};

/// Sorted by length, so that the longest ending that fits is found first.
constexpr Replacement kStep2[] = {
    {"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"}, {"biliti", "ble"},
    {"lessli", "less"}, {"tional", "tion"}, {"alism", "al"},    {"aliti", "al"},    {"ation", "ate"},   {"entli", "ent"},
    {"fulli", "ful"},   {"iviti", "ive"},   {"ousli", "ous"},   {"abli", "able"},   {"alli", "al"},     {"anci", "ance"},
    {"ator", "ate"},    {"enci", "ence"},   {"izer", "ize"},    {"bli", "ble"},     {"ogi", "og"},      {"li", ""},
};
constexpr Replacement kStep3[] = {
    {"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"ative", ""}, {"icate", "ic"},
    {"iciti", "ic"},    {"ical", "ic"},     {"ness", ""},    {"ful", ""},
};
constexpr std::string_view kStep4[] = {"ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent",
                                       "ion",   "ism",  "iti",  "ive",  "ize",  "ous",  "al",  "er",  "ic"};

/// While the stemmer works, a "y" that stands for a consonant is written "Y".
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

class Stemmer {
 public:
  explicit Stemmer(std::string& word) : word_(word) {}

  void run() {
    mark_consonant_y();
    find_regions();
    plural();
    if (std::find(std::begin(kWhole), std::end(kWhole), word_) == std::end(kWhole)) {
      past_and_progressive();
      final_y();
      replace_in_first_region(kStep2);
      replace_in_first_region(kStep3);
      drop_in_second_region();
      final_e_and_l();
    }
    std::replace(word_.begin(), word_.end(), 'Y', 'y');
  }

 private:
  void mark_consonant_y() {
    for (std::size_t at = 0; at < word_.size(); ++at) {
      if (word_[at] == 'y' && (at == 0 || is_vowel(word_[at - 1]))) word_[at] = 'Y';
    }
  }

  /// The offset behind the first consonant that follows a vowel, looking from an offset on.
  std::size_t region_after(std::size_t at) const {
    while (at < word_.size() && !is_vowel(word_[at]))
      ++at;
    while (at < word_.size() && is_vowel(word_[at]))
      ++at;
    return std::min(at + 1, word_.size());
  }

  void find_regions() {
    first_ = region_after(0);
    for (const std::string_view prefix : {"gener", "commun", "arsen"}) {
      if (word_.starts_with(prefix)) first_ = prefix.size();
    }
    second_ = region_after(first_);
  }

  bool ends_with(std::string_view ending) const { return std::string_view(word_).ends_with(ending); }
  std::size_t before(std::string_view ending) const { return word_.size() - ending.size(); }

  bool has_vowel_before(std::size_t end) const {
    return std::any_of(word_.begin(), word_.begin() + static_cast<std::ptrdiff_t>(end), is_vowel);
  }

  /// Whether the text before `end` ends with a vowel between consonants, or is nothing but a vowel and a consonant.
  bool short_syllable_before(std::size_t end) const {
    if (end == 2) return is_vowel(word_[0]) && !is_vowel(word_[1]);
    if (end < 3) return false;
    const char last = word_[end - 1];
    return !is_vowel(word_[end - 3]) && is_vowel(word_[end - 2]) && !is_vowel(last) && last != 'w' && last != 'x' &&
           last != 'Y';
  }

  bool is_short() const { return first_ >= word_.size() && short_syllable_before(word_.size()); }

  void plural() {
    if (ends_with("sses")) {
      word_.resize(word_.size() - 2);
    } else if (ends_with("ied") || ends_with("ies")) {
      word_.resize(word_.size() - (word_.size() > 4 ? 2 : 1));
    } else if (ends_with("s") && !ends_with("us") && !ends_with("ss") && word_.size() > 2 &&
               has_vowel_before(word_.size() - 2)) {
      word_.pop_back();
    }
  }

  void past_and_progressive() {
    for (const std::string_view ending : {"eedly", "ingly", "edly", "eed", "ing", "ed"}) {
      if (!ends_with(ending)) continue;
      const std::size_t rest = before(ending);
      if (ending.starts_with("ee")) {
        if (rest >= first_) word_.resize(rest + 2);
      } else if (has_vowel_before(rest)) {
        word_.resize(rest);
        mend_after_past();
      }
      return;
    }
  }

  void mend_after_past() {
    if (ends_with("at") || ends_with("bl") || ends_with("iz")) {
      word_ += 'e';
      return;
    }
    const std::size_t size = word_.size();
    constexpr std::string_view kDoubled = "bdfgmnprt";
    const bool is_doubled =
        size >= 2 && word_[size - 1] == word_[size - 2] && kDoubled.find(word_.back()) != std::string_view::npos;
    if (is_doubled) {
      word_.pop_back();
    } else if (is_short()) {
      word_ += 'e';
    }
  }

  void final_y() {
    if (word_.size() > 2 && (word_.back() == 'y' || word_.back() == 'Y') && !is_vowel(word_[word_.size() - 2]))
      word_.back() = 'i';
  }

  template <std::size_t size>
  void replace_in_first_region(const Replacement (&replacements)[size]) {
    for (const auto& [from, to] : replacements) {
      if (!ends_with(from)) continue;
      const std::size_t rest = before(from);
      if (rest < first_) return;
      constexpr std::string_view kBeforeLi = "cdeghkmnrt";
      if (from == "ogi" && (rest == 0 || word_[rest - 1] != 'l')) return;
      if (from == "li" && (rest == 0 || kBeforeLi.find(word_[rest - 1]) == std::string_view::npos)) return;
      if (from == "ative" && rest < second_) return;
      word_.replace(rest, from.size(), to);
      return;
    }
  }

  void drop_in_second_region() {
    for (const std::string_view ending : kStep4) {
      if (!ends_with(ending)) continue;
      const std::size_t rest = before(ending);
      const bool fits = ending != "ion" || (rest > 0 && (word_[rest - 1] == 's' || word_[rest - 1] == 't'));
      if (rest >= second_ && fits) word_.resize(rest);
      return;
    }
  }

  void final_e_and_l() {
    if (word_.empty()) return;
    const std::size_t rest = word_.size() - 1;
    const bool drops_e = word_.back() == 'e' && (rest >= second_ || (rest >= first_ && !short_syllable_before(rest)));
    const bool drops_l = word_.back() == 'l' && rest >= second_ && rest > 0 && word_[rest - 1] == 'l';
    if (drops_e || drops_l) word_.pop_back();
  }

  std::string& word_;
  /// Where the two regions begin from which endings may be removed. The description calls them R1 and R2.
  std::size_t first_ = 0;
  std::size_t second_ = 0;
};

}  // namespace

void stem(std::string& word) {
  if (word.size() < 3 || !std::all_of(word.begin(), word.end(), text::is_lower)) return;
  const auto irregular =
      std::find_if(std::begin(kIrregular), std::end(kIrregular), [&](const Replacement& entry) { return entry.from == word; });
  if (irregular != std::end(kIrregular)) {
    word = irregular->to;
  } else {
    Stemmer(word).run();
  }
}

}  // namespace portal_guide::search
