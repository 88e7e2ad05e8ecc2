#include "wasm/app/screens/results.hpp"

#include <algorithm>
#include <map>

#include "core/content/markup.hpp"
#include "core/report/verdict_words.hpp"
#include "wasm/app/findings.hpp"
#include "wasm/app/screens/finding.hpp"
#include "wasm/app/screens/judged.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/words.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

constexpr report::Severity kSeverities[] = {report::Severity::Error, report::Severity::Warning, report::Severity::Info};

/// The rules that could not be checked for one and the same reason, such as a missing permission.
struct Unanswered {
  std::string detail;
  /// The answers by mode, live first.
  std::map<stripe::Mode, std::vector<const report::NotChecked*>, std::greater<>> answers;
};

std::vector<Unanswered> group_unanswered(const report::Report& report) {
  std::vector<Unanswered> groups;
  for (const auto& answer : report.not_checked) {
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const Unanswered& each) { return each.detail == answer.detail; });
    if (group == groups.end()) group = groups.insert(groups.end(), {.detail = answer.detail, .answers = {}});
    group->answers[answer.mode].push_back(&answer);
  }
  return groups;
}

/// The rule's id, and the configuration that it could not be checked for where it is one of several.
std::string rule_words(const View& view, const report::Report& report, const report::NotChecked& answer) {
  if (answer.configuration.empty()) return answer.rule;
  return words(view, "checks.rule-of-configuration",
               {{"rule", answer.rule}, {"configuration", configuration_label(report, answer.configuration)}});
}

/// Offered where both modes were read.
std::optional<Action> draw_mode_filter(const View& view, ui::Frame& frame, const report::Report& report) {
  if (!was_read(report, stripe::Mode::Live) || !was_read(report, stripe::Mode::Test)) return std::nullopt;
  const auto both = words(view, "checks.filter.both");
  const auto live = words(view, "mode.live-short");
  const auto test = words(view, "mode.test-short");
  const ui::Choice choices[] = {{.key = "both", .label = both}, {.key = "live", .label = live}, {.key = "test", .label = test}};
  const auto& mode = view.state.mode_filter;
  std::string chosen = mode ? std::string(stripe::to_string(*mode)) : "both";
  if (!ui::choice(frame, "modes", chosen, choices,
                  {.label = words(view, "checks.filter.modes"), .label_hidden = true, .segmented = true})) {
    return std::nullopt;
  }
  if (chosen == "both") return FilterMode{std::nullopt};
  return FilterMode{chosen == "live" ? stripe::Mode::Live : stripe::Mode::Test};
}

/// How many findings each step has in the mode that is shown.
std::map<std::string_view, std::size_t> counts_by_step(const View& view, const report::Report& report) {
  std::map<std::string_view, std::size_t> counts;
  for (const auto& finding : report.findings) {
    if (!view.state.mode_filter || *view.state.mode_filter == finding.mode) ++counts[finding.step];
  }
  return counts;
}

std::optional<Action> draw_filters(const View& view, ui::Frame& frame, const report::Report& report) {
  const auto line = ui::row(frame);
  auto action = draw_mode_filter(view, frame, report);
  if (ui::button(frame, "all", {.text = words(view, "checks.filter.all"), .pressed = !view.state.filter, .small = true})) {
    action = FilterFindings{std::nullopt};
  }
  for (const auto severity : kSeverities) {
    const auto count = report::count(report, severity);
    if (count == 0) continue;
    const std::string name(report::to_string(severity));
    if (ui::button(frame, name,
                   {.text = plural_words(view, "checks.count." + name, count),
                    .icon = icon_of(severity),
                    .pressed = view.state.filter == severity,
                    .small = true})) {
      action = FilterFindings{severity};
    }
  }
  const auto* step = content::find_step(view.state.content, view.state.step_filter);
  if ((step != nullptr || counts_by_step(view, report).size() > 1) &&
      ui::button(frame, "steps",
                 {.text = step == nullptr ? words(view, "checks.filter.step") : short_title(view, *step),
                  .expanded = view.state.steps_shown,
                  .small = true})) {
    action = ToggleSteps{};
  }
  return action;
}

/// One button for each step that has findings.
std::optional<Action> draw_steps(const View& view, ui::Frame& frame, const report::Report& report) {
  std::optional<Action> action;
  const auto counts = counts_by_step(view, report);
  const auto line = ui::row(frame, {.gap = ui::kSpace4, .line_gap = ui::kSpace4});
  for (const auto& step : view.state.content.steps) {
    const auto count = counts.find(step.id);
    const bool pressed = step.id == view.state.step_filter;
    if (count == counts.end() && !pressed) continue;
    const auto found = std::to_string(count == counts.end() ? 0 : count->second);
    if (ui::button(frame, step.id,
                   {.text = words(view, "checks.filter.step-count", {{"step", short_title(view, step)}, {"count", found}}),
                    .pressed = pressed,
                    .small = true})) {
      action = FilterStep{pressed ? std::string() : step.id};
    }
  }
  return action;
}

std::optional<Action> draw_findings(const View& view, ui::Frame& frame, const report::Report& report) {
  std::optional<Action> action;
  const auto title = words(view, "checks.findings");
  const auto section = ui::region(frame, "findings", ui::Landmark::Section, {.name = title});
  if (report.findings.empty()) {
    ui::status(frame, "none", words(view, "checks.no-findings"), {.tone = ui::Tone::Success, .icon = ui::Icon::CircleTick});
    return action;
  }
  if (auto chosen = draw_filters(view, frame, report)) action = std::move(chosen);
  if (view.state.steps_shown) {
    if (auto chosen = draw_steps(view, frame, report)) action = std::move(chosen);
  }
  const auto groups = shown_findings(view.state);
  ui::status(frame, "shown", groups.empty() ? words(view, "checks.filter.nothing") : std::string());
  const auto list = ui::stack(frame, 0);
  for (const auto& group : groups) {
    if (auto chosen = draw_finding_line(view, frame, group)) action = std::move(chosen);
  }
  return action;
}

/// One cause, and below it the rules that it leaves without an answer.
void draw_cause(const View& view, ui::Frame& frame, const report::Report& report, const Unanswered& cause) {
  const auto item = ui::item(frame, cause.detail);
  std::size_t rules = 0;
  for (const auto& [mode, answers] : cause.answers) {
    rules += answers.size();
  }
  if (!ui::disclosure(
          frame, "rules",
          {.title = content::plain_text(cause.detail), .detail = plural_words(view, "checks.not-checked-rules", rules)})) {
    return;
  }
  for (const auto& [mode, answers] : cause.answers) {
    const auto name = plural_words(view, "checks.not-checked-mode", answers.size(), {{"mode", mode_words(view, mode)}});
    const auto line = ui::row(frame, {.gap = ui::kSpace12, .line_gap = ui::kSpace4});
    ui::text(frame, name, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    for (const auto* answer : answers) {
      ui::link(frame, std::string(stripe::to_string(mode)) + "/" + answer->rule + "/" + answer->configuration,
               {.text = rule_words(view, report, *answer),
                .target = target_words(view, {.kind = Place::Kind::Rule, .id = answer->rule}),
                .style = ui::TextStyle::Small});
    }
  }
}

void draw_unanswered(const View& view, ui::Frame& frame, const report::Report& report) {
  const auto subscribers = report::subscribers_sentence(report, view.state.content);
  if (!report.not_checked.empty()) {
    const auto title = words(view, "checks.not-checked", {{"count", std::to_string(report.not_checked.size())}});
    const auto section = ui::region(frame, "not-checked", ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
    // What only waits for another finding needs nothing of the reader yet.
    const bool waits = std::all_of(report.not_checked.begin(), report.not_checked.end(),
                                   [](const report::NotChecked& each) { return each.because == report::Because::Covered; });
    if (ui::disclosure(frame, "toggle",
                       {.title = title, .level = 2, .open_at_first = !waits, .style = ui::TextStyle::Heading})) {
      ui::paragraph(frame, words(view, "checks.not-checked-lead"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
      const auto list = ui::list(frame, "causes", {.name = title, .marker = ui::Marker::None, .gap = 0});
      for (const auto& cause : group_unanswered(report)) {
        draw_cause(view, frame, report, cause);
      }
    }
  }
  if (subscribers.empty()) return;
  const auto title = words(view, "checks.subscribers");
  const auto section = ui::region(frame, "subscribers", ui::Landmark::Section, {.name = title, .gap = ui::kSpace8});
  if (ui::disclosure(
          frame, "toggle",
          {.title = title, .level = 2, .detail = words(view, "checks.subscribers-unread"), .style = ui::TextStyle::Heading})) {
    ui::paragraph(frame, subscribers, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    ui::paragraph(frame, words(view, "checks.subscribers-cost"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
}

void draw_passed(const View& view, ui::Frame& frame, const report::Report& report) {
  if (report.passed.empty()) return;
  std::map<std::string, std::vector<const report::Passed*>> passed_by_rule;
  for (const auto& passed : report.passed) {
    passed_by_rule[passed.rule].push_back(&passed);
  }

  const auto title = words(view, "checks.passed", {{"count", std::to_string(report.passed.size())}});
  const auto section = ui::region(frame, "passed", ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
  if (!ui::disclosure(frame, "toggle", {.title = title, .level = 2, .style = ui::TextStyle::Heading})) return;
  const auto list = ui::list(frame, "rules", {.name = title, .marker = ui::Marker::None});
  for (const auto& [rule, answers] : passed_by_rule) {
    const auto* text = content::find_rule(view.state.content, rule);
    const auto item = ui::item(frame, rule);
    std::string where;
    for (const auto* passed : answers) {
      where.append(where.empty() ? "" : ", ").append(place_words(view, report, passed->mode, passed->configuration));
    }
    {
      const auto line = ui::row(frame);
      ui::icon(frame, ui::Icon::CircleTick, ui::Tone::Success);
      ui::link(frame, "rule", {.text = rule, .target = target_words(view, {.kind = Place::Kind::Rule, .id = rule})});
      ui::text(frame, where, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    }
    if (text != nullptr) ui::paragraph(frame, text->good, {.style = ui::TextStyle::Small});
  }
}

/// When it was checked, and what has changed since the check before.
void draw_when(const View& view, ui::Frame& frame, const report::Report& report) {
  const auto age = view.unix_ms / 1000 - report.taken_at_unix_seconds;
  auto when = age < 60 ? words(view, "checks.taken-now") : words(view, "checks.taken", {{"time", duration_words(view, age)}});
  if (view.state.since) {
    const auto& since = *view.state.since;
    const auto ago = duration_words(view, std::max<std::int64_t>(view.unix_ms / 1000 - since.taken_at_unix_seconds, 0));
    when += " · " + words(view, "checks.since",
                          {{"fixed", std::to_string(since.fixed)}, {"new", std::to_string(since.fresh.size())}, {"time", ago}});
  }
  ui::status(frame, "when", when, {.tone = ui::Tone::Muted, .style = ui::TextStyle::Small});
}

/// What to do with a portal that is ready.
std::optional<Action> draw_ready(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto next = words(view, "checks.ready-next");
  const auto card = ui::card(frame, "ready", {.role = ui::CardRole::Group, .name = next, .tone = ui::Tone::Success});
  ui::paragraph(frame, next);
  const auto buttons = ui::row(frame);
  if (ui::button(frame, "code", {.text = words(view, "checks.ready-code"), .small = true})) {
    action = GoTo{{.kind = Place::Kind::Code}};
  }
  if (ui::button(frame, "share", {.text = words(view, "menu.share"), .icon = ui::Icon::Copy, .small = true})) {
    action = CopyPlaceLink{.place = view.state.place};
  }
  return action;
}

}  // namespace

std::optional<Action> draw_results(const View& view, ui::Frame& frame, const report::Report& report) {
  std::optional<Action> action;
  const auto verdict = report::verdict_of(report);
  {
    const auto title = verdict_words(view.state.content, report);
    const auto tone = tone_of(verdict);
    const auto section = ui::region(frame, "verdict", ui::Landmark::Section, {.name = title, .gap = ui::kSpace8});
    ui::heading(frame, 2, title, {.style = ui::TextStyle::Title, .icon = icon_of(verdict), .tone = tone});
    draw_when(view, frame, report);
    if (view.state.checked && view.state.checked->partly) ui::text(frame, words(view, "checks.partial"));
    for (const auto mode : report.modes_not_read) {
      ui::paragraph(frame, words(view, "mode.not-read", {{"mode", mode_words(view, mode)}}), {.tone = ui::Tone::Muted});
    }
    draw_not_judged(frame, report);
    if (verdict == report::Verdict::Ready && report::is_complete(report)) action = draw_ready(view, frame);
    const bool reading = view.state.run && view.state.run->reading();
    const auto buttons = ui::row(frame);
    const bool primary = !reading && !(view.state.run && view.state.run->can_resume()) && view.state.open_finding.empty();
    if (ui::button(frame, "again",
                   {.text = words(view, "checks.again"),
                    .look = primary ? ui::Look::Primary : ui::Look::Secondary,
                    .icon = ui::Icon::Refresh,
                    .disabled = reading})) {
      action = RunChecks{};
    }
    if (ui::button(frame, "save", {.text = words(view, "checks.download"), .look = ui::Look::Quiet})) action = SaveReport{};
    if (ui::button(frame, "print", {.text = words(view, "checks.print"), .look = ui::Look::Quiet})) action = PrintReport{};
    if (ui::button(frame, "connection", {.text = words(view, "checks.connection"), .look = ui::Look::Quiet})) {
      action = GoTo{{.kind = Place::Kind::Connect}};
    }
  }
  if (auto chosen = draw_findings(view, frame, report)) action = std::move(chosen);
  const auto rest = ui::stack(frame, ui::kSpace8);
  draw_unanswered(view, frame, report);
  draw_passed(view, frame, report);
  draw_judged(view, frame, report);
  return action;
}

}  // namespace portal_guide::app
