#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "wasm/app/ui/layer.hpp"

/// The messages between this module and the browser's side, as JSON: what wasm/platform/protocol.ts types.
namespace portal_guide::platform {

/// An event that concerns the layer: {"type": "resize" | "scroll" | "pointer" | "click" | "input" | "submit" | "focus" |
/// "theme", …}. nullopt where the type is another one or a member is missing or of the wrong type.
std::optional<ui::Input> parse_input(const Json& event);

/// What a frame brought: {"operations": […], "height": 1200, "again": true, "theme"?: {…}, "focus"?: id, "scroll"?: id,
/// "announcements"?: [[text, assertive]]}, without the closing brace, so that effects can follow.
/// `theme_sent` is the theme the browser has; it is sent where it differs, and updated.
std::string open_frame_result(ui::Layer& layer, std::optional<ui::ThemeRequest>& theme_sent);

/// {"ok": false, "error": {"id", "where"}}
std::string failure(const Error& error);

}  // namespace portal_guide::platform
