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

void Painter::begin_pass(float view_height, float scroll_top) {
  view_height_ = view_height;
  scroll_top_ = scroll_top;
  set_pinned(false);
}

void Painter::set_pinned(bool pinned) {
  pinned_ = pinned;
  offset_y_ = pinned ? 0 : -scroll_top_;
}

bool Painter::visible(const Rect& rect) const {
  const float top = rect.y + offset_y_;
  return top < view_height_ + 8 && top + rect.height > -8;
}

void Painter::fill(const Rect& rect, Color color, float radius, float alpha) {
  if (!visible(rect)) return;
  list().AddRectFilled(point(rect.x, rect.y), point(rect.x + rect.width, rect.y + rect.height), packed(color, alpha), radius);
}

void Painter::outline(const Rect& rect, Color color, float radius, float thickness) {
  if (!visible(rect)) return;
  // ImGui centres a line on the path; half a thickness inside keeps it on whole pixels.
  const float inset = thickness / 2;
  ImDrawList& target = list();
  target.PathRect(point(rect.x, rect.y) + ImVec2(inset, inset),
                  point(rect.x + rect.width, rect.y + rect.height) - ImVec2(inset, inset), std::max(radius - inset, 0.0f));
  target.PathStroke(packed(color), ImDrawFlags_Closed, thickness);
}

void Painter::draw_line(std::string_view text, const TypeSize& type, RunKind kind, float x, float top, Color color) {
  const float baseline = top + fonts_.baseline(type.face, type.size, type.line);
  fonts_.draw(list(), face_of(kind, type), size_of(kind, type), x, baseline + offset_y_, packed(color), text);
}

void Painter::draw_icon(Icon icon, float x, float y, float size, Color color) {
  if (icon == Icon::None || !visible({x, y, size, size})) return;
  paint_icon(list(), icon, point(x, y), size, packed(color));
}

void Painter::draw_spinner(float x, float y, float size, float turned, Color color) {
  if (!visible({x, y, size, size})) return;
  paint_spinner(list(), point(x, y), size, turned, packed(color));
}

ImVec2 Painter::point(float x, float y) const {
  const auto snap = [this](float value) { return std::round(value * fonts_.density()) / fonts_.density(); };
  return {snap(x), snap(y + offset_y_)};
}

}  // namespace portal_guide::ui
