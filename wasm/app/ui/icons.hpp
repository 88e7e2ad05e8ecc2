#pragma once

#include "imgui.h"
#include "wasm/app/ui/ui.hpp"

/// Vector shapes on a grid of 16 by 16, drawn into a square by a brush.
namespace portal_guide::ui {

/// What an icon is drawn with: a path of lines and arcs that is stroked or filled, and circles. Angles are radians, clockwise
/// from the right.
class Brush {
 public:
  Brush() = default;
  Brush(const Brush&) = delete;
  Brush& operator=(const Brush&) = delete;
  virtual ~Brush() = default;

  virtual void line_to(ImVec2 point) = 0;
  /// A line to where the arc begins, then the arc.
  virtual void arc(ImVec2 centre, float radius, float from, float to) = 0;
  virtual void box(ImVec2 corner, ImVec2 opposite, float radius) = 0;
  /// Both end the path.
  virtual void stroke(float thickness, bool closed) = 0;
  virtual void solid() = 0;
  virtual void ring(ImVec2 centre, float radius, float thickness) = 0;
  virtual void disc(ImVec2 centre, float radius) = 0;
};

/// Draws with ImGui's path functions.
class ListBrush final : public Brush {
 public:
  /// The list must outlive the brush.
  ListBrush(ImDrawList& list, ImU32 color) : list_(list), color_(color) {}

  void line_to(ImVec2 point) override;
  void arc(ImVec2 centre, float radius, float from, float to) override;
  void box(ImVec2 corner, ImVec2 opposite, float radius) override;
  void stroke(float thickness, bool closed) override;
  void solid() override;
  void ring(ImVec2 centre, float radius, float thickness) override;
  void disc(ImVec2 centre, float radius) override;

 private:
  ImDrawList& list_;
  ImU32 color_;
};

void paint_icon(Brush& brush, Icon icon, ImVec2 corner, float size);
/// Three quarters of a ring; `turned` is how far it has turned, 0 to 1.
void paint_spinner(Brush& brush, ImVec2 corner, float size, float turned);

}  // namespace portal_guide::ui
