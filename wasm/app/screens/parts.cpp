#include "wasm/app/screens/parts.hpp"

#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
void screen_heading(const View& view, ui::Frame& frame, std::string_view title, ui::TextStyle style) {
  view.heading = ui::heading(frame, 1, title, {.style = style});
  if (!view.state.arrived) return;
  ui::focus(frame, view.heading);
  ui::scroll_to(frame, 0);
}

void screen_introduction(const View& view, ui::Frame& frame, std::string_view title, std::string_view lead) {
  const auto close = ui::stack(frame, ui::kSpace8);
  screen_heading(view, frame, title);
  ui::paragraph(frame, lead);
}

Part::Part(ui::Frame& frame, std::string_view key, std::string_view title)
    : scope_(ui::region(frame, key, ui::Landmark::Section, {.name = title, .gap = ui::kSpace8})),
      heading_(ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading})) {}

const content::Knowledge* draw_knowledge(const View& view, ui::Frame& frame, std::optional<Action>& action) {
  const auto phase = view.state.library.phase;
  if (phase == Library::Phase::Here) return &view.state.library.knowledge;
  if (phase == Library::Phase::Failed) {
    const auto sentence = words(view, "error.knowledge-unreachable");
    const auto card = ui::card(frame, "knowledge", {.role = ui::CardRole::Group, .name = sentence, .tone = ui::Tone::Error});
    ui::status(frame, "failed", sentence, {.tone = ui::Tone::Error, .icon = ui::Icon::Octagon});
    if (ui::button(frame, "retry", {.text = words(view, "knowledge.retry"), .icon = ui::Icon::Refresh})) action = FetchAgain{};
    return nullptr;
  }
  ui::status(frame, "fetching", words(view, "knowledge.fetching"), {.busy = true});
  return nullptr;
}

}  // namespace portal_guide::app
