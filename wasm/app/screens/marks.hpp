#pragma once

#include <string>

#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// The shapes and colours that stand for severities and states. Each stands beside the word that says the same.
namespace portal_guide::app {

ui::Tone tone_of(report::Severity severity);
ui::Icon icon_of(report::Severity severity);
ui::Tone tone_of(report::Verdict verdict);
ui::Icon icon_of(report::Verdict verdict);

/// Whether nothing is left to do: it is done, confirmed or skipped.
bool settled(checklist::State state);
/// "Done", "To do"; of a problem, how bad the worst of it is.
std::string state_words(const View& view, const content::Step& step);

/// In the order of the guide.
inline constexpr content::StepGroup kGroups[] = {content::StepGroup::Prepare, content::StepGroup::Experience,
                                                 content::StepGroup::WayIn, content::StepGroup::GoLive};

/// How far the steps of one group are.
struct GroupState {
  std::size_t settled = 0;
  std::size_t total = 0;
  /// That the rest of them takes.
  std::size_t minutes_left = 0;
  /// A check found something in one of them.
  bool problem = false;
  /// The first that is not settled, or the first of all. Null where the group has no step.
  const content::Step* next = nullptr;
};
GroupState state_of(const View& view, content::StepGroup group);

struct Mark {
  ui::Icon icon = ui::Icon::None;
  ui::Tone tone = ui::Tone::Muted;
};
/// Of a step's state. Where the check found something, the mark is that of the worst finding.
Mark mark_of(const View& view, const content::Step& step);

}  // namespace portal_guide::app
