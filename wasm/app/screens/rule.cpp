#include <algorithm>
#include <string>
#include <string_view>

#include "wasm/app/screens/finding.hpp"
#include "wasm/app/screens/judged.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// A rule's text when it is not about an account: general words from the content fill its placeholders.
std::string generic(const View& view, const std::string& text) {
  constexpr std::string_view kPrefix = "placeholder.";
  content::Arguments arguments;
  const auto& texts = view.state.content.ui;
  for (auto entry = texts.lower_bound(kPrefix); entry != texts.end() && entry->first.starts_with(kPrefix); ++entry) {
    arguments.emplace(entry->first.substr(kPrefix.size()), entry->second);
  }
  return content::fill(text, arguments);
}

void draw_unanswered(const View& view, ui::Frame& frame, const report::Report& report, const report::NotChecked& unanswered) {
  const auto answer = ui::stack(frame, ui::kSpace4);
  {
    const auto line = ui::row(frame, {.wrap = false});
    ui::icon(frame, ui::Icon::Question, ui::Tone::Muted);
    ui::text(frame,
             words(view, "rule.not-checked", {{"mode", place_words(view, report, unanswered.mode, unanswered.configuration)}}));
  }
  ui::paragraph(frame, unanswered.detail, {.tone = ui::Tone::Muted});
}

/// Whether the rule has an answer in the mode. A rule that has none there needs the subscribers, where these were not read.
bool answers_in(const report::Report& report, std::string_view rule, stripe::Mode mode) {
  const auto is_its = [&](const auto& answer) { return answer.rule == rule && answer.mode == mode; };
  return std::any_of(report.findings.begin(), report.findings.end(), is_its) ||
         std::any_of(report.passed.begin(), report.passed.end(), is_its) ||
         std::any_of(report.not_checked.begin(), report.not_checked.end(), is_its);
}

/// Draws the rule's answers for the reader's account.
std::optional<Action> draw_answers(const View& view, ui::Frame& frame, const content::RuleText& rule) {
  std::optional<Action> action;
  const Part part(frame, "result", words(view, "rule.result"));
  if (!view.state.report) {
    ui::paragraph(frame, words(view, "rule.result-none"), {.tone = ui::Tone::Muted});
    if (connected_modes(view.state).empty()) {
      if (ui::button(frame, "connect", {.text = words(view, "checks.connect"), .look = ui::Look::Primary})) {
        action = GoTo{{.kind = Place::Kind::Connect}};
      }
    } else if (ui::button(frame, "run", {.text = words(view, "checks.run"), .look = ui::Look::Primary})) {
      action = RunChecks{};
    }
    return action;
  }
  const auto& report = *view.state.report;
  for (const auto& finding : report.findings) {
    if (finding.rule != rule.id) continue;
    if (auto chosen = draw_finding_card(view, frame, finding)) {
      action = std::move(chosen);
    }
  }
  for (const auto& passed : report.passed) {
    if (passed.rule != rule.id) continue;
    const auto line = ui::row(frame, {.wrap = false});
    ui::icon(frame, ui::Icon::CircleTick, ui::Tone::Success);
    ui::text(frame, words(view, "rule.passed", {{"mode", place_words(view, report, passed.mode, passed.configuration)}}));
  }
  for (const auto& unanswered : report.not_checked) {
    if (unanswered.rule == rule.id) draw_unanswered(view, frame, report, unanswered);
  }
  for (const auto mode : report::modes_without_subscribers(report)) {
    if (answers_in(report, rule.id, mode)) continue;
    draw_unanswered(view, frame, report, {.rule = rule.id, .mode = mode, .detail = words(view, "report.subscribers-not-read")});
  }
  for (const auto mode : report.modes_not_read) {
    ui::paragraph(frame, words(view, "mode.not-read", {{"mode", mode_words(view, mode)}}), {.tone = ui::Tone::Muted});
  }
  return action;
}

bool names(const content::Condition& condition, std::string_view rule) {
  if (condition.kind == content::Condition::Kind::Finding && condition.name == rule) return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(), [&](const auto& part) { return names(part, rule); });
}

/// The symptoms that this rule's findings can cause. Draws nothing while the knowledge has not been fetched.
void draw_symptoms(const View& view, ui::Frame& frame, const content::RuleText& rule) {
  std::vector<std::string> targets;
  for (const auto& symptom : view.state.library.knowledge.symptoms) {
    const auto& causes = symptom.causes;
    if (std::any_of(causes.begin(), causes.end(),
                    [&](const auto& cause) { return cause.check && names(*cause.check, rule.id); })) {
      targets.push_back(target_words(view, {.kind = Place::Kind::Symptom, .id = symptom.id}));
    }
  }
  if (targets.empty()) return;
  const Part part(frame, "symptoms", words(view, "rule.symptoms"));
  const auto list = ui::list(frame, "list", {.name = words(view, "rule.symptoms")});
  for (const auto& target : targets) {
    const auto item = ui::item(frame, target);
    ui::link(frame, "link", {.text = title_of(view, target), .target = target});
  }
}

}  // namespace

std::optional<Action> draw_rule(const View& view, ui::Frame& frame, const content::RuleText& rule) {
  const auto& report = view.state.report;
  const bool found = report && std::any_of(report->findings.begin(), report->findings.end(),
                                           [&](const report::Finding& finding) { return finding.rule == rule.id; });
  {
    const auto title = ui::stack(frame, ui::kSpace4);
    ui::text(frame, words(view, "rule.label", {{"rule", rule.id}}), {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
    screen_heading(view, frame, rule.title);
    // A finding brings its own why and its own fix, with the names of what it found.
    if (!found && !rule.why.empty()) {
      ui::space(frame, ui::kSpace8);
      ui::paragraph(frame, generic(view, rule.why));
    }
  }
  std::optional<Action> action;
  if (rule.why.empty() && draw_knowledge(view, frame, action) == nullptr) return action;
  action = draw_answers(view, frame, rule);
  {
    const Part part(frame, "good", words(view, "rule.good"));
    ui::paragraph(frame, generic(view, rule.good));
  }
  if (!found && !rule.fix.empty()) {
    const Part part(frame, "fix", words(view, "rule.fix"));
    const auto list = ui::list(frame, "list", {.name = words(view, "rule.fix"), .marker = ui::Marker::Number});
    for (const auto& step : rule.fix) {
      const auto item = ui::item(frame);
      ui::paragraph(frame, generic(view, step));
    }
  }
  draw_symptoms(view, frame, rule);
  {
    const auto line = ui::row(frame);
    if (ui::button(frame, "all", {.text = words(view, "rule.back"), .icon = ui::Icon::ArrowLeft})) {
      action = GoTo{{.kind = Place::Kind::Checks}};
    }
    if (const auto* step = content::step_of_rule(view.state.content, rule.id); step != nullptr && !found) {
      ui::link_button(frame, "step",
                      {.text = words(view, "finding.go-to-step"),
                       .target = target_words(view, {.kind = Place::Kind::Step, .id = step->id}),
                       .name = words(view, "finding.go-to-step-name", {{"title", step->title}}),
                       .icon = ui::Icon::ArrowRight});
    }
  }
  draw_sources(view, frame, rule.sources);
  return action;
}

}  // namespace portal_guide::app
