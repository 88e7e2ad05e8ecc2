#pragma once

#include <string>
#include <string_view>

/// Classes and case of ASCII characters. They never depend on a locale, and a byte of a longer UTF-8 character belongs to none
/// of the classes.
namespace portal_guide::text {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
/// Space, tab, line feed, vertical tab, form feed and carriage return.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// The value of a hexadecimal digit in either case; -1 for any other character.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The text with its ASCII letters in lower case. Other characters stay as they are.
std::string in_lower_case(std::string_view text);

/// Whether two texts are equal when the case of ASCII letters does not count.
bool equal_without_case(std::string_view one, std::string_view other);

}  // namespace portal_guide::text
