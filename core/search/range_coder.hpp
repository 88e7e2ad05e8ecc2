#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Writes decisions with as few bits as their probabilities allow: a range coder as in G. N. N. Martin, "Range encoding"
/// (1979), with the carry of LZMA's. Its bytes are written in base64, which fits into JSON and loses next to nothing under
/// brotli.
namespace portal_guide::search {

/// A probability that learns from what it has seen, in parts of kWhole.
struct Learned {
  static constexpr unsigned kBits = 12;
  static constexpr std::uint32_t kWhole = 1U << kBits;

  std::uint32_t of_one = kWhole / 2;

  void learn(bool bit) {
    constexpr unsigned kSlowness = 5;
    if (bit) {
      of_one += (kWhole - of_one) >> kSlowness;
    } else {
      of_one -= of_one >> kSlowness;
    }
  }
};

class RangeWriter {
 public:
  void bit(bool bit, std::uint32_t probability_of_one);
  /// The range from `begin`, of `size`, out of `total`, which is at most 2^16.
  void part(std::uint32_t begin, std::uint32_t size, std::uint32_t total);
  std::string finish();

 private:
  void normalize();
  void shift();
  void byte(unsigned char byte);

  std::uint64_t low_ = 0;
  std::uint32_t range_ = ~std::uint32_t{0};
  unsigned char cache_ = 0;
  std::uint64_t pending_ = 1;
  std::string text_;
  std::uint32_t bits_ = 0;
  unsigned bit_count_ = 0;
};

/// Reads what a RangeWriter wrote with the same probabilities. A damaged text gives any values, but ends.
class RangeReader {
 public:
  explicit RangeReader(std::string_view text);

  bool bit(std::uint32_t probability_of_one);
  /// Where in `total` the range begins that was written, or any place inside of it. take_part() must follow.
  std::uint32_t place_of(std::uint32_t total);
  void take_part(std::uint32_t begin, std::uint32_t size);
  /// Whether nothing but padding was left, and nothing was missing.
  bool is_at_end() const { return at_ == text_.size() && missing_ <= kPadding; }

 private:
  static constexpr unsigned kPadding = 4;
  unsigned char byte();
  void normalize();

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t bits_ = 0;
  unsigned bit_count_ = 0;
  unsigned missing_ = 0;
  std::uint32_t code_ = 0;
  std::uint32_t range_ = ~std::uint32_t{0};
};

}  // namespace portal_guide::search
