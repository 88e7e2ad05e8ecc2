#include "wasm/bindings/widget_module.hpp"

#include <cstdlib>
#include <memory>

#include "wasm/app/app.hpp"
#include "wasm/platform/module_memory.hpp"
#include "wasm/platform/widget.hpp"

namespace {

using namespace portal_guide;
using platform::answer;
using Widget = platform::Widget<app::App>;

/// A module instance serves one element.
std::unique_ptr<Widget>& widget() {
  static std::unique_ptr<Widget> instance;
  return instance;
}

}  // namespace

void* widget_allocate(std::size_t size) { return std::malloc(size); }
void widget_release(void* memory) { std::free(memory); }

const WidgetText* widget_start(const char* start, std::size_t start_size, const char* content, std::size_t content_size) {
  const Expected<Json> parsed = parse_json({start, start_size});
  if (!parsed) return answer(platform::failure(parsed.error()));
  Expected<app::App> app = app::App::create(platform::parse_start(*parsed, {content, content_size}));
  if (!app) return answer(platform::failure(app.error()));
  widget() = std::make_unique<Widget>(std::move(*app));
  return answer(widget()->started());
}

const WidgetText* widget_event(const char* event, std::size_t size) {
  const Expected<Json> parsed = parse_json({event, size});
  return answer(widget()->event(parsed.value_or(Json())));
}

const WidgetText* widget_frame(double time_ms, double unix_ms, int show) {
  return answer(widget()->frame(time_ms, static_cast<std::int64_t>(unix_ms), show != 0));
}

void widget_context_restored() { widget()->context_restored(); }

const WidgetText* widget_report() { return answer(widget()->app().report_json()); }
const WidgetText* widget_progress() { return answer(widget()->app().progress_json()); }
