#include "wasm/app/app.hpp"

#include <iterator>
#include <utility>

#include "wasm/app/screens/screens.hpp"
#include "wasm/app/update.hpp"

namespace portal_guide::app {

Expected<App> App::create(const Start& start) {
  std::vector<Effect> effects;
  auto state = open_state(start, effects);
  if (!state) return propagate(state);
  App app(std::move(*state));
  app.want(std::move(effects));
  return app;
}

void App::on_event(const Event& event, std::int64_t unix_ms) {
  // The arrival that was drawn is over. Without this, the next one would not be noticed.
  if (arrival_drawn_ms_) forget_arrival();
  want(update(state_, event, unix_ms));
}

void App::draw(ui::Frame& frame, std::int64_t unix_ms) {
  if (arrival_drawn_ms_ && *arrival_drawn_ms_ != frame.time_ms()) forget_arrival();
  if (arriving()) arrival_drawn_ms_ = frame.time_ms();

  auto drafts = drafts_of(state_);
  const auto known_heading = heading_;
  const auto action = draw_shell({.state = state_, .drafts = drafts, .heading = heading_, .unix_ms = unix_ms}, frame);

  // The skip link is drawn before the heading that it leads to.
  if (heading_ != known_heading) frame.again();
  const bool typed = drafts != drafts_of(state_);
  if (typed) want(take_drafts(state_, drafts, unix_ms));
  if (action) {
    want(apply(state_, *action, unix_ms));
    if (arriving()) arrival_drawn_ms_.reset();
  }
  // The frame shows the state from before the change, so another one is needed.
  if (typed || action) frame.again();
}

std::vector<Effect> App::take_effects() { return std::exchange(effects_, {}); }

std::string App::report_json() const { return state_.report_json; }

std::string App::progress_json() const { return checklist::to_json(state_.progress); }

void App::forget_arrival() {
  state_.arrived = false;
  state_.inquiry.moved = false;
  state_.other_ways.arrived = false;
  state_.finding_moved = false;
  state_.panel_arrived = false;
  state_.search_wanted = false;
  arrival_drawn_ms_.reset();
}

void App::want(std::vector<Effect> effects) {
  effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()), std::make_move_iterator(effects.end()));
}

}  // namespace portal_guide::app
