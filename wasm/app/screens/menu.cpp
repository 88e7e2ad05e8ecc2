#include "wasm/app/screens/menu.hpp"

#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

std::optional<Action> draw_menu(const View& view, ui::Frame& frame, ui::Id anchor) {
  const auto menu = ui::floating(frame, "menu", ui::Floating::Menu,
                                 {.name = words(view, "app.more"), .anchor = anchor, .width = 272, .gap = 0});
  std::optional<Action> action;
  if (ui::menu_item(frame, "share", {.text = words(view, "menu.share"), .icon = ui::Icon::Copy})) {
    action = CopyPlaceLink{.place = view.state.place};
  }
  if (ui::menu_item(frame, "print", {.text = words(view, "menu.print"), .icon = ui::Icon::Book})) action = PrintSteps{};
  if (ui::menu_item(frame, "connection", {.text = words(view, "menu.connection"), .icon = ui::Icon::Lock})) {
    action = GoTo{{.kind = Place::Kind::Connect}};
  }
  if (ui::menu_item(frame, "shortcuts", {.text = words(view, "menu.shortcuts"), .icon = ui::Icon::Question})) {
    action = ToggleShortcuts{};
  }
  if (ui::menu_item(frame, "start-over",
                    {.text = words(view, "app.start-over"), .icon = ui::Icon::Refresh, .tone = ui::Tone::Error})) {
    action = AskStartOver{};
  }
  return action;
}

/// The heading of a panel, which takes the focus when the panel opens.
void draw_panel_title(const View& view, ui::Frame& frame, std::string_view title) {
  const auto heading = ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  if (view.state.panel_arrived) ui::focus(frame, heading);
}

/// Asks before the progress goes away.
std::optional<Action> draw_start_over(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto title = words(view, "start-over.title");
  const auto panel = ui::floating(frame, "start-over", ui::Floating::Panel, {.name = title, .width = 400, .gap = ui::kSpace12});
  draw_panel_title(view, frame, title);
  ui::paragraph(frame, plural_words(view, "start-over.marks", view.state.progress.marks.size()));
  const auto buttons = ui::row(frame);
  if (ui::button(frame, "yes", {.text = words(view, "app.start-over"), .look = ui::Look::Danger})) action = StartOver{};
  if (ui::button(frame, "no", {.text = words(view, "start-over.keep")})) action = ClosePanel{};
  return action;
}

std::optional<Action> draw_shortcuts(const View& view, ui::Frame& frame) {
  const auto title = words(view, "menu.shortcuts");
  const auto panel = ui::floating(frame, "shortcuts", ui::Floating::Panel, {.name = title, .width = 400, .gap = ui::kSpace12});
  draw_panel_title(view, frame, title);
  {
    const auto keys = ui::definitions(frame, "keys");
    for (const auto* key : {"search", "next", "previous", "help", "escape"}) {
      const auto pair = ui::definition(frame, words(view, std::string("shortcuts.") + key + ".key"));
      ui::text(frame, words(view, std::string("shortcuts.") + key));
    }
  }
  if (ui::button(frame, "close", {.text = words(view, "shortcuts.close")})) return ToggleShortcuts{};
  return std::nullopt;
}

std::optional<Action> draw_toast(const View& view, ui::Frame& frame, const Toast& toast) {
  const auto card = ui::floating(frame, "toast", ui::Floating::Toast, {.name = toast.words, .width = 440});
  const auto line = ui::row(frame, {.gap = ui::kSpace12});
  ui::icon(frame, toast.failed ? ui::Icon::Octagon : ui::Icon::Tick, toast.failed ? ui::Tone::Error : ui::Tone::Success);
  ui::text(frame, toast.words, {.style = ui::TextStyle::Label});
  if (!toast.undoable) return std::nullopt;
  ui::spring(frame);
  if (ui::button(frame, "undo", {.text = words(view, "app.undo"), .small = true})) return UndoMove{};
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw_overlays(const View& view, ui::Frame& frame, ui::Id anchor) {
  std::optional<Action> action;
  if (view.state.toast) action = draw_toast(view, frame, *view.state.toast);
  if (view.state.menu_open) {
    if (auto chosen = draw_menu(view, frame, anchor)) action = std::move(chosen);
  }
  if (view.state.panel != Panel::None) {
    if (auto chosen = view.state.panel == Panel::Shortcuts ? draw_shortcuts(view, frame) : draw_start_over(view, frame)) {
      action = std::move(chosen);
    }
  }
  return action;
}

}  // namespace portal_guide::app
