#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/action.hpp"
#include "wasm/app/screens/view.hpp"
#include "wasm/app/ui/ui.hpp"

/// What several screens draw alike, and the words they share.
namespace portal_guide::app {

/// The interface's sentence `key` in the reader's language.
std::string words(const View& view, std::string_view key, const content::Arguments& arguments = {});
std::string plural_words(const View& view, std::string_view key, std::size_t count, content::Arguments arguments = {});
/// "Live mode", to begin with; "live mode", within a sentence.
std::string mode_words(const View& view, stripe::Mode mode);
std::string mode_in_sentence(const View& view, stripe::Mode mode);
std::string severity_words(const View& view, report::Severity severity);
/// "3 minutes": whole units, rounded down, seconds below a minute.
std::string duration_words(const View& view, std::int64_t seconds);

ui::Tone tone_of(report::Severity severity);
ui::Icon icon_of(report::Severity severity);
/// A step's state as a shape and a colour; where the check found something, those of the worst.
struct Mark {
  ui::Icon icon = ui::Icon::None;
  ui::Tone tone = ui::Tone::Muted;
};
Mark mark_of(const View& view, const content::Step& step);
/// "To do", "Done".
std::string state_words(const View& view, checklist::State state);

/// "step/return-url": what a link inside the guide leads to.
std::string target_words(const View& view, const Place& place);

/// What a link inside the guide is called: the title of the step, term, pitfall or rule; the target itself where there is none.
std::string title_of(const View& view, std::string_view target);

/// The screen's heading. Takes the focus, and the screen goes to its top, when the reader has just arrived.
void screen_heading(const View& view, ui::Frame& frame, std::string_view title, ui::TextStyle style = ui::TextStyle::Title);

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

/// Numbered instructions, each with its link into Stripe and its code.
std::optional<Action> draw_instructions(const View& view, ui::Frame& frame, std::string_view name,
                                        const std::vector<content::Instruction>& instructions);
/// A text to be passed on as it is, with a button that copies it.
std::optional<Action> draw_say(const View& view, ui::Frame& frame, const std::string& text);
/// Links to places of the guide, beside each other below a label. Draws nothing where there are none.
void draw_see(const View& view, ui::Frame& frame, std::string_view label, const std::vector<std::string>& targets);

/// Whether some of the texts hold each word of the filter, upper and lower case of ASCII letters alike.
bool holds_words(std::string_view filter, std::initializer_list<std::string_view> texts);

/// A link to each source, with the day it was checked. Draws nothing where there are none.
void draw_sources(const View& view, ui::Frame& frame, const std::vector<content::Source>& sources);

/// How a card shows a finding: which of its parts stand open, and which buttons would lead to where the reader already is.
struct FindingCard {
  bool open = true;
  bool on_rule_page = false;
  int heading_level = 3;
};
/// `key` tells it from its siblings.
std::optional<Action> draw_finding(const View& view, ui::Frame& frame, std::string_view key, const report::Finding& finding,
                                   const FindingCard& options);

}  // namespace portal_guide::app
