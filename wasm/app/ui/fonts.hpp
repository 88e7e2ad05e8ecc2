#pragma once

#include <string_view>

#include "imgui.h"
#include "wasm/app/ui/glyph_source.hpp"

namespace portal_guide::ui {

/// Advances of one face in one size, looked up once for many characters. Valid until the frame ends.
class Advances {
 public:
  explicit Advances(ImFontBaked* baked) : baked_(baked) {}
  float of(char32_t codepoint) const { return baked_->GetCharAdvance(codepoint); }

 private:
  ImFontBaked* baked_;
};

/// ImGui's fonts, filled on demand from a GlyphSource. Glyphs are kept at quarters of a device pixel, so that text is spaced
/// evenly and every texel still meets one pixel.
class Fonts {
 public:
  /// Adds the faces to the atlas, which `source` must outlive.
  void create(ImFontAtlas& atlas, GlyphSource& source);
  /// Forgets every glyph, because the font family has changed.
  void forget();
  void set_density(float density) { density_ = density; }
  float density() const { return density_; }

  /// Width in CSS pixels.
  float width(Face face, float size, std::string_view text) const;
  Advances advances(Face face, float size) const;
  /// Distance of the baseline from the top of a line of that height, as browsers place it.
  float baseline(Face face, float size, float line) const;
  /// Draws one line with its baseline at `y`. Returns its width.
  float draw(ImDrawList& list, Face face, float size, float x, float y, ImU32 color, std::string_view text) const;

 private:
  static constexpr int kPhases = 4;
  float density_ = 1;
  ImFont* fonts_[kFaceCount][kPhases] = {};
};

/// Reads one code point and moves `at` behind it; U+FFFD for bytes that are not UTF-8.
char32_t next_codepoint(std::string_view text, std::size_t& at);

}  // namespace portal_guide::ui
