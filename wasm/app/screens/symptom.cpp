#include <algorithm>

#include "core/content/markup.hpp"
#include "core/troubleshoot/saying.hpp"
#include "wasm/app/screens/marks.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

using troubleshoot::JudgedCause;
using troubleshoot::ModeVerdict;
using troubleshoot::Reply;
using troubleshoot::Verdict;
using Stage = troubleshoot::Standing::Stage;

Mark mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return {ui::Icon::Octagon, ui::Tone::Error};
    case Verdict::RuledOut:
      return {ui::Icon::CircleTick, ui::Tone::Success};
    case Verdict::CannotTell:
      break;
  }
  return {ui::Icon::Question, ui::Tone::Muted};
}

std::string_view key_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return "symptom.verdict.confirmed";
    case Verdict::RuledOut:
      return "symptom.verdict.ruled-out";
    case Verdict::CannotTell:
      break;
  }
  return "symptom.verdict.cannot-tell";
}

void draw_fix(const View& view, ui::Frame& frame, const content::Cause& cause) {
  const auto list = ui::list(frame, "fix", {.name = words(view, "symptom.fix"), .marker = ui::Marker::Number});
  for (const auto& step : cause.fix) {
    const auto item = ui::item(frame);
    ui::paragraph(frame, step);
  }
}

/// `say` is empty where there is nothing to tell that is true of this cause alone.
void draw_cause_body(const View& view, ui::Frame& frame, const content::Cause& cause, std::string_view say) {
  {
    const auto pairs = ui::definitions(frame, "parts");
    {
      const auto tell = ui::definition(frame, words(view, "symptom.tell"));
      ui::paragraph(frame, cause.tell);
    }
    if (!cause.fix.empty()) {
      const auto fix = ui::definition(frame, words(view, "symptom.fix"));
      draw_fix(view, frame, cause);
    }
    if (!say.empty()) {
      const auto then = ui::definition(frame, words(view, "symptom.say-then"));
      ui::paragraph(frame, say);
    }
  }
  draw_see(view, frame, words(view, "symptom.see"), cause.see);
}
void draw_mode_verdict(const View& view, ui::Frame& frame, const JudgedCause& judged, const ModeVerdict& mode) {
  const auto line = ui::row(frame, {.line_gap = ui::kSpace4});
  const auto [icon, tone] = mark_of(mode.verdict);
  ui::icon(frame, icon, tone);
  auto sentence = words(view, key_of(mode.verdict));
  if (mode.verdict == Verdict::CannotTell) {
    sentence = judged.cause->some_customers && mode.open == troubleshoot::Open::SomeCustomers
                   ? words(view, "symptom.some-customers")
                   : content::plain_text(mode.because);
  }
  ui::text(frame, words(view, "symptom.in-mode", {{"mode", mode_words(view, mode.mode)}, {"sentence", sentence}}),
           {.style = ui::TextStyle::Small});
  for (const auto& rule : mode.rules) {
    const auto target = target_words(view, {.kind = Place::Kind::Rule, .id = rule});
    ui::link(frame, rule, {.text = title_of(view, target), .target = target, .style = ui::TextStyle::Small});
  }
}

void draw_judged(const View& view, ui::Frame& frame, const JudgedCause& judged, std::string_view say) {
  const auto& cause = *judged.cause;
  const auto title = content::plain_text(cause.cause);
  const auto verdict = words(view, key_of(judged.verdict));
  const auto [icon, tone] = mark_of(judged.verdict);
  const auto card = ui::card(frame, std::to_string(judged.number),
                             {.role = ui::CardRole::Article,
                              .name = title,
                              .tone = judged.verdict == Verdict::Confirmed ? ui::Tone::Error : ui::Tone::Plain,
                              .gap = ui::kSpace8});
  {
    const auto line = ui::row(frame);
    ui::badge(frame, {.text = verdict, .tone = tone, .icon = icon});
  }
  // A cause that is ruled out is closed at first. The key holds the verdict, so a new verdict opens or closes it again.
  const bool open = ui::disclosure(
      frame, key_of(judged.verdict),
      {.title = title, .level = 3, .open_at_first = judged.verdict != Verdict::RuledOut, .style = ui::TextStyle::Heading});
  for (const auto& mode : judged.modes) {
    const auto of_mode = ui::stack(frame, 0);
    draw_mode_verdict(view, frame, judged, mode);
  }
  if (judged.modes.empty()) {
    ui::text(frame, words(view, "symptom.no-check"), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
  if (open) draw_cause_body(view, frame, cause, say);
}

void draw_judged_causes(const View& view, ui::Frame& frame) {
  const auto& causes = view.state.inquiry.diagnosis->causes;
  const auto count = [&](Verdict verdict) {
    return std::to_string(
        std::count_if(causes.begin(), causes.end(), [&](const JudgedCause& cause) { return cause.verdict == verdict; }));
  };
  ui::paragraph(frame,
                words(view, "symptom.causes-checked",
                      {{"confirmed", count(Verdict::Confirmed)},
                       {"ruled-out", count(Verdict::RuledOut)},
                       {"unknown", count(Verdict::CannotTell)}}),
                {.tone = ui::Tone::Muted});
  for (std::size_t index = 0; index < causes.size(); ++index) {
    draw_judged(view, frame, causes[index], view.state.inquiry.diagnosis->cause_says[index]);
  }
}
void draw_causes(const View& view, ui::Frame& frame, const content::Symptom& symptom) {
  ui::paragraph(frame, words(view, "symptom.causes-lead"), {.tone = ui::Tone::Muted});
  std::size_t number = 0;
  for (const auto& cause : symptom.causes) {
    const auto title = content::plain_text(cause.cause);
    const auto card = ui::card(frame, std::to_string(++number), {.role = ui::CardRole::Article, .name = title});
    ui::heading(frame, 3, title);
    draw_cause_body(view, frame, cause, cause.say);
  }
}

/// The heading of the current question or result. It takes the focus after each answer.
void draw_stage(const View& view, ui::Frame& frame, std::string_view title) {
  const auto heading = ui::heading(frame, 3, title);
  if (view.state.inquiry.moved) ui::focus(frame, heading);
}

std::optional<Action> draw_question(const View& view, ui::Frame& frame, const troubleshoot::Standing& standing) {
  std::optional<Action> action;
  ui::text(frame,
           words(view, "path.question",
                 {{"number", std::to_string(standing.question)}, {"total", std::to_string(standing.questions)}}),
           {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
  draw_stage(view, frame, content::plain_text(standing.cause->ask));
  const auto buttons = ui::row(frame);
  const std::pair<std::string_view, Reply> replies[] = {
      {"path.yes", Reply::Yes}, {"path.no", Reply::No}, {"path.not-sure", Reply::NotSure}};
  for (const auto& [key, reply] : replies) {
    if (ui::button(frame, key, {.text = words(view, key)})) action = ReplyToQuestion{reply};
  }
  return action;
}

void draw_what_is_left(const View& view, ui::Frame& frame, const troubleshoot::Standing& standing) {
  draw_stage(view, frame, words(view, "path.left"));
  ui::paragraph(frame, words(view, standing.open.empty() ? "path.left-none" : "path.left-some"));
  if (standing.open.empty()) return;
  const auto list = ui::list(frame, "open", {.name = words(view, "path.left")});
  for (const auto* cause : standing.open) {
    const auto item = ui::item(frame);
    ui::paragraph(frame, cause->cause);
  }
}

std::optional<Action> draw_path(const View& view, ui::Frame& frame, const content::Symptom& symptom) {
  const auto& path = view.state.inquiry.path;
  const auto standing = standing_of(symptom, path);
  // A single question would not narrow anything down.
  if (standing.questions < 2) return std::nullopt;
  std::optional<Action> action;
  const auto title = words(view, "path.title");
  const auto card = ui::card(frame, "path", {.role = ui::CardRole::Section, .name = title});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  if (path.replies.empty()) ui::paragraph(frame, words(view, "path.lead"), {.tone = ui::Tone::Muted});
  switch (standing.stage) {
    case Stage::Asking:
      action = draw_question(view, frame, standing);
      break;
    case Stage::Found:
      draw_stage(view, frame, words(view, "path.found"));
      ui::paragraph(frame, standing.cause->cause);
      draw_fix(view, frame, *standing.cause);
      if (!standing.cause->say.empty()) {
        ui::text(frame, words(view, "symptom.say-then"), {.style = ui::TextStyle::Label});
        ui::paragraph(frame, standing.cause->say);
      }
      draw_see(view, frame, words(view, "symptom.see"), standing.cause->see);
      break;
    case Stage::Left:
      draw_what_is_left(view, frame, standing);
      break;
  }
  if (path.replies.empty()) return action;
  const auto buttons = ui::row(frame);
  if (ui::button(frame, "back",
                 {.text = words(view, "path.back"), .look = ui::Look::Quiet, .icon = ui::Icon::ArrowLeft, .small = true})) {
    action = TakeReplyBack{};
  }
  if (ui::button(frame, "again",
                 {.text = words(view, "path.again"), .look = ui::Look::Quiet, .icon = ui::Icon::Refresh, .small = true})) {
    action = AskAnew{};
  }
  if (standing.stage == Stage::Found && ui::button(frame, "further", {.text = words(view, "path.not-helped"), .small = true})) {
    action = AskFurther{};
  }
  return action;
}

std::optional<Action> draw_check_offer(const View& view, ui::Frame& frame) {
  const auto title = words(view, "symptom.check-title");
  const auto part = ui::region(frame, "check", ui::Landmark::Section, {.name = title, .gap = ui::kSpace8});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  ui::paragraph(frame, words(view, "symptom.check-lead"), {.tone = ui::Tone::Muted});
  if (!ui::button(frame, "run", {.text = words(view, "symptom.check")})) return std::nullopt;
  if (connected_modes(view.state).empty()) return GoTo{{.kind = Place::Kind::Connect}};
  return RunChecks{};
}

}  // namespace

std::optional<Action> draw_symptom(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto& place = view.state.place;
  const auto* knowledge = knowledge_of(view.state);
  const auto* symptom = knowledge == nullptr ? nullptr : content::find_symptom(knowledge->symptoms, place.id);
  if (symptom == nullptr) {
    screen_heading(view, frame, title_of(view, target_words(view, place)));
    draw_knowledge(view, frame, action);
    return action;
  }
  {
    const auto title = ui::stack(frame, ui::kSpace4);
    ui::text(frame, words(view, "symptom.label", {{"catalogue", symptom->catalogue}}),
             {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
    screen_heading(view, frame, symptom->title);
  }
  const auto& inquiry = view.state.inquiry;
  const bool judged = inquiry.diagnosis.has_value();
  const bool being_judged = inquiry.asked != 0;
  const auto say = judged ? inquiry.diagnosis->say : troubleshoot::what_to_say(*symptom);
  if (!say.empty()) action = draw_say(view, frame, say);
  if (!judged && !being_judged) {
    if (auto chosen = draw_path(view, frame, *symptom)) action = std::move(chosen);
    if (auto chosen = draw_check_offer(view, frame)) action = std::move(chosen);
  }
  {
    const Part part(frame, "causes", words(view, "symptom.causes"));
    if (judged) {
      draw_judged_causes(view, frame);
    } else {
      draw_causes(view, frame, *symptom);
    }
  }
  {
    const auto buttons = ui::row(frame);
    ui::link_button(frame, "all",
                    {.text = words(view, "symptom.all"),
                     .target = target_words(view, {.kind = Place::Kind::Problems}),
                     .icon = ui::Icon::ArrowLeft,
                     .small = true});
    if (ui::button(frame, "copy-link", {.text = words(view, "symptom.copy-link"), .icon = ui::Icon::Copy, .small = true})) {
      action = CopyPlaceLink{place};
    }
    if (judged && ui::button(frame, "again", {.text = words(view, "checks.again"), .icon = ui::Icon::Refresh, .small = true})) {
      action = RunChecks{};
    }
  }
  draw_sources(view, frame, symptom->sources);
  return action;
}

}  // namespace portal_guide::app
