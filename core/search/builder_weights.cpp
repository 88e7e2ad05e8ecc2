#include <algorithm>
#include <utility>

#include "core/search/builder.hpp"

// What the tables are computed from what was read: weights, postings and orders.
namespace portal_guide::search {
namespace {

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

}  // namespace

/// The parts of a document, and the weight of a word that stands in each, in 256ths. Documents are weighed by BM25F, as
/// Robertson, Zaragoza and Taylor describe it in "Simple BM25 extension to multiple weighted fields" (2004).
constexpr std::array<std::uint32_t, Builder::kFields> Builder::kFieldWeights = {4 * 256, 2 * 256, 2 * 256, 256, 384, 256};

/// A document's phrases come long after its other texts, so that it may have two counts for a term. They become one.
void Builder::merge_counts() {
  std::vector<Lists::Entry> by_term;
  by_term.reserve(counts_.size());
  for (std::uint32_t number = 0; number < counts_.size(); ++number) {
    by_term.push_back({.list = counts_[number].term, .item = number});
  }
  const Lists numbers = Lists::of(tables_->stems.size(), by_term);
  std::vector<Count> merged;
  merged.reserve(counts_.size());
  // For each document, the count of the term that was met last, counted from 1 among the merged ones.
  std::vector<std::size_t> place_of(tables_->documents_and_decoys, 0);
  for (Term term = 0; term < numbers.size(); ++term) {
    const std::size_t first = merged.size();
    for (const std::uint32_t number : numbers[term]) {
      const Count& one = counts_[number];
      std::size_t& place = place_of[one.document];
      if (place > first) {
        merged[place - 1].times[Phrases] = one.times[Phrases];
      } else {
        merged.push_back(one);
        place = merged.size();
      }
    }
  }
  counts_ = std::move(merged);
}

std::unique_ptr<const Tables> Builder::finish() {
  merge_counts();
  weigh_terms();
  weigh_sentences();
  make_postings();
  sort_forms();
  return std::move(tables_);
}

void Builder::weigh_terms() {
  const std::size_t terms = tables_->stems.size();
  const std::uint64_t documents = tables_->documents_and_decoys + 1;
  std::vector<std::uint32_t> documents_with(terms, 0);
  for (const Count& one : counts_) {
    ++documents_with[one.term];
  }
  tables_->rarest = log2_256(documents, 1);
  tables_->sentences_of_term = Lists::of(terms, sentence_terms_);
  tables_->weight_of_term.assign(terms, 0);
  for (Term term = 0; term < terms; ++term) {
    if (documents_with[term] == 0) continue;
    const int rarity = log2_256(documents, documents_with[term]);
    const auto sentences = tables_->sentences_of_term[term];
    tables_->weight_of_term[term] =
        sentences.empty() ? rarity : (rarity + std::max(0, tables_->rarest - spread(sentences))) / 2;
  }
}

/// The entropy of the documents that the sentences belong to, in 256ths of a bit: 0 where they all belong to one.
int Builder::spread(std::span<const std::uint32_t> sentences) {
  std::uint64_t sum = 0;
  // The sentences of a document are met one after the other, except that its phrases come after all other sentences.
  sentences_with_.resize(tables_->documents_and_decoys, 0);
  for (const std::uint32_t sentence : sentences) {
    ++sentences_with_[tables_->document_of_sentence[sentence]];
  }
  for (const std::uint32_t sentence : sentences) {
    const std::uint32_t own = std::exchange(sentences_with_[tables_->document_of_sentence[sentence]], 0);
    if (own > 0) sum += std::uint64_t{own} * static_cast<std::uint64_t>(log2_256(sentences.size(), own));
  }
  return static_cast<int>(sum / sentences.size());
}

void Builder::weigh_sentences() {
  tables_->weight_of_sentence.assign(tables_->document_of_sentence.size(), 0);
  for (const auto& [term, sentence] : sentence_terms_) {
    if (!is_group(term)) tables_->weight_of_sentence[sentence] += static_cast<std::uint32_t>(tables_->weight_of_term[term]);
  }
  tables_->reciprocal_of_sentence.reserve(tables_->weight_of_sentence.size());
  for (const std::uint32_t weight : tables_->weight_of_sentence) {
    tables_->reciprocal_of_sentence.push_back(weight == 0 ? 0 : kReciprocal / weight);
  }
}

void Builder::make_postings() {
  FieldLengths average{};
  const auto documents = static_cast<std::uint32_t>(tables_->documents.size());
  for (std::uint32_t number = 0; number < documents; ++number) {
    for (std::size_t field = 0; field < kFields; ++field) {
      average[field] += lengths_[number][field];
    }
  }
  for (std::uint32_t& length : average) {
    length = std::max(length / std::max(documents, 1U), 1U);
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

void Builder::sort_forms() {
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

}  // namespace portal_guide::search
