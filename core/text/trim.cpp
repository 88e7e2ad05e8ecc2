#include "core/text/trim.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/ascii.hpp"

namespace portal_guide::text {
namespace {

constexpr std::array<std::string_view, 3> kWideBlanks = {"\u00A0", "\u200B", "\uFEFF"};

/// Bytes of the blank at the beginning of the text; 0 where none stands there.
std::size_t blank_at_front(std::string_view text) {
  if (!text.empty() && is_space(text.front())) return 1;
  for (const std::string_view blank : kWideBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

/// Bytes of the blank at the end of the text; 0 where none stands there.
std::size_t blank_at_back(std::string_view text) {
  if (!text.empty() && is_space(text.back())) return 1;
  for (const std::string_view blank : kWideBlanks) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t bytes = blank_at_front(text))
    text.remove_prefix(bytes);
  while (const std::size_t bytes = blank_at_back(text))
    text.remove_suffix(bytes);
  return text;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

bool contains_wide_blank(std::string_view text) {
  return std::any_of(kWideBlanks.begin(), kWideBlanks.end(),
                     [text](std::string_view blank) { return text.find(blank) != std::string_view::npos; });
}

}  // namespace portal_guide::text
