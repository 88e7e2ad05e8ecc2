#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Pieces of text for a terminal.
namespace portal_guide::report {

/// The text with U+FFFD in place of everything that a terminal might obey instead of showing it: control characters, and marks
/// that turn the direction of the text. Reports hold texts of other people.
std::string printable(std::string_view text);

/// Columns that UTF-8 text takes. Each character counts as one, because none of the content's languages uses wide characters.
std::size_t columns(std::string_view text);

/// The text with as many spaces behind it, or before it, as fill so many columns.
std::string pad_right(std::string_view text, std::size_t columns);
std::string pad_left(std::string_view text, std::size_t columns);

/// Lines of at most `width` columns, broken at spaces. A longer word gets a line of its own. There is at least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Puts pieces on lines of at most `width` columns, joined by spaces. Every line but the last ends in `continuation`.
std::vector<std::string> wrap_pieces(const std::vector<std::string>& pieces, std::size_t width, std::string_view continuation);

}  // namespace portal_guide::report
