#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/report/text.hpp"

namespace portal_guide::cli {

/// A text for people at a terminal, made from top to bottom.
class Page {
 public:
  /// Columns by which what belongs to a heading is indented.
  static constexpr std::size_t kIndent = 2;

  explicit Page(const report::TextStyle& style) : style_(style) {}

  /// One line as it is.
  void line(std::string_view text);
  /// Lines of at most the style's width. Other people's text is safe here: printable() takes out what a terminal obeys.
  void paragraph(std::string_view text, std::size_t indent = 0);
  /// A paragraph whose first line begins with a number and whose others stand under its text.
  void numbered(std::size_t number, std::string_view text);
  /// After an empty line; bold where the style has colour.
  void heading(std::string_view text);

  std::size_t width() const { return style_.width; }
  std::string take();

 private:
  report::TextStyle style_;
  std::string text_;
};

}  // namespace portal_guide::cli
