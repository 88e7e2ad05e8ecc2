#pragma once

#include <optional>
#include <string>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// The start, the steps with their states, how far the reader is, and the other places.
std::optional<Action> draw_navigation(const View& view, ui::Frame& frame);

/// Where the reader is, in a line: "Step 4 of 14", or the place's name.
std::string place_words(const View& view);

}  // namespace portal_guide::app
