#include "core/link/link.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/menu.hpp"
#include "wasm/app/screens/navigation.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

constexpr float kNavigationWidth = 272;

/// Where the first of the answers leads. An answer to other words than those in the field is of no use.
std::optional<Action> first_answer(const View& view) {
  const auto& [kind, id] = view.state.place;
  if (kind != Place::Kind::Search) return GoToSearch{};
  const auto& answer = view.state.answer;
  if (!answer || answer->hits.empty() || view.drafts.search != id) return std::nullopt;
  const auto target = link::parse_target(answer->hits.front().target);
  auto place = target ? place_of(view.state.content, knowledge_of(view.state), *target) : std::nullopt;
  return place ? std::optional<Action>(GoTo{std::move(*place)}) : std::nullopt;
}

std::optional<Action> draw_search_field(const View& view, ui::Frame& frame) {
  const auto label = words(view, "search.field");
  const auto landmark = ui::region(frame, "search", ui::Landmark::Search, {.name = label});
  const auto field = ui::search_field(frame, "words", view.drafts.search,
                                      {.label = label, .label_hidden = true, .placeholder = words(view, "search.placeholder")});
  const auto& [kind, id] = view.state.place;
  if (view.state.search_wanted || (view.state.arrived && kind == Place::Kind::Search && id.empty())) {
    ui::focus(frame, field.id);
    ui::scroll_to(frame, 0);
  }
  return field.submitted ? first_answer(view) : std::nullopt;
}

/// The account, the modes that can be read, and the minutes that the rest of the guide takes.
std::string status_words(const View& view) {
  const auto modes = connected_modes(view.state);
  std::size_t minutes = 0;
  for (const auto& step : view.state.content.steps) {
    if (!settled(state_of(view.state, step))) minutes += static_cast<std::size_t>(step.minutes);
  }
  std::string status;
  const auto add = [&status](const std::string& part) {
    if (!part.empty()) status.append(status.empty() ? "" : " · ").append(part);
  };
  if (modes.empty()) {
    add(words(view, "status.not-connected"));
  } else {
    add(view.state.connection(modes.front()).account);
    add(words(view, modes.size() == 2 ? "status.both" : modes.front() == stripe::Mode::Live ? "status.live" : "status.test"));
  }
  if (minutes > 0) add(words(view, "status.minutes", {{"minutes", std::to_string(minutes)}}));
  return status;
}

std::optional<Action> draw_head_buttons(const View& view, ui::Frame& frame, ui::Id& menu) {
  constexpr float kRoomForStatus = 1100;
  constexpr float kNarrow = 340;
  std::optional<Action> action;
  const auto line = ui::row(frame, {.gap = ui::kSpace4, .wrap = frame.width() < kNarrow});
  if (!frame.wide() &&
      ui::button(frame, "open", {.text = place_words(view), .expanded = view.state.navigation_open, .small = true})) {
    action = ToggleNavigation{};
  }
  ui::spring(frame);
  if (!frame.wide()) {
    if (ui::button(
            frame, "find",
            {.text = words(view, "nav.search"), .look = ui::Look::Quiet, .icon = ui::Icon::Search, .text_hidden = true})) {
      action = GoToSearch{};
    }
  } else if (frame.width() >= kRoomForStatus) {
    const auto status = status_words(view);
    if (ui::button(frame, "status",
                   {.text = status,
                    .look = ui::Look::Quiet,
                    .icon = connected_modes(view.state).empty() ? ui::Icon::Lock : ui::Icon::CircleTick,
                    .name = words(view, "status.name", {{"status", status}}),
                    .small = true})) {
      action = GoTo{{.kind = Place::Kind::Connect}};
    }
  }
  menu = ui::id_of(frame, "more");
  if (ui::button(frame, "more",
                 {.text = words(view, "app.more"),
                  .look = ui::Look::Quiet,
                  .icon = ui::Icon::Dots,
                  .text_hidden = true,
                  .opens_menu = true,
                  .expanded = view.state.menu_open})) {
    action = ToggleMenu{};
  }
  if (view.state.closable &&
      ui::button(frame, "close",
                 {.text = words(view, "app.close"), .look = ui::Look::Quiet, .icon = ui::Icon::Cross, .text_hidden = true})) {
    action = CloseGuide{};
  }
  return action;
}

std::optional<Action> draw_head(const View& view, ui::Frame& frame, ui::Id& menu) {
  std::optional<Action> action;
  const auto banner = ui::region(
      frame, "head", ui::Landmark::Banner,
      {.name = words(view, "app.title"), .pinned = true, .surface = true, .padding = ui::kSpace12, .gap = ui::kSpace8});
  if (frame.wide()) {
    const auto columns = ui::columns(frame, {kNavigationWidth, 0, frame.width() / 3}, {.gap = ui::kSpace12});
    {
      const auto column = ui::column(frame);
      ui::space(frame, ui::kSpace8);
      ui::text(frame, words(view, "app.title"), {.style = ui::TextStyle::Heading});
    }
    {
      const auto column = ui::column(frame);
      action = draw_search_field(view, frame);
    }
    const auto column = ui::column(frame);
    if (auto chosen = draw_head_buttons(view, frame, menu)) action = std::move(chosen);
    return action;
  }
  action = draw_head_buttons(view, frame, menu);
  if (view.state.place.kind == Place::Kind::Search) {
    if (auto chosen = draw_search_field(view, frame)) action = std::move(chosen);
  }
  return action;
}

/// What was cleared, and what a check has confirmed since, which nobody can clear.
std::string started_over_words(const View& view) {
  const auto settled = checklist::count(view.state.content, view.state.progress, view.state.report).settled;
  const auto sentence = words(view, "app.started-over");
  return settled == 0 ? sentence : sentence + " " + plural_words(view, "app.started-over-confirmed", settled);
}

std::optional<Action> draw_notices(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  if (view.state.notice != Notice::None) {
    const bool started_over = view.state.notice == Notice::StartedOver;
    const auto sentence = started_over                                      ? started_over_words(view)
                          : view.state.notice == Notice::ProgressUnreadable ? words(view, "app.progress-unreadable")
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
      if (const auto* pitfall = content::find_pitfall(content, id); pitfall != nullptr) {
        return draw_pitfall(view, frame, *pitfall);
      }
      break;
    case Search:
      return draw_search(view, frame);
    case Problems:
      return draw_problems(view, frame);
    case Symptom:
      return draw_symptom(view, frame);
    case Declines:
      return draw_declines(view, frame);
    case Code:
      return draw_code(view, frame);
  }
  return draw_start(view, frame);
}

std::optional<Action> draw_main(const View& view, ui::Frame& frame) {
  const auto main = ui::region(frame, "main", ui::Landmark::Main, {.name = place_words(view)});
  const auto inset = ui::inset(
      frame, {.padding = frame.width() < 480 ? ui::kSpace16 : ui::kSpace24, .max_width = kReadingWidth, .gap = ui::kSpace24});
  auto action = draw_notices(view, frame);
  if (auto chosen = draw_place(view, frame)) action = std::move(chosen);
  return action;
}

/// The screen, and below it what can be done with a step.
std::optional<Action> draw_screen(const View& view, ui::Frame& frame) {
  auto action = draw_main(view, frame);
  if (const auto* step = content::find_step(view.state.content, view.state.place.id);
      step != nullptr && view.state.place.kind == Place::Kind::Step) {
    if (auto chosen = draw_step_actions(view, frame, *step)) action = std::move(chosen);
  }
  return action;
}

}  // namespace

std::optional<Action> draw_shell(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  ui::Id menu = 0;
  if (view.state.bare) {
    action = draw_screen(view, frame);
  } else {
    // Where there is no room beside the screen, the navigation is a sheet in its place.
    const bool sheet = !frame.wide() && view.state.navigation_open;
    if (view.heading != 0 && !sheet) ui::skip_link(frame, words(view, "nav.skip"), view.heading);
    action = draw_head(view, frame, menu);
    const auto columns = ui::columns(frame, {kNavigationWidth, 0}, {.gap = 0});
    const bool beside = ui::side_by_side(frame);
    {
      const auto column = ui::column(frame);
      if (beside || sheet) {
        const auto navigation = ui::region(
            frame, "navigation", ui::Landmark::Navigation,
            {.name = words(view, "nav.label"), .pinned = beside, .surface = true, .padding = ui::kSpace12, .gap = ui::kSpace8});
        if (auto chosen = draw_navigation(view, frame)) action = std::move(chosen);
      }
    }
    if (!sheet) {
      const auto column = ui::column(frame);
      if (auto chosen = draw_screen(view, frame)) action = std::move(chosen);
    }
  }
  if (auto chosen = draw_overlays(view, frame, menu)) action = std::move(chosen);
  // A link that was followed becomes an action once everything is drawn.
  if (const auto followed = frame.followed(); !followed.empty()) {
    if (const auto target = link::parse_target(followed)) {
      if (auto place = place_of(view.state.content, knowledge_of(view.state), *target)) action = GoTo{std::move(*place)};
    }
  }
  return action;
}

}  // namespace portal_guide::app
