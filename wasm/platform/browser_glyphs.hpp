#pragma once

#include "wasm/app/ui/glyph_source.hpp"

namespace portal_guide::platform {

/// Glyphs painted by the browser's Canvas 2D in the system's own fonts.
class BrowserGlyphs final : public ui::GlyphSource {
 public:
  ui::FaceMetrics face_metrics(ui::Face face, float size) override;
  ui::GlyphMetrics measure(ui::Face face, float size, char32_t codepoint, float offset) override;
  void rasterize(ui::Face face, float size, char32_t codepoint, float offset, const ui::GlyphMetrics& metrics,
                 std::uint8_t* pixels, int stride) override;
};

}  // namespace portal_guide::platform
