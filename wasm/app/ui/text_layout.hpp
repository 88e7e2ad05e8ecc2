#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasm/app/ui/fonts.hpp"
#include "wasm/app/ui/semantics.hpp"

/// Breaks text of several kinds into lines.
namespace portal_guide::ui {

/// A stretch of text of one kind.
struct Piece {
  RunKind kind = RunKind::Plain;
  std::string_view text = {};
  Id link = 0;
  std::string_view href = {};
};

/// What of a piece stands on one line. Views into the pieces' texts.
struct LaidRun {
  RunKind kind = RunKind::Plain;
  std::uint32_t line = 0;
  /// Wrapped here: the line before did not end with a newline of the text's own.
  bool line_break = false;
  float x = 0, width = 0;
  /// Of the width: spaces at the end.
  float hanging = 0;
  std::string_view text = {};
  Id link = 0;
  std::string_view href = {};
};

/// Text that holds together: up to and with the spaces, hyphen or slash after which a line may end.
struct Atom {
  std::size_t piece = 0, start = 0, end = 0;
  float width = 0;   ///< without trailing spaces
  float spaces = 0;  ///< trailing
  bool breakable = false;
  bool newline = false;
};

struct Laid {
  /// While lines are broken: the word that is being put together.
  std::vector<Atom> word;
  std::vector<LaidRun> runs;
  std::uint32_t lines = 1;
  /// Of the widest line, without trailing spaces.
  float width = 0;
};

/// Inline code is smaller than the text it stands in, because monospace looks larger.
float code_size(float text_size);
Face face_of(RunKind kind, const TypeSize& type);
float size_of(RunKind kind, const TypeSize& type);

/// Wraps greedily at spaces, after hyphens and slashes, between ideographs, and inside a word that alone is too wide.
/// A newline in the text breaks the line. `laid` is overwritten; it is a parameter so that its memory is used again.
void lay_out(const Fonts& fonts, const std::vector<Piece>& pieces, const TypeSize& type, float limit, Laid& laid);

}  // namespace portal_guide::ui
