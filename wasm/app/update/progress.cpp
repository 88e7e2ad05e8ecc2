#include "wasm/app/update/progress.hpp"

#include <utility>

#include "wasm/app/update/frame.hpp"
#include "wasm/app/update/navigation.hpp"

namespace portal_guide::app {
namespace {

/// As the host page's event says it.
std::string_view to_string(checklist::State state) {
  using enum checklist::State;
  switch (state) {
    case Open:
      return "open";
    case Done:
      return "done";
    case Skipped:
      return "skipped";
    case Confirmed:
      return "confirmed";
    case Problem:
      return "problem";
  }
  return {};
}

std::string_view announcement_of(checklist::Move move) {
  using enum checklist::Move;
  switch (move) {
    case MarkDone:
      return "step.marked";
    case Skip:
      return "step.skipped";
    case Reopen:
      break;
  }
  return "step.reopened";
}

void store_progress(Change& change) {
  if (!change.state.progress_read) return;
  change.effects.emplace_back(Store{.key = std::string(kProgressKey), .text = checklist::to_json(change.state.progress)});
}

}  // namespace

void on(Change& change, const Loaded& loaded) {
  auto& state = change.state;
  if (loaded.key != kProgressKey) return;
  checklist::Progress stored;
  bool unreadable = false;
  if (loaded.text) {
    if (auto progress = checklist::parse_progress(state.content, *loaded.text)) {
      stored = std::move(*progress);
    } else {
      change.effects.emplace_back(
          Store{.key = std::string(kProgressKey) + ".unreadable." + std::to_string(change.unix_ms), .text = *loaded.text});
      state.notice = Notice::ProgressUnreadable;
      unreadable = true;
    }
  }
  state.progress = checklist::merge(state.progress, stored);
  // Each tab has a current step of its own, so a difference in it alone would be stored in turns forever.
  if (std::exchange(state.progress_read, true)) stored.current = state.progress.current;
  if (unreadable || !(state.progress == stored)) store_progress(change);
}

void on(Change& change, const Reset& /*wish*/) { on(change, StartOver{}); }

void on(Change& change, const MoveStep& move) {
  auto& state = change.state;
  const auto* step = content::find_step(state.content, move.step);
  auto progress = checklist::apply(state.content, state.report, state.progress, move.step, move.move, change.unix_ms);
  // Screens offer what the table allows. A refusal means that something else was quicker: there is nothing left to do.
  if (step == nullptr || !progress) return;
  const auto known = state.progress.marks.find(move.step);
  const auto mark = known == state.progress.marks.end() ? std::nullopt : std::optional(known->second);
  state.progress = std::move(*progress);
  state.cleared.reset();
  if (state.notice == Notice::StartedOver) state.notice = Notice::None;
  store_progress(change);

  state.last_move = LastMove{.step = step->id, .mark = mark};
  show_undo(change, announcement_of(move.move), {{"title", step->title}});
  if (move.move == checklist::Move::Reopen) return;
  const auto next = static_cast<std::size_t>(step - state.content.steps.data()) + 1;
  if (next < state.content.steps.size()) {
    go_to(change, {.kind = Place::Kind::Step, .id = state.content.steps[next].id});
  } else {
    go_to(change, {.kind = Place::Kind::Checks});
  }
}

void on(Change& change, const StartOver& /*wish*/) {
  // One thing can be undone at a time.
  change.state.toast.reset();
  change.state.last_move.reset();
  change.state.cleared = std::exchange(change.state.progress, {.cleared_ms = change.unix_ms});
  store_progress(change);
  go_to(change, {});
  change.state.notice = Notice::StartedOver;
}

void on(Change& change, const UndoStartOver& /*wish*/) {
  auto& state = change.state;
  if (!state.cleared) return;
  state.progress =
      checklist::merge(checklist::renew(*std::exchange(state.cleared, std::nullopt), change.unix_ms), state.progress);
  state.notice = Notice::None;
  store_progress(change);
}

void on(Change& change, const UndoMove& /*wish*/) {
  auto& state = change.state;
  state.toast.reset();
  if (!state.last_move) return;
  const auto move = *std::exchange(state.last_move, std::nullopt);
  if (move.mark) {
    state.progress.marks[move.step] = *move.mark;
  } else {
    state.progress.marks.erase(move.step);
  }
  state.progress.changed[move.step] = change.unix_ms;
  store_progress(change);
  go_to(change, {.kind = Place::Kind::Step, .id = move.step});
}

void remember_confirmed(Change& change) {
  checklist::remember(change.state.content, change.state.report, change.state.progress, change.unix_ms);
  store_progress(change);
}

void remember_step(Change& change, const std::string& id) {
  auto& progress = change.state.progress;
  if (progress.current == id) return;
  progress.current = id;
  store_progress(change);
}

std::vector<checklist::State> states_of_steps(const State& state) {
  std::vector<checklist::State> states;
  states.reserve(state.content.steps.size());
  for (const auto& step : state.content.steps) {
    states.push_back(state_of(state, step));
  }
  return states;
}

void tell_of_steps(Change& change, const std::vector<checklist::State>& before) {
  const auto now = states_of_steps(change.state);
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (now[i] == before[i]) continue;
    emit(change, "step", {{"id", change.state.content.steps[i].id}, {"state", to_string(now[i])}});
  }
}

}  // namespace portal_guide::app
