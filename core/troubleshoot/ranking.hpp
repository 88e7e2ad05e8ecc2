#pragma once

#include <string_view>
#include <vector>

#include "core/content/symptoms.hpp"

namespace portal_guide::troubleshoot {

/// What of a symptom the words met.
enum class MatchedBy {
  /// Its own id, its catalogue id, or its link target ("symptom/link-expired").
  Id,
  /// An error message of Stripe's, word for word.
  Error,
  /// What people say.
  Words,
};

struct Ranked {
  /// Lives as long as the symptoms.
  const content::Symptom* symptom = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// Higher is better; comparable within one answer only.
  int score = 0;
};

/// The symptoms that the text may mean, best first, at most `limit`: by id before error message before words, then by
/// score, then in the order of the symptoms. Empty where nothing speaks for any of them. Whole numbers only: the same text
/// gives the same answer on every machine. Linear in the text's length.
std::vector<Ranked> rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit);

}  // namespace portal_guide::troubleshoot
