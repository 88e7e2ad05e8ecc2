#include "core/search/index.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/search/stem.hpp"
#include "core/search/tables.hpp"
#include "core/search/words.hpp"

namespace portal_guide::search {
namespace {

/// Words that hold English sentences together and say nothing about what is wrong. "no", "not" and "cannot" do say something,
/// so they are not here.
constexpr std::string_view kFunctionWords =
    "a about am an and any are as at be been being but by can could did do does for from had has have he her him his how i if "
    "in into is it its just me my of on or our out she should so some than that the their them then there these they this "
    "those to too up us was we were what when where which who whom whose why will with would you your yours";

/// The parts of a document, and the weight of a word that stands in each, in 256ths. Documents are weighed by BM25F, as
/// Robertson, Zaragoza and Taylor describe it in "Simple BM25 extension to multiple weighted fields" (2004).
enum Field : std::uint8_t { Title, Also, Errors, Summary, Body };
constexpr std::size_t kFields = 5;
constexpr std::array<std::uint32_t, kFields> kFieldWeights = {4 * 256, 2 * 256, 2 * 256, 2 * 256, 384};
/// How much the length of a field counts, in 256ths. A word in a long text says less than a word in a short one.
constexpr std::uint32_t kLengthCounts = 128;
/// A word that occurs this often (weighted, in 256ths) counts half of the most that any number of occurrences could count.
constexpr std::uint32_t kSaturation = 3 * 256;

/// 256 times the binary logarithm of numerator / denominator, which must be at least 1. It is computed by repeated squaring,
/// so that every machine rounds alike.
int log2_256(std::uint64_t numerator, std::uint64_t denominator) {
  constexpr std::uint64_t kOne = std::uint64_t{1} << 16;
  std::uint64_t value = numerator * kOne / denominator;
  int whole = 0;
  for (; value >= 2 * kOne; value /= 2) {
    ++whole;
  }
  int fraction = 0;
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

/// How often a document holds a term, for each of its fields.
struct Count {
  Term term;
  std::uint32_t document;
  std::array<std::uint8_t, kFields> times;
};

using FieldLengths = std::array<std::uint32_t, kFields>;

class Builder {
 public:
  std::unique_ptr<const Tables> build(std::vector<Document> documents, const std::vector<content::SynonymGroup>& synonyms) {
    tables_->documents = std::move(documents);
    read(kFunctionWords, 0);
    tables_->function_words = static_cast<Term>(tables_->stems.size());
    read_synonyms(synonyms);
    for (std::uint32_t number = 0; number < tables_->documents.size(); ++number) {
      read_document(number);
    }
    weigh_terms();
    weigh_sentences();
    make_postings();
    list_messages();
    sort_forms();
    return std::move(tables_);
  }

 private:
  /// Puts the terms of the text into `terms_`, and adds `uses` to the count of each of its words.
  void read(std::string_view text, std::uint32_t uses) {
    words_.split(text);
    terms_.clear();
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const Form form = tables_->forms.add(words_.folded(at));
      if (form == tables_->term_of_form.size()) {
        tables_->term_of_form.push_back(tables_->stems.add(stem_of(words_.folded(at))));
        tables_->uses_of_form.push_back(0);
        tables_->letters_of_form.push_back(letters_of(words_.folded(at)));
      }
      terms_.push_back(tables_->term_of_form[form]);
      tables_->uses_of_form[form] += uses;
    }
  }

  void read_synonyms(const std::vector<content::SynonymGroup>& synonyms) {
    std::vector<Lists::Entry> by_first;
    for (const content::SynonymGroup& group : synonyms) {
      const Term term = tables_->stems.add('\x01' + std::to_string(tables_->phrases.size()));
      for (const std::string& phrase : group) {
        read(phrase, 0);
        if (terms_.empty()) continue;
        by_first.push_back({.list = terms_.front(), .item = static_cast<std::uint32_t>(tables_->phrases.size())});
        tables_->phrases.push_back({.group = term,
                                    .begin = static_cast<std::uint32_t>(tables_->phrase_words.size()),
                                    .size = static_cast<std::uint32_t>(terms_.size())});
        tables_->phrase_words.insert(tables_->phrase_words.end(), terms_.begin(), terms_.end());
      }
    }
    tables_->phrases_from = Lists::of(tables_->stems.size(), by_first);
  }

  void read_document(std::uint32_t number) {
    const Document& document = tables_->documents[number];
    lengths_.emplace_back();
    const auto shown = [&] { return static_cast<std::uint32_t>(tables_->shown_words.size()); };
    ShownTexts texts{.title = shown()};
    read_sentence(document.title, number, Title);
    show();
    for (const std::string& text : document.also) {
      read_sentence(text, number, Also);
    }
    for (const std::string& text : document.errors) {
      read_sentence(text, number, Errors);
      keep_message(number);
    }
    texts.summary = shown();
    read_field(document.summary, number, Summary);
    show();
    texts.body = shown();
    read_field(document.body, number, Body);
    show();
    texts.end = shown();
    tables_->shown_texts.push_back(texts);
  }

  void read_field(const std::string& text, std::uint32_t document, Field field) {
    read(text, 1);
    lengths_.back()[field] += static_cast<std::uint32_t>(terms_.size());
    for (const Term term : terms_) {
      if (!is_function_word(term)) count(term, document, field);
    }
    find_phrases(*tables_, terms_, [&](std::size_t, std::size_t, Term group) { count(group, document, field); });
  }

  void read_sentence(const std::string& text, std::uint32_t document, Field field) {
    read_field(text, document, field);
    const auto sentence = static_cast<std::uint32_t>(tables_->document_of_sentence.size());
    tables_->document_of_sentence.push_back(document);
    const auto add = [&](Term term) {
      if (sentence_of_term_.size() <= term) sentence_of_term_.resize(tables_->stems.size(), kNone);
      if (std::exchange(sentence_of_term_[term], sentence) != sentence) {
        sentence_terms_.push_back({.list = term, .item = sentence});
      }
    };
    for (const Term term : terms_) {
      if (!is_function_word(term)) add(term);
    }
    find_phrases(*tables_, terms_, [&](std::size_t, std::size_t, Term group) { add(group); });
  }

  bool is_function_word(Term term) const { return tables_->is_function_word(term); }

  void count(Term term, std::uint32_t document, Field field) {
    if (count_of_term_.size() <= term) count_of_term_.resize(tables_->stems.size(), kNone);
    std::uint32_t& number = count_of_term_[term];
    if (number == kNone || counts_[number].document != document) {
      number = static_cast<std::uint32_t>(counts_.size());
      counts_.push_back({.term = term, .document = document, .times = {}});
    }
    std::uint8_t& times = counts_[number].times[field];
    if (times < 255) ++times;
  }

  /// Keeps the words that were read last with their places in the text, for making excerpts.
  void show() {
    for (std::size_t at = 0; at < terms_.size(); ++at) {
      tables_->shown_words.push_back({.term = terms_[at], .begin = words_[at].begin, .end = words_[at].end});
    }
  }

  void keep_message(std::uint32_t document) {
    if (terms_.empty()) return;
    const auto number = static_cast<std::uint32_t>(tables_->messages.size());
    tables_->messages.push_back({.document = document,
                                 .begin = static_cast<std::uint32_t>(tables_->message_words.size()),
                                 .size = static_cast<std::uint32_t>(terms_.size())});
    tables_->message_words.insert(tables_->message_words.end(), terms_.begin(), terms_.end());
    tables_->message_of_word.insert(tables_->message_of_word.end(), terms_.size(), number);
  }

  void weigh_terms() {
    const std::size_t terms = tables_->stems.size();
    const std::uint64_t documents = tables_->documents.size() + 1;
    std::vector<std::uint32_t> documents_with(terms, 0);
    for (const Count& one : counts_) {
      ++documents_with[one.term];
    }
    tables_->weight_of_term.assign(terms, 0);
    for (Term term = 0; term < terms; ++term) {
      if (documents_with[term] > 0) tables_->weight_of_term[term] = log2_256(documents, documents_with[term]);
    }
    tables_->rarest = log2_256(documents, 1);
  }

  void weigh_sentences() {
    tables_->weight_of_sentence.assign(tables_->document_of_sentence.size(), 0);
    for (const auto& [term, sentence] : sentence_terms_) {
      if (!is_group(term)) tables_->weight_of_sentence[sentence] += tables_->weight_of_term[term];
    }
    tables_->sentences_of_term = Lists::of(tables_->terms(), sentence_terms_);
  }

  bool is_group(Term term) const { return tables_->stems[term].front() == '\x01'; }

  void make_postings() {
    FieldLengths average{};
    for (const FieldLengths& lengths : lengths_) {
      for (std::size_t field = 0; field < kFields; ++field) {
        average[field] += lengths[field];
      }
    }
    for (std::uint32_t& length : average) {
      length = std::max<std::uint32_t>(length / std::max<std::uint32_t>(static_cast<std::uint32_t>(lengths_.size()), 1), 1);
    }

    std::vector<Lists::Entry> entries;
    entries.reserve(counts_.size());
    for (const Count& one : counts_) {
      std::uint32_t times = 0;
      for (std::size_t field = 0; field < kFields; ++field) {
        if (one.times[field] == 0) continue;
        const std::uint32_t length = kFull - kLengthCounts + kLengthCounts * lengths_[one.document][field] / average[field];
        times += kFieldWeights[field] * one.times[field] * kFull / length;
      }
      const std::uint32_t share = times * Posting::kShareWhole / (times + kSaturation);
      entries.push_back({.list = one.term, .item = Posting::pack(one.document, share)});
    }
    tables_->postings = Lists::of(tables_->terms(), entries);
  }

  void list_messages() {
    std::vector<Lists::Entry> places;
    for (std::uint32_t place = 0; place < tables_->message_words.size(); ++place) {
      places.push_back({.list = tables_->message_words[place], .item = place});
    }
    tables_->message_places = Lists::of(tables_->terms(), places);
  }

  void sort_forms() {
    // The first eight bytes nearly always decide, and numbers are compared faster than texts.
    std::vector<std::pair<std::uint64_t, Form>> keys;
    keys.reserve(tables_->forms.size());
    for (Form form = 0; form < tables_->forms.size(); ++form) {
      const std::string_view text = tables_->forms[form];
      std::uint64_t key = 0;
      for (std::size_t at = 0; at < sizeof key; ++at) {
        key = key << 8U | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
      }
      keys.emplace_back(key, form);
    }
    std::sort(keys.begin(), keys.end(), [this](const auto& one, const auto& other) {
      return one.first != other.first ? one.first < other.first : tables_->forms[one.second] < tables_->forms[other.second];
    });
    tables_->sorted_forms.reserve(keys.size());
    for (const auto& [key, form] : keys) {
      tables_->sorted_forms.push_back(form);
    }
  }

  std::unique_ptr<Tables> tables_ = std::make_unique<Tables>();
  std::vector<FieldLengths> lengths_;
  std::vector<Count> counts_;
  std::vector<Lists::Entry> sentence_terms_;
  /// For each term, the last entry of `counts_` and the last sentence that it was met in.
  std::vector<std::uint32_t> count_of_term_;
  std::vector<std::uint32_t> sentence_of_term_;
  Words words_;
  std::vector<Term> terms_;
};

}  // namespace

Lists Lists::of(std::size_t lists, const std::vector<Entry>& entries) {
  Lists result;
  result.begins_.assign(lists + 1, 0);
  for (const Entry& entry : entries) {
    ++result.begins_[entry.list + 1];
  }
  for (std::size_t list = 0; list < lists; ++list) {
    result.begins_[list + 1] += result.begins_[list];
  }
  std::vector<std::uint32_t> next(result.begins_.begin(), result.begins_.end() - 1);
  result.items_.resize(entries.size());
  for (const Entry& entry : entries) {
    result.items_[next[entry.list]++] = entry.item;
  }
  return result;
}

std::string stem_of(std::string_view folded) {
  std::string stemmed(folded);
  stem(stemmed);
  return stemmed;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t letters = 0;
  for (const char c : folded) {
    letters |= 1U << (static_cast<unsigned char>(c) & 31U);
  }
  return letters;
}

Term Tables::term_of(std::string_view folded) const {
  const Form form = forms.find(folded);
  return form != kNone ? term_of_form[form] : stems.find(stem_of(folded));
}

Index::Index(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Index Index::build(std::vector<Document> documents, const std::vector<content::SynonymGroup>& synonyms) {
  return Index(Builder().build(std::move(documents), synonyms));
}

const std::vector<Document>& Index::documents() const { return tables_->documents; }

}  // namespace portal_guide::search
