#include "wasm/app/ui/semantics.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "core/json_writer.hpp"

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

/// Writes the members of one properties object, those that differ from before.
class Properties {
 public:
  explicit Properties(JsonWriter& json) : json_(json) {}

  void text(std::string_view name, std::string_view before, std::string_view after) {
    if (before == after) return;
    json_.name(name);
    if (after.empty()) {
      json_.value(nullptr);
    } else {
      json_.value(after);
    }
  }
  void number(std::string_view name, float before, float after) {
    if (before != after) json_.name(name).raw(json_number(after));
  }
  void integer(std::string_view name, std::uint32_t before, std::uint32_t after) {
    if (before != after) json_.member(name, after);
  }

 private:
  JsonWriter& json_;
};

void write_list(JsonWriter& json, std::initializer_list<float> numbers) {
  json.begin_array();
  for (const float number : numbers) {
    json.raw(json_number(number));
  }
  json.end_array();
}

void write_runs(JsonWriter& json, const Placed& placed) {
  json.begin_array();
  for (std::uint32_t index = 0; index < placed.node.text.run_count; ++index) {
    const Run& run = placed.tree.runs[placed.node.text.first_run + index];
    json.begin_array().value(static_cast<int>(run.kind)).value(run.line_break ? 1 : 0).value(run.text);
    if (run.kind == RunKind::Link) json.value(run.link).value(run.href);
    json.end_array();
  }
  json.end_array();
}

/// An object of what differs from `before`. A fresh node is compared with an empty one.
void write_properties(JsonWriter& json, const Placed& before, const Placed& after) {
  const Node& from = before.node;
  const Node& to = after.node;
  json.begin_object();
  if (!(before.rect == after.rect)) {
    write_list(json.name("box"), {after.rect.x, after.rect.y, after.rect.width, after.rect.height});
  }
  if (from.text.x != to.text.x || from.text.y != to.text.y || from.text.width != to.text.width ||
      from.text.style != to.text.style) {
    write_list(json.name("place"), {to.text.x, to.text.y, to.text.width, static_cast<float>(to.text.style)});
  }
  if (!same_runs(before, after)) write_runs(json.name("runs"), after);
  Properties properties(json);
  properties.text("name", from.name, to.name);
  properties.text("description", from.description, to.description);
  properties.text("href", from.href, to.href);
  properties.text("value", from.value, to.value);
  properties.text("placeholder", from.placeholder, to.placeholder);
  properties.text("valueText", from.value_text, to.value_text);
  properties.number("give", from.give, to.give);
  properties.number("valueNow", from.value_now, to.value_now);
  properties.integer("color", from.text.color, to.text.color);
  properties.integer("level", from.level, to.level);
  properties.integer("flags", from.flags, to.flags);
  properties.integer("refersTo", from.refers_to, to.refers_to);
  json.end_object();
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
        a.text.style != b.text.style || a.text.color != b.text.color || a.give != b.give ||
        a.text.first_run != b.text.first_run || a.text.run_count != b.text.run_count || a.name != b.name ||
        a.description != b.description || a.href != b.href || a.value != b.value || a.placeholder != b.placeholder ||
        a.value_text != b.value_text || a.value_now != b.value_now || a.refers_to != b.refers_to) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_interactive(Role role) { return role >= Role::Button && role <= Role::MenuItem; }

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

std::string json_number(float number) {
  if (!std::isfinite(number)) number = 0;
  const long long hundredths = std::llround(static_cast<double>(number) * 100);
  const auto magnitude = static_cast<unsigned long long>(hundredths < 0 ? -hundredths : hundredths);
  std::string out = hundredths < 0 ? "-" : "";
  out += std::to_string(magnitude / 100);
  if (const unsigned long long rest = magnitude % 100; rest != 0) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
  return out;
}

void write_operations(JsonWriter& json, const Tree& before, const Tree& after) {
  if (alike(before, after)) return;
  const Positions before_positions = positions_of(before);
  const Positions after_positions = positions_of(after);
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
    json.begin_array().value("r").value(before.nodes[index].id).end_array();
  }
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    if (kept[index]) continue;
    const Node& node = after.nodes[index];
    const Node fresh;
    json.begin_array().value("c").value(node.id).value(node.parent).value(static_cast<int>(node.role));
    write_properties(json, {kNothing, fresh, {}}, placed(after, after_positions, node));
    json.end_array();
  }
  for (std::size_t index = 0; index < after.nodes.size(); ++index) {
    if (!kept[index]) continue;
    const Node& node = after.nodes[index];
    const Node& previous = before.nodes[before_positions.find(node.id)->second];
    JsonWriter changed;
    write_properties(changed, placed(before, before_positions, previous), placed(after, after_positions, node));
    if (changed.text() != "{}") json.begin_array().value("u").value(node.id).raw(changed.text()).end_array();
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
    json.begin_array().value("o").value(parent).begin_array();
    for (const Id child : children) {
      json.value(child);
    }
    json.end_array().end_array();
  }
}

}  // namespace portal_guide::ui
