#pragma once

#include <string>
#include <string_view>

#include "core/report/report.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// The portal configurations that a report is about.
namespace portal_guide::app {

/// Which configurations were judged, mode by mode. Draws nothing where the report names none.
void draw_judged(const View& view, ui::Frame& frame, const report::Report& report);
/// Which were not judged.
void draw_not_judged(ui::Frame& frame, const report::Report& report);

/// "Site B (bpc_1)"; the id alone where the configuration has no name, or where the report does not hold it.
std::string configuration_label(const report::Report& report, std::string_view id);

/// "Live mode", or "Live mode: Site B (bpc_1)" for an answer about one of several configurations.
std::string place_words(const View& view, const report::Report& report, stripe::Mode mode, std::string_view configuration);

}  // namespace portal_guide::app
