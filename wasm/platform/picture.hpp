#pragma once

#include "wasm/app/ui/sheet.hpp"
#include "wasm/app/ui/theme.hpp"

namespace portal_guide::platform {

/// Hands what was drawn on the sheet to the browser's WebGL: texture requests first, then the triangles.
void show_picture(ui::Sheet& sheet, ui::Color ground);

/// To be called when the browser has lost every texture: they are made again with the next picture.
void forget_textures(ui::Sheet& sheet);

}  // namespace portal_guide::platform
