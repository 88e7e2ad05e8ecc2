#include "wasm/app/update/print.hpp"

#include <algorithm>

#include "core/content/markup.hpp"
#include "core/report/timestamp.hpp"
#include "wasm/app/findings.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

/// Why it matters, what is the case, what would be right, and how to mend it.
std::vector<std::string> lines_of(const content::Content& content, const report::Finding& finding) {
  std::vector<std::string> lines = {content::plain_text(finding.why)};
  const auto add = [&](std::string_view label, const std::string& words) {
    auto line = content::text(content, "print.line", {{"label", content::text(content, label)}, {"words", words}});
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  };
  for (const auto& evidence : finding.evidence) {
    add("finding.seen", observed_words(content, evidence.observed));
    if (!evidence.expected.empty()) add("finding.should-be", evidence.expected);
  }
  for (std::size_t index = 0; index < finding.fix.steps.size(); ++index) {
    lines.push_back(std::to_string(index + 1) + ". " + content::plain_text(finding.fix.steps[index]));
  }
  return lines;
}

}  // namespace

void on(Change& change, const PrintSteps& /*wish*/) {
  auto& state = change.state;
  state.menu_open = false;
  Print print{.title = content::text(state.content, "start.title")};
  for (const auto& step : state.content.steps) {
    const auto title = content::text(state.content, "nav.group." + std::string(content::to_string(step.group)));
    if (print.groups.empty() || print.groups.back().title != title) print.groups.push_back({.title = title});
    const auto step_state = state_of(state, step);
    const bool done = step_state == checklist::State::Done || step_state == checklist::State::Confirmed;
    print.groups.back().items.push_back(
        {.title = step.title,
         .detail = content::plural(state.content, "step.minutes", static_cast<std::size_t>(step.minutes)),
         .done = done});
  }
  change.effects.emplace_back(std::move(print));
}

void on(Change& change, const PrintReport& /*wish*/) {
  const auto& state = change.state;
  if (!state.report) return;
  const auto date = report::iso_date(state.report->taken_at_unix_seconds);
  Print print{.title = content::text(state.content, "print.report", {{"date", date}}),
              .lead = {verdict_words(state.content, *state.report)}};
  std::optional<report::Severity> severity;
  for (const auto& findings : shown_findings(state)) {
    if (severity != findings.front()->severity) print.groups.emplace_back();
    severity = findings.front()->severity;
    auto& group = print.groups.back();
    for (const auto* finding : findings) {
      group.items.push_back({.title = title_of(state, {finding}),
                             .detail = content::text(state.content, "mode." + std::string(stripe::to_string(finding->mode))),
                             .lines = lines_of(state.content, *finding)});
    }
    group.title =
        content::plural(state.content, "checks.count." + std::string(report::to_string(*severity)), group.items.size());
  }
  change.effects.emplace_back(std::move(print));
}

}  // namespace portal_guide::app
