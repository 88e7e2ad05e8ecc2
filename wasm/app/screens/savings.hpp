#pragma once

#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// What the portal would save in the reader's own numbers, with the arithmetic; folded until the reader asks for it.
void draw_savings(const View& view, ui::Frame& frame, int level);

}  // namespace portal_guide::app
