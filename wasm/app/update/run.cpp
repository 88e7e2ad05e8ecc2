#include "wasm/app/update/run.hpp"

#include <iterator>
#include <utility>

#include "wasm/app/update/connection.hpp"
#include "wasm/app/update/judging.hpp"
#include "wasm/app/update/navigation.hpp"

namespace portal_guide::app {
namespace {

void finish_run(Change& change) {
  auto& run = change.state.run;
  // Where nothing at all could be read, the last result says more than a report full of unknowns.
  if (run->nothing_read()) return tell_error(change, {.id = "stripe-unavailable"});
  judge(change, {.document = run->reader().snapshot()}, Judging::Then::Show);
  if (run->unread().empty()) run.reset();
}

/// Does what the run asks for. Where the run has ended, looks at how.
void drive_run(Change& change) {
  auto& run = change.state.run;
  const bool was_reading = run->reading();
  auto wanted = run->next(change.unix_ms);
  change.effects.insert(change.effects.end(), std::make_move_iterator(wanted.begin()), std::make_move_iterator(wanted.end()));
  if (run->phase() == CheckRun::Phase::Interrupted && run->failure()) {
    if (const auto expired = run->expired();
        expired && change.state.connection(*expired).phase == Connection::Phase::Connected) {
      end_connection(change, *expired);
    }
    tell_error(change, *run->failure());
  }
  if (was_reading && run->phase() == CheckRun::Phase::Finished) finish_run(change);
}

void show_run(Change& change) {
  if (change.state.place.kind != Place::Kind::Checks) go_to(change, {.kind = Place::Kind::Checks});
  announce(change, "checks.reading-announce");
  drive_run(change);
}

}  // namespace

void on(Change& change, const Response& response) {
  auto& run = change.state.run;
  if (run && run->answer(response, change.unix_ms)) drive_run(change);
}

void on(Change& change, const RunChecks& /*wish*/) {
  auto& state = change.state;
  if (state.run && state.run->reading()) return;
  expire_overdue(change);
  auto modes = connected_modes(state);
  if (modes.empty()) return go_to(change, {.kind = Place::Kind::Connect});
  state.run.emplace(std::move(modes), state.next_id, change.unix_ms);
  state.next_id += CheckRun::kIdsNeeded;
  show_run(change);
}

void on(Change& change, const StopChecks& /*wish*/) {
  if (!change.state.run) return;
  change.state.run->stop(change.unix_ms);
  announce(change, "checks.stopped");
  drive_run(change);
}

void on(Change& change, const ResumeChecks& /*wish*/) {
  auto& state = change.state;
  if (!state.run || !state.run->can_resume()) return on(change, RunChecks{});
  if (const auto expired = state.run->expired(); expired && state.connection(*expired).phase != Connection::Phase::Connected) {
    return go_to(change, {.kind = Place::Kind::Connect});
  }
  state.run->resume(change.unix_ms);
  show_run(change);
}

void on(Change& change, const JudgePartly& /*wish*/) {
  auto& run = change.state.run;
  if (!run || !run->can_resume()) return;
  judge(change, {.document = run->reader().snapshot(), .partly = true}, Judging::Then::Show);
  run.reset();
}

void reading_failed(Change& change, const Failed& failed) {
  auto& run = change.state.run;
  if (run && run->failed(failed, change.unix_ms)) drive_run(change);
}

void tick(Change& change, const Timer& timer) {
  auto& run = change.state.run;
  if (run && run->timer(timer)) drive_run(change);
}

void interrupt_run(Change& change, Mode mode, Error why) {
  auto& run = change.state.run;
  if (!run || !run->reading()) return;
  run->disconnect(mode, std::move(why), change.unix_ms);
  drive_run(change);
}

}  // namespace portal_guide::app
