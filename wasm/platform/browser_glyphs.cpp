#include "wasm/platform/browser_glyphs.hpp"

#include "wasm/platform/browser.hpp"

namespace portal_guide::platform {

ui::FaceMetrics BrowserGlyphs::face_metrics(ui::Face face, float size) {
  float metrics[2] = {};
  browser_face_metrics(static_cast<int>(face), size, metrics);
  return {metrics[0], metrics[1]};
}

ui::GlyphMetrics BrowserGlyphs::measure(ui::Face face, float size, char32_t codepoint, float offset) {
  float metrics[5] = {};
  browser_glyph_measure(static_cast<int>(face), size, codepoint, offset, metrics);
  return {metrics[0], static_cast<int>(metrics[1]), static_cast<int>(metrics[2]), static_cast<int>(metrics[3]),
          static_cast<int>(metrics[4])};
}

void BrowserGlyphs::rasterize(ui::Face face, float size, char32_t codepoint, float offset, const ui::GlyphMetrics& metrics,
                              std::uint8_t* pixels, int stride) {
  browser_glyph_paint(static_cast<int>(face), size, codepoint, offset, metrics.left, metrics.top, metrics.width, metrics.height,
                      pixels, stride);
}

}  // namespace portal_guide::platform
