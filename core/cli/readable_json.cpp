#include "core/cli/readable_json.hpp"

#include <utility>

#include "core/report/paragraph.hpp"

namespace portal_guide::cli {
namespace {

constexpr std::size_t kIndentStep = 2;

/// As dump() writes it, with a space after each colon and comma.
std::string on_one_line(const Json& value) {
  if (!value.is_structured()) return value.dump();
  std::string line;
  for (const auto& [key, member] : value.items()) {
    if (!line.empty()) line += ", ";
    if (value.is_object()) line += Json(key).dump() + ": ";
    line += on_one_line(member);
  }
  return value.is_object() ? "{" + line + "}" : "[" + line + "]";
}

/// `after` is what follows the value on its last line.
void append(std::vector<std::string>& lines, const Json& value, std::size_t width, std::size_t indent, std::string_view label,
            std::string_view after) {
  const std::string before = std::string(indent, ' ') + std::string(label);
  std::string line = before + on_one_line(value) + std::string(after);
  if (!value.is_structured() || value.empty() || report::columns(line) <= width) {
    lines.push_back(std::move(line));
    return;
  }
  lines.push_back(before + (value.is_object() ? "{" : "["));
  std::size_t left = value.size();
  for (const auto& [key, member] : value.items()) {
    const std::string name = value.is_object() ? Json(key).dump() + ": " : "";
    append(lines, member, width, indent + kIndentStep, name, --left == 0 ? "" : ",");
  }
  lines.push_back(std::string(indent, ' ') + (value.is_object() ? "}" : "]") + std::string(after));
}

}  // namespace

std::vector<std::string> readable_json(const Json& value, std::size_t width, std::string_view label) {
  std::vector<std::string> lines;
  append(lines, value, width, 0, label, "");
  return lines;
}

}  // namespace portal_guide::cli
