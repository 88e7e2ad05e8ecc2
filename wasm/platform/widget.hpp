#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/json.hpp"
#include "core/json_writer.hpp"
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

  /// {"ok": true, "effects": […]}: what the app wants when it has just started.
  std::string started() {
    JsonWriter json;
    json.begin_object().member("ok", true);
    return with_effects(std::move(json));
  }

  /// {"draw": bool, "effects": […]}. An event that is not known here changes nothing.
  std::string event(const Json& event) {
    bool draw = false;
    if (const auto input = parse_input(event)) {
      draw = layer_.input(*input);
    } else if (const auto message = parse_event(event)) {
      app_.on_event(*message, as_integer(find(event, "now")).value_or(0));
      draw = true;
    }
    JsonWriter json;
    json.begin_object().member("draw", draw);
    return with_effects(std::move(json));
  }

  std::string frame(double time_ms, std::int64_t unix_ms, bool show) {
    layer_.frame(time_ms, [&](ui::Frame& frame) { app_.draw(frame, unix_ms); });
    if (show) show_picture(layer_.sheet(), layer_.theme().palette.surface);
    JsonWriter json;
    json.begin_object();
    write_frame(json, layer_, theme_sent_);
    return with_effects(std::move(json));
  }

  /// The browser lost its textures.
  void context_restored() { forget_textures(layer_.sheet()); }

  const App& app() const { return app_; }

 private:
  /// Ends the object that is open in `json` with what the app wants.
  std::string with_effects(JsonWriter json) {
    write_effects(json.name("effects"), app_.take_effects());
    return std::move(json.end_object()).text();
  }

  BrowserGlyphs glyphs_;
  ui::Layer layer_{glyphs_};
  App app_;
  std::optional<ui::ThemeRequest> theme_sent_;
};

}  // namespace portal_guide::platform
