#pragma once

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "imgui.h"
#include "wasm/app/ui/fonts.hpp"
#include "wasm/app/ui/input.hpp"
#include "wasm/app/ui/semantics.hpp"
#include "wasm/app/ui/sheet.hpp"
#include "wasm/app/ui/text_layout.hpp"
#include "wasm/app/ui/theme.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::ui {

/// How children are put into a box.
enum class Flow : std::uint8_t { Stack, Row, Columns };

/// What the layer knows of a node or box from the frame before. Layout that depends on sizes known only afterwards takes
/// them from here, and the frame is laid out again until they hold.
struct Memory {
  float height = 0;
  std::vector<float> line_heights;
  float spring_rest = 0;
  /// How far a look has turned (0 to 1): under the pointer, pressed.
  float hover = 0, press = 0;
  /// A disclosure's state, once it was shown.
  bool open = false, open_known = false;
  /// What the browser's field holds, as far as we know.
  std::string value;
  /// What a status line said.
  std::string said;
  std::uint64_t last_pass = 0;
};

/// Where children go. Content coordinates: the widget's top left is 0, 0, whatever the scroll position.
struct Box {
  Flow flow = Flow::Stack;
  /// In Memory.
  Id id = 0;
  /// The semantic node that holds the children.
  Id node = 0;
  /// Index of the node that the box itself is, or -1.
  int node_index = -1;
  Rect outer;
  float left = 0, top = 0, width = 0;
  float gap = 0, line_gap = 0;
  float bottom_padding = 0;
  bool wrap = true;
  bool pinned = false;
  /// Something was painted or pinned by the height of the frame before: a change of it lays out again.
  bool remembers_height = false;
  float x = 0, y = 0;
  bool empty = true;
  float bottom = 0;
  // Row.
  float line_height = 0;
  bool line_empty = true;
  std::vector<float> line_heights = {};
  float spring_x = -1, spring_rest = 0;
  // Columns.
  std::vector<float> widths = {};
  std::size_t column = 0;
  bool beside = false;
  /// Of the card around it.
  Tone tone = Tone::Plain;
  // List.
  Marker marker = Marker::None;
  int items = 0;
};

/// One widget instance's drawing: ImGui's lists, what was shown, what is retained between frames, and the frame's layout.
/// Screens know it only through ui.hpp; the platform drives it.
class Layer {
 public:
  /// `glyphs` must outlive the layer.
  explicit Layer(GlyphSource& glyphs);
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  // ---- The platform's side ----------------------------------------------------------------------------------------------

  /// Takes note. True where the next frame will look different.
  bool input(const Input& input);

  /// Draws a frame: calls `draw(Frame&)`, several times where layout has to settle. Input acts in the first call only.
  template <class Draw>
  void frame(double time_ms, Draw&& draw) {
    begin_frame(time_ms);
    do {
      begin_pass();
      Frame frame(*this);
      draw(frame);
      end_pass();
    } while (!settled());
    end_frame();
  }

  const Tree& tree() const { return tree_; }
  /// What changed since the last call, as a JSON array of operations: see write_operations().
  std::string take_operations();
  float content_height() const { return content_height_; }
  const Theme& theme() const { return theme_; }
  /// Something moves: another frame is wanted.
  bool wants_frame() const { return again_; }
  /// 0 where there is none; reading it clears it.
  Id take_focus() { return std::exchange(focus_, 0); }
  struct ScrollRequest {
    bool wanted = false;
    Id node = 0;
  };
  ScrollRequest take_scroll() { return std::exchange(scroll_, {}); }
  struct Announcement {
    std::string text;
    bool assertive = false;
  };
  std::vector<Announcement> take_announcements() { return std::exchange(announcements_, {}); }
  Sheet& sheet() { return sheet_; }

  // ---- The widgets' side ------------------------------------------------------------------------------------------------

  Id keyed(std::string_view key);
  Id peek(std::string_view key) const;
  /// For what has no key: told apart by order among its like.
  Id unkeyed(Role role);
  Memory& memory(Id id);

  Box& box() { return boxes_.back(); }
  const Box& box() const { return boxes_.back(); }
  int depth() const { return static_cast<int>(boxes_.size()); }
  /// Where the next child of this size goes.
  Rect place(float width, float height);
  /// Where a container goes that takes what width there is.
  Rect place_container();
  /// How wide a text may get here.
  float limit() const;
  /// Opens a box at `outer` (its height comes from its children); `padding` all around.
  Box& open(Flow flow, Id id, const Rect& outer, float padding, float gap);
  /// Closes boxes down to `depth`.
  void close(int depth);
  /// The open box stays where it is while the rest scrolls.
  void pin();
  /// In a row: what follows sits at its end.
  void spring();
  void space(float pixels);

  /// The reference holds until the next add().
  Node& add(Id id, Role role, const Rect& rect);
  Node& node_at(int index) { return tree_.nodes[static_cast<std::size_t>(index)]; }
  int last_index() const { return static_cast<int>(tree_.nodes.size()) - 1; }
  std::string_view keep(std::string_view text) { return tree_.arena.keep(text); }
  /// Tells ImGui of an interactive item, so that the test engine's hooks see it.
  void item(Id id, const Rect& rect);

  /// One of these per frame, and only in the pass that input acts in.
  bool clicked(Id id);
  bool submitted(Id id);
  const std::string* typed(Id id);
  void follow(std::string_view target);
  bool hovered(Id id) const { return pointed_.node == id; }
  bool pressed(Id id) const { return pointed_.node == id && pointed_.down; }
  /// Moves `value` towards `on` over 140 ms, eased out; at once under reduced motion.
  float turn(float& value, bool on);
  void again() { again_ = true; }

  // Painting, in content coordinates.
  bool visible(const Rect& rect) const;
  ImDrawList& list();
  ImU32 color(Color color, float alpha = 1) const;
  void fill(const Rect& rect, Color color, float radius = 0, float alpha = 1);
  /// The line lies inside the rectangle's edge.
  void outline(const Rect& rect, Color color, float radius, float thickness = 1);
  ImVec2 point(float x, float y) const { return {snap(x), snap(y + offset_y_)}; }
  float snap(float value) const;
  /// One line in a face; `top` is the line box's top.
  void draw_line(std::string_view text, const TypeSize& type, RunKind kind, float x, float top, Color color);
  void draw_icon(Icon icon, float x, float y, float size, Color color);
  void draw_spinner(float x, float y, float size, Color color);

  /// Lays out plain words into scratch(); valid until the next call.
  const Laid& lay_out_words(std::string_view words, const TypeSize& type, float limit);
  const Laid& lay_out_pieces(const TypeSize& type, float limit);
  std::vector<Piece>& pieces() { return pieces_; }
  /// Copies the laid runs into the tree as the node's words, `x`, `y` from its corner, and paints them.
  void put_text(int node_index, const Laid& laid, TextStyle style, float x, float y, float width, Color color);

  /// The same, without painting: the element shows the words itself.
  void put_words_unpainted(int node_index, const Laid& laid, TextStyle style);
  bool put_disclosure(Id id, const DisclosureOptions& options, const TypeSize& type);

  const Fonts& fonts() const { return fonts_; }
  /// Mean width of the letters of a plain sentence.
  float average_character(TextStyle style);
  const Palette& palette() const { return theme_.palette; }
  float width() const { return width_; }
  float height() const { return height_; }
  double time_ms() const { return time_ms_; }
  bool dark() const { return theme_.request.dark; }
  bool reduced_motion() const { return theme_.request.reduced_motion; }
  std::string_view followed() const { return followed_; }
  Id focused() const { return focused_; }
  void request_focus(Id id) { focus_ = id; }
  void request_scroll(Id id) { scroll_ = {true, id}; }
  void announce(std::string_view words, bool assertive);

 private:
  void begin_frame(double time_ms);
  void begin_pass();
  void end_pass();
  bool settled() const;
  void end_frame();
  void close_box();
  void finish_line(Box& row);
  void unsettle() { unsettled_ = true; }
  void forget_unused();

  Sheet sheet_;
  Fonts fonts_;
  Theme theme_;
  float width_ = 0, height_ = 0, scroll_top_ = 0;
  double time_ms_ = 0, previous_time_ms_ = 0;
  float step_ms_ = 0;
  Pointed pointed_;
  Id focused_ = 0;
  std::vector<Id> clicks_, submits_;
  std::vector<Typed> typed_;
  std::string followed_;

  Tree tree_;
  /// What the browser shows.
  Tree shown_;
  std::unordered_map<Id, Memory> memories_;
  std::uint64_t pass_ = 0;
  int passes_ = 0;
  bool unsettled_ = false, acted_ = false, again_ = false, fonts_changed_ = false;
  float content_height_ = 0, previous_height_ = 0;
  float offset_y_ = 0;
  bool taken_ = false;

  std::vector<Box> boxes_;
  struct Counter {
    Id scope;
    Role role;
    std::uint32_t count;
  };
  std::vector<Counter> counters_;
#ifndef NDEBUG
  std::unordered_set<Id> used_ids_;
#endif
  std::vector<Piece> pieces_;
  /// By TextStyle; 0 where it is not known yet.
  std::array<float, kTextStyleCount> average_characters_{};
  Laid laid_;

  Id focus_ = 0;
  ScrollRequest scroll_;
  std::vector<Announcement> announcements_;
};

}  // namespace portal_guide::ui
