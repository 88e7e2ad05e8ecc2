#include "wasm/app/screens/files.hpp"

#include <string>

#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {

std::optional<Action> draw_open_files(const View& view, ui::Frame& frame) {
  const auto& opened = view.state.opened_files;
  const Part part(frame, "files", words(view, "files.title"));
  ui::paragraph(frame, words(view, "files.explain"));
  std::string failure;
  if (opened.failure) {
    failure = words(view, "files.failed",
                    {{"file", opened.at_fault}, {"why", content::describe(view.state.content, *opened.failure)}});
  }
  ui::status(frame, "failure", failure,
             {.tone = ui::Tone::Error, .icon = failure.empty() ? ui::Icon::None : ui::Icon::Octagon});
  const auto buttons = ui::row(frame);
  if (ui::button(frame, "open", {.text = words(view, "files.open")})) return OpenFiles{};
  return std::nullopt;
}

void draw_opened_files(const View& view, ui::Frame& frame) {
  const auto& opened = view.state.opened_files;
  if (opened.names.empty() || opened.failure) return;
  ui::text(frame, words(view, "files.about", {{"files", opened.names}}),
           {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  for (const auto& file : opened.unread) {
    const Error error{.id = "objects-unread", .arguments = {{"observed", file.observed}}};
    ui::text(frame, words(view, "files.failed", {{"file", file.name}, {"why", content::describe(view.state.content, error)}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Warning});
  }
}

bool draw_sample_button(const View& view, ui::Frame& frame) {
  return ui::button(frame, "sample",
                    {.text = words(view, "files.try-sample"), .busy = view.state.sample == Library::Phase::Fetching});
}

void draw_sample_failure(const View& view, ui::Frame& frame) {
  const bool failed = view.state.sample == Library::Phase::Failed;
  ui::status(frame, "sample-failure", failed ? words(view, "error.sample-unreachable") : std::string(),
             {.tone = ui::Tone::Error, .icon = failed ? ui::Icon::Octagon : ui::Icon::None});
}

}  // namespace portal_guide::app
