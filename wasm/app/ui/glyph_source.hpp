#pragma once

#include <cstdint>

#include "wasm/app/ui/theme.hpp"

namespace portal_guide::ui {

/// A glyph's picture and advance, in device pixels. The box is relative to the pen at the baseline; y grows downwards.
struct GlyphMetrics {
  float advance = 0;
  int left = 0, top = 0, width = 0, height = 0;
};

/// How far a face reaches above and below the baseline, in device pixels, both positive.
struct FaceMetrics {
  float ascent = 0, descent = 0;
};

/// Where glyphs come from: the browser's Canvas 2D, or fixed metrics in native tests. Sizes are in device pixels.
class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  virtual FaceMetrics face_metrics(Face face, float size) = 0;
  /// `offset` (0 to 1) shifts the pen to the right, so that a glyph may stand between two pixels.
  virtual GlyphMetrics measure(Face face, float size, char32_t codepoint, float offset) = 0;
  /// Writes width × height coverage bytes of what measure() described, `stride` bytes from line to line.
  virtual void rasterize(Face face, float size, char32_t codepoint, float offset, const GlyphMetrics& metrics,
                         std::uint8_t* pixels, int stride) = 0;
};

}  // namespace portal_guide::ui
