#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "wasm/app/messages.hpp"

/// The messages of wasm/app/messages.hpp as JSON. Members have the names that they have there, in camelCase.
namespace portal_guide::platform {

/// {"type": "response" | "failed" | "connected" | "timer" | "loaded" | "copied" | "open" | "knowledge" | "answer" | "reset" |
/// "files", …}. Nullopt for anything else.
std::optional<app::Event> parse_event(const Json& event);

/// {"fragment": "guide=step/return-url&mode=live", "mode": "test", "lang": "en", "now": unix_ms}. What the link says
/// wins over the other members. A link that cannot be read is passed on as it is, so that the app can say so.
app::Start parse_start(const Json& start, std::string_view content);

/// Writes a JSON array of {"type": "fetch", …}.
void write_effects(JsonWriter& json, const std::vector<app::Effect>& effects);

}  // namespace portal_guide::platform
