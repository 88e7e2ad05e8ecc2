#pragma once

#include <cstddef>
#include <cstdint>

/// The functions that widget.wasm exports. wasm/platform/widget_module.ts is the other side.
///
/// Texts are UTF-8. The caller puts an input into memory from widget_allocate() and releases it. An output is a WidgetText,
/// which belongs to this module and is valid until the next call of any of these functions.
extern "C" {

struct WidgetText {
  std::uint32_t size;
  const char* bytes;
};

void* widget_allocate(std::size_t size);
void widget_release(void* memory);

/// Starts the widget. It is called once. `start` is JSON (platform/app_messages.hpp), and `content` is the content bundle. The
/// answer is {"ok": true, "effects": […]} or {"ok": false, "error": {"id", "where"}}.
const WidgetText* widget_start(const char* start, std::size_t start_size, const char* content, std::size_t content_size);
/// Takes an event (platform/door.hpp, platform/app_messages.hpp). Every event holds "now", in Unix milliseconds. The answer is
/// {"draw": bool, "effects": […]}.
const WidgetText* widget_event(const char* event, std::size_t size);
/// Draws a frame. It is called at most once for each picture that the screen shows. `show` is 0 where there is no WebGL. The
/// answer is described in platform/door.hpp, with "effects" behind the members there.
const WidgetText* widget_frame(double time_ms, double unix_ms, int show);
/// Says that the graphics context was lost and is back.
void widget_context_restored();
/// The portal-report/2 of the last check, which is empty where there was none, and the portal-progress/1.
const WidgetText* widget_report();
const WidgetText* widget_progress();
}
