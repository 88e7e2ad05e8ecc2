#pragma once

#include <string_view>

#include "imgui.h"
#include "wasm/app/ui/fonts.hpp"
#include "wasm/app/ui/shapes.hpp"
#include "wasm/app/ui/sheet.hpp"
#include "wasm/app/ui/text_layout.hpp"
#include "wasm/app/ui/theme.hpp"

namespace portal_guide::ui {

/// Paints on a sheet, or tells shapes. Takes content coordinates in CSS pixels; what lies outside of the view is not painted.
class Painter {
 public:
  /// All must outlive the painter.
  Painter(Sheet& sheet, const Fonts& fonts, Shapes& shapes) : sheet_(sheet), fonts_(fonts), shapes_(shapes) {}

  /// The part of the content that is in view. Where `vector` is set, everything is told as shapes, in view or not.
  void begin_pass(float view_height, float scroll_top, bool vector);
  /// Whether what follows stays in place while the rest scrolls, once it has scrolled by `give`. It is painted above the rest.
  void set_pinned(bool pinned, float give = 0);

  bool visible(const Rect& rect) const;
  void fill(const Rect& rect, Color color, float radius = 0, float alpha = 1);
  /// The line lies inside the rectangle's edge.
  void outline(const Rect& rect, Color color, float radius, float thickness = 1);
  /// One line of text; `top` is the line box's top.
  void draw_line(std::string_view text, const TypeSize& type, RunKind kind, float x, float top, Color color);
  void draw_icon(Icon icon, float x, float y, float size, Color color);
  /// A part of a ring, `share` of it (0 to 1) clockwise from the top. The line lies inside the square's edge.
  void draw_ring(float x, float y, float size, float share, float thickness, Color color);
  /// Three quarters of a ring; `turned` is how far it has turned, 0 to 1.
  void draw_spinner(float x, float y, float size, float turned, Color color);
  /// Tells ImGui of an interactive item, so that the test engine's hooks see it.
  void item(Id id, const Rect& rect) { sheet_.item(id, {rect.x, rect.y + offset_y_, rect.width, rect.height}); }

 private:
  template <class Draw>
  void with_brush(const Rect& rect, Color color, const Draw& draw);
  Shapes::Layer shape_layer() const { return pinned_ ? Shapes::Layer::Pinned : Shapes::Layer::Page; }
  /// Where shapes have it: with the page, or with what stays in place.
  float shape_y(float y) const { return pinned_ ? y + offset_y_ : y; }
  ImDrawList& list() { return pinned_ ? sheet_.pinned() : sheet_.page(); }
  /// On whole device pixels.
  ImVec2 point(float x, float y) const;

  Sheet& sheet_;
  const Fonts& fonts_;
  Shapes& shapes_;
  bool vector_ = false;
  float view_height_ = 0;
  float scroll_top_ = 0;
  /// From content coordinates to the sheet's.
  float offset_y_ = 0;
  bool pinned_ = false;
};

}  // namespace portal_guide::ui
