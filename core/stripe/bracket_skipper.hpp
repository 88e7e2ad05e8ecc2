#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace portal_guide::stripe {

/// Finds where an array or object ends, and looks at nothing else: what is between its brackets is judged by whoever reads it.
/// Takes the text in pieces of any size.
class BracketSkipper {
 public:
  /// So many brackets are open already.
  explicit BracketSkipper(std::size_t open = 0) : open_(open) {}

  /// Behind the bracket that closes the last open one, in the piece; none where it ends before.
  std::optional<std::size_t> skip(std::string_view piece) {
    std::size_t at = 0;
    while (at < piece.size()) {
      // Sixty-four bytes at a time, as long as none of them can be the end or makes it hard to tell.
      if (piece.size() - at >= kBlock && !escaped_ && skip_block(piece.data() + at)) {
        at += kBlock;
        continue;
      }
      const std::size_t stop = piece.size() - at < kBlock ? piece.size() : at + kBlock;
      for (; at < stop; ++at) {
        if (take(piece[at])) return at + 1;
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  /// One bit for each byte of the block.
  struct Marks {
    std::uint64_t quotes = 0;
    std::uint64_t escapes = 0;
    std::uint64_t opens = 0;
    std::uint64_t closes = 0;
  };

  /// Bit by bit whether the eight bytes are the wanted one.
  static std::uint64_t equal(std::uint64_t word, char wanted) {
    constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
    const std::uint64_t apart = word ^ (0x0101010101010101U * static_cast<unsigned char>(wanted));
    const std::uint64_t zero = ~(((apart & kLow) + kLow) | apart | kLow);
    return ((zero >> 7U) * 0x0102040810204080U) >> 56U;
  }

  static Marks marks_of(const char* block) {
    Marks marks;
    for (unsigned place = 0; place < kBlock; place += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, block + place, sizeof word);
      // '[' and '{', ']' and '}' differ in one bit.
      const std::uint64_t folded = word | 0x2020202020202020U;
      marks.quotes |= equal(word, '"') << place;
      marks.escapes |= equal(word, '\\') << place;
      marks.opens |= equal(folded, '{') << place;
      marks.closes |= equal(folded, '}') << place;
    }
    return marks;
  }

  bool skip_block(const char* block) {
    const Marks marks = marks_of(block);
    if (marks.escapes != 0) return false;
    // Each bit: whether an odd number of quotes stands up to it.
    std::uint64_t inside = marks.quotes;
    for (unsigned shift = 1; shift < kBlock; shift *= 2)
      inside ^= inside << shift;
    if (in_string_) inside = ~inside;
    const auto closed = static_cast<std::size_t>(std::popcount(marks.closes & ~inside));
    if (closed >= open_) return false;
    open_ += static_cast<std::size_t>(std::popcount(marks.opens & ~inside));
    open_ -= closed;
    in_string_ = (inside >> (kBlock - 1)) != 0;
    return true;
  }

  /// True where this byte closes the last open bracket.
  bool take(char byte) {
    if (escaped_) {
      escaped_ = false;
    } else if (in_string_) {
      escaped_ = byte == '\\';
      in_string_ = byte != '"';
    } else if (byte == '"') {
      in_string_ = true;
    } else if (byte == '[' || byte == '{') {
      ++open_;
    } else if (byte == ']' || byte == '}') {
      return --open_ == 0;
    }
    return false;
  }

  std::size_t open_;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace portal_guide::stripe
