#include "core/redaction/private_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/stripe/api_key.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::redaction {
namespace {

constexpr std::array<std::string_view, 4> kAtSigns = {"@", "%40", "\xEF\xBC\xA0", "\xEF\xB9\xAB"};
/// The characters that cannot stand in an address without quotes, or that end it in a URL or a sentence.
constexpr std::string_view kDelimiters = " \t\r\n\f\v\"'()<>[]{},;:/\\?&=|#";

struct AtSign {
  std::size_t begin;
  std::size_t size;
};

std::optional<AtSign> find_at_sign(std::string_view text, std::size_t from) {
  std::optional<AtSign> first;
  for (const std::string_view sign : kAtSigns) {
    const std::size_t begin = text.find(sign, from);
    if (begin != std::string_view::npos && (!first || begin < first->begin)) first = AtSign{begin, sign.size()};
  }
  return first;
}

/// The beginning of the word that ends before `end`.
std::size_t word_begin(std::string_view text, std::size_t end) {
  const std::size_t delimiter = end == 0 ? std::string_view::npos : text.find_last_of(kDelimiters, end - 1);
  return delimiter == std::string_view::npos ? 0 : delimiter + 1;
}

std::optional<PrivatePart> find_address(std::string_view text, std::size_t from) {
  for (auto sign = find_at_sign(text, from); sign; sign = find_at_sign(text, sign->begin + sign->size)) {
    const std::size_t begin = std::max(word_begin(text, sign->begin), from);
    const std::size_t end = std::min(text.find_first_of(kDelimiters, sign->begin + sign->size), text.size());
    if (begin == sign->begin || end == sign->begin + sign->size) continue;
    if (text.substr(begin, sign->begin - begin) == kRedacted) continue;
    return PrivatePart{.kind = PrivateKind::EmailAddress, .begin = begin, .size = end - begin};
  }
  return std::nullopt;
}

/// A run of digits. They may stand in groups, with one space or hyphen between two groups.
struct DigitRun {
  std::string digits;
  /// Where each group begins in `digits`, and last the number of all digits.
  std::vector<std::size_t> groups;
  /// Where each digit stands in the text.
  std::vector<std::size_t> places;
  std::size_t end = 0;
};

DigitRun read_run(std::string_view text, std::size_t begin) {
  DigitRun run;
  run.groups.push_back(0);
  std::size_t index = begin;
  for (; index < text.size(); ++index) {
    if (text::is_digit(text[index])) {
      run.digits += text[index];
      run.places.push_back(index);
      continue;
    }
    const bool divides =
        (text[index] == ' ' || text[index] == '-') && index + 1 < text.size() && text::is_digit(text[index + 1]);
    if (!divides) break;
    run.groups.push_back(run.digits.size());
  }
  run.groups.push_back(run.digits.size());
  run.end = index;
  return run;
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_joined = [](char character) {
    return text::is_alphanumeric(character) || character == '_' || character == '.';
  };
  return (begin == 0 || !is_joined(text[begin - 1])) && (end == text.size() || !text::is_alphanumeric(text[end]));
}

/// The first groups of the run that together make a card number.
std::optional<PrivatePart> find_card_number_in(const DigitRun& run) {
  for (std::size_t first = 0; first + 1 < run.groups.size(); ++first) {
    for (std::size_t last = first + 1; last < run.groups.size(); ++last) {
      const std::size_t count = run.groups[last] - run.groups[first];
      if (!is_card_number(std::string_view(run.digits).substr(run.groups[first], count))) continue;
      const std::size_t begin = run.places[run.groups[first]];
      const std::size_t end = run.places[run.groups[last] - 1] + 1;
      return PrivatePart{.kind = PrivateKind::CardNumber, .begin = begin, .size = end - begin};
    }
  }
  return std::nullopt;
}

std::optional<PrivatePart> find_card_number(std::string_view text, std::size_t from) {
  std::size_t index = from;
  while (index < text.size()) {
    if (!text::is_digit(text[index])) {
      ++index;
      continue;
    }
    const DigitRun run = read_run(text, index);
    if (stands_alone(text, index, run.end)) {
      if (const auto found = find_card_number_in(run)) return found;
    }
    index = run.end;
  }
  return std::nullopt;
}

/// Whether the check digits of an IBAN are right: ISO 7064, modulo 97, over the number with its first four characters moved to
/// its end.
bool has_right_iban_checksum(std::string_view iban) {
  unsigned remainder = 0;
  const auto take = [&remainder](char character) {
    const auto value = static_cast<unsigned>(text::is_digit(character) ? character - '0' : character - 'A' + 10);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  };
  for (const char character : iban.substr(4))
    take(character);
  for (const char character : iban.substr(0, 4))
    take(character);
  return remainder == 1;
}

std::optional<PrivatePart> find_iban(std::string_view text, std::size_t from) {
  constexpr std::size_t kShortest = 15;
  constexpr std::size_t kLongest = 34;
  for (std::size_t begin = from; begin + kShortest <= text.size(); ++begin) {
    if (!text::is_upper(text[begin]) || !text::is_upper(text[begin + 1]) || !text::is_digit(text[begin + 2]) ||
        !text::is_digit(text[begin + 3]))
      continue;
    if (begin > 0 && (text::is_alphanumeric(text[begin - 1]) || text[begin - 1] == '_')) continue;
    std::string iban;
    for (std::size_t index = begin; index < text.size() && iban.size() < kLongest; ++index) {
      if (text[index] == ' ' && index + 1 < text.size()) continue;
      if (!text::is_digit(text[index]) && !text::is_upper(text[index])) break;
      iban += text[index];
      const bool is_end = index + 1 == text.size() || !text::is_alphanumeric(text[index + 1]);
      if (is_end && iban.size() >= kShortest && has_right_iban_checksum(iban)) {
        return PrivatePart{.kind = PrivateKind::Iban, .begin = begin, .size = index + 1 - begin};
      }
    }
  }
  return std::nullopt;
}

/// Whether something stands before and after an at sign, as in `"jane doe"@example.com`, but not in "(@handle)" or
/// "https://@host".
bool has_undelimited_address(std::string_view text) {
  constexpr std::string_view kOpening = "([{</,;:=&|?#";
  for (auto sign = find_at_sign(text, 0); sign; sign = find_at_sign(text, sign->begin + sign->size)) {
    const std::size_t end = sign->begin + sign->size;
    if (sign->begin == 0 || end == text.size()) continue;
    const char before = text[sign->begin - 1];
    if (text::is_space(before) || kOpening.find(before) != std::string_view::npos) continue;
    if (text::is_space(text[end])) continue;
    if (text.substr(word_begin(text, sign->begin), sign->begin - word_begin(text, sign->begin)) != kRedacted) return true;
  }
  return false;
}

}  // namespace

bool is_card_number(std::string_view digits) {
  constexpr std::size_t kShortest = 14;
  constexpr std::size_t kLongest = 19;
  if (digits.size() < kShortest || digits.size() > kLongest || digits.front() < '2' || digits.front() > '6') return false;
  int sum = 0;
  for (std::size_t index = 0; index < digits.size(); ++index) {
    if (!text::is_digit(digits[index])) return false;
    int value = digits[index] - '0';
    if ((digits.size() - index) % 2 == 0) value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

std::optional<PrivatePart> find_private_part(std::string_view text, std::size_t from) {
  const std::array parts = {find_address(text, from), find_card_number(text, from), find_iban(text, from)};
  std::optional<PrivatePart> first;
  for (const auto& part : parts) {
    if (part && (!first || part->begin < first->begin)) first = part;
  }
  // If only the number were removed, the half of an address behind it would still be an address.
  for (std::size_t round = 0; first && round < parts.size(); ++round) {
    for (const auto& part : parts) {
      if (part && part->begin < first->begin + first->size) {
        first->size = std::max(first->size, part->begin + part->size - first->begin);
      }
    }
  }
  return first;
}

std::optional<PrivateKind> find_private_kind(std::string_view text) {
  if (const auto part = find_private_part(text)) return part->kind;
  if (has_undelimited_address(text)) return PrivateKind::EmailAddress;
  if (stripe::redact_keys(text) != text) return PrivateKind::Key;
  return std::nullopt;
}

}  // namespace portal_guide::redaction
