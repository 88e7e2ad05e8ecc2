#include "core/report/paragraph.hpp"

#include <algorithm>

#include "core/text/utf8.hpp"

namespace portal_guide::report {
namespace {

/// Whether a terminal obeys the character: C0 and C1 controls, DEL, and the marks that turn the direction of text (Unicode's
/// property Bidi_Control).
bool is_obeyed(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character.front());
    return byte < 0x20 || byte == 0x7f;
  }
  if (character.size() == 2 && character[0] == '\xc2') return static_cast<unsigned char>(character[1]) < 0xa0;
  // U+061C, U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069. They are written as bytes, so that they do not turn the
  // direction of these lines.
  // NOLINTBEGIN(misc-misleading-bidirectional): escaped, they mislead nobody.
  return character == "\xd8\x9c" || character == "\xe2\x80\x8e" || character == "\xe2\x80\x8f" ||
         (character >= "\xe2\x80\xaa" && character <= "\xe2\x80\xae") ||
         (character >= "\xe2\x81\xa6" && character <= "\xe2\x81\xa9");
  // NOLINTEND(misc-misleading-bidirectional)
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::string_view character = text.substr(0, text::boundary_after(text, 1));
    shown += is_obeyed(character) ? std::string_view("\ufffd") : character;
    text.remove_prefix(character.size());
  }
  return shown;
}

std::size_t columns(std::string_view text) { return text::count_characters(text); }

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t taken = report::columns(text);
  return std::string(text).append(taken < columns ? columns - taken : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t taken = report::columns(text);
  return std::string(taken < columns ? columns - taken : 0, ' ').append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return wrap_pieces(words, width, "");
}

std::vector<std::string> wrap_pieces(const std::vector<std::string>& pieces, std::size_t width, std::string_view continuation) {
  std::vector<std::string> lines(1);
  for (const std::string& piece : pieces) {
    std::string& line = lines.back();
    if (line.empty()) {
      line = piece;
    } else if (columns(line) + 1 + columns(piece) + columns(continuation) <= width) {
      line += " " + piece;
    } else {
      line += continuation;
      lines.push_back(piece);
    }
  }
  return lines;
}

}  // namespace portal_guide::report
