#include "core/stripe/text_place.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
Error error_at(std::string id, TextSource& source, std::uint64_t offset, std::map<std::string, std::string> arguments) {
  std::vector<char> piece(std::size_t{64} << 10U);
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  for (std::uint64_t at = 0; at < offset;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), offset - at));
    const auto read = source.read(at, piece.data(), wanted);
    if (!read) return read.error();
    if (*read == 0) break;
    for (std::size_t index = 0; index < *read; ++index) {
      if (piece[index] == '\n') {
        ++line;
        column = 1;
      } else if (!text::continues_character(piece[index])) {
        ++column;
      }
    }
    at += *read;
  }
  arguments["line"] = std::to_string(line);
  arguments["column"] = std::to_string(column);
  return {.id = std::move(id), .arguments = std::move(arguments)};
}

std::optional<std::size_t> offset_of(std::string_view text, const Error& error) {
  const auto number = [&error](const char* name) -> std::size_t {
    const auto found = error.arguments.find(name);
    return found == error.arguments.end() ? 0 : static_cast<std::size_t>(std::strtoull(found->second.c_str(), nullptr, 10));
  };
  std::size_t line = number("line");
  std::size_t column = number("column");
  if (line == 0 || column == 0) return std::nullopt;
  std::size_t offset = 0;
  for (; line > 1 && offset < text.size(); --line)
    offset = std::min(text.size(), text.find('\n', offset)) + 1;
  for (; column > 1 && offset < text.size(); --column) {
    ++offset;
    while (offset < text.size() && text::continues_character(text[offset]))
      ++offset;
  }
  return std::min(offset, text.size());
}

Error in_source(const Error& error, std::string_view text, TextSource& source, std::uint64_t text_offset) {
  const auto offset = offset_of(text, error);
  return offset ? error_at(error.id, source, text_offset + *offset, error.arguments) : error;
}

Error too_large(std::size_t limit) {
  return {.id = "json-too-large",
          .arguments = {{"limit", std::to_string(limit)}, {"observed", "> " + std::to_string(limit)}, {"unit", "bytes"}}};
}

}  // namespace portal_guide::stripe
