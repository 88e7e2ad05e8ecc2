#include "wasm/app/ui/typesetter.hpp"

namespace portal_guide::ui {

const Laid& Typesetter::lay_out_words(std::string_view words, const TypeSize& type, float limit) {
  pieces_.clear();
  pieces_.push_back({.text = words});
  return lay_out_pieces(type, limit);
}

const Laid& Typesetter::lay_out_pieces(const TypeSize& type, float limit) {
  lay_out(fonts_, pieces_, type, limit, laid_);
  return laid_;
}

float Typesetter::average_character(TextStyle style) {
  constexpr std::string_view kSentence = "the quick brown fox jumps over the lazy dog";
  float& known = average_characters_[static_cast<std::size_t>(style)];
  if (known == 0) {
    const TypeSize type = type_size(style);
    known = fonts_.width(type.face, type.size, kSentence) / static_cast<float>(kSentence.size());
  }
  return known;
}

}  // namespace portal_guide::ui
