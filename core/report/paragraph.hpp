#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text for a terminal.
namespace portal_guide::report {

/// The text with everything replaced by U+FFFD that a terminal might obey instead of showing: control characters, and marks
/// that turn the direction of the text. Reports hold texts of other people.
std::string printable(std::string_view text);

/// Columns that UTF-8 text takes, counted in characters; none of the content's languages uses wide ones.
std::size_t columns(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; a longer word has a line of its own. At least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Puts pieces on lines of at most `width` columns, joined by spaces; every line but the last ends in `continuation`.
std::vector<std::string> wrap_pieces(const std::vector<std::string>& pieces, std::size_t width, std::string_view continuation);

}  // namespace portal_guide::report
