#pragma once

#include "imgui.h"
#include "wasm/app/ui/ui.hpp"

/// Vector shapes on a grid of 16 by 16, drawn with ImGui's path functions into a square.
namespace portal_guide::ui {

void paint_icon(ImDrawList& list, Icon icon, ImVec2 corner, float size, ImU32 color);
/// Three quarters of a ring; `turned` is how far it has turned, 0 to 1.
void paint_spinner(ImDrawList& list, ImVec2 corner, float size, float turned, ImU32 color);

}  // namespace portal_guide::ui
