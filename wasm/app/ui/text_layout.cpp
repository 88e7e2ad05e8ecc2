#include "wasm/app/ui/text_layout.hpp"

#include <algorithm>

namespace portal_guide::ui {
namespace {

bool is_ideograph(char32_t codepoint) {
  return (codepoint >= 0x2E80 && codepoint <= 0x9FFF) || (codepoint >= 0xAC00 && codepoint <= 0xD7AF) ||
         (codepoint >= 0xF900 && codepoint <= 0xFAFF) || (codepoint >= 0xFF01 && codepoint <= 0xFF60) || codepoint >= 0x20000;
}

class LineBreaker {
 public:
  LineBreaker(const Fonts& fonts, const std::vector<Piece>& pieces, const TypeSize& type, float limit, Laid& laid)
      : fonts_(fonts), pieces_(pieces), type_(type), limit_(limit), laid_(laid), word_(laid.word) {
    word_.clear();
    laid_.runs.clear();
    laid_.lines = 1;
    laid_.width = 0;
  }

  void run() {
    for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
      split(piece);
    }
    flush_word();
  }

 private:
  Advances advances(std::size_t piece) const {
    return fonts_.advances(face_of(pieces_[piece].kind, type_), size_of(pieces_[piece].kind, type_));
  }

  void split(std::size_t piece) {
    const std::string_view text = pieces_[piece].text;
    const Advances widths = advances(piece);
    Atom atom{.piece = piece};
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start = at;
      const char32_t codepoint = next_codepoint(text, at);
      if (codepoint == U'\n') {
        atom.end = at;
        atom.newline = atom.breakable = true;
        add(atom);
        atom = {.piece = piece, .start = at};
        continue;
      }
      const bool space = codepoint == U' ';
      if (!space && atom.spaces > 0) {
        atom.end = start;
        atom.breakable = true;
        add(atom);
        atom = {.piece = piece, .start = start};
      }
      (space ? atom.spaces : atom.width) += widths.of(codepoint);
      const bool last = at >= text.size();
      // "https://" stays whole.
      const bool doubled = codepoint == U'/' && ((start > 0 && text[start - 1] == '/') || (!last && text[at] == '/'));
      const bool joint =
          (codepoint == U'-' || codepoint == U'/') && !doubled && !last && text[at] != ' ' && at - atom.start > 2;
      if (joint || is_ideograph(codepoint)) {
        atom.end = at;
        atom.breakable = true;
        add(atom);
        atom = {.piece = piece, .start = at};
      }
    }
    if (atom.start < text.size()) {
      atom.end = text.size();
      atom.breakable = atom.spaces > 0;
      add(atom);
    }
  }

  void add(const Atom& atom) {
    word_.push_back(atom);
    if (atom.breakable) flush_word();
  }

  /// Places the atoms that must stay together.
  void flush_word() {
    if (word_.empty()) return;
    float width = 0;
    for (std::size_t index = 0; index < word_.size(); ++index) {
      width += word_[index].width + (index + 1 < word_.size() ? word_[index].spaces : 0);
    }
    constexpr float kSlack = 0.01f;
    if (x_ + width > limit_ + kSlack && x_ > 0) break_line();
    for (const Atom& atom : word_) {
      if (width > limit_ + kSlack) {
        place_by_characters(atom);
      } else {
        place(atom.piece, atom.start, atom.end, atom.width, atom.spaces);
      }
      if (atom.newline) {
        ++laid_.lines;
        x_ = 0;
        wrapped_ = false;
      }
    }
    word_.clear();
  }

  void place_by_characters(const Atom& atom) {
    const std::string_view text = pieces_[atom.piece].text;
    const Advances widths = advances(atom.piece);
    for (std::size_t at = atom.start; at < atom.end;) {
      const std::size_t start = at;
      const char32_t codepoint = next_codepoint(text, at);
      const float width = codepoint == U'\n' ? 0 : widths.of(codepoint);
      if (codepoint != U' ' && x_ > 0 && x_ + width > limit_) break_line();
      if (codepoint == U' ') {
        place(atom.piece, start, at, 0, width);
      } else {
        place(atom.piece, start, at, width, 0);
      }
    }
  }

  void break_line() {
    ++laid_.lines;
    x_ = 0;
    wrapped_ = true;
  }

  void place(std::size_t piece, std::size_t start, std::size_t end, float width, float spaces) {
    const Piece& source = pieces_[piece];
    const std::uint32_t line = laid_.lines - 1;
    laid_.width = std::max(laid_.width, x_ + width);
    if (!laid_.runs.empty() && piece == last_piece_ && laid_.runs.back().line == line) {
      LaidRun& run = laid_.runs.back();
      run.text = source.text.substr(static_cast<std::size_t>(run.text.data() - source.text.data()));
      run.text = run.text.substr(0, end - static_cast<std::size_t>(run.text.data() - source.text.data()));
      run.width = x_ + width + spaces - run.x;
      run.hanging = spaces;
    } else {
      laid_.runs.push_back({.kind = source.kind,
                            .line = line,
                            .line_break = wrapped_ && x_ == 0,
                            .x = x_,
                            .width = width + spaces,
                            .hanging = spaces,
                            .text = source.text.substr(start, end - start),
                            .link = source.link,
                            .href = source.href});
      last_piece_ = piece;
    }
    x_ += width + spaces;
  }

  const Fonts& fonts_;
  const std::vector<Piece>& pieces_;
  const TypeSize& type_;
  float limit_;
  Laid& laid_;
  std::vector<Atom>& word_;
  float x_ = 0;
  bool wrapped_ = false;
  std::size_t last_piece_ = 0;
};

}  // namespace

float code_size(float text_size) { return text_size >= 16 ? text_size - 2 : text_size - 1; }

Face face_of(RunKind kind, const TypeSize& type) {
  if (kind == RunKind::Strong) return Face::Bold;
  return kind == RunKind::Code ? Face::Mono : type.face;
}

float size_of(RunKind kind, const TypeSize& type) { return kind == RunKind::Code ? code_size(type.size) : type.size; }

void lay_out(const Fonts& fonts, const std::vector<Piece>& pieces, const TypeSize& type, float limit, Laid& laid) {
  LineBreaker(fonts, pieces, type, std::max(limit, 1.0f), laid).run();
}

}  // namespace portal_guide::ui
