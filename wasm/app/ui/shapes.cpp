#include "wasm/app/ui/shapes.hpp"

#include <cmath>
#include <utility>

namespace portal_guide::ui {

void Shapes::begin_pass() {
  json_ = JsonWriter();
  json_.begin_array();
}

void Shapes::fill(Layer layer, const Rect& rect, Color color, float radius, float alpha) {
  begin("f", layer);
  rectangle(rect, radius, color);
  number(alpha);
  json_.end_array();
}

void Shapes::outline(Layer layer, const Rect& rect, Color color, float radius, float thickness) {
  begin("o", layer);
  rectangle(rect, radius, color);
  number(thickness);
  json_.end_array();
}

void Shapes::text(Layer layer, float x, float baseline, const TypeSize& type, Color color, std::string_view text) {
  begin("t", layer);
  number(x);
  number(baseline);
  number(type.size);
  json_.value(static_cast<int>(type.face)).value(to_string(color)).value(text).end_array();
}

std::optional<std::string> Shapes::take() {
  auto shapes = std::move(std::exchange(json_, JsonWriter()).end_array()).text();
  json_.begin_array();
  if (shapes == taken_) return std::nullopt;
  taken_ = shapes;
  return shapes;
}

JsonWriter& Shapes::begin(const char* kind, Layer layer) {
  return json_.begin_array().value(kind).value(layer == Layer::Pinned ? 1 : 0);
}

void Shapes::rectangle(const Rect& rect, float radius, Color color) {
  for (const float value : {rect.x, rect.y, rect.width, rect.height, radius}) {
    number(value);
  }
  json_.value(to_string(color));
}

void Shapes::path(Layer layer, std::string_view path, Color color, float thickness) {
  begin("p", layer).value(path).value(to_string(color));
  number(thickness);
  json_.end_array();
}

void Shapes::PathBrush::write(std::string_view command, std::initializer_list<float> numbers) {
  path_ += command;
  bool first = true;
  for (const float number : numbers) {
    if (!std::exchange(first, false)) path_ += ' ';
    path_ += json_number(number);
  }
}

void Shapes::PathBrush::line_to(ImVec2 point) { write(path_.empty() ? "M" : "L", {point.x, point.y}); }

void Shapes::PathBrush::arc(ImVec2 centre, float radius, float from, float to) {
  constexpr float kPi = 3.14159265f;
  const auto at = [&](float angle) { return ImVec2(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)); };
  line_to(at(from));
  const ImVec2 end = at(to);
  write("A", {radius, radius, 0, to - from > kPi ? 1.0f : 0.0f, 1, end.x, end.y});
}

void Shapes::PathBrush::box(ImVec2 corner, ImVec2 opposite, float radius) {
  constexpr float kQuarter = 3.14159265f / 2;
  arc({corner.x + radius, corner.y + radius}, radius, 2 * kQuarter, 3 * kQuarter);
  arc({opposite.x - radius, corner.y + radius}, radius, 3 * kQuarter, 4 * kQuarter);
  arc({opposite.x - radius, opposite.y - radius}, radius, 0, kQuarter);
  arc({corner.x + radius, opposite.y - radius}, radius, kQuarter, 2 * kQuarter);
}

void Shapes::PathBrush::stroke(float thickness, bool closed) {
  if (closed) path_ += 'Z';
  shapes_.path(layer_, std::exchange(path_, {}), color_, thickness);
}

void Shapes::PathBrush::solid() { shapes_.path(layer_, std::exchange(path_, {}) + "Z", color_, 0); }

void Shapes::PathBrush::circle(ImVec2 centre, float radius) {
  write("M", {centre.x - radius, centre.y});
  for (const float side : {radius, -radius}) {
    write("A", {radius, radius, 0, 0, 1, centre.x + side, centre.y});
  }
}

void Shapes::PathBrush::ring(ImVec2 centre, float radius, float thickness) {
  circle(centre, radius);
  stroke(thickness, true);
}

void Shapes::PathBrush::disc(ImVec2 centre, float radius) {
  circle(centre, radius);
  solid();
}

}  // namespace portal_guide::ui
