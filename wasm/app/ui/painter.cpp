#include "wasm/app/ui/painter.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "wasm/app/ui/icons.hpp"

namespace portal_guide::ui {
namespace {

ImU32 packed(Color color, float alpha = 1) {
  return IM_COL32(color.red, color.green, color.blue, static_cast<int>(std::lround(alpha * 255)));
}

}  // namespace

template <class Draw>
void Painter::with_brush(const Rect& rect, Color color, const Draw& draw) {
  if (!visible(rect)) return;
  if (vector_) {
    auto brush = shapes_.brush(shape_layer(), color);
    return draw(brush, ImVec2(rect.x, shape_y(rect.y)));
  }
  ListBrush brush(list(), packed(color));
  draw(brush, point(rect.x, rect.y));
}

void Painter::begin_pass(float view_height, float scroll_top, bool vector) {
  vector_ = vector;
  if (vector) shapes_.begin_pass();
  view_height_ = view_height;
  scroll_top_ = scroll_top;
  set_pinned(false);
}

void Painter::set_pinned(bool pinned, float give) {
  pinned_ = pinned;
  offset_y_ = pinned ? -std::min(scroll_top_, give) : -scroll_top_;
}

bool Painter::visible(const Rect& rect) const {
  if (vector_) return true;
  const float top = rect.y + offset_y_;
  return top < view_height_ + 8 && top + rect.height > -8;
}

void Painter::fill(const Rect& rect, Color color, float radius, float alpha) {
  if (!visible(rect)) return;
  if (vector_) return shapes_.fill(shape_layer(), {rect.x, shape_y(rect.y), rect.width, rect.height}, color, radius, alpha);
  list().AddRectFilled(point(rect.x, rect.y), point(rect.x + rect.width, rect.y + rect.height), packed(color, alpha), radius);
}

void Painter::outline(const Rect& rect, Color color, float radius, float thickness) {
  if (!visible(rect)) return;
  // A line is centred on its path; half a thickness inside keeps it on whole pixels.
  const float inset = thickness / 2;
  if (vector_) {
    const Rect path{rect.x + inset, shape_y(rect.y) + inset, rect.width - thickness, rect.height - thickness};
    return shapes_.outline(shape_layer(), path, color, std::max(radius - inset, 0.0f), thickness);
  }
  ImDrawList& target = list();
  target.PathRect(point(rect.x, rect.y) + ImVec2(inset, inset),
                  point(rect.x + rect.width, rect.y + rect.height) - ImVec2(inset, inset), std::max(radius - inset, 0.0f));
  target.PathStroke(packed(color), ImDrawFlags_Closed, thickness);
}

void Painter::draw_line(std::string_view text, const TypeSize& type, RunKind kind, float x, float top, Color color) {
  const float baseline = top + fonts_.baseline(type.face, type.size, type.line);
  if (vector_) {
    const TypeSize drawn{face_of(kind, type), size_of(kind, type), type.line};
    return shapes_.text(shape_layer(), x, shape_y(baseline), drawn, color, text);
  }
  fonts_.draw(list(), face_of(kind, type), size_of(kind, type), x, baseline + offset_y_, packed(color), text);
}

void Painter::draw_icon(Icon icon, float x, float y, float size, Color color) {
  if (icon == Icon::None) return;
  with_brush({x, y, size, size}, color, [&](Brush& brush, ImVec2 corner) { paint_icon(brush, icon, corner, size); });
}

void Painter::draw_ring(float x, float y, float size, float share, float thickness, Color color) {
  constexpr float kTurn = 2 * 3.14159265f;
  if (share <= 0) return;
  with_brush({x, y, size, size}, color, [&](Brush& brush, ImVec2 corner) {
    const float radius = (size - thickness) / 2;
    const ImVec2 centre(corner.x + size / 2, corner.y + size / 2);
    if (share >= 1) return brush.ring(centre, radius, thickness);
    brush.arc(centre, radius, -kTurn / 4, -kTurn / 4 + share * kTurn);
    brush.stroke(thickness, false);
  });
}

void Painter::draw_spinner(float x, float y, float size, float turned, Color color) {
  with_brush({x, y, size, size}, color, [&](Brush& brush, ImVec2 corner) { paint_spinner(brush, corner, size, turned); });
}

ImVec2 Painter::point(float x, float y) const {
  const auto snap = [this](float value) { return std::round(value * fonts_.density()) / fonts_.density(); };
  return {snap(x), snap(y + offset_y_)};
}

}  // namespace portal_guide::ui
