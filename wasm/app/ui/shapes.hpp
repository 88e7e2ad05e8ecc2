#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json_writer.hpp"
#include "wasm/app/ui/icons.hpp"
#include "wasm/app/ui/semantics.hpp"
#include "wasm/app/ui/theme.hpp"

namespace portal_guide::ui {

/// What a frame paints, told as vector shapes where the browser cannot show a painted picture, or its system forces its own
/// colours. A script makes elements of them (wasm/platform/shapes.ts), and the nodes show their words themselves.
///
/// Each shape is an array. Numbers are CSS pixels; a layer is 0 for what scrolls, in content coordinates, and 1 for what stays
/// in place, in coordinates of the view:
///   ["f", layer, x, y, width, height, radius, color, alpha]        a filled rectangle
///   ["o", layer, x, y, width, height, radius, color, thickness]    its outline; the line is centred on the rectangle
///   ["p", layer, path, color, thickness]   a path as SVG writes it, filled where the thickness is 0
///   ["t", layer, x, y, size, face, color, text]   one line of text, `y` at its baseline
class Shapes {
 public:
  enum class Layer { Page, Pinned };

  class PathBrush final : public Brush {
   public:
    PathBrush(Shapes& shapes, Layer layer, Color color) : shapes_(shapes), layer_(layer), color_(color) {}

    void line_to(ImVec2 point) override;
    void arc(ImVec2 centre, float radius, float from, float to) override;
    void box(ImVec2 corner, ImVec2 opposite, float radius) override;
    void stroke(float thickness, bool closed) override;
    void solid() override;
    void ring(ImVec2 centre, float radius, float thickness) override;
    void disc(ImVec2 centre, float radius) override;

   private:
    void write(std::string_view command, std::initializer_list<float> numbers);
    void circle(ImVec2 centre, float radius);

    Shapes& shapes_;
    Layer layer_;
    Color color_;
    std::string path_;
  };

  void begin_pass();
  void fill(Layer layer, const Rect& rect, Color color, float radius, float alpha);
  void outline(Layer layer, const Rect& rect, Color color, float radius, float thickness);
  void text(Layer layer, float x, float baseline, const TypeSize& type, Color color, std::string_view text);
  /// The brush must not outlive the shapes.
  PathBrush brush(Layer layer, Color color) { return {*this, layer, color}; }

  /// The shapes of the last pass as a JSON array; nullopt where they are those that were taken last.
  std::optional<std::string> take();

 private:
  JsonWriter& begin(const char* kind, Layer layer);
  void number(float number) { json_.raw(json_number(number)); }
  void rectangle(const Rect& rect, float radius, Color color);
  void path(Layer layer, std::string_view path, Color color, float thickness);

  JsonWriter json_;
  std::string taken_ = "[]";
};

}  // namespace portal_guide::ui
