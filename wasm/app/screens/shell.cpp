#include "core/link/link.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"

namespace portal_guide::app {
namespace {

constexpr float kNavigationWidth = 272;
/// Wide enough for 68 characters of body text.
constexpr float kReadingWidth = 720;

std::optional<Action> draw_mode_switch(const View& view, ui::Frame& frame) {
  const auto test = words(view, "mode.test-short");
  const auto live = words(view, "mode.live-short");
  const ui::Choice choices[] = {{.key = "test", .label = test}, {.key = "live", .label = live}};
  std::string chosen(stripe::to_string(view.state.mode));
  if (!ui::choice(frame, "mode", chosen, choices,
                  {.label = words(view, "mode.label"), .label_hidden = true, .segmented = true})) {
    return std::nullopt;
  }
  return ChooseMode{chosen == "live" ? stripe::Mode::Live : stripe::Mode::Test};
}

std::optional<Action> draw_head(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto banner = ui::region(
      frame, "head", ui::Landmark::Banner,
      {.name = words(view, "app.title"), .pinned = true, .surface = true, .padding = ui::kSpace12, .gap = ui::kSpace8});
  {
    const auto line = ui::row(frame, {.gap = ui::kSpace12, .wrap = false});
    ui::text(frame, words(view, "app.title"), {.style = ui::TextStyle::Heading});
    ui::spring(frame);
    if (frame.wide()) action = draw_mode_switch(view, frame);
    if (ui::button(frame, "more",
                   {.text = words(view, "app.more"), .look = ui::Look::Quiet, .expanded = view.state.menu_open})) {
      action = ToggleMenu{};
    }
  }
  if (view.state.menu_open) {
    const auto line = ui::row(frame);
    ui::spring(frame);
    if (ui::button(frame, "connection", {.text = words(view, "nav.connect"), .icon = ui::Icon::Lock, .small = true})) {
      action = GoTo{{.kind = Place::Kind::Connect}};
    }
    if (ui::button(
            frame, "start-over",
            {.text = words(view, "app.start-over"), .look = ui::Look::Danger, .icon = ui::Icon::Refresh, .small = true})) {
      action = StartOver{};
    }
  }
  return action;
}

/// One line's worth of a step's title, where the content has one.
std::string short_title(const View& view, const content::Step& step) {
  const auto found = view.state.content.ui.find("nav.short." + step.id);
  return found == view.state.content.ui.end() ? step.title : found->second;
}

void draw_steps(const View& view, ui::Frame& frame) {
  const auto list = ui::list(frame, "steps", {.name = words(view, "nav.set-up"), .marker = ui::Marker::None, .gap = 0});
  std::size_t number = 0;
  for (const auto& step : view.state.content.steps) {
    ++number;
    const auto [icon, tone] = mark_of(view, step);
    const Place place = {.kind = Place::Kind::Step, .id = step.id};
    const auto item = ui::item(frame, step.id);
    ui::nav_item(frame, "step",
                 {.text = words(view, "nav.step", {{"number", std::to_string(number)}, {"title", short_title(view, step)}}),
                  .target = target_words(view, place),
                  .icon = icon,
                  .icon_tone = tone,
                  .state = state_words(view, state_of(view.state, step)),
                  .current = view.state.place == place,
                  .step = true});
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
  {
    const auto item = ui::item(frame, "glossary");
    ui::nav_item(frame, "link",
                 {.text = words(view, "nav.glossary"),
                  .target = target_words(view, {.kind = Place::Kind::Glossary}),
                  .icon = ui::Icon::Book,
                  .current = kind == Place::Kind::Glossary});
  }
}

void draw_progress(const View& view, ui::Frame& frame) {
  const auto [settled, total] = checklist::count(view.state.content, view.state.progress, view.state.report);
  ui::progress(
      frame, "progress",
      {.name = words(view, "progress.label"),
       .value = total == 0 ? 0.0F : static_cast<float>(settled) / static_cast<float>(total),
       .value_text = words(view, "progress.count", {{"settled", std::to_string(settled)}, {"total", std::to_string(total)}}),
       .show_text = true});
}

/// Start, the steps with their states, and the other places.
std::optional<Action> draw_navigation(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  if (ui::button(frame, "start",
                 {.text = words(view, "nav.start"), .look = ui::Look::Quiet, .icon = ui::Icon::ArrowLeft, .small = true})) {
    action = GoTo{};
  }
  ui::heading(frame, 2, words(view, "nav.set-up"), {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
  draw_steps(view, frame);
  draw_progress(view, frame);
  ui::separator(frame);
  draw_places(view, frame);
  return action;
}

/// Where the reader is, in a line: "Step 4 of 14", or the place's name.
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
  }
  return {};
}

std::optional<Action> draw_notices(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  if (view.state.notice != Notice::None) {
    const bool started_over = view.state.notice == Notice::StartedOver;
    const auto sentence = started_over ? words(view, "app.started-over")
                          : view.state.notice == Notice::LinkUnknown
                              ? words(view, "app.target-unknown", {{"target", view.state.notice_detail}})
                              : words(view, "app.link-broken", {{"reason", view.state.notice_detail}});
    const auto card = ui::card(frame, "notice", {.role = ui::CardRole::Group, .name = sentence, .tone = ui::Tone::Info});
    ui::status(frame, "sentence", sentence, {.tone = ui::Tone::Info, .icon = ui::Icon::CircleInfo});
    const auto buttons = ui::row(frame);
    if (started_over && view.state.cleared && ui::button(frame, "undo", {.text = words(view, "app.undo"), .small = true})) {
      action = UndoStartOver{};
    }
    if (ui::button(frame, "dismiss", {.text = words(view, "app.dismiss"), .small = true})) action = DismissNotice{};
  }
  if (!view.state.note.empty()) {
    const auto card =
        ui::card(frame, "note", {.role = ui::CardRole::Group, .name = words(view, "app.note-label"), .tone = ui::Tone::Info});
    ui::text(frame, words(view, "app.note-label"), {.style = ui::TextStyle::Label});
    ui::text(frame, view.state.note);
    ui::text(frame, words(view, "app.note-origin"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  return action;
}

std::optional<Action> draw_place(const View& view, ui::Frame& frame) {
  using enum Place::Kind;
  const auto& [kind, id] = view.state.place;
  const auto& content = view.state.content;
  switch (kind) {
    case Start:
      break;
    case Step:
      if (const auto* step = content::find_step(content, id); step != nullptr) return draw_step(view, frame, *step);
      break;
    case Connect:
      return draw_connect(view, frame);
    case Checks:
      return draw_checks(view, frame);
    case Rule:
      if (const auto* rule = content::find_rule(content, id); rule != nullptr) return draw_rule(view, frame, *rule);
      break;
    case Glossary:
      return draw_glossary(view, frame);
    case Pitfall:
      if (const auto* pitfall = content::find_pitfall(content, id); pitfall != nullptr)
        return draw_pitfall(view, frame, *pitfall);
      break;
  }
  return draw_start(view, frame);
}

std::optional<Action> draw_main(const View& view, ui::Frame& frame) {
  const auto main = ui::region(frame, "main", ui::Landmark::Main, {});
  const auto inset = ui::inset(
      frame, {.padding = frame.width() < 480 ? ui::kSpace16 : ui::kSpace24, .max_width = kReadingWidth, .gap = ui::kSpace24});
  auto action = draw_notices(view, frame);
  if (auto chosen = draw_place(view, frame)) action = std::move(chosen);
  return action;
}

}  // namespace

std::optional<Action> draw_shell(const View& view, ui::Frame& frame) {
  auto action = draw_head(view, frame);
  const auto columns = ui::columns(frame, {kNavigationWidth, 0}, {.gap = 0});
  const bool beside = ui::side_by_side(frame);
  {
    const auto column = ui::column(frame);
    const auto navigation = ui::region(
        frame, "navigation", ui::Landmark::Navigation,
        {.name = words(view, "nav.label"), .pinned = beside, .surface = true, .padding = ui::kSpace12, .gap = ui::kSpace8});
    if (!beside) {
      const auto line = ui::row(frame, {.wrap = false});
      if (ui::button(frame, "open", {.text = place_words(view), .expanded = view.state.navigation_open})) {
        action = ToggleNavigation{};
      }
      ui::spring(frame);
      if (auto chosen = draw_mode_switch(view, frame)) action = std::move(chosen);
    }
    if (beside || view.state.navigation_open) {
      if (auto chosen = draw_navigation(view, frame)) action = std::move(chosen);
    }
  }
  {
    const auto column = ui::column(frame);
    if (auto chosen = draw_main(view, frame)) action = std::move(chosen);
  }
  // Links that were followed are wishes like any other, once everything is drawn.
  if (const auto followed = frame.followed(); !followed.empty()) {
    if (const auto target = link::parse_target(followed)) {
      if (auto place = place_of(view.state.content, *target)) action = GoTo{std::move(*place)};
    }
  }
  return action;
}

}  // namespace portal_guide::app
