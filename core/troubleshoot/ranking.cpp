#include "core/troubleshoot/ranking.hpp"

#include "core/search/document.hpp"

namespace portal_guide::troubleshoot {
namespace {

/// A score, of 1000, below which nothing counts as a match. The word "customer" alone stays below it.
constexpr int kEnough = 80;
/// A match far below the best one is not worth a look.
constexpr int kOfBest = 2;

}  // namespace

Ranking rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit,
             const std::vector<content::SynonymGroup>& synonyms) {
  return rank(text, symptoms, limit, index_of(symptoms, synonyms));
}

search::Index index_of(const std::vector<content::Symptom>& symptoms, const std::vector<content::SynonymGroup>& synonyms) {
  return search::Index::build(search::documents_of(symptoms), synonyms);
}

Ranking rank(std::string_view text, const std::vector<content::Symptom>& symptoms, std::size_t limit,
             const search::Index& index) {
  const search::Answer answer = index.search(text, {.limit = limit, .prefix = false, .only = search::Kind::Symptom});
  Ranking ranking{.fits = answer.fits, .symptoms = {}};
  int best = 0;
  for (const search::Hit& hit : answer.hits) {
    const auto number = static_cast<std::size_t>(hit.document - index.documents().data());
    if (hit.matched_by == MatchedBy::Words) {
      best = best == 0 ? hit.score : best;
      if (hit.score < kEnough || hit.score * kOfBest < best) break;
    }
    if (number >= symptoms.size()) continue;
    ranking.symptoms.push_back({.symptom = &symptoms[number], .matched_by = hit.matched_by, .score = hit.score});
  }
  return ranking;
}

}  // namespace portal_guide::troubleshoot
