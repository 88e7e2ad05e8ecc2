#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/app/ui/input.hpp"
#include "wasm/app/ui/layer.hpp"
#include "wasm/app/ui/semantics.hpp"
#include "wasm/app/ui/ui.hpp"

/// Screens without a browser: draws frames with fixed glyph metrics, reads the semantic nodes, and acts on them as the
/// elements would.
namespace portal_guide::ui::testing {

/// Every glyph is half its size wide (0.6 in monospace), and a solid block.
class FixedGlyphs : public GlyphSource {
 public:
  FaceMetrics face_metrics(Face face, float size) override;
  GlyphMetrics measure(Face face, float size, char32_t codepoint, float offset) override;
  void rasterize(Face face, float size, char32_t codepoint, float offset, const GlyphMetrics& metrics, std::uint8_t* pixels,
                 int stride) override;

  int painted = 0;
};

/// What ImGui's test engine hooks reported in the last pass of a frame.
struct DrawnItem {
  Id id = 0;
  Rect rect;
};

class Harness {
 public:
  using Draw = std::function<void(Frame&)>;

  explicit Harness(Draw draw, float width = 1000, float height = 700);
  ~Harness();

  /// Draws one frame, 16 ms after the one before. Returns the operations it brought, a JSON array.
  std::string frame();
  /// Draws frames until nothing moves.
  void rest();

  const Tree& tree() const { return layer_.tree(); }
  Layer& layer() { return layer_; }
  const FixedGlyphs& glyphs() const { return glyphs_; }

  /// The node with this role and these words (its name, or the words in it); null unless there is exactly one.
  const Node* find(Role role, std::string_view words) const;
  /// The first node of a role; null if there is none.
  const Node* first(Role role) const;
  std::vector<std::string> all_words(Role role) const;
  bool shows(std::string_view words) const;

  /// Clicks the node's element and draws a frame. False if there is no such node or it is disabled.
  bool click(Role role, std::string_view words);
  /// Follows the link with these words in a paragraph.
  bool click_inline_link(std::string_view words);
  void type(Id field, std::string_view text);
  void input(const Input& input) { layer_.input(input); }

  /// Interactive items that were drawn without a node of that id, and interactive nodes that were not drawn.
  std::vector<std::string> unmatched_items() const;
  /// The tree as indented lines "role "words" [states]", for readable expectations.
  std::string outline() const;

 private:
  FixedGlyphs glyphs_;
  Layer layer_;
  Draw draw_;
  double time_ms_ = 1000;
};

std::string_view to_string(Role role);

}  // namespace portal_guide::ui::testing
