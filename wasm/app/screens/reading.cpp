#include "wasm/app/screens/reading.hpp"

#include "core/content/markup.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
std::optional<Action> draw_instructions(const View& view, ui::Frame& frame, std::string_view name,
                                        const std::vector<content::Instruction>& instructions) {
  // Link keys that lead to Stripe's documentation instead of the Dashboard.
  constexpr std::string_view kDocumentationLinks = "docs-";

  std::optional<Action> action;
  const auto list = ui::list(frame, "instructions", {.name = name, .marker = ui::Marker::Number, .gap = ui::kSpace12});
  std::size_t number = 0;
  for (const auto& instruction : instructions) {
    const content::Arguments arguments = {{"number", std::to_string(++number)}};
    const auto item = ui::item(frame);
    ui::paragraph(frame, instruction.text);
    if (!instruction.code.empty() &&
        ui::code_block(frame, "code", instruction.code,
                       {.name = words(view, "step.code-name", arguments), .copy = words(view, "step.copy-code", arguments)})) {
      action = CopyText{instruction.code};
    }
    const auto url = content::link_url(view.state.content, instruction.link, view.state.mode);
    if (url.empty()) continue;
    const bool documentation = instruction.link.rfind(kDocumentationLinks, 0) == 0;
    const std::string key = documentation ? "step.read-documentation" : "step.open-in-stripe";
    ui::link_button(frame, "open",
                    {.text = words(view, key), .target = url, .name = words(view, key + "-name", arguments), .small = true});
  }
  return action;
}

std::optional<Action> draw_say(const View& view, ui::Frame& frame, const std::string& text) {
  const auto title = words(view, "symptom.say");
  const auto card = ui::card(frame, "say", {.role = ui::CardRole::Section, .name = title, .tone = ui::Tone::Info});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  ui::paragraph(frame, text);
  if (ui::button(frame, "copy", {.text = words(view, "symptom.copy-say"), .icon = ui::Icon::Copy, .small = true})) {
    return CopyText{content::plain_text(text)};
  }
  return std::nullopt;
}

void draw_see(const View& view, ui::Frame& frame, std::string_view label, const std::vector<std::string>& targets) {
  if (targets.empty()) return;
  const auto line = ui::row(frame, {.gap = ui::kSpace12, .line_gap = ui::kSpace4});
  ui::text(frame, label, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  for (const auto& target : targets) {
    ui::link(frame, target, {.text = title_of(view, target), .target = target, .style = ui::TextStyle::Small});
  }
}

void draw_sources(const View& view, ui::Frame& frame, const std::vector<content::Source>& sources) {
  if (sources.empty()) return;
  if (!ui::disclosure(frame, "sources", {.title = words(view, "step.sources")})) return;
  const auto list = ui::list(frame, "source-list", {.name = words(view, "step.sources")});
  for (const auto& source : sources) {
    const auto item = ui::item(frame, source.url);
    std::string_view address = source.url;
    if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
    ui::link(frame, "source",
             {.text = words(view, "step.source-checked", {{"address", std::string(address)}, {"date", source.checked}}),
              .target = source.url,
              .style = ui::TextStyle::Small});
  }
}

}  // namespace portal_guide::app
