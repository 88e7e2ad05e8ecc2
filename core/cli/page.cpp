#include "core/cli/page.hpp"

#include <utility>

#include "core/report/paragraph.hpp"

namespace portal_guide::cli {

void Page::line(std::string_view text) {
  text_ += text;
  text_ += '\n';
}

void Page::paragraph(std::string_view text, std::size_t indent) {
  for (const std::string& row : report::wrap(report::printable(text), style_.width - indent)) {
    line(std::string(indent, ' ') + row);
  }
}

void Page::numbered(std::size_t number, std::string_view text) {
  const std::string label = std::string(kIndent, ' ') + std::to_string(number) + ". ";
  const auto rows = report::wrap(report::printable(text), style_.width - label.size());
  for (std::size_t index = 0; index < rows.size(); ++index) {
    line((index == 0 ? label : std::string(label.size(), ' ')) + rows[index]);
  }
}

void Page::heading(std::string_view text) {
  line("");
  line(style_.colour == report::Colour::Always ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text));
}

std::string Page::take() { return std::move(text_); }

}  // namespace portal_guide::cli
