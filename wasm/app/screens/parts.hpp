#pragma once

#include <optional>
#include <string_view>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// What a screen is built from: its heading, its parts, and what it shows while the knowledge is on its way.
namespace portal_guide::app {

/// Lists use all of it. Texts end at 68 characters.
inline constexpr float kReadingWidth = 880;

/// The screen's heading. Takes the focus, and the screen goes to its top, when the reader has just arrived.
void screen_heading(const View& view, ui::Frame& frame, std::string_view title, ui::TextStyle style = ui::TextStyle::Title);
/// The screen's heading and, close below it, the sentence that says what the screen is for.
void screen_introduction(const View& view, ui::Frame& frame, std::string_view title, std::string_view lead);

/// A part of a screen: its heading (h2) and what is drawn while this lives, closer to each other than to the next part.
class [[nodiscard]] Part {
 public:
  Part(ui::Frame& frame, std::string_view key, std::string_view title);

  /// Of its heading, for focus().
  ui::Id heading() const { return heading_; }

 private:
  ui::Scope scope_;
  ui::Id heading_;
};

/// What several screens look up. Null until it has come: then this draws what is going on, and how to try again.
const content::Knowledge* draw_knowledge(const View& view, ui::Frame& frame, std::optional<Action>& action);

}  // namespace portal_guide::app
