#include <algorithm>

#include "core/report/timestamp.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// The step that asks which address the reader's app passes.
constexpr std::string_view kReturnUrlStep = "return-url";

void draw_title(const View& view, ui::Frame& frame, const content::Step& step) {
  const auto& steps = view.state.content.steps;
  const auto state = state_of(view.state, step);
  const auto title = ui::stack(frame, ui::kSpace4);
  {
    const auto line = ui::row(frame, {.gap = ui::kSpace12});
    ui::text(frame,
             group_words(view, step.group) + " · " +
                 words(view, "nav.step-of",
                       {{"number", std::to_string(&step - steps.data() + 1)}, {"total", std::to_string(steps.size())}}),
             {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
    if (state != checklist::State::Open) {
      const auto [icon, tone] = mark_of(view, step);
      const auto confirmed = view.state.progress.confirmed.find(step.id);
      const bool dated = state == checklist::State::Confirmed && confirmed != view.state.progress.confirmed.end();
      ui::badge(frame, {.text = dated ? words(view, "step.confirmed-on", {{"date", report::iso_date(confirmed->second / 1000)}})
                                      : state_words(view, state),
                        .tone = tone,
                        .icon = icon});
    }
  }
  screen_heading(view, frame, step.title);
  const auto minutes = plural_words(view, "step.minutes", static_cast<std::size_t>(step.minutes));
  const auto count = step.rules.size() + step.subscriber_rules.size();
  const auto rules = count == 0 ? words(view, "step.rules-none") : plural_words(view, "step.rules", count);
  ui::text(frame, minutes + " · " + rules, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  ui::space(frame, ui::kSpace8);
  ui::paragraph(frame, step.summary);
}

std::optional<Action> draw_variants(const View& view, ui::Frame& frame, const content::Step& step) {
  std::optional<Action> action;
  const auto phase = view.state.library.phase;
  if (step.variants.empty() && phase == Library::Phase::Here) return action;
  const Part part(frame, "variants", words(view, "step.variants"));
  if (view.state.other_ways.arrived) ui::focus(frame, part.heading());
  if (step.variants.empty()) {
    if (phase != Library::Phase::Absent) {
      draw_knowledge(view, frame, action);
    } else if (ui::button(frame, "show", {.text = words(view, "step.variants-show")})) {
      action = ShowOtherWays{};
    }
    return action;
  }
  for (const auto& variant : step.variants) {
    const auto kind = std::string(content::to_string(variant.kind));
    const auto title = words(view, "step.variant." + kind);
    const auto group = ui::region(frame, kind, ui::Landmark::Section, {.name = title, .gap = ui::kSpace8});
    if (!ui::disclosure(frame, "open", {.title = title, .level = 3})) continue;
    ui::paragraph(frame, variant.when, {.tone = ui::Tone::Muted});
    if (auto chosen = draw_instructions(view, frame, title, variant.instructions)) action = std::move(chosen);
  }
  return action;
}

void draw_return_url(const View& view, ui::Frame& frame) {
  const auto& findings = view.state.return_url_findings;
  std::string fault;
  if (!findings.empty()) {
    fault = words(view, "step.return-url-fault",
                  {{"severity", severity_words(view, findings.front().severity)}, {"title", findings.front().title}});
  }
  const auto card = ui::card(frame, "return-url", {.role = ui::CardRole::Group, .name = words(view, "step.return-url-field")});
  ui::text_field(frame, "address", view.drafts.return_url,
                 {.label = words(view, "step.return-url-field"),
                  .hint = words(view, "step.return-url-hint"),
                  .error = fault,
                  .placeholder = "https://"});
  const bool good = findings.empty() && !view.state.return_url.empty();
  ui::status(frame, "judged", good ? words(view, "step.return-url-good") : std::string(),
             {.tone = ui::Tone::Success, .icon = good ? ui::Icon::CircleTick : ui::Icon::None});
  if (!fault.empty() && !findings.front().why.empty()) {
    ui::paragraph(frame, findings.front().why, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
}

/// What the last report says about the step's rules in one mode, apart from the findings, which are drawn above.
void draw_answers(const View& view, ui::Frame& frame, const content::Step& step, stripe::Mode mode) {
  const auto& report = *view.state.report;
  const auto of_step = [&](const auto& answer) {
    return answer.mode == mode && std::find(step.rules.begin(), step.rules.end(), answer.rule) != step.rules.end();
  };
  if (std::any_of(report.findings.begin(), report.findings.end(), of_step)) return;
  const auto passed = std::count_if(report.passed.begin(), report.passed.end(), of_step);
  const auto open = std::count_if(report.not_checked.begin(), report.not_checked.end(), of_step);
  if (passed + open == 0) return;

  const auto key = open == 0 ? "step.check-passed" : passed == 0 ? "step.check-unknown" : "step.check-partly";
  const auto line = ui::row(frame, {.wrap = false});
  ui::icon(frame, open == 0 ? ui::Icon::CircleTick : ui::Icon::Question, open == 0 ? ui::Tone::Success : ui::Tone::Muted);
  ui::text(frame, words(view, key, {{"mode", mode_words(view, mode)}}));
}

/// What the last check found in the step. It comes first, because it is what the reader has to do.
void draw_attention(const View& view, ui::Frame& frame, const content::Step& step) {
  if (!view.state.report) return;
  const auto findings = checklist::findings_of(step, *view.state.report);
  if (findings.empty()) return;
  const auto title = words(view, "step.attention");
  const auto card =
      ui::card(frame, "attention",
               {.role = ui::CardRole::Section, .name = title, .tone = tone_of(findings.front()->severity), .gap = ui::kSpace8});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  for (const auto* finding : findings) {
    const auto group = ui::stack(frame, ui::kSpace4);
    {
      const auto line = ui::row(frame);
      ui::badge(frame, {.text = severity_words(view, finding->severity),
                        .tone = tone_of(finding->severity),
                        .icon = icon_of(finding->severity)});
      ui::text(frame, words(view, "step.finding", {{"mode", mode_words(view, finding->mode)}, {"title", finding->title}}));
    }
    ui::link(
        frame, finding->fingerprint,
        {.text = words(view, "step.see-finding"),
         .target = target_words(view, {.kind = Place::Kind::Rule, .id = finding->rule}),
         .name = words(view, "step.see-finding-name", {{"mode", mode_words(view, finding->mode)}, {"title", finding->title}})});
  }
}

/// How the reader knows that it worked: by looking, and by the check.
std::optional<Action> draw_worked(const View& view, ui::Frame& frame, const content::Step& step) {
  std::optional<Action> action;
  const auto title = words(view, "step.worked");
  const auto card = ui::card(frame, "worked", {.role = ui::CardRole::Section, .name = title, .tone = ui::Tone::Success});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading, .icon = ui::Icon::CircleTick});
  ui::paragraph(frame, step.worked);
  if (step.rules.empty()) return action;
  if (view.state.report) {
    draw_answers(view, frame, step, stripe::Mode::Live);
    draw_answers(view, frame, step, stripe::Mode::Test);
    return action;
  }
  ui::paragraph(frame, words(view, "step.check-none"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  const auto buttons = ui::row(frame);
  if (connected_modes(view.state).empty()) {
    if (ui::button(frame, "connect", {.text = words(view, "step.connect"), .small = true})) {
      action = GoTo{{.kind = Place::Kind::Connect}};
    }
  } else if (ui::button(frame, "run", {.text = words(view, "step.run-checks"), .small = true})) {
    action = RunChecks{};
  }
  return action;
}

/// The mode in which the links of the instructions open Stripe.
std::optional<Action> draw_mode_switch(const View& view, ui::Frame& frame) {
  const auto line = ui::row(frame, {.gap = ui::kSpace12});
  ui::text(frame, words(view, "step.links-open"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  const auto test = words(view, "mode.test-short");
  const auto live = words(view, "mode.live-short");
  const ui::Choice choices[] = {{.key = "test", .label = test}, {.key = "live", .label = live}};
  std::string chosen(stripe::to_string(view.state.mode));
  if (!ui::choice(frame, "mode", chosen, choices,
                  {.label = words(view, "mode.label"), .label_hidden = true, .segmented = true})) {
    return std::nullopt;
  }
  return ChooseMode{chosen == "live" ? stripe::Mode::Live : stripe::Mode::Test};
}

bool leads_into_stripe(const content::Step& step) {
  return std::any_of(step.instructions.begin(), step.instructions.end(),
                     [](const content::Instruction& instruction) { return !instruction.link.empty(); });
}

void draw_related(const View& view, ui::Frame& frame, std::string_view title, Place::Kind kind,
                  const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  const auto pair = ui::definition(frame, title);
  const auto line = ui::row(frame, {.gap = ui::kSpace16, .line_gap = ui::kSpace4});
  for (const auto& id : ids) {
    const auto target = target_words(view, {.kind = kind, .id = id});
    ui::link(frame, target, {.text = title_of(view, target), .target = target});
  }
}

std::string_view key_of(checklist::Move move) {
  using enum checklist::Move;
  switch (move) {
    case MarkDone:
      return "step.mark-done";
    case Skip:
      return "step.skip";
    case Reopen:
      return "step.reopen";
  }
  return {};
}

}  // namespace

std::optional<Action> draw_step_actions(const View& view, ui::Frame& frame, const content::Step& step) {
  std::optional<Action> action;
  const auto& steps = view.state.content.steps;
  const auto index = static_cast<std::size_t>(&step - steps.data());
  const auto moves = checklist::moves(state_of(view.state, step));
  const bool markable = std::find(moves.begin(), moves.end(), checklist::Move::MarkDone) != moves.end();
  const bool last = index + 1 == steps.size();

  const auto bar =
      ui::region(frame, "actions", ui::Landmark::Section,
                 {.name = words(view, "step.actions"), .at_bottom = true, .surface = true, .padding = ui::kSpace12});
  const auto inset = ui::inset(frame, {.padding = 0, .max_width = kReadingWidth + ui::kSpace24});
  const auto buttons = ui::row(frame);
  if (index > 0 &&
      ui::button(frame, "back", {.text = words(view, "step.back"), .look = ui::Look::Quiet, .icon = ui::Icon::ArrowLeft})) {
    action = GoTo{{.kind = Place::Kind::Step, .id = steps[index - 1].id}};
  }
  ui::spring(frame);
  // The primary button comes last, where the reader's eye and hand arrive.
  for (const auto move : moves) {
    if (move == checklist::Move::MarkDone) continue;
    if (ui::button(frame, key_of(move), {.text = words(view, key_of(move)), .look = ui::Look::Quiet})) {
      action = MoveStep{step.id, move};
    }
  }
  const auto onward = words(view, markable ? "step.mark-done" : last ? "step.finish" : "step.next");
  if (ui::button(frame, "onward",
                 {.text = onward, .look = ui::Look::Primary, .icon = ui::Icon::ArrowRight, .icon_last = true})) {
    if (markable) {
      action = MoveStep{step.id, checklist::Move::MarkDone};
    } else {
      action = last ? GoTo{{.kind = Place::Kind::Checks}} : GoTo{{.kind = Place::Kind::Step, .id = steps[index + 1].id}};
    }
  }
  return action;
}

std::optional<Action> draw_step(const View& view, ui::Frame& frame, const content::Step& step) {
  std::optional<Action> action;
  draw_title(view, frame, step);
  draw_attention(view, frame, step);
  {
    const Part part(frame, "why", words(view, "step.why"));
    ui::paragraph(frame, step.why);
  }
  {
    const Part part(frame, "do", words(view, "step.do"));
    if (leads_into_stripe(step)) action = draw_mode_switch(view, frame);
    if (auto chosen = draw_instructions(view, frame, words(view, "step.do"), step.instructions)) action = std::move(chosen);
  }
  if (step.id == kReturnUrlStep) draw_return_url(view, frame);
  if (auto chosen = draw_worked(view, frame, step)) action = std::move(chosen);
  if (auto chosen = draw_variants(view, frame, step)) action = std::move(chosen);
  if (!step.pitfalls.empty() || !step.terms.empty()) {
    const auto related = ui::definitions(frame, "related");
    draw_related(view, frame, words(view, "step.pitfalls"), Place::Kind::Pitfall, step.pitfalls);
    draw_related(view, frame, words(view, "step.terms"), Place::Kind::Glossary, step.terms);
  }
  {
    const auto buttons = ui::row(frame);
    if (ui::button(frame, "send", {.text = words(view, "step.send"), .icon = ui::Icon::Copy, .small = true})) {
      action = CopyPlaceLink{.place = view.state.place, .share = true};
    }
  }
  draw_sources(view, frame, step.sources);
  return action;
}

}  // namespace portal_guide::app
