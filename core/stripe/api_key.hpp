#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/stripe/mode.hpp"

/// What a pasted text says about itself as a Stripe credential, and how to show one without giving it away.
///
/// Everything here also works on a key's *shape*: the first twelve characters of the text, then every ASCII letter and digit
/// replaced by "x" (shape()). The widget's core only ever sees shapes; the key stays in the element.
namespace portal_guide::stripe {

enum class KeyKind {
  /// Nothing that Stripe hands out as a credential.
  Unknown,
  /// sk_test_…, sk_live_…: may do everything.
  Secret,
  /// rk_test_…, rk_live_…: may do what was chosen for it.
  Restricted,
  /// pk_test_…, pk_live_…: meant for browsers, cannot read an account.
  Publishable,
  /// sk_org_…: stands for several accounts.
  Organization,
  /// whsec_…: checks a webhook's signature, opens nothing.
  WebhookSecret,
  /// ek_…, cuss_secret_…, seti_…_secret_… and their like: opens one object for a short while.
  ClientSecret,
};

/// Such as "restricted"; stable, for JSON and content keys.
std::string_view to_string(KeyKind kind);

enum class KeyFault {
  None,
  /// Nothing but whitespace.
  Empty,
  /// Begins like no credential of Stripe's.
  UnknownPrefix,
  /// Begins like one, but says neither test nor live where it should.
  UnknownMode,
  /// Whitespace within: two lines, or more than the key was copied.
  Whitespace,
  /// Stars, dots or bullets stand for characters, as in the Dashboard's list of keys.
  Masked,
  /// Some other character that no key holds.
  Character,
  /// Shorter than any key.
  Truncated,
};

/// Such as "unknown-prefix"; stable, for JSON and content keys.
std::string_view to_string(KeyFault fault);

struct KeyClass {
  KeyKind kind = KeyKind::Unknown;
  /// Nullopt where the text does not say. A sandbox's keys say test.
  std::optional<Mode> mode = std::nullopt;
  KeyFault fault = KeyFault::None;

  bool operator==(const KeyClass&) const = default;
};

/// Judges by form alone; only Stripe knows whether the key is valid. Whitespace around the text is ignored. No upper limit
/// is set to a key's length: Stripe documents none. (Formats: docs/stripe.md, fact 43.)
KeyClass classify_key(std::string_view text);

/// What the element may pass on of a text that may be a key; see above. Surrounding whitespace is kept.
std::string shape(std::string_view text);

/// "rk_test_…AbCd": the prefix and the last four characters; fewer where the key is too short to spare them. "…" for a text
/// that is no Stripe credential.
std::string redact_key(std::string_view key);

/// The text with every Stripe credential in it redacted as redact_key() does, also in the middle of a word or an URL.
std::string redact_keys(std::string_view text);

/// For the "observed" of errors: redact_keys(), cut after `max_characters` with "…". Cuts between characters of UTF-8.
std::string redact_excerpt(std::string_view text, std::size_t max_characters = 60);

}  // namespace portal_guide::stripe
