#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "wasm/app/ui/fonts.hpp"
#include "wasm/app/ui/text_layout.hpp"
#include "wasm/app/ui/theme.hpp"

namespace portal_guide::ui {

/// Breaks words into lines, and knows how wide they get. Keeps its memory from text to text.
class Typesetter {
 public:
  /// `fonts` must outlive the typesetter.
  explicit Typesetter(const Fonts& fonts) : fonts_(fonts) {}

  /// Lays out plain words; the result holds until the next call.
  const Laid& lay_out_words(std::string_view words, const TypeSize& type, float limit);
  /// Lays out pieces(), which the caller has filled.
  const Laid& lay_out_pieces(const TypeSize& type, float limit);
  std::vector<Piece>& pieces() { return pieces_; }
  /// Mean width of the letters of a plain sentence.
  float average_character(TextStyle style);
  /// Other fonts, or another density.
  void forget_widths() { average_characters_ = {}; }

 private:
  const Fonts& fonts_;
  std::vector<Piece> pieces_;
  Laid laid_;
  /// By TextStyle; 0 where it is not known yet.
  std::array<float, kTextStyleCount> average_characters_{};
};

}  // namespace portal_guide::ui
