#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/text_style.hpp"

/// One page of text for people at a terminal: what the report, the diagnosis, the answers about subscribers, the comparison,
/// the search and the rules have in common.
namespace portal_guide::report {

/// How a piece of text looks where the style has colour.
enum class Look { Plain, Bold, Faint, Red, Green, Yellow, BoldRed, BoldGreen, BoldYellow, BoldCyan };

/// One column of a row, to the left of the row's text.
struct Cell {
  std::string_view text;
  /// The column's width. A longer text takes the columns that it needs.
  std::size_t columns = 0;
  Look look = Look::Plain;
};

/// Bytes of a text that are set off from the rest.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The page is written from top to bottom. `indent` is the number of spaces before each line. A function that says "wrapped"
/// breaks its text at spaces into lines that fit into the style's width, and passes it through printable(), so that texts of
/// other people are safe there. All other functions write their text as it is.
class TerminalPage {
 public:
  /// The usual indent of what belongs to a heading.
  static constexpr std::size_t kIndent = 2;

  explicit TerminalPage(const TextStyle& style) : style_(style) {}

  /// An empty line.
  void gap() { text_ += '\n'; }
  void line(std::string_view text, std::size_t indent = 0, Look look = Look::Plain);
  /// An empty line, and the text in bold.
  void heading(std::string_view text, std::size_t indent = 0);

  /// Wrapped.
  void paragraph(std::string_view text, std::size_t indent = 0, Look look = Look::Plain) {
    paragraph(text, indent, look, look);
  }
  /// Wrapped. The lines after the first have a look of their own.
  void paragraph(std::string_view text, std::size_t indent, Look first, Look rest);

  /// Wrapped, behind a mark such as "1. " or "- " that stands before the first line only.
  void item(std::string_view mark, std::string_view text, std::size_t indent = 0, Look look = Look::Plain);

  /// Wrapped, behind cells. The cells stand before the first line only, two spaces apart from each other and from the text.
  void row(std::initializer_list<Cell> cells, std::string_view text, std::size_t indent = 0);
  /// The same with lines that are broken already. Without lines nothing is written.
  void rows(std::initializer_list<Cell> cells, const std::vector<std::string>& lines, std::size_t indent = 0,
            Look look = Look::Plain);

  /// Broken at spaces, with stretches of the text set off. The stretches are in order and do not overlap. Only for texts of
  /// our own: with colour the text is not passed through printable().
  void marked(std::string_view text, std::span<const Stretch> stretches, std::size_t indent, Look look, Look set_off);

  /// Columns that are left of a line when so many are taken.
  std::size_t room(std::size_t taken) const { return style_.width > taken ? style_.width - taken : 0; }

  /// The text in that look, as a part of a line; the text itself where the style has no colour.
  std::string styled(std::string_view text, Look look) const;

  /// The page, which is empty afterwards.
  std::string take();

 private:
  void hanging(std::string_view before, std::size_t start, const std::vector<std::string>& lines, Look look);

  TextStyle style_;
  std::string text_;
};

/// A column of faint labels and what stands beside them. The page must outlive it.
class Labels {
 public:
  /// `columns` is the width of the widest label.
  Labels(TerminalPage& page, std::size_t columns) : page_(page), columns_(columns) {}

  /// Columns that are left beside the labels, which stand `indent` columns from the left.
  std::size_t room(std::size_t indent) const { return page_.room(indent + columns_ + 2); }
  /// Wrapped beside the label.
  void text(std::string_view label, std::string_view text, std::size_t indent);
  /// Lines beside the label, as they are.
  void lines(std::string_view label, const std::vector<std::string>& lines, std::size_t indent);
  /// A command beside the label. It is broken where a shell lets a command be broken, so that it can be copied as it stands.
  void command(std::string_view label, std::vector<std::string> pieces, std::size_t indent);

 private:
  TerminalPage& page_;
  std::size_t columns_;
};

}  // namespace portal_guide::report
