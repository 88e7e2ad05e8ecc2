#pragma once

#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// The shapes and colours that stand for severities and states. Each stands beside the word that says the same.
namespace portal_guide::app {

ui::Tone tone_of(report::Severity severity);
ui::Icon icon_of(report::Severity severity);

struct Mark {
  ui::Icon icon = ui::Icon::None;
  ui::Tone tone = ui::Tone::Muted;
};
/// Of a step's state. Where the check found something, the mark is that of the worst finding.
Mark mark_of(const View& view, const content::Step& step);

}  // namespace portal_guide::app
