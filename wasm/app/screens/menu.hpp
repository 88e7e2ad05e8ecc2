#pragma once

#include <optional>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// What is drawn over the screen, after everything else.
namespace portal_guide::app {

/// The menu below its button `anchor`, the list of keys, and the line that says what was done, as far as they are open.
std::optional<Action> draw_overlays(const View& view, ui::Frame& frame, ui::Id anchor);

}  // namespace portal_guide::app
