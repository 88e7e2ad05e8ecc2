#include "wasm/app/screens/files.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/savings.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"
#include "wasm/app/verdict.hpp"

namespace portal_guide::app {
namespace {

/// The term whose definition says what the customer portal is.
constexpr std::string_view kSubject = "customer-portal";
/// The sentences `why.1`, `why.2` and so on, as many as the content has.
constexpr std::string_view kReasons = "why.";

/// The step to continue with: the one where the reader left off, or else the first that is not settled. Null if all are.
const content::Step* step_to_go_on_with(const View& view) {
  const auto& steps = view.state.content.steps;
  const auto* current = content::find_step(view.state.content, view.state.progress.current);
  if (current != nullptr && !settled(state_of(view.state, *current))) return current;
  for (const auto& step : steps) {
    if (!settled(state_of(view.state, step))) return &step;
  }
  return nullptr;
}

bool has_begun(const View& view) {
  return !view.state.progress.marks.empty() || !view.state.progress.current.empty() || view.state.report.has_value();
}

/// How far the reader is, and the way on.
std::optional<Action> draw_next(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto* step = step_to_go_on_with(view);
  const auto [settled, total] = checklist::count(view.state.content, view.state.progress, view.state.report);
  const auto line = ui::row(frame, {.gap = ui::kSpace16});
  const content::Arguments count = {{"settled", std::to_string(settled)}, {"total", std::to_string(total)}};
  ui::ring(frame, "progress",
           {.name = words(view, "progress.label"),
            .value = total == 0 ? 0.0F : static_cast<float>(settled) / static_cast<float>(total),
            .value_text = words(view, "progress.count", count),
            .inner = words(view, "nav.group-count", {{"done", std::to_string(settled)}, {"total", std::to_string(total)}})});
  if (step == nullptr) {
    ui::status(frame, "done", words(view, "start.done"), {.tone = ui::Tone::Success, .icon = ui::Icon::CircleTick});
    return action;
  }
  const bool begun = has_begun(view);
  const auto number = static_cast<std::size_t>(step - view.state.content.steps.data()) + 1;
  const auto text = ui::stack(frame, ui::kSpace8);
  ui::text(
      frame,
      words(view, begun ? "start.next" : "start.first",
            {{"title", step->title}, {"minutes", plural_words(view, "step.minutes", static_cast<std::size_t>(step->minutes))}}),
      {.style = ui::TextStyle::Label});
  if (ui::button(
          frame, "begin",
          {.text = begun ? words(view, "start.continue", {{"number", std::to_string(number)}}) : words(view, "start.begin"),
           .look = ui::Look::Primary,
           .icon = ui::Icon::ArrowRight,
           .icon_last = true})) {
    action = GoTo{{.kind = Place::Kind::Step, .id = step->id}};
  }
  return action;
}

/// Each group with how much of it is settled.
void draw_groups(const View& view, ui::Frame& frame) {
  const auto list = ui::list(frame, "groups", {.name = words(view, "nav.set-up"), .marker = ui::Marker::None, .gap = 0});
  for (const auto group : kGroups) {
    const auto state = state_of(view, group);
    if (state.total == 0) continue;
    const auto key = std::string(content::to_string(group));
    const auto item = ui::item(frame, key);
    const bool done = state.settled == state.total;
    const auto left = words(view, "start.group-left",
                            {{"done", std::to_string(state.settled)},
                             {"total", std::to_string(state.total)},
                             {"minutes", plural_words(view, "step.minutes", state.minutes_left)}});
    ui::nav_item(frame, "group",
                 {.text = group_words(view, group),
                  .target = target_words(view, {.kind = Place::Kind::Step, .id = state.next->id}),
                  .icon = state.problem ? ui::Icon::Triangle
                          : done        ? ui::Icon::CircleTick
                                        : ui::Icon::Ring,
                  .icon_tone = state.problem ? ui::Tone::Warning
                               : done        ? ui::Tone::Success
                                             : ui::Tone::Muted,
                  .detail = done ? words(view, "start.group-done") : left});
  }
}

std::optional<Action> draw_account(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  if (view.state.report) {
    const auto verdict = report::verdict_of(*view.state.report);
    ui::status(frame, "verdict", verdict_words(view.state.content, *view.state.report),
               {.tone = tone_of(verdict), .icon = icon_of(verdict)});
  }
  const auto buttons = ui::row(frame);
  if (view.state.report || view.state.run) {
    if (ui::button(frame, "checks", {.text = words(view, "start.see-checks")})) action = GoTo{{.kind = Place::Kind::Checks}};
    return action;
  }
  if (ui::button(frame, "connect", {.text = words(view, "start.connect")})) action = GoTo{{.kind = Place::Kind::Connect}};
  if (draw_sample_button(view, frame)) action = TrySample{};
  return action;
}

/// How far the set-up is, in one card.
std::optional<Action> draw_set_up(const View& view, ui::Frame& frame) {
  const auto title = words(view, "start.set-up");
  const auto card = ui::card(frame, "set-up", {.role = ui::CardRole::Section, .name = title, .gap = ui::kSpace16});
  auto action = draw_next(view, frame);
  ui::separator(frame);
  draw_groups(view, frame);
  ui::separator(frame);
  if (auto chosen = draw_account(view, frame)) action = std::move(chosen);
  draw_sample_failure(view, frame);
  return action;
}

void draw_reasons(const View& view, ui::Frame& frame) {
  const auto& sentences = view.state.content.ui;
  auto reason = sentences.lower_bound(kReasons);
  if (reason == sentences.end() || reason->first.rfind(kReasons, 0) != 0) return;

  const auto section = ui::region(frame, "why", ui::Landmark::Section, {.name = words(view, "start.why"), .gap = ui::kSpace12});
  ui::heading(frame, 2, words(view, "start.why"));
  const auto list = ui::list(frame, "reasons", {.name = words(view, "start.why")});
  for (; reason != sentences.end() && reason->first.rfind(kReasons, 0) == 0; ++reason) {
    const auto item = ui::item(frame, reason->first);
    ui::paragraph(frame, reason->second);
  }
}

void draw_pitfalls(const View& view, ui::Frame& frame) {
  const auto section =
      ui::region(frame, "pitfalls", ui::Landmark::Section, {.name = words(view, "start.pitfalls"), .gap = ui::kSpace12});
  ui::heading(frame, 2, words(view, "start.pitfalls"));
  for (const auto& pitfall : view.state.content.pitfalls) {
    const auto card = ui::card(frame, pitfall.id, {.role = ui::CardRole::Article, .name = pitfall.title, .gap = ui::kSpace8});
    ui::heading(frame, 3, pitfall.title, {.icon = ui::Icon::Triangle, .tone = ui::Tone::Plain});
    ui::paragraph(frame, pitfall.what);
    ui::link(frame, "more",
             {.text = words(view, "start.pitfall-more"),
              .target = target_words(view, {.kind = Place::Kind::Pitfall, .id = pitfall.id}),
              .name = words(view, "start.pitfall-more-name", {{"title", pitfall.title}})});
  }
}

}  // namespace

std::optional<Action> draw_start(const View& view, ui::Frame& frame) {
  const auto& content = view.state.content;
  std::size_t minutes = 0;
  for (const auto& step : content.steps) {
    minutes += static_cast<std::size_t>(step.minutes);
  }

  const bool begun = has_begun(view);
  {
    const auto title = ui::stack(frame, ui::kSpace12);
    // In large letters, a word would not fit into a line of a narrow view.
    constexpr float kRoomForDisplay = 300;
    screen_heading(view, frame, words(view, "start.title"),
                   frame.width() < kRoomForDisplay ? ui::TextStyle::Title : ui::TextStyle::Display);
    if (!begun) {
      ui::paragraph(frame, words(view, "start.lead",
                                 {{"count", std::to_string(content.steps.size())}, {"minutes", std::to_string(minutes)}}));
    }
  }
  auto action = draw_set_up(view, frame);
  // Who has begun knows what it is and why.
  if (begun) {
    draw_savings(view, frame, 2);
    return action;
  }
  if (const auto* subject = content::find_term(content, kSubject); subject != nullptr) {
    const auto section =
        ui::region(frame, "what", ui::Landmark::Section, {.name = words(view, "start.what"), .gap = ui::kSpace12});
    ui::heading(frame, 2, words(view, "start.what"));
    ui::paragraph(frame, subject->definition);
  }
  draw_reasons(view, frame);
  draw_savings(view, frame, 3);
  draw_pitfalls(view, frame);
  return action;
}

}  // namespace portal_guide::app
