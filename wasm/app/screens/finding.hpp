#pragma once

#include <optional>

#include "wasm/app/action.hpp"
#include "wasm/app/findings.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::app {

/// A group of findings as one line, with the details of each below it where it stands open.
std::optional<Action> draw_finding_line(const View& view, ui::Frame& frame, const FindingGroup& group);
/// A finding on the page of its rule: how bad it is, what was seen, why it matters and how to mend it.
std::optional<Action> draw_finding_card(const View& view, ui::Frame& frame, const report::Finding& finding);

}  // namespace portal_guide::app
