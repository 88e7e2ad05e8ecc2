#include "core/checklist/checklist.hpp"

#include <algorithm>
#include <utility>

namespace portal_guide::checklist {
namespace {

bool holds(const std::vector<std::string>& rules, std::string_view rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

bool names_rule(const content::Step& step, std::string_view rule) {
  return holds(step.rules, rule) || holds(step.subscriber_rules, rule);
}

bool concerns(const content::Step& step, stripe::Mode mode) {
  switch (step.mode) {
    case content::StepMode::Test:
      return mode == stripe::Mode::Test;
    case content::StepMode::Live:
      return mode == stripe::Mode::Live;
    case content::StepMode::Any:
      return true;
  }
  return false;
}

/// Whether the snapshot held the mode. Where it did not, every rule is `absent`.
bool was_read(const report::Report& report, stripe::Mode mode) {
  const auto is_of_mode = [mode](const auto& entry) { return entry.mode == mode; };
  return std::any_of(report.passed.begin(), report.passed.end(), is_of_mode) ||
         std::any_of(report.findings.begin(), report.findings.end(), is_of_mode) ||
         std::any_of(report.not_checked.begin(), report.not_checked.end(), [&](const report::NotChecked& entry) {
           return is_of_mode(entry) && entry.because != report::Because::Absent;
         });
}

/// Whether every rule that ticks the step off passed in the mode, and no rule of the step found anything there.
bool is_clean(const content::Step& step, const report::Report& report, stripe::Mode mode) {
  const auto is_meant = [&](const auto& entry) { return entry.mode == mode && names_rule(step, entry.rule); };
  const auto ticks_off = [&](const auto& entry) { return entry.mode == mode && holds(step.rules, entry.rule); };
  return std::none_of(report.findings.begin(), report.findings.end(), is_meant) &&
         std::none_of(report.not_checked.begin(), report.not_checked.end(), ticks_off) &&
         std::none_of(report.suppressed.begin(), report.suppressed.end(), is_meant) &&
         std::any_of(report.passed.begin(), report.passed.end(), ticks_off);
}

bool is_confirmed(const content::Step& step, const report::Report& report) {
  bool confirmed = false;
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (!concerns(step, mode) || !was_read(report, mode)) continue;
    if (!is_clean(step, report, mode)) return false;
    confirmed = true;
  }
  return confirmed;
}

Mark mark_of(const content::Step& step, const Progress& progress) {
  const auto mark = progress.marks.find(step.id);
  return mark == progress.marks.end() ? Mark::Open : mark->second;
}

}  // namespace

std::vector<Move> moves(State state) {
  std::vector<Move> offered;
  for (const Transition& transition : kTransitions) {
    if (transition.from == state) offered.push_back(transition.move);
  }
  return offered;
}

Expected<Progress> apply(const content::Content& content, const std::optional<report::Report>& report, const Progress& progress,
                         std::string_view step_id, Move move) {
  const content::Step* step = content::find_step(content, step_id);
  if (step == nullptr) return fail({.id = "step-unknown", .arguments = {{"observed", std::string(step_id)}}});
  const std::optional<Mark> mark = mark_after(state_of(*step, progress, report), move);
  if (!mark) return fail({.id = "move-refused"});

  Progress next = progress;
  if (*mark == Mark::Open) {
    next.marks.erase(step->id);
  } else {
    next.marks[step->id] = *mark;
  }
  return next;
}

State state_of(const content::Step& step, const Progress& progress, const std::optional<report::Report>& report) {
  if (report) {
    const auto findings = findings_of(step, *report);
    const bool has_problem = std::any_of(findings.begin(), findings.end(), [](const report::Finding* finding) {
      return finding->severity != report::Severity::Info;
    });
    if (has_problem) return State::Problem;
    if (is_confirmed(step, *report)) return State::Confirmed;
  }
  switch (mark_of(step, progress)) {
    case Mark::Open:
      return State::Open;
    case Mark::Done:
      return State::Done;
    case Mark::Skipped:
      return State::Skipped;
  }
  return State::Open;
}

std::vector<const report::Finding*> findings_of(const content::Step& step, const report::Report& report) {
  std::vector<const report::Finding*> findings;
  for (const auto severity : {report::Severity::Error, report::Severity::Warning, report::Severity::Info}) {
    for (const report::Finding& finding : report.findings) {
      const bool is_meant = concerns(step, finding.mode) && names_rule(step, finding.rule);
      if (is_meant && finding.severity == severity) findings.push_back(&finding);
    }
  }
  return findings;
}

Count count(const content::Content& content, const Progress& progress, const std::optional<report::Report>& report) {
  Count count{.settled = 0, .total = content.steps.size()};
  for (const content::Step& step : content.steps) {
    const State state = state_of(step, progress, report);
    if (state == State::Done || state == State::Skipped || state == State::Confirmed) ++count.settled;
  }
  return count;
}

}  // namespace portal_guide::checklist
