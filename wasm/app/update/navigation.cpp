#include "wasm/app/update/navigation.hpp"

#include <utility>

#include "core/link/link.hpp"
#include "core/text/utf8.hpp"
#include "wasm/app/update/knowledge.hpp"
#include "wasm/app/update/progress.hpp"

namespace portal_guide::app {
namespace {

constexpr std::size_t kNoteCharacters = 280;

std::string address_of(const State& state) { return link::to_string(target_of(state.content, state.place)); }

}  // namespace

void on(Change& change, const Open& open) {
  auto& state = change.state;
  if (open.mode) state.mode = *open.mode;
  // Who only changes the mode stays where he is.
  if (open.mode && open.target.empty() && open.note.empty()) return;
  follow(change, open.target, open.note);
  state.arrived = true;
  emit(change, "navigate", {{"target", address_of(state)}});
}

void on(Change& change, const GoTo& wish) { go_to(change, wish.place); }

void on(Change& change, const GoToSearch& /*wish*/) { go_to(change, {.kind = Place::Kind::Search, .id = change.state.search}); }

void on(Change& change, const ChooseMode& choice) {
  auto& state = change.state;
  state.mode = choice.mode;
  const auto mode = content::text(state.content, "mode." + std::string(stripe::to_string(choice.mode)) + "-in-sentence");
  announce(change, "mode.shown", {{"mode", mode}});
}

void on(Change& change, const ChooseLanguage& language) {
  change.state.place.id = language.id;
  correct_address(change);
}

void follow(Change& change, std::string_view target_text, std::string_view note) {
  auto& state = change.state;
  enter(change, {});
  state.note = text::first_characters(note, kNoteCharacters);
  if (target_text.empty()) return;
  const auto target = link::parse_target(target_text);
  const auto place = target ? place_of(state.content, knowledge_of(state), *target) : std::nullopt;
  if (place) return enter(change, *place, Keep::Note);
  if (target) return miss(change, target_text);
  state.notice = Notice::LinkBroken;
  state.notice_detail = content::describe(state.content, target.error());
}

void enter(Change& change, Place place, Keep keep) {
  auto& state = change.state;
  if (keep == Keep::Nothing) {
    state.note.clear();
    state.notice = Notice::None;
  }
  // What was searched for elsewhere says nothing about this place.
  if (place.kind != Place::Kind::Search) state.search.clear();
  if (state.place.kind != place.kind) {
    state.list_filter.clear();
    state.meant.reset();
  }
  state.other_ways = {};
  state.place = std::move(place);
  if (needs_knowledge(state.content, state.place)) fetch_knowledge(change);
  look_into_place(change);
  state.menu_open = false;
  state.navigation_open = false;
  state.panel = Panel::None;
  if (state.place.kind == Place::Kind::Step) remember_step(change, state.place.id);
}

void go_to(Change& change, Place place) {
  enter(change, std::move(place));
  change.state.arrived = true;
  navigate(change);
}

void navigate(Change& change) { change.effects.emplace_back(Navigate{.target = address_of(change.state)}); }

void correct_address(Change& change) {
  change.effects.emplace_back(Navigate{.target = address_of(change.state), .replace = true});
}

void miss(Change& change, std::string_view target) {
  enter(change, {});
  change.state.arrived = true;
  change.state.notice = Notice::LinkUnknown;
  change.state.notice_detail = text::first_characters(target, kNoteCharacters);
}

}  // namespace portal_guide::app
