#pragma once

#include <cstdint>
#include <vector>

#include "core/error.hpp"
#include "wasm/app/messages.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// The widget's state and screens. Knows no browser: events come in, effects go out, a frame draws.
class App {
 public:
  /// Fails where the content cannot be read.
  static Expected<App> create(const Start& start);

  void on_event(const Event& event, std::int64_t unix_ms);
  /// Draws the current screen and applies what the reader did in it.
  void draw(ui::Frame& frame, std::int64_t unix_ms);
  /// What is to be done now, in order; empties the list. Called after create, on_event and draw.
  std::vector<Effect> take_effects();
};

}  // namespace portal_guide::app
