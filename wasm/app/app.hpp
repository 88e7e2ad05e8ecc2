#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "wasm/app/messages.hpp"
#include "wasm/app/state.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// The widget's state and screens. It knows nothing of the browser: events come in, effects go out, and draw() draws a frame.
class App {
 public:
  /// Fails where the content cannot be read.
  static Expected<App> create(const Start& start);

  void on_event(const Event& event, std::int64_t unix_ms);
  /// Draws the current screen and applies what the reader did in it.
  void draw(ui::Frame& frame, std::int64_t unix_ms);
  /// The effects to carry out now, in order. Empties the list. To be called after create, on_event and draw.
  std::vector<Effect> take_effects();

  /// What the element's methods of the same names return: the last check's `portal-report/2` (empty if there is none), and
  /// `portal-progress/1`.
  std::string report_json() const;
  std::string progress_json() const;

  const State& state() const { return state_; }

 private:
  explicit App(State state) : state_(std::move(state)) {}
  /// Whether something on the screen is about to take the focus.
  bool arriving() const {
    return state_.arrived || state_.inquiry.moved || state_.other_ways.arrived || state_.finding_moved ||
           state_.panel_arrived || state_.search_wanted;
  }
  void forget_arrival();
  void want(std::vector<Effect> effects);

  State state_;
  std::vector<Effect> effects_;
  /// The id of the current screen's heading; 0 before the first frame.
  ui::Id heading_ = 0;
  /// When the frame in which the reader arrived was drawn, on the frame's clock: a frame may be drawn in several passes.
  std::optional<double> arrival_drawn_ms_;
};

}  // namespace portal_guide::app
