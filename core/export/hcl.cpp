#include "core/export/hcl.hpp"

#include <algorithm>
#include <cstddef>

#include "core/report/paragraph.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::exporting {
namespace {

/// A character of the Basic Multilingual Plane by its number.
std::string unicode_escape(char32_t code_point) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string escape = "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    escape += kHex[(code_point >> shift) & 15U];
  }
  return escape;
}

/// The lines with two more spaces before each.
std::string indented(const std::string& lines) {
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    text.append("  ").append(lines, begin, end - begin);
    begin = end;
  }
  return text;
}

std::string braced(const HclBody& body) { return body.empty() ? "{}" : "{\n" + indented(body.text()) + "}"; }

}  // namespace

std::string hcl_string(std::string_view text) {
  std::string literal = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = std::max<std::size_t>(text::character_length(text, at), 1);
    const std::string_view character = text.substr(at, bytes);
    const char c = text[at];
    // `${` and `%{` begin a template, and twice the first character stands for itself.
    const bool begins_template = (c == '$' || c == '%') && at + 1 < text.size() && text[at + 1] == '{';
    const auto decoded = text::character_at(text, at);
    if (c == '"' || c == '\\') {
      literal.append("\\").append(1, c);
    } else if (c == '\n') {
      literal += "\\n";
    } else if (c == '\t') {
      literal += "\\t";
    } else if (decoded && report::printable(character) != character) {
      literal += unicode_escape(decoded->code_point);
    } else {
      literal.append(begins_template ? 1 : 0, c).append(character);
    }
    at += bytes;
  }
  return literal + "\"";
}

void HclBody::attribute(std::string_view name, std::string_view expression) {
  items_.push_back({.name = std::string(name), .expression = std::string(expression), .lines = {}});
}

void HclBody::object(std::string_view name, const HclBody& body) {
  items_.push_back({.name = std::string(name), .expression = {}, .lines = std::string(name) + " = " + braced(body) + "\n"});
}

void HclBody::objects(std::string_view name, const std::vector<HclBody>& bodies) {
  std::string entries;
  for (const HclBody& body : bodies) {
    entries += braced(body) + ",\n";
  }
  items_.push_back(
      {.name = std::string(name), .expression = {}, .lines = std::string(name) + " = [\n" + indented(entries) + "]\n"});
}

void HclBody::block(std::string_view header, const HclBody& body) {
  items_.push_back({.name = std::string(header), .expression = {}, .lines = std::string(header) + " " + braced(body) + "\n"});
}

bool HclBody::has(std::string_view name) const {
  return std::any_of(items_.begin(), items_.end(), [name](const Item& item) { return item.name == name; });
}

std::string HclBody::text() const {
  std::string text;
  for (std::size_t begin = 0; begin < items_.size();) {
    if (!items_[begin].lines.empty()) {
      text += items_[begin++].lines;
      continue;
    }
    std::size_t end = begin;
    std::size_t width = 0;
    while (end < items_.size() && items_[end].lines.empty()) {
      width = std::max(width, report::columns(items_[end++].name));
    }
    for (; begin < end; ++begin) {
      text += report::pad_right(items_[begin].name, width) + " = " + items_[begin].expression + "\n";
    }
  }
  return text;
}

}  // namespace portal_guide::exporting
