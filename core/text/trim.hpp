#pragma once

#include <string_view>

/// What people paste around a value without meaning it.
namespace portal_guide::text {

/// The text without blanks at its beginning and end. Blanks are the ASCII spaces, the no-break space (U+00A0), the zero-width
/// space (U+200B) and the byte order mark (U+FEFF): the invisible characters that come along when somebody copies from a web
/// page or a file. Two places need another idea of blank and keep their own: the four characters that JSON allows between its
/// tokens, and what the URL Standard strips from an address. The view lives as long as the text.
std::string_view trimmed(std::string_view text);

/// Whether the text holds nothing but blanks.
bool is_blank(std::string_view text);

/// Whether one of the blanks beyond ASCII stands anywhere in the text.
bool contains_wide_blank(std::string_view text);

}  // namespace portal_guide::text
