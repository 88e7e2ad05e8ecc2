#include "core/stripe/domain_name.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/stripe/domain_name_table.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::string_view kEncodedPrefix = "xn--";

constexpr bool is_ascii(char32_t code_point) { return code_point < 0x80; }
constexpr char32_t to_lower(char32_t code_point) {
  return code_point >= U'A' && code_point <= U'Z' ? code_point + (U'a' - U'A') : code_point;
}
bool is_ascii(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t code_point) { return is_ascii(code_point); });
}

/// The text's code points; nullopt where it is not well-formed UTF-8.
std::optional<std::u32string> decode_utf8(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = text::character_at(text, offset);
    if (!character) return std::nullopt;
    result += character->code_point;
    offset += character->bytes;
  }
  return result;
}

/// Soft hyphen, zero-width space, word joiner, variation selectors, byte order mark: UTS #46 drops them.
constexpr bool is_ignored(char32_t code_point) {
  return code_point == 0x00AD || code_point == 0x200B || code_point == 0x2060 || code_point == 0x2064 ||
         (code_point >= 0xFE00 && code_point <= 0xFE0F) || code_point == 0xFEFF;
}

constexpr bool is_joiner(char32_t code_point) { return code_point == 0x200C || code_point == 0x200D; }

bool is_disallowed(char32_t code_point) {
  return std::any_of(kDisallowedRanges.begin(), kDisallowedRanges.end(),
                     [&](const CodePointRange& range) { return code_point >= range.first && code_point <= range.last; });
}

/// Accents and marks for Latin, Greek and Cyrillic, and the Japanese voice marks.
constexpr bool is_combining_mark(char32_t code_point) {
  return (code_point >= 0x0300 && code_point <= 0x036F) || (code_point >= 0x3099 && code_point <= 0x309A);
}

char32_t map_code_point(char32_t code_point) {
  if (is_ascii(code_point)) {
    return to_lower(code_point);
  }
  const auto run = std::find_if(kMappingRuns.begin(), kMappingRuns.end(), [&](const MappingRun& candidate) {
    return code_point >= candidate.first && code_point <= candidate.last &&
           (code_point - candidate.first) % candidate.step == 0;
  });
  return run == kMappingRuns.end() ? code_point : static_cast<char32_t>(static_cast<std::int32_t>(code_point) + run->delta);
}

/// Punycode, RFC 3492, with the parameters of its section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kThresholdMin = 1;
constexpr std::uint32_t kThresholdMax = 26;
constexpr std::uint32_t kInitialBias = 72;
constexpr char32_t kInitialCodePoint = 0x80;
/// No real label is longer, since DNS allows 63 characters. The limit keeps the encoder, whose time is quadratic, quick.
constexpr std::size_t kLongestLabel = 1000;

std::uint32_t adapt_bias(std::uint32_t delta, std::uint32_t length, bool is_first) {
  constexpr std::uint32_t kSkew = 38;
  constexpr std::uint32_t kDamp = 700;
  delta = is_first ? delta / kDamp : delta / 2;
  delta += delta / length;
  std::uint32_t result = 0;
  while (delta > (kBase - kThresholdMin) * kThresholdMax / 2) {
    delta /= kBase - kThresholdMin;
    result += kBase;
  }
  return result + (kBase - kThresholdMin + 1) * delta / (delta + kSkew);
}

std::uint32_t threshold(std::uint32_t position, std::uint32_t bias) {
  return position <= bias ? kThresholdMin : std::min(position - bias, kThresholdMax);
}

/// RFC 3492, section 3.3: writes a number in as many digits as it needs.
void append_number(std::string& encoded, std::uint32_t number, std::uint32_t bias) {
  const auto append_digit = [&](std::uint32_t digit) {
    encoded += static_cast<char>(digit < 26 ? 'a' + digit : '0' + (digit - 26));
  };
  for (std::uint32_t position = kBase;; position += kBase) {
    const std::uint32_t limit = threshold(position, bias);
    if (number < limit) break;
    append_digit(limit + (number - limit) % (kBase - limit));
    number = (number - limit) / (kBase - limit);
  }
  append_digit(number);
}

std::optional<std::string> encode_label(std::u32string_view label) {
  if (label.size() > kLongestLabel) {
    return std::nullopt;
  }
  std::string result(kEncodedPrefix);
  for (const char32_t code_point : label) {
    if (is_ascii(code_point)) {
      result += static_cast<char>(code_point);
    }
  }
  const auto basic = static_cast<std::uint32_t>(result.size() - kEncodedPrefix.size());
  if (basic > 0) {
    result += '-';
  }
  // A label has at most kLongestLabel characters below 0x110000, so delta stays below 2^31 and cannot overflow.
  std::uint32_t delta = 0;
  std::uint32_t bias = kInitialBias;
  char32_t done_below = kInitialCodePoint;
  for (std::uint32_t handled = basic; handled < label.size();) {
    char32_t next = std::numeric_limits<char32_t>::max();
    for (const char32_t code_point : label) {
      if (code_point >= done_below) {
        next = std::min(next, code_point);
      }
    }
    delta += (next - done_below) * (handled + 1);
    done_below = next;
    for (const char32_t code_point : label) {
      if (code_point < done_below) {
        ++delta;
      } else if (code_point == done_below) {
        append_number(result, delta, bias);
        bias = adapt_bias(delta, handled + 1, handled == basic);
        delta = 0;
        ++handled;
      }
    }
    ++delta;
    ++done_below;
  }
  return result;
}

/// Decodes what follows "xn--", in lower case. Nullopt where it is not Punycode.
std::optional<std::u32string> decode_label(std::u32string_view encoded) {
  if (encoded.size() > kLongestLabel || !is_ascii(encoded)) {
    return std::nullopt;
  }
  const std::size_t delimiter = encoded.rfind(U'-');
  std::u32string result(encoded.substr(0, delimiter == std::u32string_view::npos ? 0 : delimiter));
  // A delimiter at the very front is read as a digit, and so is an error, as in the RFC's sample code and in browsers.
  std::size_t offset = delimiter == std::u32string_view::npos || delimiter == 0 ? 0 : delimiter + 1;
  std::uint64_t code_point = kInitialCodePoint;
  std::uint64_t position_in_result = 0;
  std::uint32_t bias = kInitialBias;
  while (offset < encoded.size()) {
    const std::uint64_t before = position_in_result;
    std::uint64_t weight = 1;
    for (std::uint32_t position = kBase;; position += kBase) {
      if (offset == encoded.size()) {
        return std::nullopt;
      }
      const char32_t unit = encoded[offset++];
      const bool is_letter = unit >= U'a' && unit <= U'z';
      const bool is_digit = unit >= U'0' && unit <= U'9';
      if (!is_letter && !is_digit) {
        return std::nullopt;
      }
      const std::uint64_t digit = is_letter ? unit - U'a' : unit - U'0' + 26;
      position_in_result += digit * weight;
      if (position_in_result > std::numeric_limits<std::uint32_t>::max()) {
        return std::nullopt;
      }
      const std::uint32_t limit = threshold(position, bias);
      if (digit < limit) {
        break;
      }
      weight *= kBase - limit;
      if (weight > std::numeric_limits<std::uint32_t>::max()) {
        return std::nullopt;
      }
    }
    const auto length = static_cast<std::uint32_t>(result.size() + 1);
    bias = adapt_bias(static_cast<std::uint32_t>(position_in_result - before), length, before == 0);
    code_point += position_in_result / length;
    position_in_result %= length;
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
      return std::nullopt;
    }
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(position_in_result), static_cast<char32_t>(code_point));
    ++position_in_result;
  }
  return result;
}

/// UTS #46, section 4.1, within the limits that the header states.
bool is_valid_label(std::u32string_view label) {
  if (label.empty()) {
    return true;
  }
  if (is_combining_mark(label.front()) || is_joiner(label.front())) {
    return false;
  }
  for (std::size_t index = 0; index < label.size(); ++index) {
    if (is_joiner(label[index])) {
      // Joiners: Persian and Indic names need them, but only behind a letter of their script.
      if (is_ascii(label[index - 1])) {
        return false;
      }
    } else if (is_disallowed(label[index])) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> label_to_ascii(std::u32string_view label) {
  if (label.starts_with(U"xn--")) {
    const auto decoded = decode_label(label.substr(kEncodedPrefix.size()));
    if (!decoded || decoded->empty() || is_ascii(*decoded) || !is_valid_label(*decoded)) {
      return std::nullopt;
    }
    const bool would_change = std::any_of(decoded->begin(), decoded->end(), [](char32_t code_point) {
      return is_ignored(code_point) || map_code_point(code_point) != code_point;
    });
    return would_change ? std::nullopt : std::optional<std::string>(std::string(label.begin(), label.end()));
  }
  if (is_ascii(label)) {
    return std::string(label.begin(), label.end());
  }
  return is_valid_label(label) ? encode_label(label) : std::nullopt;
}

}  // namespace

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  const auto code_points = decode_utf8(domain);
  if (!code_points) {
    return std::nullopt;
  }
  std::u32string mapped;
  mapped.reserve(code_points->size());
  for (const char32_t code_point : *code_points) {
    if (!is_ignored(code_point)) {
      mapped += map_code_point(code_point);
    }
  }
  std::string result;
  for (std::u32string_view rest = mapped;;) {
    const std::size_t dot = rest.find(U'.');
    const auto label = label_to_ascii(rest.substr(0, dot));
    if (!label) {
      return std::nullopt;
    }
    result += *label;
    if (dot == std::u32string_view::npos) {
      return result;
    }
    result += '.';
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace portal_guide::stripe
