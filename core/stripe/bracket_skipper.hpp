#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace portal_guide::stripe {

/// Finds where an array or object ends. It checks nothing else of the text, which comes in pieces of any size.
///
class BracketSkipper {
 public:
  /// `open`: how many brackets are open already.
  explicit BracketSkipper(std::size_t open = 0) : open_(open) {}

  /// The place behind the bracket that closes the last open one. Nothing where this piece does not hold that bracket.
  std::optional<std::size_t> skip(std::string_view piece) {
    std::size_t at = 0;
    while (at < piece.size()) {
      // Sixty-four bytes at a time, as long as the end cannot be among them and there is no escape in them.
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

#ifdef __SSE2__
  /// One bit for each byte: whether it is the wanted one. Every x86-64 processor has these instructions, which take a third of
  /// the time.
  static std::uint64_t equal(__m128i bytes, char wanted) {
    return static_cast<std::uint16_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted))));
  }

  static Marks marks_of(const char* block) {
    Marks marks;
    for (unsigned place = 0; place < kBlock; place += sizeof(__m128i)) {
      __m128i bytes;
      std::memcpy(&bytes, block + place, sizeof bytes);
      // '[' and '{' differ in one bit only, and so do ']' and '}'.
      const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      marks.quotes |= equal(bytes, '"') << place;
      marks.escapes |= equal(bytes, '\\') << place;
      marks.opens |= equal(folded, '{') << place;
      marks.closes |= equal(folded, '}') << place;
    }
    return marks;
  }
#else
  /// One bit for each of the eight bytes: whether it is the wanted one.
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
      // '[' and '{' differ in one bit only, and so do ']' and '}'.
      const std::uint64_t folded = word | 0x2020202020202020U;
      marks.quotes |= equal(word, '"') << place;
      marks.escapes |= equal(word, '\\') << place;
      marks.opens |= equal(folded, '{') << place;
      marks.closes |= equal(folded, '}') << place;
    }
    return marks;
  }
#endif

  bool skip_block(const char* block) {
    const Marks marks = marks_of(block);
    if (marks.escapes != 0) return false;
    // Each bit says whether an odd number of quotes stands at or before it.
    std::uint64_t inside = marks.quotes;
    for (unsigned shift = 1; shift < kBlock; shift *= 2) {
      inside ^= inside << shift;
    }
    if (in_string_) inside = ~inside;
    const auto closed = static_cast<std::size_t>(std::popcount(marks.closes & ~inside));
    if (closed >= open_) return false;
    open_ += static_cast<std::size_t>(std::popcount(marks.opens & ~inside));
    open_ -= closed;
    in_string_ = (inside >> (kBlock - 1)) != 0;
    return true;
  }

  /// Takes one byte. True where it closes the last open bracket.
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
