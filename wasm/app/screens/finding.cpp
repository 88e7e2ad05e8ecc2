#include "wasm/app/screens/finding.hpp"

#include <algorithm>
#include <set>

#include "core/report/stripe_cli.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

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

/// What is the case and what would be right, in people's words.
void draw_now(const View& view, ui::Frame& frame, const report::Finding& finding) {
  const auto pairs = ui::definitions(frame, "parts");
  if (!finding.evidence.empty()) {
    const auto now = ui::definition(frame, words(view, "finding.seen"));
    for (const auto& evidence : finding.evidence) {
      ui::text(frame, observed_words(view.state.content, evidence.observed));
    }
  }
  std::string expected;
  for (const auto& evidence : finding.evidence) {
    if (!evidence.expected.empty() && evidence.expected != expected) {
      expected = evidence.expected;
      const auto should = ui::definition(frame, words(view, "finding.should-be"));
      ui::text(frame, expected);
    }
  }
}

/// What it is about, by the ids that Stripe gives: each is copied by a press.
std::optional<Action> draw_objects(const View& view, ui::Frame& frame, const report::Finding& finding) {
  std::optional<Action> action;
  const auto line = ui::row(frame, {.gap = ui::kSpace4, .line_gap = ui::kSpace4});
  std::set<std::string, std::less<>> drawn;
  for (const auto& object : finding.objects) {
    if (object.id.empty() || !drawn.insert(object.id).second) continue;
    if (const auto known = view.state.names.find(object.id); known != view.state.names.end()) {
      ui::text(frame, known->second, {.style = ui::TextStyle::Label});
    }
    if (ui::button(frame, object.id,
                   {.text = object.id,
                    .look = ui::Look::Quiet,
                    .icon = ui::Icon::Copy,
                    .name = words(view, "finding.copy-id", {{"id", object.id}}),
                    .small = true})) {
      action = CopyText{object.id};
    }
  }
  return action;
}

void draw_evidence(const View& view, ui::Frame& frame, const report::Finding& finding) {
  for (const auto& evidence : finding.evidence) {
    const auto [path, object] = seen_at(view, evidence.path);
    const auto group = ui::stack(frame, ui::kSpace4);
    const content::Arguments arguments = {
        {"path", path}, {"object", object}, {"observed", observed_words(view.state.content, evidence.observed)}};
    ui::paragraph(frame, words(view, object.empty() ? "finding.evidence" : "finding.evidence-of", arguments),
                  {.style = ui::TextStyle::Small});
  }
}

std::string api_call_text(const report::ApiCall& call) {
  auto shown = call.method + " " + call.path;
  for (const auto& [name, value] : report::form_parameters(call.params)) {
    shown.append("\n" + name + "=" + value);
  }
  return shown;
}

void draw_steps(const View& view, ui::Frame& frame, const report::Fix& fix) {
  if (fix.steps.empty()) return;
  const auto part = ui::stack(frame, ui::kSpace8);
  ui::text(frame, words(view, "finding.fix"), {.style = ui::TextStyle::Label});
  const auto list = ui::list(frame, "fix", {.name = words(view, "finding.fix"), .marker = ui::Marker::Number});
  for (const auto& step : fix.steps) {
    const auto item = ui::item(frame);
    ui::paragraph(frame, step);
  }
}

/// The rule, where it was seen, and the calls that mend it.
std::optional<Action> draw_for_developers(const View& view, ui::Frame& frame, const report::Finding& finding) {
  std::optional<Action> action;
  if (!ui::disclosure(frame, "developers", {.title = words(view, "finding.developers")})) return action;
  const auto part = ui::stack(frame, ui::kSpace12);
  ui::link(frame, "about",
           {.text = words(view, "finding.about", {{"rule", finding.rule}}),
            .target = target_words(view, {.kind = Place::Kind::Rule, .id = finding.rule}),
            .style = ui::TextStyle::Small});
  draw_evidence(view, frame, finding);
  const auto& fix = finding.fix;
  if (fix.applicability == report::Applicability::Placeholder) ui::paragraph(frame, words(view, "finding.placeholder"));
  if (fix.api) {
    const auto code = api_call_text(*fix.api);
    if (ui::code_block(frame, "api-code", code,
                       {.name = words(view, "finding.with-api"), .copy = words(view, "finding.copy-api")})) {
      action = CopyText{code};
    }
  }
  if (!fix.cli.empty() && ui::code_block(frame, "cli-code", fix.cli,
                                         {.name = words(view, "finding.with-cli"), .copy = words(view, "finding.copy-cli")})) {
    action = CopyText{fix.cli};
  }
  return action;
}

std::optional<Action> draw_buttons(const View& view, ui::Frame& frame, const report::Finding& finding) {
  std::optional<Action> action;
  const auto buttons = ui::row(frame);
  const content::Arguments arguments = {{"title", finding.title}, {"mode", mode_in_sentence(view, finding.mode)}};
  if (!finding.fix.dashboard_url.empty()) {
    ui::link_button(frame, "open",
                    {.text = words(view, "finding.open"),
                     .target = finding.fix.dashboard_url,
                     .name = words(view, "finding.open-name", arguments),
                     .look = ui::Look::Primary,
                     .small = true});
  }
  if (const auto* step = content::find_step(view.state.content, finding.step); step != nullptr) {
    ui::link_button(frame, "go-to-step",
                    {.text = words(view, "finding.go-to-step"),
                     .target = target_words(view, {.kind = Place::Kind::Step, .id = step->id}),
                     .name = words(view, "finding.go-to-step-name", {{"title", step->title}}),
                     .small = true});
  }
  if (ui::button(frame, "copy-link",
                 {.text = words(view, "finding.copy-link"),
                  .icon = ui::Icon::Copy,
                  .name = words(view, "finding.copy-link-name", arguments),
                  .small = true})) {
    action = CopyPlaceLink{.place = {.kind = Place::Kind::Rule, .id = finding.rule}, .mode = finding.mode};
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

/// Everything about one finding but its title.
std::optional<Action> draw_details(const View& view, ui::Frame& frame, const report::Finding& finding) {
  ui::paragraph(frame, finding.why);
  draw_now(view, frame, finding);
  auto action = draw_objects(view, frame, finding);
  draw_steps(view, frame, finding.fix);
  if (auto chosen = draw_buttons(view, frame, finding)) action = std::move(chosen);
  if (auto chosen = draw_for_developers(view, frame, finding)) action = std::move(chosen);
  return action;
}

/// "Live + Test".
std::string modes_of(const View& view, const FindingGroup& group) {
  std::string modes;
  for (const auto mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const bool there = std::any_of(group.begin(), group.end(), [mode](const auto* each) { return each->mode == mode; });
    if (!there) continue;
    const auto word = words(view, "mode." + std::string(stripe::to_string(mode)) + "-short");
    modes.append(modes.empty() ? "" : " + ").append(word);
  }
  return modes;
}

std::string name_of(const View& view, const FindingGroup& group) {
  std::string modes;
  for (const auto* finding : group) {
    const auto mode = mode_words(view, finding->mode);
    if (modes.find(mode) == std::string::npos) modes.append(modes.empty() ? "" : ", ").append(mode);
  }
  return words(view, "finding.name", {{"title", group.front()->title}, {"mode", modes}});
}

}  // namespace

std::optional<Action> draw_finding_line(const View& view, ui::Frame& frame, const FindingGroup& group) {
  std::optional<Action> action;
  const auto& first = *group.front();
  const auto article =
      ui::card(frame, first.fingerprint, {.role = ui::CardRole::Article, .name = name_of(view, group), .line = true});
  const bool open = view.state.open_finding == group_key(group);
  std::string detail = modes_of(view, group);
  if (const auto* step = content::find_step(view.state.content, first.step); step != nullptr) {
    detail.append(" · ").append(short_title(view, *step));
  }
  const bool fresh = view.state.since && std::any_of(group.begin(), group.end(), [&](const auto* each) {
                       return view.state.since->fresh.contains(each->fingerprint);
                     });
  if (fresh) detail.append(" · ").append(words(view, "finding.new"));
  if (open && view.state.finding_moved) ui::focus(frame, ui::id_of(frame, "details"));
  if (ui::summary(frame, "details",
                  {.icon = icon_of(first.severity),
                   .tone = tone_of(first.severity),
                   .kind = severity_words(view, first.severity),
                   .title = title_of(view.state, group),
                   .detail = detail,
                   .open = open})) {
    action = ToggleFinding{group_key(group)};
  }
  if (!open) return action;
  const auto inset = ui::inset(frame, {.padding = ui::kSpace12, .gap = ui::kSpace16});
  for (const auto* finding : group) {
    const auto part = ui::region(frame, finding->fingerprint, ui::Landmark::Section,
                                 {.name = mode_words(view, finding->mode), .gap = ui::kSpace12});
    if (group.size() > 1) ui::heading(frame, 4, mode_words(view, finding->mode), {.style = ui::TextStyle::Label});
    if (auto chosen = draw_details(view, frame, *finding)) action = std::move(chosen);
  }
  return action;
}

std::optional<Action> draw_finding_card(const View& view, ui::Frame& frame, const report::Finding& finding) {
  const auto card = ui::card(frame, finding.fingerprint, {.role = ui::CardRole::Article, .name = name_of(view, {&finding})});
  {
    const auto line = ui::row(frame);
    ui::badge(
        frame,
        {.text = severity_words(view, finding.severity), .tone = tone_of(finding.severity), .icon = icon_of(finding.severity)});
    ui::text(frame, mode_words(view, finding.mode), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  ui::heading(frame, 3, finding.title);
  return draw_details(view, frame, finding);
}

}  // namespace portal_guide::app
