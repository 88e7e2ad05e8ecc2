#include "wasm/app/ui/icons.hpp"

namespace portal_guide::ui {
namespace {

constexpr float kGrid = 16;

class Pen {
 public:
  Pen(Brush& brush, ImVec2 corner, float size) : brush_(brush), corner_(corner), scale_(size / kGrid) {}

  Pen& to(float x, float y) {
    brush_.line_to(at(x, y));
    return *this;
  }
  void stroke(float thickness = 1.75f, bool closed = false) { brush_.stroke(thickness * scale_, closed); }
  void solid() { brush_.solid(); }
  void ring(float x, float y, float radius, float thickness = 1.75f) {
    brush_.ring(at(x, y), radius * scale_, thickness * scale_);
  }
  void disc(float x, float y, float radius) { brush_.disc(at(x, y), radius * scale_); }
  void box(float x, float y, float width, float height, float radius) {
    brush_.box(at(x, y), at(x + width, y + height), radius * scale_);
  }
  void arc(float x, float y, float radius, float from, float to) { brush_.arc(at(x, y), radius * scale_, from, to); }

 private:
  ImVec2 at(float x, float y) const { return {corner_.x + x * scale_, corner_.y + y * scale_}; }

  Brush& brush_;
  ImVec2 corner_;
  float scale_;
};

// One case draws one icon. NOLINTNEXTLINE(readability-function-size)
void draw(Pen& pen, Icon icon) {
  constexpr float kPi = 3.14159265f;
  switch (icon) {
    case Icon::None:
      return;
    case Icon::Octagon:
      pen.to(5.2f, 1).to(10.8f, 1).to(15, 5.2f).to(15, 10.8f).to(10.8f, 15).to(5.2f, 15).to(1, 10.8f).to(1, 5.2f).stroke(1.6f,
                                                                                                                         true);
      pen.to(8, 4.4f).to(8, 8.8f).stroke(1.8f);
      pen.disc(8, 11.4f, 1.1f);
      return;
    case Icon::Triangle:
      pen.to(8, 1.6f).to(15.2f, 14.2f).to(0.8f, 14.2f).stroke(1.6f, true);
      pen.to(8, 6).to(8, 9.6f).stroke(1.8f);
      pen.disc(8, 11.9f, 1.05f);
      return;
    case Icon::CircleInfo:
      pen.ring(8, 8, 7, 1.6f);
      pen.to(8, 7.2f).to(8, 11.6f).stroke(1.8f);
      pen.disc(8, 4.7f, 1.1f);
      return;
    case Icon::Tick:
      pen.to(2.6f, 8.6f).to(6.3f, 12.2f).to(13.4f, 4.2f).stroke(2);
      return;
    case Icon::CircleTick:
      pen.ring(8, 8, 7, 1.6f);
      pen.to(4.8f, 8.3f).to(7.1f, 10.6f).to(11.3f, 5.7f).stroke(1.7f);
      return;
    case Icon::Dot:
      pen.ring(8, 8, 6.2f, 1.6f);
      pen.disc(8, 8, 3.4f);
      return;
    case Icon::Ring:
      pen.ring(8, 8, 6.2f, 1.6f);
      return;
    case Icon::Minus:
      pen.ring(8, 8, 6.2f, 1.6f);
      pen.to(5, 8).to(11, 8).stroke(1.6f);
      return;
    case Icon::ChevronRight:
      pen.to(6, 3.5f).to(10.5f, 8).to(6, 12.5f).stroke();
      return;
    case Icon::ChevronDown:
      pen.to(3.5f, 6).to(8, 10.5f).to(12.5f, 6).stroke();
      return;
    case Icon::ArrowLeft:
      pen.to(13.5f, 8).to(3, 8).stroke();
      pen.to(7.2f, 3.6f).to(2.8f, 8).to(7.2f, 12.4f).stroke();
      return;
    case Icon::ArrowRight:
      pen.to(2.5f, 8).to(13, 8).stroke();
      pen.to(8.8f, 3.6f).to(13.2f, 8).to(8.8f, 12.4f).stroke();
      return;
    case Icon::External:
      pen.to(6.5f, 3.5f).to(3, 3.5f).to(3, 13).to(12.5f, 13).to(12.5f, 9.5f).stroke(1.5f);
      pen.to(9.2f, 2.5f).to(13.5f, 2.5f).to(13.5f, 6.8f).stroke(1.5f);
      pen.to(13.2f, 2.8f).to(7.6f, 8.4f).stroke(1.5f);
      return;
    case Icon::Search:
      pen.ring(7, 7, 4.6f, 1.6f);
      pen.to(10.5f, 10.5f).to(14, 14).stroke(1.8f);
      return;
    case Icon::Copy:
      pen.box(5.5f, 5.5f, 8.5f, 8.5f, 1.6f);
      pen.stroke(1.5f, true);
      pen.to(10.5f, 3).to(10.5f, 2).to(2, 2).to(2, 10.5f).to(3, 10.5f).stroke(1.5f);
      return;
    case Icon::Cross:
      pen.to(3.5f, 3.5f).to(12.5f, 12.5f).stroke();
      pen.to(12.5f, 3.5f).to(3.5f, 12.5f).stroke();
      return;
    case Icon::Lock:
      pen.box(3, 7, 10, 7, 1.6f);
      pen.stroke(1.5f, true);
      pen.to(5, 7).to(5, 5.2f);
      pen.arc(8, 5.2f, 3, kPi, 2 * kPi);
      pen.to(11, 7).stroke(1.5f);
      return;
    case Icon::Refresh:
      pen.arc(8, 8, 5.6f, -0.15f * kPi, 1.45f * kPi);
      pen.stroke(1.6f);
      pen.to(14.6f, 1.8f).to(14, 6).to(9.9f, 5.2f).stroke(1.6f);
      return;
    case Icon::Stop:
      pen.box(3.5f, 3.5f, 9, 9, 1.6f);
      pen.solid();
      return;
    case Icon::Book:
      pen.to(8, 4)
          .to(6, 2.8f)
          .to(1.8f, 2.8f)
          .to(1.8f, 12.4f)
          .to(6, 12.4f)
          .to(8, 13.6f)
          .to(10, 12.4f)
          .to(14.2f, 12.4f)
          .to(14.2f, 2.8f)
          .to(10, 2.8f)
          .to(8, 4)
          .to(8, 13.4f)
          .stroke(1.5f);
      return;
    case Icon::Dots:
      pen.disc(8, 3, 1.5f);
      pen.disc(8, 8, 1.5f);
      pen.disc(8, 13, 1.5f);
      return;
    case Icon::Question:
      pen.ring(8, 8, 7, 1.6f);
      pen.arc(8, 6.3f, 2.1f, -kPi, 0.35f * kPi);
      pen.to(8, 9.2f).stroke(1.6f);
      pen.disc(8, 11.7f, 1);
      return;
  }
}

}  // namespace

void ListBrush::line_to(ImVec2 point) { list_.PathLineTo(point); }
void ListBrush::arc(ImVec2 centre, float radius, float from, float to) { list_.PathArcTo(centre, radius, from, to); }
void ListBrush::box(ImVec2 corner, ImVec2 opposite, float radius) { list_.PathRect(corner, opposite, radius); }
void ListBrush::stroke(float thickness, bool closed) {
  list_.PathStroke(color_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}
void ListBrush::solid() { list_.PathFillConvex(color_); }
void ListBrush::ring(ImVec2 centre, float radius, float thickness) { list_.AddCircle(centre, radius, color_, 0, thickness); }
void ListBrush::disc(ImVec2 centre, float radius) { list_.AddCircleFilled(centre, radius, color_); }

void paint_icon(Brush& brush, Icon icon, ImVec2 corner, float size) {
  Pen pen(brush, corner, size);
  draw(pen, icon);
}

void paint_spinner(Brush& brush, ImVec2 corner, float size, float turned) {
  constexpr float kPi = 3.14159265f;
  const float angle = turned * 2 * kPi;
  Pen pen(brush, corner, size);
  pen.arc(8, 8, 6, angle, angle + 1.5f * kPi);
  pen.stroke(2);
}

}  // namespace portal_guide::ui
