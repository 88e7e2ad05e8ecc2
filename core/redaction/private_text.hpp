#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// What in a text belongs to a person or opens something: found by form alone, so now and then where there is none.
namespace portal_guide::redaction {

enum class PrivateKind {
  EmailAddress,
  /// 14 to 19 digits as on a payment card, in groups or not, whose check digit (ISO/IEC 7812) is right.
  CardNumber,
  /// An account number whose check digits (ISO 13616) are right.
  Iban,
  /// A credential of Stripe's.
  Key,
};

struct PrivatePart {
  PrivateKind kind;
  /// In bytes.
  std::size_t begin;
  std::size_t size;

  bool operator==(const PrivatePart&) const = default;
};

/// What stands for a user name or password in an address.
inline constexpr std::string_view kRedacted = "redacted";

/// The first address or number that can be cut out of the text, from the byte `from` on; several that overlap are one. Keys are
/// not among them: stripe::redact_keys() takes those. An address may be written with a percent-encoded or a full-width at sign.
/// The user `redacted` of an URL is none.
std::optional<PrivatePart> find_private_part(std::string_view text, std::size_t from = 0);

/// Whether the text holds something private, also in a form that find_private_part() cannot delimit.
std::optional<PrivateKind> find_private_kind(std::string_view text);

/// Whether a whole number is a card number.
bool is_card_number(std::string_view digits);

}  // namespace portal_guide::redaction
