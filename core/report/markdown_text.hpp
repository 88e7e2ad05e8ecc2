#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text for Markdown (CommonMark 0.31 with GitHub's extensions). What other people wrote stays text: it never becomes a mark,
/// HTML, a link or a mention.
namespace portal_guide::report {

/// Escapes a text that stands on a line, alone or among other text. Control characters become U+FFFD. A word joiner (U+2060) is
/// put behind every `@`, and behind every `#` before a digit, which GitHub would otherwise link to a person or an issue.
std::string markdown_escape(std::string_view text);

/// The text with the three marks of the content turned into those of Markdown. A link whose target is not an https address
/// becomes its words alone.
std::string markdown_prose(std::string_view text);

/// The text as code, between as many backticks as it needs. Empty for an empty text.
std::string markdown_code(std::string_view text);

/// The lines in a fenced block, whose fence none of them can close. It ends with a newline.
std::string markdown_block(std::string_view language, const std::vector<std::string>& lines);

/// A link, or its words alone where the address is not an https address.
std::string markdown_link(std::string_view words, std::string_view address);

}  // namespace portal_guide::report
