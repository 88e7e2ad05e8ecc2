#pragma once

#include "wasm/app/ui/theme.hpp"

namespace portal_guide::platform {

/// Hands what ImGui drew in the current context to the browser's WebGL: texture requests first, then the triangles.
void show_picture(ui::Color ground);

/// The browser lost every texture: they are made again with the next picture.
void forget_textures();

}  // namespace portal_guide::platform
