#include "core/link/percent_encoding.hpp"

#include <cstdint>

namespace portal_guide::link {
namespace {

bool is_kept(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"-._~/"}.find(c) != std::string_view::npos;
}

std::optional<unsigned> hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

/// Well-formed UTF-8 (Unicode, table 3-7): no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(index < text.size() ? text[index] : 0); };
  const auto continues = [&](std::size_t index) { return (byte(index) & 0xc0) == 0x80; };
  for (std::size_t index = 0; index < text.size();) {
    const std::uint8_t lead = byte(index);
    const std::uint8_t second = byte(index + 1);
    if (lead < 0x80) {
      index += 1;
    } else if (lead >= 0xc2 && lead <= 0xdf && continues(index + 1)) {
      index += 2;
    } else if ((lead & 0xf0) == 0xe0 && continues(index + 1) && continues(index + 2) && (lead != 0xe0 || second >= 0xa0) &&
               (lead != 0xed || second < 0xa0)) {
      index += 3;
    } else if (lead >= 0xf0 && lead <= 0xf4 && continues(index + 1) && continues(index + 2) && continues(index + 3) &&
               (lead != 0xf0 || second >= 0x90) && (lead != 0xf4 || second < 0x90)) {
      index += 4;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_kept(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4U];
      encoded += kDigits[byte & 0xfU];
    }
  }
  return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (text[index] != '%') {
      decoded += text[index];
      continue;
    }
    if (index + 2 >= text.size()) return std::nullopt;
    const auto high = hexadecimal_digit(text[index + 1]);
    const auto low = hexadecimal_digit(text[index + 2]);
    if (!high || !low) return std::nullopt;
    decoded += static_cast<char>(*high << 4U | *low);
    index += 2;
  }
  if (!is_utf8(decoded)) return std::nullopt;
  return decoded;
}

}  // namespace portal_guide::link
