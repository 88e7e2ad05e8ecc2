#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

void draw_term(const View& view, ui::Frame& frame, const content::Term& term) {
  const auto card = ui::card(frame, term.id, {.role = ui::CardRole::Article, .name = term.term, .gap = ui::kSpace8});
  const auto heading = ui::heading(frame, 3, term.term);
  if (view.state.arrived && view.state.place.id == term.id) {
    ui::focus(frame, heading);
    ui::scroll_to(frame, heading);
  }
  ui::paragraph(frame, term.definition);
  if (!term.also.empty()) {
    std::string names;
    for (const auto& name : term.also) {
      names.append(names.empty() ? "" : ", ").append(name);
    }
    ui::text(frame, words(view, "glossary.also", {{"names", names}}), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  if (!term.see.empty()) {
    const auto line = ui::row(frame, {.gap = ui::kSpace12});
    ui::text(frame, words(view, "glossary.see"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    for (const auto& target : term.see) {
      ui::link(frame, target, {.text = title_of(view, target), .target = target, .style = ui::TextStyle::Small});
    }
  }
}

void draw_terms(const View& view, ui::Frame& frame, std::string_view key, std::string_view title, bool core) {
  const auto section = ui::region(frame, key, ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
  ui::heading(frame, 2, title);
  for (const auto& term : view.state.content.terms) {
    if (term.core == core) draw_term(view, frame, term);
  }
}

}  // namespace

std::optional<Action> draw_glossary(const View& view, ui::Frame& frame) {
  {
    const auto title = ui::stack(frame, ui::kSpace8);
    if (view.state.place.id.empty() || content::find_term(view.state.content, view.state.place.id) == nullptr) {
      screen_heading(view, frame, words(view, "glossary.title"));
    } else {
      // The heading of the term that the reader came for takes the focus instead.
      view.heading = ui::heading(frame, 1, words(view, "glossary.title"));
    }
    ui::paragraph(frame, words(view, "glossary.lead"));
  }

  std::optional<Action> action;
  draw_terms(view, frame, "core", words(view, "glossary.core"), true);
  if (draw_knowledge(view, frame, action) != nullptr) draw_terms(view, frame, "more", words(view, "glossary.more"), false);
  return action;
}

}  // namespace portal_guide::app
