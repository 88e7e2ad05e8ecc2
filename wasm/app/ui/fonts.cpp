#include "wasm/app/ui/fonts.hpp"

#include <cmath>
#include <cstring>

#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"
#include "imgui_internal.h"

namespace portal_guide::ui {
namespace {

/// What a font source knows: ImFontConfig::FontData points at it.
struct FaceSource {
  GlyphSource* glyphs;
  Face face;
  float offset;
};

const FaceSource& source_of(const ImFontConfig* config) { return *static_cast<const FaceSource*>(config->FontData); }

float device_size(const ImFontBaked* baked) { return baked->Size * baked->RasterizerDensity; }

bool init_baked(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
  const FaceMetrics metrics = source_of(config).glyphs->face_metrics(source_of(config).face, device_size(baked));
  baked->Ascent = metrics.ascent / baked->RasterizerDensity;
  baked->Descent = -metrics.descent / baked->RasterizerDensity;
  // Layout asks for advances only; a glyph is painted when it is first seen.
  baked->LoadNoRenderOnLayout = 1;
  return true;
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar codepoint, ImFontGlyph* glyph,
                float* advance) {
  const FaceSource& source = source_of(config);
  const float density = baked->RasterizerDensity;
  const GlyphMetrics metrics = source.glyphs->measure(source.face, device_size(baked), codepoint, source.offset);
  if (advance != nullptr) {
    *advance = metrics.advance / density;
    return true;
  }
  glyph->Codepoint = codepoint & 0x1FFFFF;
  glyph->AdvanceX = metrics.advance / density;
  if (metrics.width <= 0 || metrics.height <= 0) return true;

  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, metrics.width, metrics.height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack_id);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(metrics.width * metrics.height);
  source.glyphs->rasterize(source.face, device_size(baked), codepoint, source.offset, metrics, pixels.Data, metrics.width);
  glyph->X0 = static_cast<float>(metrics.left) / density;
  glyph->Y0 = static_cast<float>(metrics.top) / density;
  glyph->X1 = static_cast<float>(metrics.left + metrics.width) / density;
  glyph->Y1 = static_cast<float>(metrics.top + metrics.height) / density;
  glyph->Visible = true;
  glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, rect, pixels.Data, ImTextureFormat_Alpha8, metrics.width);
  return true;
}

}  // namespace
}  // namespace portal_guide::ui

// See imgui_config.hpp.
namespace ImGuiFreeType {

IMGUI_API const ImFontLoader* GetFontLoader();

const ImFontLoader* GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader value;
    value.Name = "glyph source";
    value.FontSrcContainsGlyph = portal_guide::ui::contains_glyph;
    value.FontBakedInit = portal_guide::ui::init_baked;
    value.FontBakedLoadGlyph = portal_guide::ui::load_glyph;
    return value;
  }();
  return &loader;
}

}  // namespace ImGuiFreeType

namespace portal_guide::ui {

char32_t next_codepoint(std::string_view text, std::size_t& at) {
  const char first = text[at];
  if (text::is_ascii(first)) {
    ++at;
    return static_cast<char32_t>(first);
  }
  const auto character = text::character_at(text, at);
  at += character ? character->bytes : 1;
  return character ? character->code_point : U'\uFFFD';
}

void Fonts::create(ImFontAtlas& atlas, GlyphSource& source) {
  atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
  for (int face = 0; face < kFaceCount; ++face) {
    for (int phase = 0; phase < kPhases; ++phase) {
      auto* face_source = static_cast<FaceSource*>(IM_ALLOC(sizeof(FaceSource)));
      *face_source = {.glyphs = &source, .face = static_cast<Face>(face), .offset = static_cast<float>(phase) / kPhases};
      ImFontConfig config;
      config.FontData = face_source;  // the atlas frees it
      config.FontDataSize = sizeof(FaceSource);
      config.SizePixels = 16;
      config.GlyphMaxAdvanceX = FLT_MAX;
      fonts_[face][phase] = atlas.AddFont(&config);
    }
  }
}

void Fonts::forget() {
  for (auto& phases : fonts_) {
    for (ImFont* font : phases) {
      ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
    }
  }
}

Advances Fonts::advances(Face face, float size) const {
  return Advances(fonts_[static_cast<int>(face)][0]->GetFontBaked(size, density_));
}

float Fonts::width(Face face, float size, std::string_view text) const {
  ImFontBaked* baked = fonts_[static_cast<int>(face)][0]->GetFontBaked(size, density_);
  float sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    sum += baked->GetCharAdvance(next_codepoint(text, at));
  }
  return sum;
}

float Fonts::baseline(Face face, float size, float line) const {
  const ImFontBaked* baked = fonts_[static_cast<int>(face)][0]->GetFontBaked(size, density_);
  const float ascent = std::round(baked->Ascent), descent = std::round(-baked->Descent);
  return std::floor((line - ascent - descent) / 2) + ascent;
}

float Fonts::draw(ImDrawList& list, Face face, float size, float x, float y, ImU32 color, std::string_view text) const {
  ImFont* const* phases = fonts_[static_cast<int>(face)];
  ImFontBaked* baked[kPhases] = {};
  baked[0] = phases[0]->GetFontBaked(size, density_);
  const float pixel = 1 / density_;
  const float line_y = std::round(y * density_) * pixel;
  const float start = x;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t codepoint = next_codepoint(text, at);
    const float advance = baked[0]->GetCharAdvance(codepoint);
    if (codepoint != U' ' && codepoint != U'\u00A0') {
      const float quarters = std::round(x * density_ * kPhases);
      const float whole = std::floor(quarters / kPhases);
      const auto phase = static_cast<int>(quarters - whole * kPhases);
      if (baked[phase] == nullptr) baked[phase] = phases[phase]->GetFontBaked(size, density_);
      if (const ImFontGlyph* glyph = baked[phase]->FindGlyph(codepoint); glyph != nullptr && glyph->Visible) {
        const ImVec2 pen(whole * pixel, line_y);
        list.PrimReserve(6, 4);
        list.PrimRectUV(pen + ImVec2(glyph->X0, glyph->Y0), pen + ImVec2(glyph->X1, glyph->Y1), ImVec2(glyph->U0, glyph->V0),
                        ImVec2(glyph->U1, glyph->V1), color);
      }
    }
    x += advance;
  }
  return x - start;
}

}  // namespace portal_guide::ui
