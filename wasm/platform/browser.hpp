#pragma once

#include <cstdint>

/// What the browser's side gives this module: the imports that wasm/platform/widget_module.ts declares, name for name. Plain
/// numbers and addresses into this module's memory, which are valid during the call only.
namespace portal_guide::platform {

#define PORTAL_GUIDE_IMPORT(name) __attribute__((import_module("portal_guide"), import_name(name)))

extern "C" {

/// Writes ascent and descent (two floats).
PORTAL_GUIDE_IMPORT("face_metrics") void browser_face_metrics(int face, float size, float* metrics);
/// Writes advance, left, top, width, height (five floats).
PORTAL_GUIDE_IMPORT("glyph_measure")
void browser_glyph_measure(int face, float size, std::uint32_t codepoint, float offset, float* metrics);
/// Paints what was measured as coverage bytes.
PORTAL_GUIDE_IMPORT("glyph_paint")
void browser_glyph_paint(int face, float size, std::uint32_t codepoint, float offset, int left, int top, int width, int height,
                         std::uint8_t* pixels, int stride);

/// Makes or replaces a texture of one byte a pixel.
PORTAL_GUIDE_IMPORT("texture_create")
void browser_texture_create(int texture, int width, int height, const std::uint8_t* pixels);
PORTAL_GUIDE_IMPORT("texture_update")
void browser_texture_update(int texture, int x, int y, int width, int height, int texture_width, const std::uint8_t* pixels);
PORTAL_GUIDE_IMPORT("texture_destroy") void browser_texture_destroy(int texture);

/// Begins a picture on the ground `rgb`.
PORTAL_GUIDE_IMPORT("picture_begin") void browser_picture_begin(float width, float height, float density, std::uint32_t rgb);
/// The buffers that the following pieces index: ImDrawVert (20 bytes) and 16-bit indices.
PORTAL_GUIDE_IMPORT("picture_buffers")
void browser_picture_buffers(const void* vertices, int vertex_bytes, const void* indices, int index_bytes);
PORTAL_GUIDE_IMPORT("picture_triangles")
void browser_picture_triangles(int texture, float left, float top, float right, float bottom, int index_count, int first_index,
                               int first_vertex);

}  // extern "C"

}  // namespace portal_guide::platform
