#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::app {

/// The reader's connection to one mode of the Stripe account. The key and the token behind it never enter this program:
/// the script around it holds them, and says only what shape the key has and whether it was accepted.
struct Connection {
  enum class Phase {
    None,
    /// The proxy is asking Stripe whether the key works.
    Connecting,
    Connected,
    /// The key was not accepted; `failure` says why.
    Failed,
    /// It was connected, and the token has run out or is no longer accepted.
    Expired,
  };

  Phase phase = Phase::None;
  /// What is in the key field, masked: the first 12 characters, every later letter and digit as 'x'.
  std::string key_shape = {};
  std::optional<Error> failure = {};
  /// The id of the request while Connecting, and of the timer that ends the connection while Connected.
  std::uint32_t id = 0;
  std::int64_t expires_at_unix_seconds = 0;
  /// The account's display name or id, if Stripe gave one.
  std::string account = {};

  bool operator==(const Connection&) const = default;
};

/// What a key's shape says before it is sent.
enum class KeyAdvice {
  /// Nothing typed, or the beginning of a prefix.
  None,
  Good,
  /// Accepted, though a restricted key would be enough.
  TestSecret,
  LiveSecret,
  Publishable,
  /// The secret of a webhook, a client or an organisation, which is not an account's key.
  OtherSecret,
  WrongMode,
  Truncated,
  /// Stars or bullets instead of characters, as the Dashboard shows keys it no longer reveals.
  Masked,
  /// Spaces, line breaks or characters that no key holds.
  Garbled,
  Unknown,
};

KeyAdvice advise(std::string_view key_shape, stripe::Mode mode);
/// The last part of the advice's content key, `connect.key.<...>`. None has no sentence.
std::string_view to_string(KeyAdvice advice);
/// Whether a key of this shape may be sent at all.
constexpr bool may_connect(KeyAdvice advice) { return advice == KeyAdvice::Good || advice == KeyAdvice::TestSecret; }

/// The prefix of a restricted key of the mode, such as "rk_test_".
std::string restricted_prefix(stripe::Mode mode);

}  // namespace portal_guide::app
