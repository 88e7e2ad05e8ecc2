#include "wasm/app/ui/semantics.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "wasm/app/ui/fonts.hpp"

namespace portal_guide::ui {
namespace {

using Positions = std::unordered_map<Id, std::size_t>;

Positions positions_of(const Tree& tree) {
  Positions positions;
  positions.reserve(tree.nodes.size());
  for (std::size_t index = 0; index < tree.nodes.size(); ++index) {
    positions.emplace(tree.nodes[index].id, index);
  }
  return positions;
}

/// A node with where it stands relative to its parent.
struct Placed {
  const Tree& tree;
  const Node& node;
  Rect rect;
};

Rect relative_rect(const Rect& rect, const Rect& parent) {
  return {rect.x - parent.x, rect.y - parent.y, rect.width, rect.height};
}

bool same_runs(const Placed& a, const Placed& b) {
  return a.node.text.run_count == b.node.text.run_count &&
         std::equal(a.tree.runs.begin() + a.node.text.first_run,
                    a.tree.runs.begin() + a.node.text.first_run + a.node.text.run_count,
                    b.tree.runs.begin() + b.node.text.first_run);
}

/// Writes the members of one properties object.
class Properties {
 public:
  explicit Properties(std::string& out) : out_(out) {}

  void key(std::string_view name) {
    out_ += first_ ? "\"" : ",\"";
    out_ += name;
    out_ += "\":";
    first_ = false;
  }
  void text(std::string_view name, std::string_view before, std::string_view after) {
    if (before == after) return;
    key(name);
    if (after.empty()) {
      out_ += "null";
    } else {
      append_json(out_, after);
    }
  }
  void number(std::string_view name, double before, double after) {
    if (before == after) return;
    key(name);
    append_json(out_, static_cast<float>(after));
  }
  void integer(std::string_view name, std::uint32_t before, std::uint32_t after) {
    if (before == after) return;
    key(name);
    out_ += std::to_string(after);
  }
  bool empty() const { return first_; }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_list(std::string& out, std::initializer_list<float> numbers) {
  char separator = '[';
  for (const float number : numbers) {
    out += separator;
    append_json(out, number);
    separator = ',';
  }
  out += ']';
}

void append_runs(std::string& out, const Placed& placed) {
  out += '[';
  for (std::uint32_t index = 0; index < placed.node.text.run_count; ++index) {
    const Run& run = placed.tree.runs[placed.node.text.first_run + index];
    if (index > 0) out += ',';
    out += '[';
    out += std::to_string(static_cast<int>(run.kind));
    out += run.line_break ? ",1," : ",0,";
    append_json(out, run.text);
    if (run.kind == RunKind::Link) {
      out += ',';
      out += std::to_string(run.link);
      out += ',';
      append_json(out, run.href);
    }
    out += ']';
  }
  out += ']';
}

/// What differs from `before`; a fresh node is compared with an empty one. Returns whether anything was written.
bool append_properties(std::string& out, const Placed& before, const Placed& after) {
  const Node& from = before.node;
  const Node& to = after.node;
  Properties properties(out);
  if (!(before.rect == after.rect)) {
    properties.key("box");
    append_list(out, {after.rect.x, after.rect.y, after.rect.width, after.rect.height});
  }
  if (from.text.x != to.text.x || from.text.y != to.text.y || from.text.width != to.text.width ||
      from.text.style != to.text.style) {
    properties.key("place");
    append_list(out, {to.text.x, to.text.y, to.text.width, static_cast<float>(to.text.style)});
  }
  if (!same_runs(before, after)) {
    properties.key("runs");
    append_runs(out, after);
  }
  properties.text("name", from.name, to.name);
  properties.text("description", from.description, to.description);
  properties.text("href", from.href, to.href);
  properties.text("value", from.value, to.value);
  properties.text("placeholder", from.placeholder, to.placeholder);
  properties.text("valueText", from.value_text, to.value_text);
  properties.number("valueNow", from.value_now, to.value_now);
  properties.integer("level", from.level, to.level);
  properties.integer("flags", from.flags, to.flags);
  properties.integer("refersTo", from.refers_to, to.refers_to);
  return !properties.empty();
}

Placed placed(const Tree& tree, const Positions& positions, const Node& node) {
  const auto parent = positions.find(node.parent);
  return {tree, node, parent == positions.end() ? node.rect : relative_rect(node.rect, tree.nodes[parent->second].rect)};
}

/// Nothing but positions in memory differs.
bool alike(const Tree& before, const Tree& after) {
  if (before.nodes.size() != after.nodes.size() || before.runs != after.runs) return false;
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    const Node& a = before.nodes[index];
    const Node& b = after.nodes[index];
    if (a.id != b.id || a.parent != b.parent || a.role != b.role || a.level != b.level || a.flags != b.flags ||
        !(a.rect == b.rect) || a.text.x != b.text.x || a.text.y != b.text.y || a.text.width != b.text.width ||
        a.text.style != b.text.style || a.text.first_run != b.text.first_run || a.text.run_count != b.text.run_count ||
        a.name != b.name || a.description != b.description || a.href != b.href || a.value != b.value ||
        a.placeholder != b.placeholder || a.value_text != b.value_text || a.value_now != b.value_now ||
        a.refers_to != b.refers_to) {
      return false;
    }
  }
  return true;
}

struct OperationWriter {
  std::string& out;
  bool first = true;

  void open(std::string_view head) {
    out += first ? "[\"" : ",[\"";
    out += head;
    out += "\",";
    first = false;
  }
};

}  // namespace

bool is_interactive(Role role) { return role >= Role::Button && role <= Role::Switch; }

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > kBlockSize) {
    large_.push_back(std::make_unique<char[]>(text.size()));
    std::memcpy(large_.back().get(), text.data(), text.size());
    return {large_.back().get(), text.size()};
  }
  if (used_ + text.size() > kBlockSize) {
    if (used_ != kBlockSize || !blocks_.empty()) block_ = std::min(block_ + 1, blocks_.size());
    if (block_ >= blocks_.size()) {
      blocks_.push_back(std::make_unique<char[]>(kBlockSize));
      block_ = blocks_.size() - 1;
    }
    used_ = 0;
  }
  char* target = blocks_[block_].get() + used_;
  std::memcpy(target, text.data(), text.size());
  used_ += text.size();
  return {target, text.size()};
}

void Arena::clear() {
  large_.clear();
  block_ = 0;
  used_ = blocks_.empty() ? kBlockSize : 0;
}

void Tree::clear() {
  nodes.clear();
  runs.clear();
  arena.clear();
}

const Node* Tree::find(Id id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

std::string Tree::words(const Node& node) const {
  if (!node.name.empty()) return std::string(node.name);
  std::string words;
  for (std::uint32_t index = 0; index < node.text.run_count; ++index) {
    words += runs[node.text.first_run + index].text;
  }
  while (!words.empty() && words.back() == ' ') {
    words.pop_back();
  }
  return words;
}

void append_json(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char character = text[at];
    if (character == '"' || character == '\\') {
      out += '\\';
      out += character;
      ++at;
    } else if (static_cast<unsigned char>(character) < 0x20) {
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(character) >> 4];
      out += kDigits[character & 15];
      ++at;
    } else if (static_cast<unsigned char>(character) < 0x80) {
      out += character;
      ++at;
    } else {
      const std::size_t start = at;
      if (next_codepoint(text, at) == U'\uFFFD') {
        out += "\xEF\xBF\xBD";
      } else {
        out.append(text.substr(start, at - start));
      }
    }
  }
  out += '"';
}

void append_json(std::string& out, float number) {
  if (!std::isfinite(number)) number = 0;
  const long long hundredths = std::llround(static_cast<double>(number) * 100);
  const unsigned long long magnitude = static_cast<unsigned long long>(hundredths < 0 ? -hundredths : hundredths);
  if (hundredths < 0) out += '-';
  out += std::to_string(magnitude / 100);
  if (const unsigned long long rest = magnitude % 100; rest != 0) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
}

void append_operations(std::string& out, const Tree& before, const Tree& after) {
  if (alike(before, after)) return;
  const Positions before_positions = positions_of(before);
  const Positions after_positions = positions_of(after);
  OperationWriter writer{out};
  static const Tree kNothing;

  // An element stays where it was made: one that changes its role or parent is removed and made anew, with what is in it.
  std::vector<bool> kept(after.nodes.size());
  std::vector<bool> stays(before.nodes.size());
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    const Node& node = after.nodes[index];
    const auto old = before_positions.find(node.id);
    if (old == before_positions.end()) continue;
    const Node& previous = before.nodes[old->second];
    if (previous.role != node.role || previous.parent != node.parent) continue;
    const auto parent = after_positions.find(node.parent);
    if (parent != after_positions.end() && !kept[parent->second]) continue;
    kept[index] = true;
    stays[old->second] = true;
  }
  for (std::size_t index = 0; index < before.nodes.size(); ++index) {
    if (stays[index]) continue;
    const auto parent = before_positions.find(before.nodes[index].parent);
    if (parent != before_positions.end() && !stays[parent->second]) continue;  // goes with its parent
    writer.open("r");
    out += std::to_string(before.nodes[index].id);
    out += ']';
  }
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    if (kept[index]) continue;
    const Node& node = after.nodes[index];
    writer.open("c");
    out += std::to_string(node.id);
    out += ',';
    out += std::to_string(node.parent);
    out += ',';
    out += std::to_string(static_cast<int>(node.role));
    out += ",{";
    const Node fresh;
    append_properties(out, {kNothing, fresh, {}}, placed(after, after_positions, node));
    out += "}]";
  }
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    if (!kept[index]) continue;
    const Node& node = after.nodes[index];
    const Node& previous = before.nodes[before_positions.find(node.id)->second];
    const std::size_t start = out.size();
    const bool was_first = writer.first;
    writer.open("u");
    out += std::to_string(node.id);
    out += ",{";
    if (append_properties(out, placed(before, before_positions, previous), placed(after, after_positions, node))) {
      out += "}]";
    } else {
      out.resize(start);
      writer.first = was_first;
    }
  }

  // Children in order, for each parent whose list is another than before.
  std::unordered_map<Id, std::vector<Id>> before_children, after_children;
  std::vector<Id> parents;
  for (const Node& node : before.nodes) {
    before_children[node.parent].push_back(node.id);
  }
  for (const Node& node : after.nodes) {
    std::vector<Id>& children = after_children[node.parent];
    if (children.empty()) parents.push_back(node.parent);
    children.push_back(node.id);
  }
  for (const Id parent : parents) {
    const std::vector<Id>& children = after_children[parent];
    const auto old_position = after_positions.find(parent);
    const bool parent_kept = parent == 0 || (old_position != after_positions.end() && kept[old_position->second]);
    // Fresh children are appended in order as they are made, so a fresh parent needs no list.
    if (!parent_kept) continue;
    if (const auto old = before_children.find(parent); old != before_children.end() && old->second == children) {
      const bool all_kept =
          std::all_of(children.begin(), children.end(), [&](Id id) { return kept[after_positions.find(id)->second]; });
      if (all_kept) continue;
    }
    writer.open("o");
    out += std::to_string(parent);
    out += ",[";
    for (std::size_t index = 0; index < children.size(); ++index) {
      if (index > 0) out += ',';
      out += std::to_string(children[index]);
    }
    out += "]]";
  }
}

}  // namespace portal_guide::ui
