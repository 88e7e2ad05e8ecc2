#pragma once

#include <cstddef>
#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {

enum class Colour { Never, Always };

struct TextStyle {
  /// ANSI escape sequences (ECMA-48, SGR) for people at a terminal.
  Colour colour = Colour::Never;
  /// Columns. Addresses, JSON pointers and other words that are longer keep their line.
  std::size_t width = 80;
};

/// The report for people, in the content's language, ending in a newline. Not for programs: they read to_json().
std::string to_text(const Report& report, const content::Content& content, const TextStyle& style = {});

}  // namespace portal_guide::report
