#include "wasm/app/screens/marks.hpp"

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

}  // namespace portal_guide::app
