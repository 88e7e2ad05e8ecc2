#pragma once

#include <string>
#include <variant>

#include "wasm/app/ui/theme.hpp"
#include "wasm/app/ui/ui.hpp"

/// What the browser tells the layer.
namespace portal_guide::ui {

/// The scroll container's inner size in CSS pixels, and device pixels per CSS pixel.
struct Resized {
  float width = 0, height = 0, density = 1;
};
struct Scrolled {
  float top = 0;
};
/// The element under the pointer (0: none), and whether the main button is down on it.
struct Pointed {
  Id node = 0;
  bool down = false;
};
/// An element was clicked, by whatever means.
struct Clicked {
  Id node = 0;
};
/// A field's text (or a secret's shape) changed.
struct Typed {
  Id node = 0;
  std::string text;
};
/// Enter was pressed in a field.
struct Submitted {
  Id node = 0;
};
struct Focused {
  Id node = 0;
};
struct Themed {
  ThemeRequest theme;
  /// The font family has changed, so glyphs are painted again.
  bool fonts_changed = false;
};

using Input = std::variant<Resized, Scrolled, Pointed, Clicked, Typed, Submitted, Focused, Themed>;

}  // namespace portal_guide::ui
