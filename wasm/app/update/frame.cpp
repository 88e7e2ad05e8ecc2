#include "wasm/app/update/frame.hpp"

#include <algorithm>

#include "wasm/app/findings.hpp"
#include "wasm/app/update/navigation.hpp"

namespace portal_guide::app {
namespace {

constexpr int kToastMs = 4'000;
/// Long enough to reach the button by keyboard, and to think about it.
constexpr int kUndoToastMs = 20'000;

void put_toast(Change& change, std::string words, bool undoable) {
  const auto id = change.state.next_id++;
  change.effects.emplace_back(Announce{.text = words, .assertive = false});
  change.effects.emplace_back(Delay{.id = id, .ms = undoable ? kUndoToastMs : kToastMs});
  change.state.toast = Toast{.words = std::move(words), .timer = id, .undoable = undoable};
}

/// One layer at a time: what is over the rest first, the guide itself last.
void escape(Change& change) {
  auto& state = change.state;
  if (state.panel != Panel::None) {
    state.panel = Panel::None;
  } else if (state.menu_open) {
    state.menu_open = false;
  } else if (state.navigation_open) {
    state.navigation_open = false;
  } else if (state.toast) {
    state.toast.reset();
  } else if (state.closable) {
    change.effects.emplace_back(Leave{});
  }
}

/// To the step before or behind the one that is shown.
void step_along(Change& change, int by) {
  const auto& steps = change.state.content.steps;
  const auto* step = content::find_step(change.state.content, change.state.place.id);
  if (step == nullptr) return;
  const auto next = step - steps.data() + by;
  if (next < 0 || next >= static_cast<std::ptrdiff_t>(steps.size())) return;
  go_to(change, {.kind = Place::Kind::Step, .id = steps[static_cast<std::size_t>(next)].id});
}

/// Opens the finding before or behind the one that is open, and gives it the focus.
void find_along(Change& change, int by) {
  auto& state = change.state;
  if (!state.report) return;
  const auto groups = shown_findings(state);
  if (groups.empty()) return;
  const auto open = std::find_if(groups.begin(), groups.end(),
                                 [&](const FindingGroup& group) { return group_key(group) == state.open_finding; });
  const auto last = static_cast<std::ptrdiff_t>(groups.size()) - 1;
  const auto at = open == groups.end() ? (by > 0 ? -1 : last + 1) : open - groups.begin();
  state.open_finding = group_key(groups[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, last))]);
  state.finding_moved = true;
}

void open_panel(State& state, Panel panel) {
  state.menu_open = false;
  state.panel = panel;
  state.panel_arrived = panel != Panel::None;
}

void along(Change& change, int by) {
  if (change.state.place.kind == Place::Kind::Step) return step_along(change, by);
  if (change.state.place.kind == Place::Kind::Checks) find_along(change, by);
}

}  // namespace

void on(Change& change, const ToggleMenu& /*wish*/) { change.state.menu_open = !change.state.menu_open; }
void on(Change& change, const ToggleNavigation& /*wish*/) { change.state.navigation_open = !change.state.navigation_open; }
void on(Change& change, const DismissNotice& /*wish*/) { change.state.notice = Notice::None; }
void on(Change& change, const CloseGuide& /*wish*/) { change.effects.emplace_back(Leave{}); }

void on(Change& change, const ClosePanel& /*wish*/) { change.state.panel = Panel::None; }
void on(Change& change, const AskStartOver& /*wish*/) { open_panel(change.state, Panel::StartOver); }

void on(Change& change, const ToggleShortcuts& /*wish*/) {
  auto& state = change.state;
  open_panel(state, state.panel == Panel::Shortcuts ? Panel::None : Panel::Shortcuts);
}

void on(Change& change, const KeyPressed& pressed) {
  if (pressed.key == "Escape") return escape(change);
  // A layer over the screen has the keys to itself.
  if (pressed.key == "?") return on(change, ToggleShortcuts{});
  if (change.state.panel != Panel::None || change.state.menu_open) return;
  if (pressed.key == "/") {
    on(change, GoToSearch{});
    change.state.search_wanted = true;
  } else if (pressed.key == "j") {
    along(change, 1);
  } else if (pressed.key == "k") {
    along(change, -1);
  }
}

void show_toast(Change& change, std::string_view key, const content::Arguments& arguments) {
  put_toast(change, content::text(change.state.content, key, arguments), false);
}

void show_failure(Change& change, std::string_view key) {
  show_toast(change, key);
  change.state.toast->failed = true;
}

void show_undo(Change& change, std::string_view key, const content::Arguments& arguments) {
  put_toast(change, content::text(change.state.content, key, arguments), true);
}

bool end_toast(Change& change, const Timer& timer) {
  auto& toast = change.state.toast;
  if (!toast || toast->timer != timer.id) return false;
  toast.reset();
  return true;
}

}  // namespace portal_guide::app
