#include "wasm/app/screens/results.hpp"

#include <algorithm>
#include <map>

#include "core/content/markup.hpp"
#include "wasm/app/screens/finding.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/words.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

constexpr report::Severity kSeverities[] = {report::Severity::Error, report::Severity::Warning, report::Severity::Info};

/// The rules that could not be checked for one and the same reason, such as a missing permission.
struct Unanswered {
  std::string detail;
  /// Rule ids by mode, live first.
  std::map<stripe::Mode, std::vector<std::string>, std::greater<>> rules;
};

std::vector<Unanswered> group_unanswered(const report::Report& report) {
  std::vector<Unanswered> groups;
  for (const auto& answer : report.not_checked) {
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const Unanswered& each) { return each.detail == answer.detail; });
    if (group == groups.end()) group = groups.insert(groups.end(), {.detail = answer.detail, .rules = {}});
    group->rules[answer.mode].push_back(answer.rule);
  }
  return groups;
}

std::optional<Action> draw_filters(const View& view, ui::Frame& frame, const report::Report& report) {
  std::optional<Action> action;
  const auto line = ui::row(frame);
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
  for (const auto& finding : report.findings) {
    if (view.state.filter && *view.state.filter != finding.severity) continue;
    const FindingCard options = {.open = finding.severity == report::Severity::Error};
    if (auto chosen = draw_finding(view, frame, finding.fingerprint, finding, options)) action = std::move(chosen);
  }
  return action;
}

void draw_unanswered(const View& view, ui::Frame& frame, const report::Report& report) {
  if (report.not_checked.empty()) return;
  const auto title = words(view, "checks.not-checked", {{"count", std::to_string(report.not_checked.size())}});
  const auto section = ui::region(frame, "not-checked", ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
  if (!ui::disclosure(frame, "toggle", {.title = title, .level = 2, .open_at_first = true, .style = ui::TextStyle::Heading})) {
    return;
  }
  ui::paragraph(frame, words(view, "checks.not-checked-lead"), {.tone = ui::Tone::Muted});
  for (const auto& group : group_unanswered(report)) {
    const auto card = ui::card(frame, group.detail,
                               {.role = ui::CardRole::Group, .name = content::plain_text(group.detail), .gap = ui::kSpace8});
    ui::paragraph(frame, group.detail);
    for (const auto& [mode, rules] : group.rules) {
      const auto name = plural_words(view, "checks.not-checked-mode", rules.size(), {{"mode", mode_words(view, mode)}});
      const auto line = ui::row(frame, {.gap = ui::kSpace12, .line_gap = ui::kSpace4});
      ui::text(frame, name, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
      for (const auto& rule : rules) {
        ui::link(frame, std::string(stripe::to_string(mode)) + "/" + rule,
                 {.text = rule,
                  .target = target_words(view, {.kind = Place::Kind::Rule, .id = rule}),
                  .style = ui::TextStyle::Small});
      }
    }
  }
}

void draw_passed(const View& view, ui::Frame& frame, const report::Report& report) {
  if (report.passed.empty()) return;
  std::map<std::string, std::vector<stripe::Mode>> modes_by_rule;
  for (const auto& passed : report.passed) {
    modes_by_rule[passed.rule].push_back(passed.mode);
  }

  const auto title = words(view, "checks.passed", {{"count", std::to_string(report.passed.size())}});
  const auto section = ui::region(frame, "passed", ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
  if (!ui::disclosure(frame, "toggle", {.title = title, .level = 2, .style = ui::TextStyle::Heading})) return;
  const auto list = ui::list(frame, "rules", {.name = title, .marker = ui::Marker::None});
  for (const auto& [rule, modes] : modes_by_rule) {
    const auto* text = content::find_rule(view.state.content, rule);
    const auto item = ui::item(frame, rule);
    std::string where;
    for (const auto mode : modes) {
      where.append(where.empty() ? "" : ", ").append(mode_words(view, mode));
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

}  // namespace

std::optional<Action> draw_results(const View& view, ui::Frame& frame, const report::Report& report) {
  std::optional<Action> action;
  const auto verdict = report::verdict_of(report);
  const auto tone = verdict == report::Verdict::Blocked     ? ui::Tone::Error
                    : verdict == report::Verdict::Attention ? ui::Tone::Warning
                                                            : ui::Tone::Success;
  const auto icon = verdict == report::Verdict::Blocked     ? ui::Icon::Octagon
                    : verdict == report::Verdict::Attention ? ui::Icon::Triangle
                                                            : ui::Icon::CircleTick;
  {
    const auto title = verdict_words(view.state.content, report);
    const auto card = ui::card(frame, "verdict", {.role = ui::CardRole::Section, .name = title, .tone = tone});
    ui::heading(frame, 2, title, {.style = ui::TextStyle::Title, .icon = icon, .tone = tone});
    const auto age = view.unix_ms / 1000 - report.taken_at_unix_seconds;
    ui::text(frame,
             age < 60 ? words(view, "checks.taken-now") : words(view, "checks.taken", {{"time", duration_words(view, age)}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    if (view.state.checked && view.state.checked->partly) ui::text(frame, words(view, "checks.partial"));
    const bool reading = view.state.run && view.state.run->reading();
    const auto buttons = ui::row(frame);
    const bool primary = !reading && !(view.state.run && view.state.run->can_resume());
    if (ui::button(frame, "again",
                   {.text = words(view, "checks.again"),
                    .look = primary ? ui::Look::Primary : ui::Look::Secondary,
                    .icon = ui::Icon::Refresh,
                    .disabled = reading})) {
      action = RunChecks{};
    }
    if (ui::button(frame, "save", {.text = words(view, "checks.download")})) action = SaveReport{};
    if (ui::button(frame, "connection", {.text = words(view, "checks.connection")})) {
      action = GoTo{{.kind = Place::Kind::Connect}};
    }
  }
  if (auto chosen = draw_findings(view, frame, report)) action = std::move(chosen);
  draw_unanswered(view, frame, report);
  draw_passed(view, frame, report);
  return action;
}

}  // namespace portal_guide::app
