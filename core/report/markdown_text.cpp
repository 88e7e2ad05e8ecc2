#include "core/report/markdown_text.hpp"

#include <algorithm>

#include "core/content/markup.hpp"
#include "core/percent_encoding.hpp"
#include "core/report/paragraph.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::report {
namespace {

constexpr std::string_view kWordJoiner = "\xe2\x81\xa0";

bool ends_with_www(std::string_view text) {
  if (text.size() < 3) return false;
  text.remove_prefix(text.size() - 3);
  return std::all_of(text.begin(), text.end(), [](char c) { return c == 'w' || c == 'W'; });
}

/// The characters that may begin a mark anywhere in a line.
bool is_mark(char c) { return std::string_view{"\\`*_[]<>&|~#$!^"}.find(c) != std::string_view::npos; }

/// Whether the character turns its line into a block, given the text before it on that line: a list, a numbered list, or the
/// underline of a heading.
bool begins_block(char c, std::string_view before) {
  if (c == '+' || c == '-' || c == '=') return before.empty();
  return (c == '.' || c == ')') && !before.empty() && std::all_of(before.begin(), before.end(), text::is_digit);
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

/// The characters that separate the parts of an address, except those that could end the address in Markdown.
constexpr std::string_view kKeptInAddresses = ":/?#[]@!$&'*+,;=%";

}  // namespace

std::string markdown_escape(std::string_view text) {
  std::string plain = printable(text);
  plain.erase(0, plain.find_first_not_of(' '));
  const std::string_view line = plain;
  std::string escaped;
  for (std::size_t index = 0; index < line.size(); ++index) {
    const char c = line[index];
    const std::string_view before = line.substr(0, index);
    const std::string_view after = line.substr(index + 1);
    const bool address = (c == ':' && after.starts_with("//")) || (c == '.' && ends_with_www(before));
    if (is_mark(c) || address || begins_block(c, before)) escaped += '\\';
    escaped += c;
    if (c == '@' || (c == '#' && !after.empty() && text::is_digit(after.front()))) escaped += kWordJoiner;
  }
  return escaped;
}

std::string markdown_code(std::string_view text) {
  const std::string shown = printable(text);
  if (shown.empty()) return "";
  const std::string fence(longest_run_of_backticks(shown) + 1, '`');
  // Markdown removes one space from both ends.
  const bool padded = shown.front() == '`' || shown.back() == '`' || (shown.front() == ' ' && shown.back() == ' ');
  return padded ? fence + " " + shown + " " + fence : fence + shown + fence;
}

std::string markdown_block(std::string_view language, const std::vector<std::string>& lines) {
  std::size_t longest = 2;
  for (const std::string& line : lines)
    longest = std::max(longest, longest_run_of_backticks(line));
  const std::string fence(longest + 1, '`');
  std::string block = fence + std::string(language) + "\n";
  for (const std::string& line : lines)
    block += printable(line) + "\n";
  return block + fence + "\n";
}

std::string markdown_link(std::string_view words, std::string_view address) {
  if (!content::is_https_address(address)) return markdown_escape(words);
  return "[" + markdown_escape(words) + "](" + percent_encode(address, kKeptInAddresses) + ")";
}

std::string markdown_prose(std::string_view text) {
  std::string prose;
  for (const content::Span& span : content::parse_markup(text)) {
    switch (span.kind) {
      case content::Span::Kind::Plain: {
        // Only the first words of the line could begin a block. Spaces between spans are kept.
        const std::size_t spaces = prose.empty() ? 0 : std::min(span.text.find_first_not_of(' '), span.text.size());
        prose.append(spaces, ' ');
        prose += markdown_escape(std::string_view(span.text).substr(spaces));
        break;
      }
      case content::Span::Kind::Strong:
        prose += "**" + markdown_escape(span.text) + "**";
        break;
      case content::Span::Kind::Code:
        prose += markdown_code(span.text);
        break;
      case content::Span::Kind::Link:
        prose += markdown_link(span.text, span.target);
        break;
    }
  }
  return prose;
}

}  // namespace portal_guide::report
