#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/report.hpp"

/// The wizard's state machine: what the reader did, what a check confirmed, and which moves are open.
namespace portal_guide::checklist {

/// What the reader said of a step.
enum class Mark { Open, Done, Skipped };

/// What is shown for a step: the reader's mark and the last report taken together.
enum class State {
  /// Nothing said, nothing known.
  Open,
  /// The reader said so; no check has confirmed it.
  Done,
  Skipped,
  /// Every rule of the step passed in the step's mode.
  Confirmed,
  /// A rule of the step found something. Outweighs what the reader said.
  Problem,
};

enum class Move { MarkDone, Skip, Reopen };

/// What the reader has done so far. Plain data: the shell around the core stores it.
struct Progress {
  std::map<std::string, Mark, std::less<>> marks;
  /// Id of the step the reader is at; empty before the first visit.
  std::string current;

  bool operator==(const Progress&) const = default;
};

/// The moves a state offers, in the order of the buttons. Screens draw their buttons from this table.
std::vector<Move> moves(State state);

/// Applies a move. Fails with `step-unknown` or `move-refused` (not offered in the step's state) and changes nothing.
Expected<Progress> apply(const content::Content& content, const std::optional<report::Report>& report, const Progress& progress,
                         std::string_view step_id, Move move);

/// The step's state. Without a report, only the reader's marks count.
State state_of(const content::Step& step, const Progress& progress, const std::optional<report::Report>& report);

/// The findings of the last report that belong to a step, worst first; pointers live as long as the report.
std::vector<const report::Finding*> findings_of(const content::Step& step, const report::Report& report);

struct Count {
  std::size_t settled = 0;  ///< done, confirmed or skipped
  std::size_t total = 0;
};
Count count(const content::Content& content, const Progress& progress, const std::optional<report::Report>& report);

/// `{"format": "portal-progress/1", "current": "...", "marks": {"return-url": "done"}}`; unknown ids are dropped on reading.
std::string to_json(const Progress& progress);
Expected<Progress> parse_progress(const content::Content& content, std::string_view text);

}  // namespace portal_guide::checklist
