#pragma once

#include <cstddef>
#include <cstdint>

/// What widget.wasm exports. wasm/platform/widget_module.ts is the other side.
///
/// Texts are UTF-8. What goes in lies in memory from widget_allocate(), which the caller releases. What comes out is a Text
/// that belongs to this module and holds until the next call of any of these functions.
extern "C" {

struct WidgetText {
  std::uint32_t size;
  const char* bytes;
};

void* widget_allocate(std::size_t size);
void widget_release(void* memory);

/// Starts the widget; `start` is JSON (platform/app_messages.hpp), `content` the content bundle. {"ok": true} or
/// {"ok": false, "error": {"id", "where"}}. Called once.
const WidgetText* widget_start(const char* start, std::size_t start_size, const char* content, std::size_t content_size);
/// Takes an event (platform/door.hpp, platform/app_messages.hpp); every event holds "now", in Unix milliseconds.
/// {"draw": bool, "effects": […]}.
const WidgetText* widget_event(const char* event, std::size_t size);
/// Draws a frame, at most when the screen shows one. `show` is 0 where there is no WebGL. See platform/door.hpp; "effects"
/// follow.
const WidgetText* widget_frame(double time_ms, double unix_ms, int show);
/// The graphics context was lost and is back.
void widget_context_restored();
/// portal-report/1 of the last check, empty where there is none; and portal-progress/1.
const WidgetText* widget_report();
const WidgetText* widget_progress();
}
