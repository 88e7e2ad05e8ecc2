#include "core/text/utf8.hpp"

#include <algorithm>

namespace portal_guide::text {

std::size_t character_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  const std::string_view rest = text.substr(offset);
  const auto first = static_cast<unsigned char>(rest.front());
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (rest.size() < length || !std::all_of(rest.begin() + 1, rest.begin() + length, continues_character)) return 0;
  const auto second = static_cast<unsigned char>(rest[1]);
  const bool is_overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool is_surrogate = first == 0xED && second > 0x9F;
  const bool is_beyond_unicode = first == 0xF4 && second > 0x8F;
  return is_overlong || is_surrogate || is_beyond_unicode ? 0 : length;
}

std::optional<Character> character_at(std::string_view text, std::size_t offset) {
  const std::size_t bytes = character_length(text, offset);
  if (bytes == 0) return std::nullopt;
  constexpr unsigned char kBitsOfFirst[] = {0x7F, 0x1F, 0x0F, 0x07};
  char32_t code_point = static_cast<unsigned char>(text[offset]) & kBitsOfFirst[bytes - 1];
  for (std::size_t index = 1; index < bytes; ++index)
    code_point = code_point << 6U | (static_cast<unsigned char>(text[offset + index]) & 0x3FU);
  return Character{.code_point = code_point, .bytes = bytes};
}

void append_character(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto put_continuation = [&](unsigned shift) { put(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
    put_continuation(0);
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12U);
    put_continuation(6);
    put_continuation(0);
  } else {
    put(0xF0U | code_point >> 18U);
    put_continuation(12);
    put_continuation(6);
    put_continuation(0);
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = character_length(text, offset);
    if (length == 0) return false;
    offset += length;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues_character));
}

std::size_t boundary_before(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && continues_character(text[offset]))
    --offset;
  return offset;
}

std::size_t boundary_after(std::string_view text, std::size_t offset) {
  while (offset < text.size() && continues_character(text[offset]))
    ++offset;
  return std::min(offset, text.size());
}

std::string_view first_bytes(std::string_view text, std::size_t limit) { return text.substr(0, boundary_before(text, limit)); }

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    if (continues_character(text[offset])) continue;
    if (count == 0) break;
    --count;
  }
  return text.substr(0, offset);
}

}  // namespace portal_guide::text
