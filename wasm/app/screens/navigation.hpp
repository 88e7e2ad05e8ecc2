#pragma once

#include <optional>
#include <string>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// Links to the start, to the steps with their states, and to the other places, and how far the reader has come.
std::optional<Action> draw_navigation(const View& view, ui::Frame& frame);

/// Where the reader is, in a line: "Step 4 of 14", or the place's name.
std::string place_words(const View& view);

}  // namespace portal_guide::app
