#include "wasm/app/screens/finding.hpp"

#include "core/json_writer.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/text/utf8.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// Longer values are cut: the reader only has to recognise them.
constexpr std::size_t kObservedBytes = 160;

std::string observed_words(const View& view, const Json& observed) {
  if (observed.is_null() || observed == "") return words(view, "finding.empty");
  auto shown = observed.is_string() ? observed.get<std::string>() : to_text(observed);
  if (shown.size() <= kObservedBytes) return shown;
  return std::string(text::first_bytes(shown, kObservedBytes)) + "…";
}

/// A JSON pointer into the snapshot, in words: the object it is in, and the path within that object.
struct Seen {
  std::string path;
  std::string object;
};

Seen seen_at(const View& view, const std::string& pointer) {
  // "/live/products/data/3/active": the first two are the mode and the section, "data" and a number lead to the object.
  const auto data = pointer.find("/data/");
  const auto end = data == std::string::npos ? std::string::npos : pointer.find('/', data + 6);
  Seen seen{.path = end == std::string::npos ? pointer.substr(pointer.empty() ? 0 : 1) : pointer.substr(end + 1), .object = {}};
  for (auto& character : seen.path) {
    if (character == '/') character = '.';
  }
  if (end == std::string::npos || !view.state.checked) return seen;

  const Json* node = &view.state.checked->document;
  for (std::size_t begin = 1; node != nullptr && begin < end;) {
    const auto stop = pointer.find('/', begin);
    const auto token = pointer.substr(begin, stop - begin);
    if (node->is_array()) {
      const auto index = static_cast<std::size_t>(std::strtoul(token.c_str(), nullptr, 10));
      node = index < node->size() ? &(*node)[index] : nullptr;
    } else {
      node = find(*node, token);
    }
    begin = stop + 1;
  }
  if (node == nullptr) return seen;
  if (const auto id = as_string(find(*node, "id"))) seen.object = *id;
  return seen;
}

void draw_evidence(const View& view, ui::Frame& frame, const report::Finding& finding) {
  for (const auto& evidence : finding.evidence) {
    const auto [path, object] = seen_at(view, evidence.path);
    const auto group = ui::stack(frame, ui::kSpace4);
    const content::Arguments arguments = {
        {"path", path}, {"object", object}, {"observed", observed_words(view, evidence.observed)}};
    ui::paragraph(frame, words(view, object.empty() ? "finding.evidence" : "finding.evidence-of", arguments),
                  {.style = ui::TextStyle::Small});
    if (!evidence.expected.empty()) {
      ui::text(frame, words(view, "finding.expected", {{"expected", evidence.expected}}),
               {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    }
  }
}

std::string api_call_text(const report::ApiCall& call) {
  auto shown = call.method + " " + call.path;
  for (const auto& [name, value] : report::form_parameters(call.params)) {
    shown.append("\n" + name + "=" + value);
  }
  return shown;
}

std::optional<Action> draw_fix(const View& view, ui::Frame& frame, const report::Finding& finding) {
  std::optional<Action> action;
  const auto& fix = finding.fix;
  if (!fix.steps.empty()) {
    const auto list = ui::list(frame, "fix", {.name = words(view, "finding.fix"), .marker = ui::Marker::Number});
    for (const auto& step : fix.steps) {
      const auto item = ui::item(frame);
      ui::paragraph(frame, step);
    }
  }
  if (!fix.dashboard_url.empty()) {
    ui::link_button(
        frame, "open",
        {.text = words(view, "finding.open"),
         .target = fix.dashboard_url,
         .name = words(view, "finding.open-name", {{"title", finding.title}, {"mode", mode_in_sentence(view, finding.mode)}})});
  }
  if (fix.api) {
    if (ui::disclosure(frame, "api", {.title = words(view, "finding.with-api")})) {
      const auto code = api_call_text(*fix.api);
      if (fix.applicability == report::Applicability::Placeholder) ui::paragraph(frame, words(view, "finding.placeholder"));
      if (ui::code_block(frame, "api-code", code,
                         {.name = words(view, "finding.with-api"), .copy = words(view, "finding.copy-api")})) {
        action = CopyText{code};
      }
    }
  }
  if (!fix.cli.empty()) {
    if (ui::disclosure(frame, "cli", {.title = words(view, "finding.with-cli")})) {
      if (fix.applicability == report::Applicability::Placeholder) ui::paragraph(frame, words(view, "finding.placeholder"));
      if (ui::code_block(frame, "cli-code", fix.cli,
                         {.name = words(view, "finding.with-cli"), .copy = words(view, "finding.copy-cli")})) {
        action = CopyText{fix.cli};
      }
    }
  }
  return action;
}

std::optional<Action> draw_buttons(const View& view, ui::Frame& frame, const report::Finding& finding,
                                   const FindingCard& options) {
  std::optional<Action> action;
  const auto buttons = ui::row(frame);
  const content::Arguments arguments = {{"title", finding.title}, {"mode", mode_in_sentence(view, finding.mode)}};
  if (ui::button(frame, "copy-link",
                 {.text = words(view, "finding.copy-link"),
                  .icon = ui::Icon::Copy,
                  .name = words(view, "finding.copy-link-name", arguments),
                  .small = true})) {
    action = CopyPlaceLink{{.kind = Place::Kind::Rule, .id = finding.rule}};
  }
  if (const auto* step = content::find_step(view.state.content, finding.step); step != nullptr) {
    ui::link_button(frame, "go-to-step",
                    {.text = words(view, "finding.go-to-step"),
                     .target = target_words(view, {.kind = Place::Kind::Step, .id = step->id}),
                     .name = words(view, "finding.go-to-step-name", {{"title", step->title}}),
                     .icon = ui::Icon::ArrowRight,
                     .small = true});
  }
  if (!options.on_rule_page) {
    ui::link_button(frame, "about",
                    {.text = words(view, "finding.about"),
                     .target = target_words(view, {.kind = Place::Kind::Rule, .id = finding.rule}),
                     .name = words(view, "finding.about-name", arguments),
                     .icon = ui::Icon::Book,
                     .small = true});
  }
  if (ui::button(frame, "again",
                 {.text = words(view, "finding.check-again"),
                  .icon = ui::Icon::Refresh,
                  .name = words(view, "finding.check-again-name", arguments),
                  .disabled = view.state.run && view.state.run->reading(),
                  .small = true})) {
    action = RunChecks{};
  }
  return action;
}

}  // namespace

std::optional<Action> draw_finding(const View& view, ui::Frame& frame, std::string_view key, const report::Finding& finding,
                                   const FindingCard& options) {
  std::optional<Action> action;
  const auto card =
      ui::card(frame, key,
               {.role = ui::CardRole::Article,
                .name = words(view, "finding.name", {{"title", finding.title}, {"mode", mode_words(view, finding.mode)}})});
  {
    const auto line = ui::row(frame);
    ui::badge(
        frame,
        {.text = severity_words(view, finding.severity), .tone = tone_of(finding.severity), .icon = icon_of(finding.severity)});
    ui::text(frame, words(view, "finding.where", {{"mode", mode_words(view, finding.mode)}, {"rule", finding.rule}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  if (!ui::disclosure(frame, "details",
                      {.title = finding.title,
                       .level = options.heading_level,
                       .open_at_first = options.open,
                       .style = ui::TextStyle::Heading})) {
    return action;
  }
  ui::paragraph(frame, finding.why);
  {
    const auto pairs = ui::definitions(frame, "parts");
    if (!finding.evidence.empty()) {
      const auto seen = ui::definition(frame, words(view, "finding.seen"));
      draw_evidence(view, frame, finding);
    }
    const auto fix = ui::definition(frame, words(view, "finding.fix"));
    if (auto chosen = draw_fix(view, frame, finding)) action = std::move(chosen);
  }
  if (auto chosen = draw_buttons(view, frame, finding, options)) action = std::move(chosen);
  return action;
}

}  // namespace portal_guide::app
