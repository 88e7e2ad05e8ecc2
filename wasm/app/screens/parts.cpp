#include "wasm/app/screens/parts.hpp"

#include <algorithm>

#include "core/content/markup.hpp"
#include "core/link/link.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::app {

std::string words(const View& view, std::string_view key, const content::Arguments& arguments) {
  return content::text(view.state.content, key, arguments);
}

std::string plural_words(const View& view, std::string_view key, std::size_t count, content::Arguments arguments) {
  return content::plural(view.state.content, key, count, std::move(arguments));
}

std::string mode_words(const View& view, stripe::Mode mode) {
  return words(view, "mode." + std::string(stripe::to_string(mode)));
}

std::string mode_in_sentence(const View& view, stripe::Mode mode) {
  return words(view, "mode." + std::string(stripe::to_string(mode)) + "-in-sentence");
}

std::string severity_words(const View& view, report::Severity severity) {
  return words(view, "severity." + std::string(report::to_string(severity)));
}

std::string duration_words(const View& view, std::int64_t seconds) {
  const auto count = static_cast<std::size_t>(seconds < 0 ? 0 : seconds);
  if (count < 60) return plural_words(view, "time.seconds", count);
  if (count < 60 * 60) return plural_words(view, "time.minutes", count / 60);
  if (count < 24 * 60 * 60) return plural_words(view, "time.hours", count / (60 * 60));
  return plural_words(view, "time.days", count / (24 * 60 * 60));
}

ui::Tone tone_of(report::Severity severity) {
  using enum report::Severity;
  switch (severity) {
    case Error:
      return ui::Tone::Error;
    case Warning:
      return ui::Tone::Warning;
    case Info:
      return ui::Tone::Info;
  }
  return ui::Tone::Plain;
}

ui::Icon icon_of(report::Severity severity) {
  using enum report::Severity;
  switch (severity) {
    case Error:
      return ui::Icon::Octagon;
    case Warning:
      return ui::Icon::Triangle;
    case Info:
      return ui::Icon::CircleInfo;
  }
  return ui::Icon::None;
}

Mark mark_of(const View& view, const content::Step& step) {
  using enum checklist::State;
  switch (state_of(view.state, step)) {
    case Open:
      return {ui::Icon::Ring, ui::Tone::Muted};
    case Done:
      return {ui::Icon::Tick, ui::Tone::Success};
    case Skipped:
      return {ui::Icon::Minus, ui::Tone::Muted};
    case Confirmed:
      return {ui::Icon::CircleTick, ui::Tone::Success};
    case Problem:
      break;
  }
  const auto findings = checklist::findings_of(step, *view.state.report);
  const auto worst = findings.empty() ? report::Severity::Error : findings.front()->severity;
  return {icon_of(worst), tone_of(worst)};
}

std::string state_words(const View& view, checklist::State state) {
  using enum checklist::State;
  switch (state) {
    case Open:
      return words(view, "step.state.open");
    case Done:
      return words(view, "step.state.done");
    case Skipped:
      return words(view, "step.state.skipped");
    case Confirmed:
      return words(view, "step.state.confirmed");
    case Problem:
      return words(view, "step.state.problem");
  }
  return {};
}

namespace {

/// An id as words.
std::string spoken(std::string id) {
  std::replace(id.begin(), id.end(), '-', ' ');
  return id;
}

}  // namespace

std::string target_words(const View& view, const Place& place) { return link::to_string(target_of(view.state.content, place)); }

std::string title_of(const View& view, std::string_view target) {
  const auto& content = view.state.content;
  const auto parsed = link::parse_target(target);
  const auto* knowledge = knowledge_of(view.state);
  const auto place = parsed ? place_of(content, knowledge, *parsed) : std::nullopt;
  if (!place) return std::string(target);
  using enum Place::Kind;
  switch (place->kind) {
    case Start:
      return words(view, "nav.start");
    case Step:
      return content::find_step(content, place->id)->title;
    case Connect:
      return words(view, "nav.connect");
    case Checks:
      return words(view, "nav.checks");
    case Rule:
      return content::find_rule(content, place->id)->title;
    case Glossary:
      if (const auto* term = content::find_term(content, place->id); term != nullptr) return term->term;
      return spoken(place->id);
    case Pitfall:
      return content::find_pitfall(content, place->id)->title;
    case Search:
      return words(view, "search.title-of", {{"words", place->id}});
    case Problems:
      return words(view, "nav.problems");
    case Symptom:
      if (knowledge == nullptr) return words(view, "symptom.not-fetched", {{"words", spoken(place->id)}});
      return content::find_symptom(knowledge->symptoms, place->id)->title;
    case Declines:
      if (place->id.empty()) return words(view, "nav.declines");
      return words(view, "declines.code", {{"code", place->id}});
    case Code:
      return words(view, "nav.code");
  }
  return std::string(target);
}

void screen_heading(const View& view, ui::Frame& frame, std::string_view title, ui::TextStyle style) {
  view.heading = ui::heading(frame, 1, title, {.style = style});
  if (!view.state.arrived) return;
  ui::focus(frame, view.heading);
  ui::scroll_to(frame, 0);
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
  if (ui::button(frame, "copy", {.text = words(view, "symptom.copy-say"), .icon = ui::Icon::Copy, .small = true}))
    return CopyText{content::plain_text(text)};
  return std::nullopt;
}

void draw_see(const View& view, ui::Frame& frame, std::string_view label, const std::vector<std::string>& targets) {
  if (targets.empty()) return;
  const auto line = ui::row(frame, {.gap = ui::kSpace12, .line_gap = ui::kSpace4});
  ui::text(frame, label, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  for (const auto& target : targets)
    ui::link(frame, target, {.text = title_of(view, target), .target = target, .style = ui::TextStyle::Small});
}

bool holds_words(std::string_view filter, std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const auto text : texts)
    all.append(text::in_lower_case(text)).append("\n");
  const auto wanted = text::in_lower_case(filter);
  for (std::size_t at = 0; at < wanted.size();) {
    const auto end = std::min(wanted.find(' ', at), wanted.size());
    if (all.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
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
