#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

void draw_links(const View& view, ui::Frame& frame, std::string_view key, std::string_view title, Place::Kind kind,
                const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  const Part part(frame, key, title);
  const auto list = ui::list(frame, "links", {.name = title});
  for (const auto& id : ids) {
    const auto item = ui::item(frame, id);
    const auto target = target_words(view, {.kind = kind, .id = id});
    ui::link(frame, "link", {.text = title_of(view, target), .target = target});
  }
}

}  // namespace

std::optional<Action> draw_pitfall(const View& view, ui::Frame& frame, const content::Pitfall& pitfall) {
  {
    const auto title = ui::stack(frame, ui::kSpace8);
    {
      const auto line = ui::row(frame);
      ui::badge(frame, {.text = words(view, "pitfall.label"), .tone = ui::Tone::Warning, .icon = ui::Icon::Triangle});
    }
    screen_heading(view, frame, pitfall.title);
  }
  {
    const Part part(frame, "what", words(view, "pitfall.what"));
    ui::paragraph(frame, pitfall.what);
  }
  {
    const Part part(frame, "why", words(view, "pitfall.why"));
    ui::paragraph(frame, pitfall.why);
  }
  if (!pitfall.avoid.empty()) {
    const Part part(frame, "avoid", words(view, "pitfall.avoid"));
    const auto list = ui::list(frame, "list", {.name = words(view, "pitfall.avoid"), .marker = ui::Marker::Number});
    for (const auto& advice : pitfall.avoid) {
      const auto item = ui::item(frame);
      ui::paragraph(frame, advice);
    }
  }
  draw_links(view, frame, "steps", words(view, "pitfall.steps"), Place::Kind::Step, pitfall.steps);
  draw_links(view, frame, "rules", words(view, "pitfall.rules"), Place::Kind::Rule, pitfall.rules);
  draw_sources(view, frame, pitfall.sources);
  return std::nullopt;
}

}  // namespace portal_guide::app
