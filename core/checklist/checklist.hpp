#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/report/report.hpp"

/// The state machine of the wizard: what the reader did, what a check confirmed, and which moves are possible.
namespace portal_guide::checklist {

/// What the reader said about a step.
enum class Mark { Open, Done, Skipped };

/// What is shown for a step. It follows from the reader's mark and the last report.
enum class State {
  /// The reader said nothing, and no check knows anything.
  Open,
  /// The reader says that it is done, and no check has confirmed it.
  Done,
  Skipped,
  /// Every rule of the step passed in the step's mode. Where the step is for any mode, in every mode that was read. A step that
  /// the report does not confirm, but finds no problem in, stays as an earlier check has confirmed it.
  Confirmed,
  /// A rule of the step found an error or a warning, whatever the reader said. Advice does not change what the reader said.
  Problem,
};

enum class Move { MarkDone, Skip, Reopen };

/// A row of the machine: in this state, this move sets this mark.
struct Transition {
  State from;
  Move move;
  Mark to;
};

/// The whole machine, in the order of the buttons. A move that is not in it is refused: only a clean check ends a problem, and
/// a step that a check has confirmed needs no word from the reader.
inline constexpr std::array kTransitions = {
    Transition{State::Open, Move::MarkDone, Mark::Done},  Transition{State::Open, Move::Skip, Mark::Skipped},
    Transition{State::Done, Move::Reopen, Mark::Open},    Transition{State::Skipped, Move::MarkDone, Mark::Done},
    Transition{State::Skipped, Move::Reopen, Mark::Open},
};

/// The mark that a move sets. Nullopt where the state does not offer the move.
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

/// Moments by the ids of steps, in Unix milliseconds.
using Moments = std::map<std::string, std::int64_t, std::less<>>;

/// What the reader has done so far. It is plain data that the shell around the core stores.
struct Progress {
  std::map<std::string, Mark, std::less<>> marks = {};
  /// The id of the step that the reader is at. Empty before the first visit.
  std::string current = {};
  /// When a check last confirmed the step, unless a later check found a problem in it.
  Moments confirmed = {};
  /// When the step's mark or confirmation changed last, also where it was taken back.
  Moments changed = {};
  /// When the reader started over last; 0 if never. Nothing that changed earlier counts.
  std::int64_t cleared_ms = 0;

  bool operator==(const Progress&) const = default;
};

/// The moves that a state offers, in the order of the buttons. Screens draw their buttons from them.
std::vector<Move> moves(State state);

/// The progress after a move. Fails with `step-unknown` ("observed"), or with `move-refused` where the step's state does not
/// offer the move.
Expected<Progress> apply(const content::Content& content, const std::optional<report::Report>& report, const Progress& progress,
                         std::string_view step_id, Move move, std::int64_t unix_ms = 0);

/// Keeps what a check says: the steps that it confirms are confirmed now, those with a problem no longer.
void remember(const content::Content& content, const std::optional<report::Report>& report, Progress& progress,
              std::int64_t unix_ms);

/// What two tabs know together. Of each step, the mark and confirmation that changed last count; of two without a moment, a
/// mark outweighs none. The current step is that of `own`, unless it has none.
Progress merge(const Progress& own, const Progress& other);

/// A progress that was cleared, as if all of it had been said again now.
Progress renew(Progress progress, std::int64_t unix_ms);

/// The state of a step. Without a report, only the reader's marks and earlier confirmations count.
State state_of(const content::Step& step, const Progress& progress, const std::optional<report::Report>& report);

/// The findings of a report that belong to a step, the worst first. Pointers live as long as the report.
std::vector<const report::Finding*> findings_of(const content::Step& step, const report::Report& report);

struct Count {
  /// Steps that are done, confirmed or skipped.
  std::size_t settled = 0;
  std::size_t total = 0;
};
Count count(const content::Content& content, const Progress& progress, const std::optional<report::Report>& report);

/// `{"format": "portal-progress/1", "current": "return-url", "marks": {"return-url": "done"}}`, and with moments `confirmed`,
/// `changed` and `cleared` (docs/element.md, "Methods"). Reading drops ids that the content does not know. It fails as
/// parse_json() does, or with `progress-format`, where `where` points at what is wrong.
std::string to_json(const Progress& progress);
Expected<Progress> parse_progress(const content::Content& content, std::string_view text);

}  // namespace portal_guide::checklist
