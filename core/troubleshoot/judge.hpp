#pragma once

#include <cstddef>
#include <optional>
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

/// Why a cause is open.
enum class Open {
  /// Something was not read, or no snapshot shows it.
  Unknown,
  /// What the cause cannot do without is there, and no snapshot shows whether it happened.
  Possible,
  /// It holds for some of the customers, or in one of the configurations that sessions may use. Nobody knows whether the one
  /// who asks is among them.
  SomeCustomers,
};
/// Its name in JSON: "unknown", "possible" or "some_customers". Stable.
std::string_view to_string(Open open);

/// A snapshot of an account, and the report that the rules made of it.
struct Evidence {
  const stripe::Snapshot& snapshot;
  const report::Report& report;
};

struct ModeVerdict {
  stripe::Mode mode = stripe::Mode::Live;
  Verdict verdict = Verdict::CannotTell;
  /// Says something for CannotTell only.
  Open open = Open::Unknown;
  /// The rules whose findings confirm it, or hold for some customers, or make it possible, sorted.
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

/// Whether the condition holds in the mode, or nullopt where the evidence cannot tell. `all` fails where one part fails, and
/// `any` holds where one part holds. Otherwise the whole is unknown as soon as one part is unknown.
std::optional<bool> holds(const content::Condition& condition, const content::Content& content, const Evidence& evidence,
                          stripe::Mode mode);

/// What the evidence says about a cause in one mode: by its check, and where that cannot tell, by what it needs.
ModeVerdict judge(const content::Cause& cause, const content::Content& content, const Evidence& evidence, stripe::Mode mode);

/// Judges every cause of the symptom. The confirmed ones come first, then those that the account fits, then the other open
/// ones, and last those that are ruled out; apart from that, they stay in the content's order. `evidence` may be null. Where
/// the snapshot holds one mode only, the other is left out.
std::vector<JudgedCause> judge_causes(const content::Symptom& symptom, const content::Content& content,
                                      const Evidence* evidence);

}  // namespace portal_guide::troubleshoot
