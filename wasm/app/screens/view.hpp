#pragma once

#include <cstdint>

#include "wasm/app/state.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// What a screen sees. It may write its fields' drafts and the id of its heading, and nothing else.
struct View {
  const State& state;
  Drafts& drafts;
  /// The id of the screen's heading, where the skip link leads. It is the last frame's until the screen is drawn.
  ui::Id& heading;
  std::int64_t unix_ms = 0;
};

}  // namespace portal_guide::app
