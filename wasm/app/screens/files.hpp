#pragma once

#include <optional>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// The way to an account that was saved to files, and what became of the last ones.
std::optional<Action> draw_open_files(const View& view, ui::Frame& frame);

/// Which files the results are about, and which of them say nothing; nothing where they are about the connected account.
void draw_opened_files(const View& view, ui::Frame& frame);

/// The button that judges the sample account. Returns whether it was pressed.
bool draw_sample_button(const View& view, ui::Frame& frame);
/// Why the sample account cannot be shown; nothing where it can.
void draw_sample_failure(const View& view, ui::Frame& frame);

}  // namespace portal_guide::app
