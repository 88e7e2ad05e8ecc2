#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// The term whose definition says what the customer portal is.
constexpr std::string_view kSubject = "customer-portal";
/// The sentences `why.1`, `why.2` and so on, as many as the content has.
constexpr std::string_view kReasons = "why.";

bool settled(checklist::State state) {
  return state == checklist::State::Done || state == checklist::State::Confirmed || state == checklist::State::Skipped;
}

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

std::size_t number_of(const View& view, const content::Step& step) {
  return static_cast<std::size_t>(&step - view.state.content.steps.data()) + 1;
}

std::optional<Action> draw_ways_in(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto* step = step_to_go_on_with(view);
  const bool begun = !view.state.progress.marks.empty() || !view.state.progress.current.empty();
  if (step == nullptr) {
    ui::status(frame, "done", words(view, "start.done"), {.tone = ui::Tone::Success, .icon = ui::Icon::CircleTick});
  }

  const auto buttons = ui::row(frame);
  if (step != nullptr) {
    const auto text = begun ? words(view, "start.continue", {{"number", std::to_string(number_of(view, *step))}})
                            : words(view, "start.begin");
    if (ui::button(frame, "begin",
                   {.text = text, .look = ui::Look::Primary, .icon = ui::Icon::ArrowRight, .icon_last = true})) {
      action = GoTo{{.kind = Place::Kind::Step, .id = step->id}};
    }
  }
  if (view.state.report || view.state.run) {
    if (ui::button(frame, "checks", {.text = words(view, "start.see-checks")})) action = GoTo{{.kind = Place::Kind::Checks}};
  } else if (ui::button(frame, "connect", {.text = words(view, "start.connect")})) {
    action = GoTo{{.kind = Place::Kind::Connect}};
  }
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

  std::optional<Action> action;
  {
    const auto title = ui::stack(frame, ui::kSpace12);
    screen_heading(view, frame, words(view, "start.title"), ui::TextStyle::Display);
    ui::paragraph(frame, words(view, "start.lead",
                               {{"count", std::to_string(content.steps.size())}, {"minutes", std::to_string(minutes)}}));
    ui::space(frame, ui::kSpace4);
    action = draw_ways_in(view, frame);
  }
  if (const auto* subject = content::find_term(content, kSubject); subject != nullptr) {
    const auto section =
        ui::region(frame, "what", ui::Landmark::Section, {.name = words(view, "start.what"), .gap = ui::kSpace12});
    ui::heading(frame, 2, words(view, "start.what"));
    ui::paragraph(frame, subject->definition);
  }
  draw_reasons(view, frame);
  draw_pitfalls(view, frame);
  return action;
}

}  // namespace portal_guide::app
