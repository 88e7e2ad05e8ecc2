#pragma once

#include <cstdint>
#include <vector>

#include "wasm/app/ui/memory.hpp"
#include "wasm/app/ui/semantics.hpp"

namespace portal_guide::ui {

/// How children are put into a box.
enum class Flow : std::uint8_t { Stack, Row, Columns };

/// Where children go. Content coordinates: the widget's top left is 0, 0, whatever the scroll position.
struct Box {
  Flow flow = Flow::Stack;
  /// Its memory's.
  Id id = 0;
  /// The semantic node that holds the children.
  Id node = 0;
  /// Index of the node that the box itself is, or -1.
  int node_index = -1;
  Rect outer;
  float left = 0, width = 0;
  float gap = 0, line_gap = 0;
  float bottom_padding = 0;
  bool wrap = true;
  bool pinned = false;
  /// Of what is pinned: how far it scrolls with the page before it stays.
  float give = 0;
  /// Stands over the rest and takes no room in it.
  bool floating = false;
  /// Something was painted or pinned by the height of the frame before: where that changes, the frame is laid out again.
  bool remembers_height = false;
  /// Where the next child goes, before any gap.
  float x = 0, y = 0;
  bool empty = true;
  /// Of the lowest child.
  float bottom = 0;
  /// Of a row: the line that is being filled, the lines above it, and where its spring stands (-1: no spring).
  float line_height = 0;
  bool line_empty = true;
  std::vector<float> line_heights = {};
  float spring_x = -1, spring_rest = 0;
  /// Of columns: their widths, the next of them, and whether they stand beside each other.
  std::vector<float> widths = {};
  std::size_t column = 0;
  bool beside = false;
  /// Of the card around it.
  Tone tone = Tone::Plain;
  /// Of a list.
  Marker marker = Marker::None;
  int items = 0;
};

/// One pass's layout: a stack of open boxes, the innermost of which takes the next child.
class Layout {
 public:
  /// Takes heights of the last pass from `memories`, and writes the heights of containers into the nodes of `tree`. Both
  /// must outlive the layout.
  Layout(Memories& memories, Tree& tree) : memories_(memories), tree_(tree) {}

  /// Opens the outermost box.
  void begin_pass(float width);
  /// Closes all boxes but the outermost, whose height is content_height().
  void end_pass();
  /// False where something was placed by a size that turned out otherwise.
  bool settled() const { return settled_; }
  float content_height() const { return content_height_; }

  Box& box() { return boxes_.back(); }
  const Box& box() const { return boxes_.back(); }
  int depth() const { return static_cast<int>(boxes_.size()); }
  /// How wide a text may get here.
  float limit() const { return box().width; }

  /// Where the next child of this size goes.
  Rect place(float width, float height);
  /// Where a container goes that takes what width there is.
  Rect place_container() const;
  /// In a row: what follows sits at its end.
  void spring();
  void space(float pixels);
  /// The content is at least this high.
  void reach(float height);

  /// Opens a box at `outer`, whose height comes from its children; `padding` all around. The reference holds until the next
  /// box is opened.
  Box& open(Flow flow, Id id, const Rect& outer, float padding, float gap);
  /// Closes boxes until `depth` of them are open.
  void close(int depth);

 private:
  void close_box();
  void finish_line(Box& row);
  /// Takes over what a row needs of itself in the next pass.
  void remember(Box& row);

  Memories& memories_;
  Tree& tree_;
  std::vector<Box> boxes_;
  float content_height_ = 0;
  bool settled_ = true;
};

}  // namespace portal_guide::ui
