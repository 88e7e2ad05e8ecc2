#include <algorithm>

#include "wasm/app/screens/files.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/results.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

constexpr float kRoomyWidth = 480;

std::string section_words(const View& view, stripe::SectionName section) {
  return words(view, "checks.section." + std::string(stripe::to_string(section)));
}

std::string progress_words(const View& view, const stripe::SectionProgress& section) {
  using enum stripe::SectionProgress::State;
  switch (section.state) {
    case Waiting:
      return words(view, "checks.section-state.waiting");
    case Reading:
      return words(view, "checks.section-state.reading");
    case Retrying: {
      const auto seconds = std::max<std::int64_t>(1, (section.retry_at_unix_ms - view.unix_ms + 999) / 1000);
      return words(view, "checks.section-state.retrying", {{"time", duration_words(view, seconds)}});
    }
    case Done:
      return plural_words(view, "checks.section-state.done", section.count);
    case Partial:
      return plural_words(view, "checks.section-state.partial", section.count);
    case Failed:
      if (section.status == 0) return words(view, "checks.section-state.no-answer");
      return words(view, "checks.section-state.failed", {{"status", std::to_string(section.status)}});
    case Skipped:
      return words(view, "checks.section-state.skipped");
  }
  return {};
}

ui::Icon icon_of_section(stripe::SectionProgress::State state) {
  using enum stripe::SectionProgress::State;
  switch (state) {
    case Waiting:
    case Skipped:
      return ui::Icon::Ring;
    case Reading:
    case Retrying:
      return ui::Icon::Dot;
    case Done:
      return ui::Icon::CircleTick;
    case Partial:
    case Failed:
      return ui::Icon::Triangle;
  }
  return ui::Icon::None;
}

ui::Tone tone_of(stripe::SectionProgress::State state) {
  using enum stripe::SectionProgress::State;
  switch (state) {
    case Waiting:
    case Skipped:
      return ui::Tone::Muted;
    case Reading:
    case Retrying:
      return ui::Tone::Accent;
    case Done:
      return ui::Tone::Success;
    case Partial:
    case Failed:
      return ui::Tone::Warning;
  }
  return ui::Tone::Muted;
}

void draw_section(const View& view, ui::Frame& frame, const stripe::SectionProgress& section) {
  const auto item = ui::item(frame);
  const auto line = ui::row(frame);
  ui::icon(frame, icon_of_section(section.state), tone_of(section.state));
  ui::text(frame, section_words(view, section.section));
  // At the line's end if there is room. On a narrow screen it follows the name, or stands below it.
  if (frame.width() >= kRoomyWidth) ui::spring(frame);
  ui::text(frame, progress_words(view, section), {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
}

void draw_sections(const View& view, ui::Frame& frame, const std::vector<stripe::SectionProgress>& sections) {
  for (const auto mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    const auto is_of_mode = [mode](const stripe::SectionProgress& section) { return section.mode == mode; };
    if (std::none_of(sections.begin(), sections.end(), is_of_mode)) continue;
    const auto name = mode_words(view, mode);
    ui::text(frame, name, {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
    const auto list = ui::list(frame, stripe::to_string(mode), {.name = name, .marker = ui::Marker::None, .gap = ui::kSpace4});
    for (const auto& section : sections) {
      if (is_of_mode(section)) draw_section(view, frame, section);
    }
  }
}

/// Why the check takes long, in words; empty if it does not.
std::string delay_words(const View& view, const CheckRun& run, const stripe::ReadProgress& progress) {
  for (const auto& section : progress.sections) {
    if (section.state != stripe::SectionProgress::State::Retrying || section.status != 429) continue;
    const auto seconds = std::max<std::int64_t>(1, (section.retry_at_unix_ms - view.unix_ms + 999) / 1000);
    return words(view, "checks.waiting", {{"time", duration_words(view, seconds)}});
  }
  const auto waiting_ms = run.waiting_ms(view.unix_ms);
  if (waiting_ms < CheckRun::kSlowMs) return {};
  return words(view, "checks.slow", {{"time", duration_words(view, waiting_ms / 1000)}});
}

std::optional<Action> draw_reading(const View& view, ui::Frame& frame, const CheckRun& run) {
  std::optional<Action> action;
  const auto progress = run.reader().progress();
  const auto title = words(view, "checks.reading");
  const auto card = ui::card(frame, "reading", {.role = ui::CardRole::Section, .name = title});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading});
  const auto total = progress.sections.size();
  ui::progress(frame, "progress",
               {.name = title,
                .value = total == 0 ? 0.0F : static_cast<float>(progress.settled) / static_cast<float>(total),
                .value_text = words(view, "checks.read-count",
                                    {{"settled", std::to_string(progress.settled)}, {"total", std::to_string(total)}}),
                .show_text = true});
  draw_sections(view, frame, progress.sections);
  ui::text(frame, words(view, "checks.elapsed", {{"time", duration_words(view, run.elapsed_ms(view.unix_ms) / 1000)}}),
           {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  const auto delay = delay_words(view, run, progress);
  if (!delay.empty()) ui::paragraph(frame, delay, {.tone = ui::Tone::Warning});
  const auto buttons = ui::row(frame);
  if (ui::button(frame, "stop", {.text = words(view, "checks.stop"), .icon = ui::Icon::Stop})) action = StopChecks{};
  return action;
}

/// A run that ended early: what happened, and how to go on.
std::optional<Action> draw_unfinished(const View& view, ui::Frame& frame, const CheckRun& run) {
  std::optional<Action> action;
  const bool stopped = run.phase() == CheckRun::Phase::Stopped;
  const auto progress = run.reader().progress();
  const auto title = words(view, stopped ? "checks.stopped" : run.can_resume() ? "checks.interrupted" : "checks.unread");
  const auto card = ui::card(frame, "unfinished", {.role = ui::CardRole::Section, .name = title, .tone = ui::Tone::Warning});
  ui::heading(frame, 2, title, {.style = ui::TextStyle::Heading, .icon = ui::Icon::Triangle});
  if (run.failure()) ui::text(frame, content::describe(view.state.content, *run.failure()));
  if (run.can_resume()) {
    ui::text(frame,
             words(view, "checks.read-count",
                   {{"settled", std::to_string(progress.settled)}, {"total", std::to_string(progress.sections.size())}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  } else {
    draw_sections(view, frame, run.unread());
  }
  if (view.state.report) {
    ui::text(frame, words(view, run.can_resume() || run.nothing_read() ? "checks.kept" : "checks.partly-known"));
  }

  const auto buttons = ui::row(frame);
  const bool reconnect = run.expired() && view.state.connection(*run.expired()).phase != Connection::Phase::Connected;
  const auto onward = words(view, reconnect ? "checks.connect-again" : run.can_resume() ? "checks.resume" : "checks.retry");
  if (ui::button(frame, "resume",
                 {.text = onward, .look = ui::Look::Primary, .icon = ui::Icon::ArrowRight, .icon_last = true})) {
    action = ResumeChecks{};
  }
  if (run.can_resume() && progress.settled > 0 && ui::button(frame, "partly", {.text = words(view, "checks.use-partial")})) {
    action = JudgePartly{};
  }
  return action;
}

std::optional<Action> draw_invitation(const View& view, ui::Frame& frame) {
  const auto [settled, total] = checklist::count(view.state.content, view.state.progress, view.state.report);
  if (settled > 0 && settled < total) {
    ui::paragraph(frame, plural_words(view, "checks.steps-open", total - settled, {{"total", std::to_string(total)}}));
  }
  ui::paragraph(frame, words(view, "checks.explain"));
  const bool connected = !connected_modes(view.state).empty();
  ui::paragraph(frame, words(view, connected ? "checks.none" : "checks.need-connection"), {.tone = ui::Tone::Muted});
  std::optional<Action> action;
  {
    const auto buttons = ui::row(frame);
    if (!connected) {
      if (ui::button(frame, "connect", {.text = words(view, "checks.connect"), .look = ui::Look::Primary})) {
        action = GoTo{{.kind = Place::Kind::Connect}};
      }
    } else {
      if (ui::button(frame, "run", {.text = words(view, "checks.run"), .look = ui::Look::Primary})) action = RunChecks{};
      if (ui::button(frame, "connection", {.text = words(view, "checks.connection")})) {
        action = GoTo{{.kind = Place::Kind::Connect}};
      }
    }
    if (draw_sample_button(view, frame)) action = TrySample{};
  }
  draw_sample_failure(view, frame);
  return action;
}

}  // namespace

std::optional<Action> draw_checks(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto& run = view.state.run;
  screen_heading(view, frame, words(view, "checks.title"));
  if (run && run->reading()) {
    action = draw_reading(view, frame, *run);
    if (view.state.report) ui::text(frame, words(view, "checks.kept"), {.tone = ui::Tone::Muted});
  } else if (run) {
    action = draw_unfinished(view, frame, *run);
  }
  if (view.state.report) draw_opened_files(view, frame);
  // What was read waits for the doctor, which comes with the knowledge.
  if (view.state.judging) draw_knowledge(view, frame, action);
  if (view.state.report) {
    if (auto chosen = draw_results(view, frame, *view.state.report)) action = std::move(chosen);
  } else if (!run && !view.state.judging) {
    action = draw_invitation(view, frame);
  }
  return action;
}

}  // namespace portal_guide::app
