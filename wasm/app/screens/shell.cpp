#include "core/link/link.hpp"
#include "wasm/app/screens/navigation.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

constexpr float kNavigationWidth = 272;
/// The width of the mode switch and the menu beside it.
constexpr float kHeadButtonsWidth = 240;
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

/// Where the first of the answers leads.
std::optional<Action> first_answer(const View& view) {
  const auto& [kind, id] = view.state.place;
  if (kind != Place::Kind::Search) return GoToSearch{};
  if (view.state.answer.hits.empty()) return std::nullopt;
  const auto target = link::parse_target(search::target_of(*view.state.answer.hits.front().document));
  auto place = target ? place_of(view.state.content, knowledge_of(view.state), *target) : std::nullopt;
  return place ? std::optional<Action>(GoTo{std::move(*place)}) : std::nullopt;
}

std::optional<Action> draw_search_field(const View& view, ui::Frame& frame) {
  const auto label = words(view, "search.field");
  const auto landmark = ui::region(frame, "search", ui::Landmark::Search, {.name = label});
  const auto field = ui::search_field(frame, "words", view.drafts.search,
                                      {.label = label, .label_hidden = true, .placeholder = words(view, "search.placeholder")});
  const auto& [kind, id] = view.state.place;
  if (view.state.arrived && kind == Place::Kind::Search && id.empty()) {
    ui::focus(frame, field.id);
    ui::scroll_to(frame, 0);
  }
  return field.submitted ? first_answer(view) : std::nullopt;
}

std::optional<Action> draw_head_buttons(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto line = ui::row(frame, {.gap = ui::kSpace12, .wrap = false});
  if (!frame.wide()) ui::text(frame, words(view, "app.title"), {.style = ui::TextStyle::Heading});
  ui::spring(frame);
  if (frame.wide()) {
    action = draw_mode_switch(view, frame);
  } else if (ui::button(frame, "find",
                        {.text = words(view, "nav.search"), .look = ui::Look::Quiet, .icon = ui::Icon::Search})) {
    action = GoToSearch{};
  }
  if (ui::button(frame, "more", {.text = words(view, "app.more"), .look = ui::Look::Quiet, .expanded = view.state.menu_open})) {
    action = ToggleMenu{};
  }
  return action;
}

std::optional<Action> draw_head(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto banner = ui::region(
      frame, "head", ui::Landmark::Banner,
      {.name = words(view, "app.title"), .pinned = true, .surface = true, .padding = ui::kSpace12, .gap = ui::kSpace8});
  const bool searching = view.state.place.kind == Place::Kind::Search;
  if (frame.wide()) {
    const auto columns = ui::columns(frame, {kNavigationWidth, 0, kHeadButtonsWidth}, {.gap = ui::kSpace12});
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
    if (auto chosen = draw_head_buttons(view, frame)) action = std::move(chosen);
  } else {
    if (auto chosen = draw_head_buttons(view, frame)) action = std::move(chosen);
    if (searching) {
      if (auto chosen = draw_search_field(view, frame)) action = std::move(chosen);
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
  const auto main = ui::region(frame, "main", ui::Landmark::Main, {});
  const auto inset = ui::inset(
      frame, {.padding = frame.width() < 480 ? ui::kSpace16 : ui::kSpace24, .max_width = kReadingWidth, .gap = ui::kSpace24});
  auto action = draw_notices(view, frame);
  if (auto chosen = draw_place(view, frame)) action = std::move(chosen);
  return action;
}

}  // namespace

std::optional<Action> draw_shell(const View& view, ui::Frame& frame) {
  if (view.heading != 0) ui::skip_link(frame, words(view, "nav.skip"), view.heading);
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
  // A link that was followed becomes an action once everything is drawn.
  if (const auto followed = frame.followed(); !followed.empty()) {
    if (const auto target = link::parse_target(followed)) {
      if (auto place = place_of(view.state.content, knowledge_of(view.state), *target)) action = GoTo{std::move(*place)};
    }
  }
  return action;
}

}  // namespace portal_guide::app
