#include "core/search/range_coder.hpp"

#include <array>

namespace portal_guide::search {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint32_t kTop = 1U << 24U;

constexpr std::array<unsigned char, 256> values_of_base64() {
  std::array<unsigned char, 256> values = {};
  for (unsigned value = 0; value < kBase64.size(); ++value) {
    values[static_cast<unsigned char>(kBase64[value])] = static_cast<unsigned char>(value);
  }
  return values;
}

constexpr std::array<unsigned char, 256> kValues = values_of_base64();

}  // namespace

void RangeWriter::bit(bool bit, std::uint32_t probability_of_one) {
  const std::uint32_t bound = (range_ >> Learned::kBits) * probability_of_one;
  if (bit) {
    range_ = bound;
  } else {
    low_ += bound;
    range_ -= bound;
  }
  normalize();
}

void RangeWriter::part(std::uint32_t begin, std::uint32_t size, std::uint32_t total) {
  const std::uint32_t unit = range_ / total;
  low_ += std::uint64_t{unit} * begin;
  range_ = unit * size;
  normalize();
}

void RangeWriter::normalize() {
  while (range_ < kTop) {
    range_ <<= 8U;
    shift();
  }
}

/// Writes the highest byte of `low_` once no carry can change it any more.
void RangeWriter::shift() {
  if (low_ < 0xFF000000U || low_ > 0xFFFFFFFFU) {
    const auto carry = static_cast<unsigned char>(low_ >> 32U);
    for (; pending_ > 0; --pending_) {
      byte(static_cast<unsigned char>(cache_ + carry));
      cache_ = 0xFF;
    }
    cache_ = static_cast<unsigned char>(low_ >> 24U);
  }
  ++pending_;
  low_ = (low_ << 8U) & 0xFFFFFFFFU;
}

void RangeWriter::byte(unsigned char byte) {
  bits_ = bits_ << 8U | byte;
  bit_count_ += 8;
  while (bit_count_ >= 6) {
    bit_count_ -= 6;
    text_ += kBase64[bits_ >> bit_count_ & 63U];
  }
}

std::string RangeWriter::finish() {
  for (int at = 0; at < 5; ++at) {
    shift();
  }
  if (bit_count_ > 0) text_ += kBase64[bits_ << (6 - bit_count_) & 63U];
  return std::move(text_);
}

RangeReader::RangeReader(std::string_view text) : text_(text) {
  // The writer's first byte is always 0.
  for (int at = 0; at < 5; ++at) {
    code_ = code_ << 8U | byte();
  }
}

unsigned char RangeReader::byte() {
  while (bit_count_ < 8) {
    if (at_ < text_.size()) {
      bits_ = bits_ << 6U | kValues[static_cast<unsigned char>(text_[at_++])];
    } else {
      bits_ <<= 6U;
      ++missing_;
    }
    bit_count_ += 6;
  }
  bit_count_ -= 8;
  return static_cast<unsigned char>(bits_ >> bit_count_);
}

void RangeReader::normalize() {
  while (range_ < kTop) {
    range_ <<= 8U;
    code_ = code_ << 8U | byte();
  }
}

bool RangeReader::bit(std::uint32_t probability_of_one) {
  const std::uint32_t bound = (range_ >> Learned::kBits) * probability_of_one;
  const bool is_one = code_ < bound;
  if (is_one) {
    range_ = bound;
  } else {
    code_ -= bound;
    range_ -= bound;
  }
  normalize();
  return is_one;
}

std::uint32_t RangeReader::place_of(std::uint32_t total) {
  range_ /= total;
  const std::uint32_t place = code_ / range_;
  return place < total ? place : total - 1;
}

void RangeReader::take_part(std::uint32_t begin, std::uint32_t size) {
  code_ -= begin * range_;
  range_ *= size;
  normalize();
}

}  // namespace portal_guide::search
