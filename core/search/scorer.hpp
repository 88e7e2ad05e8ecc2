#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/search/query.hpp"
#include "core/search/tables.hpp"

namespace portal_guide::search {

/// How well each document answers the query by its words.
class Scorer {
 public:
  Scorer(const Tables& tables, const Query& query);

  /// From 0 to about kWhole. Decoys have scores like the documents.
  int score(std::size_t document) const;

 private:
  struct Sentences;

  /// A document that holds several terms for the same word of the query gains by the best of them only.
  void gain_by_documents(const Slot& slot, std::vector<int>& gained);
  void gain_by_sentences(const Slot& slot, bool is_heavy, Sentences& sentences) const;

  const Tables& tables_;
  std::uint32_t weight_ = 0;
  std::vector<int> about_;
  std::vector<std::uint32_t> like_;
};

}  // namespace portal_guide::search
