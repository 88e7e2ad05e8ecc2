#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wasm/app/screens/view.hpp"

/// The words that screens show: the interface's sentences in the reader's language, and what things are called.
namespace portal_guide::app {

/// The interface's sentence `key`, its placeholders filled.
std::string words(const View& view, std::string_view key, const content::Arguments& arguments = {});
/// The form of the sentence that goes with `count`.
std::string plural_words(const View& view, std::string_view key, std::size_t count, content::Arguments arguments = {});

/// "Live mode", to begin with; "live mode", within a sentence.
std::string mode_words(const View& view, stripe::Mode mode);
std::string mode_in_sentence(const View& view, stripe::Mode mode);
std::string severity_words(const View& view, report::Severity severity);
/// "To do", "Done".
std::string state_words(const View& view, checklist::State state);
/// A step's short title, which fits on one line; its title if the content has no short one.
std::string short_title(const View& view, const content::Step& step);
/// "What customers see".
std::string group_words(const View& view, content::StepGroup group);
/// "3 minutes": whole units, rounded down, seconds below a minute.
std::string duration_words(const View& view, std::int64_t seconds);

/// "step/return-url": what a link inside the guide leads to.
std::string target_words(const View& view, const Place& place);
/// What such a link is called: the title of the step, term, pitfall or rule; the target itself where there is none.
std::string title_of(const View& view, std::string_view target);

}  // namespace portal_guide::app
