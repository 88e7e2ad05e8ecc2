#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/stripe/mode.hpp"

/// Tells from a text whether it is a Stripe credential and of which kind, and shortens credentials so that they can be shown.
///
/// The widget's core never sees a key. The TypeScript around it (wasm/platform/key_shape.ts) passes on a key's *shape*: the
/// first twelve characters, then an "x" for each ASCII letter and digit. classify_key() says the same of a shape as of the key.
/// tests/fixtures/key_shapes.json holds both sides to this.
namespace portal_guide::stripe {

enum class KeyKind {
  /// It is nothing that Stripe gives out as a credential.
  Unknown,
  /// sk_test_…, sk_live_…: may do everything.
  Secret,
  /// rk_test_…, rk_live_…: may do what was chosen for it.
  Restricted,
  /// pk_test_…, pk_live_…: meant for browsers, cannot read an account.
  Publishable,
  /// sk_org_…: works for several accounts.
  Organization,
  /// whsec_…: checks a webhook's signature and opens no account.
  WebhookSecret,
  /// ek_…, cuss_secret_…, seti_…_secret_… and the like: opens one object for a short while.
  ClientSecret,
};

/// Such as "restricted"; stable, for JSON and content keys.
std::string_view to_string(KeyKind kind);

enum class KeyFault {
  None,
  /// Nothing but whitespace.
  Empty,
  /// It does not begin like a credential of Stripe's.
  UnknownPrefix,
  /// It begins like one, but says neither test nor live where it should.
  UnknownMode,
  /// There is whitespace in it: it has two lines, or more than the key was copied.
  Whitespace,
  /// Stars, dots or bullets stand for characters, as in the Dashboard's list of keys.
  Masked,
  /// It has another character that no key has.
  Character,
  /// It is shorter than any key.
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

/// Judges by form alone; only Stripe knows whether the key is valid. Whitespace around the text is ignored. A key may have any
/// length from ten characters after its prefix on: Stripe documents no upper limit. (Formats: docs/stripe.md, fact 43.)
KeyClass classify_key(std::string_view text);

/// The text with every Stripe credential in it shortened to its prefix and its last four characters, such as "rk_test_…AbCd",
/// or to its prefix alone where the key is too short to spare four. It finds them in the middle of a word or a URL, too.
std::string redact_keys(std::string_view text);

/// The text for an error's "observed": keys are redacted, and what follows the first `max_characters` characters is "…".
std::string redact_excerpt(std::string_view text, std::size_t max_characters = 60);

}  // namespace portal_guide::stripe
