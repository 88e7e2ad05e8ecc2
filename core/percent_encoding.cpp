#include "core/percent_encoding.hpp"

#include "core/text/ascii.hpp"

namespace portal_guide {
namespace {

/// RFC 3986, section 2.3.
bool is_unreserved(char c) { return text::is_alphanumeric(c) || std::string_view{"-._~"}.find(c) != std::string_view::npos; }

}  // namespace

std::string percent_encode(std::string_view text, std::string_view also_kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || also_kept.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4U];
    encoded += kDigits[byte & 0xFU];
  }
  return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (text[index] != '%') {
      decoded += text[index];
      continue;
    }
    if (text.size() - index < 3) return std::nullopt;
    const int high = text::hex_value(text[index + 1]);
    const int low = text::hex_value(text[index + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    index += 2;
  }
  return decoded;
}

}  // namespace portal_guide
