#include "wasm/app/screens/marks.hpp"

#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
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

ui::Tone tone_of(report::Verdict verdict) {
  using enum report::Verdict;
  return verdict == Blocked ? ui::Tone::Error : verdict == Attention ? ui::Tone::Warning : ui::Tone::Success;
}

ui::Icon icon_of(report::Verdict verdict) {
  using enum report::Verdict;
  return verdict == Blocked ? ui::Icon::Octagon : verdict == Attention ? ui::Icon::Triangle : ui::Icon::CircleTick;
}

bool settled(checklist::State state) {
  return state == checklist::State::Done || state == checklist::State::Confirmed || state == checklist::State::Skipped;
}

namespace {

report::Severity worst_of(const View& view, const content::Step& step) {
  const auto findings = checklist::findings_of(step, *view.state.report);
  return findings.empty() ? report::Severity::Error : findings.front()->severity;
}

}  // namespace

std::string state_words(const View& view, const content::Step& step) {
  const auto state = state_of(view.state, step);
  if (state != checklist::State::Problem) return state_words(view, state);
  return words(view, worst_of(view, step) == report::Severity::Error ? "step.state.error" : "step.state.warning");
}

GroupState state_of(const View& view, content::StepGroup group) {
  GroupState result;
  bool found = false;
  for (const auto& step : view.state.content.steps) {
    if (step.group != group) continue;
    ++result.total;
    if (result.next == nullptr) result.next = &step;
    const auto state = state_of(view.state, step);
    result.problem = result.problem || state == checklist::State::Problem;
    if (settled(state)) {
      ++result.settled;
      continue;
    }
    result.minutes_left += static_cast<std::size_t>(step.minutes);
    if (!found) result.next = &step;
    found = true;
  }
  return result;
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
  const auto worst = worst_of(view, step);
  return {icon_of(worst), tone_of(worst)};
}

}  // namespace portal_guide::app
