#include <string>

#include "core/content/markup.hpp"
#include "wasm/app/screens/filter.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

constexpr float kRoomyWidth = 480;

bool matches(const content::DeclineCode& decline, std::string_view filter) {
  std::string names;
  for (const auto& name : decline.also) {
    names.append(name).append("\n");
  }
  return holds_words(filter, {decline.title, decline.code, decline.meaning, names});
}

/// A yes or a no that matters, as a shape and a sentence.
void draw_answer(const View& view, ui::Frame& frame, std::string_view key, bool yes) {
  const auto line = ui::row(frame, {.wrap = false});
  ui::icon(frame, yes ? ui::Icon::CircleTick : ui::Icon::Minus, yes ? ui::Tone::Success : ui::Tone::Warning);
  ui::text(frame, words(view, std::string(key) + (yes ? "-yes" : "-no")));
}

std::optional<Action> draw_body(const View& view, ui::Frame& frame, const content::DeclineCode& decline) {
  std::optional<Action> action;
  ui::paragraph(frame, decline.meaning);
  {
    const auto pairs = ui::definitions(frame, "parts");
    {
      const auto say = ui::definition(frame, words(view, "symptom.say"));
      ui::paragraph(frame, decline.say);
      if (ui::button(frame, "copy",
                     {.text = words(view, "declines.copy"),
                      .icon = ui::Icon::Copy,
                      .name = words(view, "declines.copy-name", {{"title", decline.title}}),
                      .small = true})) {
        action = CopyText{content::plain_text(decline.say)};
      }
    }
    {
      const auto next = ui::definition(frame, words(view, "symptom.fix"));
      ui::paragraph(frame, decline.next);
    }
    {
      const auto retry = ui::definition(frame, words(view, "declines.retry"));
      if (decline.retry_condition.empty()) {
        draw_answer(view, frame, "declines.retry", decline.retry_can_help);
      } else {
        ui::paragraph(frame, decline.retry_condition);
      }
    }
    {
      const auto disclose = ui::definition(frame, words(view, "declines.disclose"));
      draw_answer(view, frame, "declines.disclose", decline.may_disclose);
    }
  }
  draw_sources(view, frame, decline.sources);
  return action;
}

std::optional<Action> draw_decline(const View& view, ui::Frame& frame, const content::DeclineCode& decline) {
  std::optional<Action> action;
  // The code that the reader came for is open and takes the focus.
  const bool wanted = view.state.arrived && view.state.place.id == decline.id;
  const auto card = ui::card(frame, decline.id, {.role = ui::CardRole::Article, .name = decline.title, .gap = ui::kSpace8});
  const auto button = ui::id_of(frame, "open");
  if (wanted) {
    ui::focus(frame, button);
    ui::scroll_to(frame, button);
  }
  const bool open = ui::disclosure(frame, "open",
                                   {.title = decline.title,
                                    .level = 2,
                                    .detail = frame.width() < kRoomyWidth ? std::string_view() : decline.code,
                                    .open = wanted ? std::optional(true) : std::nullopt,
                                    .style = ui::TextStyle::Heading});
  if (!open) return action;
  // If there is room, the code stands beside the title.
  if (frame.width() < kRoomyWidth) {
    ui::text(frame, words(view, "declines.code", {{"code", decline.code}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  return draw_body(view, frame, decline);
}

}  // namespace

std::optional<Action> draw_declines(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  {
    const auto title = ui::stack(frame, ui::kSpace8);
    if (view.state.place.id.empty() || view.state.library.phase != Library::Phase::Here) {
      screen_heading(view, frame, words(view, "declines.title"));
    } else {
      view.heading = ui::heading(frame, 1, words(view, "declines.title"));
    }
    ui::paragraph(frame, words(view, "declines.lead"));
  }
  const auto* knowledge = draw_knowledge(view, frame, action);
  if (knowledge == nullptr) return action;

  std::vector<const content::DeclineCode*> shown;
  for (const auto& decline : knowledge->declines) {
    if (matches(decline, view.state.list_filter)) shown.push_back(&decline);
  }
  {
    const auto label = words(view, "declines.filter");
    const auto search = ui::region(frame, "filter", ui::Landmark::Search, {.name = label, .gap = ui::kSpace8});
    ui::search_field(frame, "words", view.drafts.list_filter, {.label = label});
    ui::status(frame, "count",
               shown.empty() ? words(view, "declines.nothing") : plural_words(view, "declines.count", shown.size()),
               {.style = ui::TextStyle::Small});
  }
  const auto list = ui::stack(frame, ui::kSpace8);
  for (const auto* decline : shown) {
    if (auto chosen = draw_decline(view, frame, *decline)) action = std::move(chosen);
  }
  return action;
}

}  // namespace portal_guide::app
