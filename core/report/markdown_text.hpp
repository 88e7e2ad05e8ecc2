#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text for Markdown (CommonMark 0.31 with GitHub's extensions). What other people wrote stays text: it becomes no mark, no
/// HTML, no link and no mention.
namespace portal_guide::report {

/// Escapes a text that stands on one line of its own or within one. Control characters are shown as U+FFFD; a U+2060 (word
/// joiner) follows an `@` and a `#` that GitHub would link to a person or an issue.
std::string markdown_escape(std::string_view text);

/// The text with the content's three marks turned into Markdown's. A mark whose target is no https address leaves its words.
std::string markdown_prose(std::string_view text);

/// The text between as many backticks as it takes; empty for an empty text.
std::string markdown_code(std::string_view text);

/// Lines in a fenced block whose fence none of them can close, ending in a newline.
std::string markdown_block(std::string_view language, const std::vector<std::string>& lines);

/// A link; its words alone where the address is not https.
std::string markdown_link(std::string_view words, std::string_view address);

}  // namespace portal_guide::report
