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
/// The verdict's name in JSON: "confirmed", "ruled_out" or "cannot_tell". Stable.
std::string_view to_string(Verdict verdict);

/// A snapshot of an account, and the report that the rules made of it.
struct Evidence {
  const stripe::Snapshot& snapshot;
  const report::Report& report;
};

struct ModeVerdict {
  stripe::Mode mode = stripe::Mode::Live;
  Verdict verdict = Verdict::CannotTell;
  /// The rules whose findings confirm it, sorted.
  std::vector<std::string> rules = {};
  /// A sentence that says why nobody can tell; empty for the other verdicts.
  std::string because = {};

  bool operator==(const ModeVerdict&) const = default;
};

struct JudgedCause {
  /// Lives as long as the symptoms.
  const content::Cause* cause = nullptr;
  /// The cause's place among the symptom's causes, which begin with the likeliest. Counts from 1.
  std::size_t number = 1;
  /// Confirmed where one mode confirms the cause, RuledOut where every mode rules it out, CannotTell otherwise: also without a
  /// snapshot, and where no snapshot can show the cause.
  Verdict verdict = Verdict::CannotTell;
  /// Live before test; empty without a snapshot and where no snapshot can show the cause.
  std::vector<ModeVerdict> modes = {};
};

/// What the evidence says about a cause in one mode. `all` fails where one part fails, and `any` holds where one part holds.
/// Otherwise the whole is unknown as soon as one part is unknown.
ModeVerdict judge(const content::Cause& cause, const content::Condition& check, const content::Content& content,
                  const Evidence& evidence, stripe::Mode mode);

/// Judges every cause of the symptom. The confirmed ones come first; apart from that, they stay in the content's order.
/// `evidence` may be null. Where the snapshot holds live mode only, test mode is left out: customers are in live mode.
std::vector<JudgedCause> judge_causes(const content::Symptom& symptom, const content::Content& content,
                                      const Evidence* evidence);

}  // namespace portal_guide::troubleshoot
