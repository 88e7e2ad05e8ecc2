#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/symptoms.hpp"
#include "core/error.hpp"
#include "core/report/text.hpp"
#include "core/troubleshoot/judge.hpp"
#include "core/troubleshoot/ranking.hpp"

/// From what somebody says to what may be behind it: the symptoms that match, with their causes, and which causes a snapshot
/// confirms or rules out.
namespace portal_guide::troubleshoot {

struct Match {
  /// Lives as long as the symptoms.
  const content::Symptom* symptom = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// How well the words match. Scores are comparable within one answer only.
  int score = 0;
  /// In the order of judge_causes().
  std::vector<JudgedCause> causes;
  /// What somebody in support can tell the customer, with marks.
  std::string say;
  /// The same where this is the cause, for each of `causes`; empty where it has nothing of its own or is ruled out.
  std::vector<std::string> cause_says;
};

struct Diagnosis {
  /// The question as repeatable() gives it.
  std::string words;
  /// When the snapshot was taken; nullopt without one.
  std::optional<std::int64_t> taken_at_unix_seconds;
  /// Whether the question seems to be about the portal. Where it does not, the matches are only what is nearest.
  bool fits = false;
  /// The best comes first, by the words and by what the snapshot confirms and rules out. At most kMatchesAtMost; empty where
  /// nothing matches.
  std::vector<Match> matches;
};

inline constexpr std::size_t kMatchesAtMost = 5;

/// The question as an answer may repeat it: cut to a line or two, and without Stripe keys, e-mail addresses and control
/// characters.
std::string repeatable(std::string_view words);

/// Fails with `diagnose-no-words` where the text holds no word. `evidence` may be null; `synonyms` are the content's. Pure: the
/// same input gives the same answer.
Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence = nullptr,
                             const std::vector<content::SynonymGroup>& synonyms = {});

/// The same from an index that ranking.hpp describes.
Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence, const search::Index& index);

/// For people: the best match in full and the others by title. Where nothing matches, how to ask. Ends in a newline.
std::string to_text(const Diagnosis& diagnosis, const content::Content& content, const report::TextStyle& style = {});
/// `portal-diagnosis/1`, indented by two spaces, ending in a newline.
std::string to_json(const Diagnosis& diagnosis, const content::Content& content);

}  // namespace portal_guide::troubleshoot
