#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "wasm/app/ui/layer.hpp"

/// The messages between this module and the browser's side, as JSON. wasm/platform/protocol.ts declares their types.
namespace portal_guide::platform {

/// An event that concerns the layer: {"type": "resize" | "scroll" | "pointer" | "click" | "input" | "submit" | "focus" |
/// "theme", …}. Nullopt where the type is another one, or where a member is missing or of the wrong type.
std::optional<ui::Input> parse_input(const Json& event);

/// Writes what a frame brought: {"operations": […], "height": 1200, "again": true, "theme"?: {…}, "focus"?: id, "scroll"?: id,
/// "announcements"?: [[text, assertive]]}. The members are written into the object that is open in `json`, so that effects can
/// follow them. `theme_sent` is the theme that the browser has; another one is sent and remembered there.
void write_frame(JsonWriter& json, ui::Layer& layer, std::optional<ui::ThemeRequest>& theme_sent);

/// The answer to a call that failed: {"ok": false, "error": {"id", "where"}}.
std::string failure(const Error& error);

}  // namespace portal_guide::platform
