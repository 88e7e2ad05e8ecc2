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

/// From what somebody says to what is behind it: symptoms that match, causes in order, and, where there is a snapshot, which
/// of them it confirms and which it rules out.
namespace portal_guide::troubleshoot {

struct Match {
  /// Lives as long as the symptoms.
  const content::Symptom* symptom = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// The confirmed ones first, then as the content orders them.
  std::vector<JudgedCause> causes;
};

struct Diagnosis {
  /// What was asked, without Stripe keys, e-mail addresses, control characters, or more of it than fits a line or two.
  std::string words;
  /// When the snapshot was taken; nullopt without one.
  std::optional<std::int64_t> taken_at_unix_seconds;
  /// Best first, at most kMatchesAtMost. Empty where nothing matches.
  std::vector<Match> matches;
};

inline constexpr std::size_t kMatchesAtMost = 5;

/// What was asked as it may be repeated: without Stripe keys, e-mail addresses and control characters, and no more of it
/// than fits a line or two.
std::string repeatable(std::string_view words);

/// Fails with `diagnose-no-words` where the text holds no word. `evidence` may be null; `synonyms` are the
/// content's. Pure: same input, same answer.
Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence = nullptr,
                             const std::vector<content::SynonymGroup>& synonyms = {});

/// The same from an index that index_of() built over the symptoms.
Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence, const search::Index& index);

/// The best match in full and the others by title, for people; where nothing matches, how to ask. Ends in a newline.
std::string to_text(const Diagnosis& diagnosis, const content::Content& content, const report::TextStyle& style = {});
/// `portal-diagnosis/1`, indented by two spaces, ending in a newline.
std::string to_json(const Diagnosis& diagnosis, const content::Content& content);

}  // namespace portal_guide::troubleshoot
