#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/symptoms.hpp"
#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

/// Which causes of a symptom an account's snapshot confirms, and which it rules out.
namespace portal_guide::troubleshoot {

enum class Verdict { Confirmed, RuledOut, CannotTell };
/// "confirmed", "ruled_out" or "cannot_tell"; stable, for JSON.
std::string_view to_string(Verdict verdict);

/// An account as it was read and as the rules judged it: both of the same snapshot.
struct Evidence {
  const stripe::Snapshot& snapshot;
  const report::Report& report;
};

struct ModeVerdict {
  stripe::Mode mode = stripe::Mode::Live;
  Verdict verdict = Verdict::CannotTell;
  /// The rules whose findings confirm it, sorted.
  std::vector<std::string> rules = {};
  /// Of CannotTell: a sentence that says why.
  std::string because = {};

  bool operator==(const ModeVerdict&) const = default;
};

struct JudgedCause {
  /// Lives as long as the symptoms.
  const content::Cause* cause = nullptr;
  /// Its place among the symptom's causes, from 1: the likeliest first.
  std::size_t number = 1;
  /// Confirmed if it is in some mode, ruled out if it is in every mode, else nobody can tell. Without a snapshot, and where
  /// no snapshot can show it, CannotTell.
  Verdict verdict = Verdict::CannotTell;
  /// Live before test; empty without a snapshot and where no snapshot can show the cause.
  std::vector<ModeVerdict> modes = {};
};

/// What the evidence says of a cause in one mode. A condition that nobody can tell never decides: `all` is ruled out by one
/// part that does not hold, `any` confirmed by one that does, and otherwise one that is unknown leaves the whole unknown.
ModeVerdict judge(const content::Cause& cause, const content::Condition& check, const content::Content& content,
                  const Evidence& evidence, stripe::Mode mode);

/// Every cause of the symptom, the confirmed ones first, then as the content orders them. `evidence` may be null.
/// Customers live in live mode: where that was read and test mode was not, test mode is left out.
std::vector<JudgedCause> judge_causes(const content::Symptom& symptom, const content::Content& content,
                                      const Evidence* evidence);

}  // namespace portal_guide::troubleshoot
