#include "core/report/terminal_page.hpp"

#include <algorithm>
#include <utility>

#include "core/report/paragraph.hpp"

namespace portal_guide::report {
namespace {

constexpr std::string_view kBetweenCells = "  ";

/// SGR parameters (ECMA-48, 8.3.117).
std::string_view sgr_of(Look look) {
  switch (look) {
    case Look::Plain:
      break;
    case Look::Bold:
      return "1";
    case Look::Faint:
      return "2";
    case Look::Red:
      return "31";
    case Look::Green:
      return "32";
    case Look::Yellow:
      return "33";
    case Look::BoldRed:
      return "1;31";
    case Look::BoldGreen:
      return "1;32";
    case Look::BoldYellow:
      return "1;33";
    case Look::BoldCyan:
      return "1;36";
  }
  return "";
}

constexpr std::string_view kReset = "\x1b[0m";

std::string opening(Look look) { return look == Look::Plain ? "" : "\x1b[" + std::string(sgr_of(look)) + "m"; }

}  // namespace

std::string TerminalPage::styled(std::string_view text, Look look) const {
  if (style_.colour == Colour::Never || look == Look::Plain) return std::string(text);
  return opening(look).append(text).append(kReset);
}

void TerminalPage::line(std::string_view text, std::size_t indent, Look look) {
  text_.append(indent, ' ').append(styled(text, look));
  gap();
}

void TerminalPage::heading(std::string_view text, std::size_t indent) {
  gap();
  line(text, indent, Look::Bold);
}

void TerminalPage::paragraph(std::string_view text, std::size_t indent, Look first, Look rest) {
  Look look = first;
  for (const std::string& each : wrap(printable(text), room(indent))) {
    line(each, indent, look);
    look = rest;
  }
}

void TerminalPage::item(std::string_view mark, std::string_view text, std::size_t indent, Look look) {
  const std::size_t start = indent + columns(mark);
  hanging(std::string(indent, ' ').append(mark), start, wrap(printable(text), room(start)), look);
}

void TerminalPage::row(std::initializer_list<Cell> cells, std::string_view text, std::size_t indent) {
  std::size_t start = indent;
  for (const Cell& cell : cells)
    start += std::max(cell.columns, columns(cell.text)) + kBetweenCells.size();
  rows(cells, wrap(printable(text), room(start)), indent);
}

void TerminalPage::rows(std::initializer_list<Cell> cells, const std::vector<std::string>& lines, std::size_t indent,
                        Look look) {
  std::string before(indent, ' ');
  std::size_t start = indent;
  for (const Cell& cell : cells) {
    const std::string padded = pad_right(cell.text, cell.columns);
    before.append(styled(padded, cell.look)).append(kBetweenCells);
    start += columns(padded) + kBetweenCells.size();
  }
  hanging(before, start, lines, look);
}

void TerminalPage::hanging(std::string_view before, std::size_t start, const std::vector<std::string>& lines, Look look) {
  for (const std::string& each : lines) {
    if (&each == &lines.front()) {
      text_ += before;
      line(each, 0, look);
    } else {
      line(each, start, look);
    }
  }
}

void TerminalPage::marked(std::string_view text, std::span<const Stretch> stretches, std::size_t indent, Look look,
                          Look set_off) {
  if (style_.colour == Colour::Never) return paragraph(text, indent);
  std::size_t at = 0;
  for (const std::string& each : wrap(text, room(indent))) {
    const std::size_t begin = text.find(each, at);
    if (begin == std::string_view::npos) return paragraph(text.substr(at), indent);
    std::string shown = opening(look);
    std::size_t done = begin;
    at = begin + each.size();
    for (const Stretch& stretch : stretches) {
      const std::size_t from = std::clamp(stretch.begin, done, at);
      const std::size_t to = std::clamp(stretch.end, done, at);
      if (from == to) continue;
      shown.append(text.substr(done, from - done)).append(styled(text.substr(from, to - from), set_off)).append(opening(look));
      done = to;
    }
    shown += text.substr(done, at - done);
    if (look != Look::Plain) shown += kReset;
    line(shown, indent);
  }
}

std::string TerminalPage::take() { return std::exchange(text_, std::string()); }

void Labels::text(std::string_view label, std::string_view text, std::size_t indent) {
  lines(label, wrap(printable(text), room(indent)), indent);
}

void Labels::lines(std::string_view label, const std::vector<std::string>& lines, std::size_t indent) {
  page_.rows({{.text = label, .columns = columns_, .look = Look::Faint}}, lines, indent);
}

void Labels::command(std::string_view label, std::vector<std::string> pieces, std::size_t indent) {
  for (std::string& piece : pieces)
    piece = printable(piece);
  lines(label, wrap_pieces(pieces, room(indent), " \\"), indent);
}

}  // namespace portal_guide::report
