#include "core/search/scorer.hpp"

#include <algorithm>

namespace portal_guide::search {
namespace {

/// A score is made of two things: how similar the query is to one sentence of the document, and how much the document as a
/// whole is about its words. These are the weights of the two.
constexpr int kLikeness = 3;
constexpr int kAboutness = 4;
/// The heaviest words of a query, up to all but a quarter of its weight, decide which sentences are looked at.
constexpr std::uint32_t kOfHeavy = 4;

std::vector<const Slot*> heaviest_first(const Query& query) {
  std::vector<const Slot*> slots;
  slots.reserve(query.slots().size());
  for (const Slot& slot : query.slots()) {
    slots.push_back(&slot);
  }
  std::stable_sort(slots.begin(), slots.end(), [](const Slot* one, const Slot* other) { return one->weight > other->weight; });
  return slots;
}

}  // namespace

/// What the query shares with each sentence.
struct Scorer::Sentences {
  explicit Sentences(std::size_t count) : shared(count, 0), gained(count, 0) {}

  std::vector<std::uint32_t> shared;
  /// What was gained by the word of the query that is looked at.
  std::vector<int> gained;
  /// Those that share something, in the order in which they were met.
  std::vector<std::uint32_t> met;
};

Scorer::Scorer(const Tables& tables, const Query& query)
    : tables_(tables), about_(tables.documents_and_decoys, 0), like_(tables.documents_and_decoys, 0) {
  for (const Slot& slot : query.slots()) {
    weight_ += static_cast<std::uint32_t>(slot.weight);
  }
  if (weight_ == 0) return;
  std::vector<int> gained(tables.documents_and_decoys, 0);
  Sentences sentences(tables.document_of_sentence.size());
  std::uint32_t weight_so_far = 0;
  for (const Slot* slot : heaviest_first(query)) {
    gain_by_documents(*slot, gained);
    // What shares only the lightest words of the query cannot be much like it, and nearly every sentence does.
    gain_by_sentences(*slot, weight_so_far * kOfHeavy < weight_ * (kOfHeavy - 1), sentences);
    weight_so_far += static_cast<std::uint32_t>(slot->weight);
  }
  const std::uint32_t reciprocal_of_weight = kReciprocal / weight_;
  for (const std::uint32_t sentence : sentences.met) {
    const std::uint32_t both = sentences.shared[sentence];
    // The square of the cosine between two sets of words, in which each word is as long as it is heavy. Each factor is at most
    // kReciprocal, and loses the bits that would not fit.
    const std::uint32_t own = std::min(both, tables.weight_of_sentence[sentence]);
    const std::uint32_t of_query = both * reciprocal_of_weight >> (kReciprocalBits - 10);
    const std::uint32_t of_sentence = own * tables.reciprocal_of_sentence[sentence] >> (kReciprocalBits - 10);
    std::uint32_t& best = like_[tables.document_of_sentence[sentence]];
    best = std::max(best, of_query * of_sentence);
  }
}

int Scorer::score(std::size_t document) const {
  if (weight_ == 0) return 0;
  const auto about = static_cast<int>(std::int64_t{about_[document]} * kWhole / weight_);
  const auto like = static_cast<int>(std::uint64_t{like_[document]} * kWhole >> 20U);
  return (kLikeness * like + kAboutness * about) / (kLikeness + kAboutness);
}

void Scorer::gain_by_documents(const Slot& slot, std::vector<int>& gained) {
  for (const auto& [term, gain] : slot.alternatives) {
    for (const std::uint32_t packed : tables_.postings[term]) {
      const std::uint32_t document = Posting::document_of(packed);
      const int gain_here = gain * static_cast<int>(Posting::share_of(packed)) >> Posting::kShareBits;
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

void Scorer::gain_by_sentences(const Slot& slot, bool is_heavy, Sentences& sentences) const {
  const auto gain_more = [&](std::uint32_t sentence, int more) {
    std::uint32_t& shared = sentences.shared[sentence];
    if (shared == 0) {
      if (!is_heavy) return;
      sentences.met.push_back(sentence);
    }
    shared += static_cast<std::uint32_t>(more);
  };
  if (slot.alternatives.size() == 1) {
    const Alternative& only = slot.alternatives.front();
    for (const std::uint32_t sentence : tables_.sentences_of_term[only.term]) {
      gain_more(sentence, only.gain);
    }
    return;
  }
  for (const auto& [term, gain] : slot.alternatives) {
    for (const std::uint32_t sentence : tables_.sentences_of_term[term]) {
      int& gained = sentences.gained[sentence];
      if (gain <= gained) continue;
      gain_more(sentence, gain - gained);
      gained = gain;
    }
  }
  for (const auto& [term, gain] : slot.alternatives) {
    for (const std::uint32_t sentence : tables_.sentences_of_term[term]) {
      sentences.gained[sentence] = 0;
    }
  }
}

}  // namespace portal_guide::search
