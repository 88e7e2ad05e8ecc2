#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/ui/ui.hpp"

namespace portal_guide {
class JsonWriter;
}

/// What a frame shows, as a tree of nodes, and what changed since the last frame, as operations on elements.
namespace portal_guide::ui {

/// wasm/platform/protocol.ts has the same names in the same order; tests/wasm/protocol.test.ts compares them.
enum class Role : std::uint8_t {
  // Containers.
  Region,
  Navigation,
  Main,
  Search,
  Complementary,
  Article,
  Group,
  List,
  OrderedList,
  ListItem,
  DescriptionList,
  DescriptionItem,
  DescriptionTerm,
  DescriptionDetails,
  RadioGroup,
  Menu,
  // Texts.
  Heading,
  Paragraph,
  Text,
  CodeBlock,
  Label,
  Status,
  // Controls.
  Button,
  Link,
  SkipLink,
  TextField,
  SearchField,
  SecretField,
  TextArea,
  Checkbox,
  Radio,
  Switch,
  MenuItem,
  // The rest.
  Progress,
};

/// Whether the role can be focused and activated.
bool is_interactive(Role role);

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  bool operator==(const Rect&) const = default;
};

enum class RunKind : std::uint8_t { Plain, Strong, Code, Link };

/// A piece of one line of text.
struct Run {
  RunKind kind = RunKind::Plain;
  /// A new line begins here, where ImGui broke it.
  bool line_break = false;
  /// Of a Link; the pieces of a link that was broken over lines share it.
  Id link = 0;
  std::string_view text = {};
  /// Of a Link: its address.
  std::string_view href = {};

  bool operator==(const Run&) const = default;
};

/// Where a node's words stand, relative to its rectangle.
struct TextBlock {
  float x = 0, y = 0, width = 0;
  TextStyle style = TextStyle::Body;
  /// 0xRRGGBB + 0x1000000 where the element shows the words itself; 0 where they are painted.
  std::uint32_t color = 0;
  std::uint32_t first_run = 0, run_count = 0;
};

enum class Flag : std::uint16_t {
  Disabled = 1,
  Busy = 2,
  Pressed = 4,
  NotPressed = 8,
  Expanded = 16,
  Collapsed = 32,
  Checked = 64,
  CurrentPage = 128,
  CurrentStep = 256,
  Invalid = 512,
  Required = 1024,
  Pinned = 2048,
  Monospace = 4096,
  Assertive = 8192,
  OpensMenu = 16384,
  ArrowKeys = 32768,
};

/// One element. Views live as long as the frame's Arena; everything unset is empty or 0.
struct Node {
  Id id = 0;
  Id parent = 0;
  Role role = Role::Region;
  std::uint8_t level = 0;
  std::uint16_t flags = 0;
  Rect rect = {};
  TextBlock text = {};
  /// The accessible name (aria-label), if the words inside are not enough.
  std::string_view name = {};
  std::string_view description = {};
  std::string_view href = {};
  std::string_view value = {};
  std::string_view placeholder = {};
  /// aria-valuetext.
  std::string_view value_text = {};
  /// Of what is pinned: how far it scrolls with the page before it stays.
  float give = 0;
  /// Of Progress: 0 to 1; below 0 for unknown.
  float value_now = -1;
  /// Label: the field it names. Field: the node with its hint or error. SkipLink: where it leads.
  Id refers_to = 0;

  void set(Flag flag, bool on = true) {
    if (on) flags = static_cast<std::uint16_t>(flags | static_cast<std::uint16_t>(flag));
  }
  bool has(Flag flag) const { return (flags & static_cast<std::uint16_t>(flag)) != 0; }
};

/// Keeps copies of texts until it is cleared, and its memory for good.
class Arena {
 public:
  std::string_view keep(std::string_view text);
  void clear();

 private:
  static constexpr std::size_t kBlockSize = 16384;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<char[]>> large_;
  std::size_t block_ = 0;
  std::size_t used_ = kBlockSize;
};

/// One frame's nodes in reading order (pre-order).
struct Tree {
  std::vector<Node> nodes;
  std::vector<Run> runs;
  Arena arena;

  void clear();
  const Node* find(Id id) const;
  /// The words of a node: its own text, or else its name.
  std::string words(const Node& node) const;
};

/// A number as JSON with at most two decimals, such as "12.5". Infinities and what is not a number become "0".
std::string json_number(float number);

/// Writes the operations that turn the elements of `before` into those of `after`, into the array that is open in `json`:
///   ["r", id]                 remove the element and what is in it
///   ["c", id, parent, role, {properties}]   create (parent 0: the root)
///   ["u", id, {properties}]   change properties; null removes one
///   ["o", parent, [ids]]      the parent's children in order
/// Removals come first, then creations in pre-order, then changes, then orders. Rectangles are relative to the parent's.
/// Nothing is written where the trees are alike.
void write_operations(JsonWriter& json, const Tree& before, const Tree& after);

}  // namespace portal_guide::ui
