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
  /// The confirmed ones come first; apart from that, they are in the content's order.
  std::vector<JudgedCause> causes;
};

struct Diagnosis {
  /// The question as repeatable() gives it.
  std::string words;
  /// When the snapshot was taken; nullopt without one.
  std::optional<std::int64_t> taken_at_unix_seconds;
  /// The best comes first. At most kMatchesAtMost; empty where nothing matches.
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

/// The same from an index that index_of() built over the symptoms.
Expected<Diagnosis> diagnose(std::string_view words, const std::vector<content::Symptom>& symptoms,
                             const content::Content& content, const Evidence* evidence, const search::Index& index);

/// For people: the best match in full and the others by title. Where nothing matches, how to ask. Ends in a newline.
std::string to_text(const Diagnosis& diagnosis, const content::Content& content, const report::TextStyle& style = {});
/// `portal-diagnosis/1`, indented by two spaces, ending in a newline.
std::string to_json(const Diagnosis& diagnosis, const content::Content& content);

}  // namespace portal_guide::troubleshoot
