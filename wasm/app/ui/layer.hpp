#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wasm/app/ui/fonts.hpp"
#include "wasm/app/ui/inbox.hpp"
#include "wasm/app/ui/layout.hpp"
#include "wasm/app/ui/memory.hpp"
#include "wasm/app/ui/motion.hpp"
#include "wasm/app/ui/names.hpp"
#include "wasm/app/ui/painter.hpp"
#include "wasm/app/ui/semantics.hpp"
#include "wasm/app/ui/shapes.hpp"
#include "wasm/app/ui/sheet.hpp"
#include "wasm/app/ui/theme.hpp"
#include "wasm/app/ui/typesetter.hpp"
#include "wasm/app/ui/ui.hpp"

namespace portal_guide::ui {

/// One widget instance's drawing: frames made of passes, the tree of what they show, and the parts that widgets draw with.
/// The platform drives it; widgets draw through its parts; screens know it only through ui.hpp.
class Layer {
 public:
  /// `glyphs` must outlive the layer.
  explicit Layer(GlyphSource& glyphs);
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  // For the platform.

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
    memories_.forget_unused();
  }

  const Tree& tree() const { return tree_; }
  /// What changed since the last call, as a JSON array of operations: see write_operations().
  std::string take_operations();
  /// What the frame paints, where it is told as shapes; nullopt where nothing of it changed. See shapes.hpp.
  std::optional<std::string> take_shapes();
  float content_height() const { return layout_.content_height(); }
  /// Something moves: another frame is wanted.
  bool wants_frame() const { return motion_.wants_frame(); }
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

  // For the widgets: the parts.

  Inbox& inbox() { return inbox_; }
  Layout& layout() { return layout_; }
  Painter& painter() { return painter_; }
  Typesetter& typesetter() { return typesetter_; }
  Motion& motion() { return motion_; }
  const Fonts& fonts() const { return fonts_; }
  const Theme& theme() const { return theme_; }
  const Palette& palette() const { return theme_.palette; }
  Memory& memory(Id id) { return memories_.of(id); }
  float width() const { return inbox_.width(); }
  float height() const { return inbox_.height(); }

  // For the widgets: nodes, in the scope of the open box.

  Id keyed(std::string_view key) { return names_.keyed(layout_.box().node, key); }
  Id peek(std::string_view key) const { return Names::peek(layout_.box().node, key); }
  Id unkeyed(Role role) { return names_.unkeyed(layout_.box().node, role); }
  /// The reference holds until the next add().
  Node& add(Id id, Role role, const Rect& rect);
  Node& node_at(int index) { return tree_.nodes[static_cast<std::size_t>(index)]; }
  int last_index() const { return static_cast<int>(tree_.nodes.size()) - 1; }
  std::string_view keep(std::string_view text) { return tree_.arena.keep(text); }
  /// Gives the node the laid runs as its words, `x`, `y` from its corner, and paints them.
  void put_text(int node_index, const Laid& laid, TextStyle style, float x, float y, float width, Color color);
  /// The same without painting: the element shows the words itself.
  void put_words_unpainted(int node_index, const Laid& laid, TextStyle style);
  /// Turns while time passes; stands still under reduced motion, where the words beside it say what happens.
  void draw_spinner(float x, float y, float size, Color color);

  /// Closes boxes until `depth` of them are open.
  void close(int depth);
  /// The open box stays where it is while the rest scrolls, once it has scrolled by `give`.
  void pin(float give = 0);

  // For the widgets: what happens after the frame.

  /// How much of the view's lower edge is taken by what stands there.
  float bottom_taken() const { return bottom_taken_; }
  void take_bottom(float height) { bottom_taken_ = std::max(bottom_taken_, height); }

  /// The internal place whose link was clicked.
  void follow(std::string_view target) { followed_ = target; }
  std::string_view followed() const { return followed_; }
  void request_focus(Id id) { focus_ = id; }
  void request_scroll(Id id) { scroll_ = {true, id}; }
  void announce(std::string_view words, bool assertive);

 private:
  void begin_frame(double time_ms);
  void begin_pass();
  void end_pass();
  bool settled() const;
  /// As TextBlock::color has it.
  std::uint32_t told(Color color) const;

  Sheet sheet_;
  Fonts fonts_;
  Theme theme_;
  Inbox inbox_;
  Motion motion_;
  Memories memories_;
  Names names_;

  Tree tree_;
  /// What the browser shows.
  Tree shown_;
  /// The browser was told of tree_.
  bool taken_ = false;
  /// Of this frame.
  int passes_ = 0;

  Layout layout_{memories_, tree_};
  Shapes shapes_;
  Painter painter_{sheet_, fonts_, shapes_};
  Typesetter typesetter_{fonts_};

  float bottom_taken_ = 0;
  std::string followed_;
  Id focus_ = 0;
  ScrollRequest scroll_;
  std::vector<Announcement> announcements_;
};

}  // namespace portal_guide::ui
