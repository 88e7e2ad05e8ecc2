#pragma once

#include <optional>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// The results of a check: the verdict, the findings with their filters, what could not be checked, and what passed.
std::optional<Action> draw_results(const View& view, ui::Frame& frame, const report::Report& report);

}  // namespace portal_guide::app
