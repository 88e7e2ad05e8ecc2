#include "wasm/app/screens/parts.hpp"

#include "core/link/link.hpp"

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

std::string target_words(const View& view, const Place& place) { return link::to_string(target_of(view.state.content, place)); }

std::string title_of(const View& view, std::string_view target) {
  const auto& content = view.state.content;
  const auto parsed = link::parse_target(target);
  const auto place = parsed ? place_of(content, *parsed) : std::nullopt;
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
      return content::find_term(content, place->id)->term;
    case Pitfall:
      return content::find_pitfall(content, place->id)->title;
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
    : scope_(ui::region(frame, key, ui::Landmark::Section, {.name = title, .gap = ui::kSpace8})) {
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
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
