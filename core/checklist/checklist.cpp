#include "core/checklist/checklist.hpp"

#include <algorithm>
#include <tuple>
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

Mark mark_of(std::string_view step_id, const Progress& progress) {
  const auto mark = progress.marks.find(step_id);
  return mark == progress.marks.end() ? Mark::Open : mark->second;
}

/// 0 where there is none.
std::int64_t moment_of(std::string_view step_id, const Moments& moments) {
  const auto moment = moments.find(step_id);
  return moment == moments.end() ? 0 : moment->second;
}

/// What is known of one step; the larger of two is what counts.
using Known = std::tuple<std::int64_t, Mark, std::int64_t>;

Known known_of(std::string_view step_id, const Progress& progress) {
  return {moment_of(step_id, progress.changed), mark_of(step_id, progress), moment_of(step_id, progress.confirmed)};
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
                         std::string_view step_id, Move move, std::int64_t unix_ms) {
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
  if (unix_ms != 0) next.changed[step->id] = unix_ms;
  return next;
}

void remember(const content::Content& content, const std::optional<report::Report>& report, Progress& progress,
              std::int64_t unix_ms) {
  for (const content::Step& step : content.steps) {
    const State state = state_of(step, {}, report);
    const auto known = progress.confirmed.find(step.id);
    if (state == State::Confirmed) {
      progress.confirmed[step.id] = unix_ms;
    } else if (state == State::Problem && known != progress.confirmed.end()) {
      progress.confirmed.erase(known);
    } else {
      continue;
    }
    progress.changed[step.id] = unix_ms;
  }
}

Progress merge(const Progress& own, const Progress& other) {
  Progress merged{.current = own.current.empty() ? other.current : own.current};
  merged.cleared_ms = std::max(own.cleared_ms, other.cleared_ms);
  const auto add = [&](const std::string& id) {
    const auto [changed, mark, confirmed] = std::max(known_of(id, own), known_of(id, other));
    if (changed < merged.cleared_ms) return;
    if (changed != 0) merged.changed[id] = changed;
    if (mark != Mark::Open) merged.marks[id] = mark;
    if (confirmed != 0) merged.confirmed[id] = confirmed;
  };
  for (const Progress* each : {&own, &other}) {
    for (const auto& [id, mark] : each->marks) {
      add(id);
    }
    for (const auto& [id, moment] : each->changed) {
      add(id);
    }
  }
  return merged;
}

Progress renew(Progress progress, std::int64_t unix_ms) {
  for (const auto& [id, mark] : progress.marks) {
    progress.changed[id] = unix_ms;
  }
  for (auto& [id, moment] : progress.changed) {
    moment = unix_ms;
  }
  return progress;
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
  if (progress.confirmed.count(step.id) != 0) return State::Confirmed;
  switch (mark_of(step.id, progress)) {
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
