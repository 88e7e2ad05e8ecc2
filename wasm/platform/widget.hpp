#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/json.hpp"
#include "wasm/app/ui/layer.hpp"
#include "wasm/platform/app_messages.hpp"
#include "wasm/platform/browser_glyphs.hpp"
#include "wasm/platform/door.hpp"
#include "wasm/platform/picture.hpp"

namespace portal_guide::platform {

/// An app and the layer that draws it, driven by the browser's messages. `App` is app::App, or the tests' gallery: it has
/// on_event(), draw() and take_effects() as app.hpp declares them.
template <class App>
class Widget {
 public:
  explicit Widget(App app) : app_(std::move(app)) {}

  /// {"ok": true, "effects": […]}: what the app wants as soon as it is there.
  std::string started() { return with_effects("{\"ok\":true"); }

  /// {"draw": bool, "effects": […]}. What is no event known here is passed over.
  std::string event(const Json& event) {
    bool draw = false;
    if (const auto input = parse_input(event)) {
      draw = layer_.input(*input);
    } else if (const auto message = parse_event(event)) {
      app_.on_event(*message, as_integer(find(event, "now")).value_or(0));
      draw = true;
    }
    return with_effects(draw ? "{\"draw\":true" : "{\"draw\":false");
  }

  std::string frame(double time_ms, std::int64_t unix_ms, bool show) {
    layer_.frame(time_ms, [&](ui::Frame& frame) { app_.draw(frame, unix_ms); });
    if (show) show_picture(layer_.sheet(), layer_.theme().palette.canvas);
    return with_effects(open_frame_result(layer_, theme_sent_));
  }

  /// The browser lost its textures.
  void context_restored() { forget_textures(layer_.sheet()); }

  const App& app() const { return app_; }

 private:
  std::string with_effects(std::string opened) {
    opened += ",\"effects\":";
    append_effects(opened, app_.take_effects());
    opened += '}';
    return opened;
  }

  BrowserGlyphs glyphs_;
  ui::Layer layer_{glyphs_};
  App app_;
  std::optional<ui::ThemeRequest> theme_sent_;
};

}  // namespace portal_guide::platform
