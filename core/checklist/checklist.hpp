#pragma once

#include <array>
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
  /// Every rule of the step passed, in the step's mode; where it is for any mode, in every mode that was read.
  Confirmed,
  /// A rule of the step found an error or a warning. Outweighs what the reader said. Mere advice leaves the reader's mark.
  Problem,
};

enum class Move { MarkDone, Skip, Reopen };

/// A row of the machine: from this state, this move leads to this mark.
struct Transition {
  State from;
  Move move;
  Mark to;
};

/// The whole machine, in the order of the buttons. What is not in it is refused: only a clean check ends a problem, and what
/// a check has confirmed needs nobody's word.
inline constexpr std::array kTransitions = {
    Transition{State::Open, Move::MarkDone, Mark::Done},  Transition{State::Open, Move::Skip, Mark::Skipped},
    Transition{State::Done, Move::Reopen, Mark::Open},    Transition{State::Skipped, Move::MarkDone, Mark::Done},
    Transition{State::Skipped, Move::Reopen, Mark::Open},
};

/// The mark that a move leads to; nullopt where the state does not offer it.
constexpr std::optional<Mark> mark_after(State state, Move move) {
  for (const Transition& transition : kTransitions) {
    if (transition.from == state && transition.move == move) return transition.to;
  }
  return std::nullopt;
}

static_assert(mark_after(State::Open, Move::MarkDone) == Mark::Done);
static_assert(mark_after(State::Open, Move::Skip) == Mark::Skipped);
static_assert(!mark_after(State::Problem, Move::MarkDone), "only a clean check ends a problem");
static_assert(!mark_after(State::Problem, Move::Skip), "a problem does not go away by being skipped");
static_assert(!mark_after(State::Confirmed, Move::Skip), "what is confirmed is not skipped");
static_assert(!mark_after(State::Done, Move::MarkDone), "a button that changes nothing is not offered");
static_assert(mark_after(State::Done, Move::Reopen) == Mark::Open, "what was said can be taken back");
static_assert(mark_after(State::Skipped, Move::Reopen) == Mark::Open);

/// What the reader has done so far. Plain data: the shell around the core stores it.
struct Progress {
  std::map<std::string, Mark, std::less<>> marks;
  /// Id of the step the reader is at; empty before the first visit.
  std::string current;

  bool operator==(const Progress&) const = default;
};

/// The moves a state offers, in the order of the buttons. Screens draw their buttons from this table.
std::vector<Move> moves(State state);

/// The progress after a move. Fails with `step-unknown` ("observed") or `move-refused` (not offered in the step's state).
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

/// `{"format": "portal-progress/1", "current": "return-url", "marks": {"return-url": "done"}}`. Reading drops ids that the
/// content does not know; it fails as parse_json() does, or with `progress-format` (`where` points at what is wrong).
std::string to_json(const Progress& progress);
Expected<Progress> parse_progress(const content::Content& content, std::string_view text);

}  // namespace portal_guide::checklist
