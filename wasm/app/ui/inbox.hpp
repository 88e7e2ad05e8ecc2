#pragma once

#include <string>
#include <utility>
#include <vector>

#include "wasm/app/ui/input.hpp"

namespace portal_guide::ui {

/// What the browser has told: how things are (size, pointer, focus, theme), and what the reader did since the last frame.
/// A deed acts in a frame's first pass only; later passes lay out its result.
class Inbox {
 public:
  /// Takes note. True where the next frame will look different.
  bool take(const Input& input);

  void begin_pass(bool first);
  /// Deeds that the first pass did not ask for are dropped.
  void end_pass();
  /// Whether a deed was asked for in this pass, so that what was drawn before it may be out of date.
  bool acted() const { return acted_; }

  bool clicked(Id id);
  bool submitted(Id id);
  /// The new text of a field; null where nothing was typed. Holds during the pass.
  const std::string* typed(Id id);

  bool hovered(Id id) const { return pointed_.node == id; }
  bool pressed(Id id) const { return pointed_.node == id && pointed_.down; }
  /// 0 where the focus is elsewhere.
  Id focused() const { return focused_; }

  /// The scroll container's inner size in CSS pixels, and device pixels per CSS pixel.
  float width() const { return size_.width; }
  float height() const { return size_.height; }
  float density() const { return size_.density; }
  float scroll_top() const { return scroll_top_; }
  const ThemeRequest& theme() const { return theme_; }
  /// Whether the fonts are other ones than at the last call.
  bool take_fonts_changed() { return std::exchange(fonts_changed_, false); }

 private:
  bool take(const Resized& resized);
  bool take(const Scrolled& scrolled) { return std::exchange(scroll_top_, scrolled.top) != scrolled.top; }
  bool take(const Pointed& pointed);
  bool take(const Clicked& clicked);
  bool take(const Typed& typed);
  bool take(const Submitted& submitted);
  bool take(const Focused& focused) { return std::exchange(focused_, focused.node) != focused.node; }
  bool take(const Themed& themed);
  /// Whether one of the deeds is the node's; if so, it has acted.
  bool act(const std::vector<Id>& deeds, Id id);

  Resized size_;
  float scroll_top_ = 0;
  Pointed pointed_;
  Id focused_ = 0;
  ThemeRequest theme_;
  bool fonts_changed_ = false;

  std::vector<Id> clicks_, submits_;
  std::vector<Typed> typed_;
  bool first_pass_ = false, acted_ = false;
};

}  // namespace portal_guide::ui
