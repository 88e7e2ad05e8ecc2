#include "wasm/app/update/progress.hpp"

#include <utility>

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
  change.effects.emplace_back(Store{.key = std::string(kProgressKey), .text = checklist::to_json(change.state.progress)});
}

}  // namespace

void on(Change& change, const Loaded& loaded) {
  auto& state = change.state;
  if (loaded.key != kProgressKey || !loaded.text || !(state.progress == checklist::Progress{})) return;
  // Progress that cannot be read is left behind: the reader begins anew.
  if (auto progress = checklist::parse_progress(state.content, *loaded.text)) state.progress = std::move(*progress);
}

void on(Change& change, const Reset& /*wish*/) { on(change, StartOver{}); }

void on(Change& change, const MoveStep& move) {
  auto& state = change.state;
  const auto* step = content::find_step(state.content, move.step);
  auto progress = checklist::apply(state.content, state.report, state.progress, move.step, move.move);
  // Screens offer what the table allows. A refusal means that something else was quicker: there is nothing left to do.
  if (step == nullptr || !progress) return;
  state.progress = std::move(*progress);
  state.cleared.reset();
  if (state.notice == Notice::StartedOver) state.notice = Notice::None;
  store_progress(change);

  announce(change, announcement_of(move.move), {{"title", step->title}});
  if (move.move == checklist::Move::Reopen) return;
  const auto next = static_cast<std::size_t>(step - state.content.steps.data()) + 1;
  if (next < state.content.steps.size()) {
    go_to(change, {.kind = Place::Kind::Step, .id = state.content.steps[next].id});
  } else {
    go_to(change, {.kind = Place::Kind::Checks});
  }
}

void on(Change& change, const StartOver& /*wish*/) {
  change.state.cleared = std::exchange(change.state.progress, {});
  store_progress(change);
  go_to(change, {});
  change.state.notice = Notice::StartedOver;
}

void on(Change& change, const UndoStartOver& /*wish*/) {
  auto& state = change.state;
  if (!state.cleared) return;
  state.progress = *std::exchange(state.cleared, std::nullopt);
  state.notice = Notice::None;
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
