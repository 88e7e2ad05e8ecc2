#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Finding what belongs to a person or opens something in a text. It is found by its form alone, so now and then something
/// harmless is taken for it.
namespace portal_guide::redaction {

enum class PrivateKind {
  EmailAddress,
  /// 14 to 19 digits like those of a payment card, in groups or not, whose check digit (ISO/IEC 7812) is right.
  CardNumber,
  /// An account number whose check digits (ISO 13616) are right.
  Iban,
  /// A Stripe credential.
  Key,
};

struct PrivatePart {
  PrivateKind kind;
  /// Where it stands in the text, in bytes.
  std::size_t begin;
  std::size_t size;

  bool operator==(const PrivatePart&) const = default;
};

/// What replaces a user name or a password in a URL.
inline constexpr std::string_view kRedacted = "redacted";

/// The first e-mail address, card number or IBAN that can be cut out of the text, looking from the byte `from` on. Several that
/// overlap count as one. Keys are left to stripe::redact_keys(). The at sign of an address may be percent-encoded or
/// full-width. The user `redacted` of a URL does not make an address.
std::optional<PrivatePart> find_private_part(std::string_view text, std::size_t from = 0);

/// What kind of private text the text holds, also in a form that find_private_part() cannot delimit. Nullopt where it holds
/// nothing private.
std::optional<PrivateKind> find_private_kind(std::string_view text);

/// Whether the digits, taken as a whole, are a card number.
bool is_card_number(std::string_view digits);

}  // namespace portal_guide::redaction
