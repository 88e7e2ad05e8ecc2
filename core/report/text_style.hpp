#pragma once

#include <cstddef>

namespace portal_guide::report {

enum class Colour { Never, Always };

/// How a text for people at a terminal is laid out.
struct TextStyle {
  /// Whether escape sequences set colours and weights (ECMA-48, SGR).
  Colour colour = Colour::Never;
  /// Columns of the terminal. Words that are longer than a line, such as addresses and JSON pointers, are not broken.
  std::size_t width = 80;
};

}  // namespace portal_guide::report
