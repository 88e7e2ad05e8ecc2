#include "core/troubleshoot/diagnose.hpp"

#include <algorithm>
#include <utility>

#include "core/report/paragraph.hpp"
#include "core/search/words.hpp"
#include "core/stripe/api_key.hpp"
#include "core/troubleshoot/account_order.hpp"
#include "core/troubleshoot/judge.hpp"
#include "core/troubleshoot/saying.hpp"

namespace portal_guide::troubleshoot {
namespace {

constexpr std::size_t kShownCharacters = 160;

/// Hides e-mail addresses, which people copy along with a question. A word with an @ inside is taken for one.
std::string without_addresses(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view word = text.substr(0, space);
    const std::size_t at = word.find('@');
    const bool is_address = at != std::string_view::npos && at > 0 && at + 1 < word.size();
    kept += is_address ? std::string_view("…") : word;
    kept += text.substr(space, 1);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return kept;
}

}  // namespace

std::string repeatable(std::string_view words) {
  return report::printable(stripe::redact_excerpt(without_addresses(words), kShownCharacters));
}

Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence,
                             const std::vector<content::SynonymGroup>& synonyms) {
  return diagnose(words, symptoms, content, evidence, index_of(symptoms, synonyms));
}

Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence, const search::Index& index) {
  search::Words asked;
  asked.split(words);
  if (asked.empty()) return fail({.id = "diagnose-no-words"});
  Diagnosis diagnosis;
  diagnosis.words = repeatable(words);
  if (evidence != nullptr) diagnosis.taken_at_unix_seconds = evidence->snapshot.taken_at_unix_seconds();
  const Ranking ranking = rank(words, symptoms, kMatchesAtMost, index);
  diagnosis.fits = ranking.fits;
  for (const Ranked& ranked : ranking.symptoms) {
    Match match{.symptom = ranked.symptom,
                .matched_by = ranked.matched_by,
                .score = ranked.score,
                .causes = judge_causes(*ranked.symptom, content, evidence),
                .say = {},
                .cause_says = {}};
    match.say = what_to_say(*match.symptom, match.causes, content, evidence);
    for (const JudgedCause& judged : match.causes) {
      match.cause_says.push_back(what_to_say(*match.symptom, judged, evidence));
    }
    diagnosis.matches.push_back(std::move(match));
  }
  order_by_account(diagnosis.matches);
  return diagnosis;
}

}  // namespace portal_guide::troubleshoot
