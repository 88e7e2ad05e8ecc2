#pragma once

#include <string_view>
#include <vector>

#include "core/content/symptoms.hpp"
#include "core/content/synonyms.hpp"
#include "core/search/index.hpp"

namespace portal_guide::troubleshoot {

/// Which of a symptom's texts the words match.
using search::MatchedBy;

struct Ranked {
  /// Lives as long as the symptoms.
  const content::Symptom* symptom = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// Higher is better. Scores are comparable within one answer only.
  int score = 0;
};

struct Ranking {
  /// Whether the text seems to be about the portal at all. Where it does not, the symptoms are only what is nearest.
  bool fits = false;
  std::vector<Ranked> symptoms;
};

/// The symptoms that the text may mean, best first, at most `limit`: what core/search finds among the symptoms, without weak
/// matches. Symptoms that the text names by id come first, then those whose error message it holds, then the others.
/// Within each group the order is by score, and then that of `symptoms`. Empty where nothing matches. The same text gives the
/// same answer on every machine.
Ranking rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit,
             const std::vector<content::SynonymGroup>& synonyms = {});

/// An index of the symptoms alone. Building it costs far more than a search does, so it should be kept for further
/// searches.
search::Index index_of(const std::vector<content::Symptom>& symptoms, const std::vector<content::SynonymGroup>& synonyms = {});

/// The same from an index of the whole guide, which knows better what a word is worth and what is not about the portal. Its
/// first documents must be these symptoms, as documents_of() puts them.
Ranking rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit,
             const search::Index& index);

}  // namespace portal_guide::troubleshoot
