#include "core/report/shell_word.hpp"

#include <algorithm>

#include "core/text/ascii.hpp"

namespace portal_guide::report {
namespace {

bool needs_no_quotes(char c) {
  return text::is_alphanumeric(c) || std::string_view{"_-./:@%+,="}.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), needs_no_quotes)) return std::string(word);
  if (word.find_first_of("\"$`\\!") == std::string_view::npos) return "\"" + std::string(word) + "\"";
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c;
    }
  }
  return text + "'";
}

}  // namespace portal_guide::report
