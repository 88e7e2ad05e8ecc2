#include "core/report/pointer_lines.hpp"

#include <algorithm>

#include "core/json.hpp"

namespace portal_guide::report {
namespace {

/// The characters that JSON allows between its tokens (RFC 8259, section 2).
bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks through JSON text and enters only the values that a wanted pointer leads into.
class Search {
 public:
  Search(std::string_view json, const std::set<std::string, std::less<>>& wanted) : json_(json), wanted_(wanted) {}

  PointerLines run() && {
    // A byte order mark may stand before the value.
    if (json_.starts_with("\xef\xbb\xbf")) position_ = 3;
    value("");
    return std::move(lines_);
  }

 private:
  bool at_end() const { return position_ >= json_.size(); }
  char here() const { return at_end() ? '\0' : json_[position_]; }

  void skip_space() {
    while (!at_end() && is_json_space(json_[position_]))
      ++position_;
  }

  std::size_t line() {
    // Where the text breaks off, the position may lie beyond its end.
    const std::size_t end = std::min(position_, json_.size());
    const auto from = json_.begin() + static_cast<std::ptrdiff_t>(counted_);
    const auto to = json_.begin() + static_cast<std::ptrdiff_t>(end);
    line_ += static_cast<std::size_t>(std::count(from, to, '\n'));
    counted_ = end;
    return line_;
  }

  bool leads_to_wanted(const std::string& pointer) const {
    if (wanted_.contains(pointer)) return true;
    const std::string inside = pointer + "/";
    const auto next = wanted_.lower_bound(inside);
    return next != wanted_.end() && next->starts_with(inside);
  }

  void value(const std::string& pointer) {
    skip_space();
    lines_.emplace(pointer, line());
    if (here() == '{') {
      object(pointer);
    } else if (here() == '[') {
      array(pointer);
    } else {
      skip_value();
    }
  }

  void member(const std::string& pointer) {
    if (leads_to_wanted(pointer)) {
      value(pointer);
    } else {
      skip_value();
    }
  }

  void object(const std::string& pointer) {
    ++position_;
    for (skip_space(); !at_end() && here() != '}'; skip_space()) {
      const std::size_t begin = position_;
      skip_string();
      const Json key = Json::parse(json_.substr(begin, position_ - begin), nullptr, false);
      skip_space();
      ++position_;
      member(key.is_string() ? pointer_append(pointer, key.get_ref<const std::string&>()) : pointer);
      skip_space();
      if (here() == ',') ++position_;
    }
    ++position_;
  }

  void array(const std::string& pointer) {
    ++position_;
    std::size_t index = 0;
    for (skip_space(); !at_end() && here() != ']'; skip_space(), ++index) {
      member(pointer_append(pointer, index));
      skip_space();
      if (here() == ',') ++position_;
    }
    ++position_;
  }

  void skip_string() {
    for (++position_; !at_end() && here() != '"'; ++position_) {
      if (here() == '\\') ++position_;
    }
    ++position_;
  }

  void skip_value() {
    std::size_t depth = 0;
    for (skip_space(); !at_end(); ++position_) {
      const char c = here();
      if (c == '"') {
        skip_string();
        --position_;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return;
        --depth;
      } else if (c == ',' && depth == 0) {
        return;
      }
    }
  }

  std::string_view json_;
  const std::set<std::string, std::less<>>& wanted_;
  std::size_t position_ = 0;
  std::size_t counted_ = 0;
  std::size_t line_ = 1;
  PointerLines lines_;
};

}  // namespace

PointerLines find_pointer_lines(std::string_view json, const std::set<std::string, std::less<>>& pointers) {
  const PointerLines entered = Search(json, pointers).run();
  PointerLines lines;
  for (const std::string& pointer : pointers) {
    std::string_view around = pointer;
    auto found = entered.find(around);
    while (found == entered.end() && !around.empty()) {
      const std::size_t slash = around.rfind('/');
      around = around.substr(0, slash == std::string_view::npos ? 0 : slash);
      found = entered.find(around);
    }
    lines.emplace(pointer, found == entered.end() ? 1 : found->second);
  }
  return lines;
}

}  // namespace portal_guide::report
