#include "wasm/app/screens/navigation.hpp"

#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

void draw_step_item(const View& view, ui::Frame& frame, std::size_t number, const content::Step& step) {
  const auto [icon, tone] = mark_of(view, step);
  const Place place = {.kind = Place::Kind::Step, .id = step.id};
  const auto item = ui::item(frame, step.id);
  ui::nav_item(frame, "step",
               {.text = words(view, "nav.step", {{"number", std::to_string(number)}, {"title", short_title(view, step)}}),
                .target = target_words(view, place),
                .icon = icon,
                .icon_tone = tone,
                .state = state_words(view, step),
                .current = view.state.place == place,
                .step = true});
}

/// The steps of one group below its title, which says how many of them are settled.
void draw_group(const View& view, ui::Frame& frame, content::StepGroup group) {
  const auto& steps = view.state.content.steps;
  const auto state = state_of(view, group);
  if (state.total == 0) return;
  const auto key = std::string(content::to_string(group));
  const auto title = group_words(view, group);
  const auto part = ui::stack(frame, 0);
  {
    const auto line = ui::row(frame, {.wrap = false});
    ui::heading(frame, 3, title, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    ui::spring(frame);
    ui::text(frame,
             words(view, "nav.group-count", {{"done", std::to_string(state.settled)}, {"total", std::to_string(state.total)}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  const auto list = ui::list(frame, key, {.name = title, .marker = ui::Marker::None, .gap = 0});
  for (std::size_t index = 0; index < steps.size(); ++index) {
    if (steps[index].group == group) draw_step_item(view, frame, index + 1, steps[index]);
  }
}

void draw_places(const View& view, ui::Frame& frame) {
  const auto kind = view.state.place.kind;
  const auto errors = view.state.report ? report::count(*view.state.report, report::Severity::Error) : 0;
  const auto list = ui::list(frame, "places", {.name = words(view, "nav.sections"), .marker = ui::Marker::None, .gap = 0});
  {
    const auto item = ui::item(frame, "checks");
    ui::nav_item(frame, "link",
                 {.text = words(view, "nav.checks"),
                  .target = target_words(view, {.kind = Place::Kind::Checks}),
                  .icon = errors == 0 ? ui::Icon::CircleTick : ui::Icon::Octagon,
                  .icon_tone = errors == 0 ? ui::Tone::Muted : ui::Tone::Error,
                  .detail = errors == 0 ? std::string() : plural_words(view, "nav.errors", errors),
                  .current = kind == Place::Kind::Checks || kind == Place::Kind::Connect || kind == Place::Kind::Rule});
  }
  using enum Place::Kind;
  const struct {
    std::string_view key;
    Place::Kind kind;
    ui::Icon icon;
  } others[] = {{"nav.problems", Problems, ui::Icon::Question},
                {"nav.declines", Declines, ui::Icon::Cross},
                {"nav.code", Code, ui::Icon::ChevronRight},
                {"nav.glossary", Glossary, ui::Icon::Book}};
  for (const auto& other : others) {
    const auto item = ui::item(frame, other.key);
    ui::nav_item(frame, "link",
                 {.text = words(view, other.key),
                  .target = target_words(view, {.kind = other.kind}),
                  .icon = other.icon,
                  .current = kind == other.kind || (kind == Symptom && other.kind == Problems)});
  }
}

}  // namespace

std::optional<Action> draw_navigation(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  if (ui::button(frame, "start",
                 {.text = words(view, "nav.start"), .look = ui::Look::Quiet, .icon = ui::Icon::ArrowLeft, .small = true})) {
    action = GoTo{};
  }
  ui::heading(frame, 2, words(view, "nav.set-up"), {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
  for (const auto group : kGroups) {
    draw_group(view, frame, group);
  }
  ui::separator(frame);
  draw_places(view, frame);
  return action;
}

std::string place_words(const View& view) {
  using enum Place::Kind;
  const auto& content = view.state.content;
  switch (view.state.place.kind) {
    case Start:
      return words(view, "nav.start");
    case Step: {
      const auto* step = content::find_step(content, view.state.place.id);
      const auto number = step == nullptr ? 0 : step - content.steps.data() + 1;
      return words(view, "nav.step-of", {{"number", std::to_string(number)}, {"total", std::to_string(content.steps.size())}});
    }
    case Connect:
      return words(view, "nav.connect");
    case Checks:
    case Rule:
      return words(view, "nav.checks");
    case Glossary:
      return words(view, "nav.glossary");
    case Pitfall:
      return words(view, "pitfall.label");
    case Search:
      return words(view, "nav.search");
    case Problems:
    case Symptom:
      return words(view, "nav.problems");
    case Declines:
      return words(view, "nav.declines");
    case Code:
      return words(view, "nav.code");
  }
  return {};
}

}  // namespace portal_guide::app
