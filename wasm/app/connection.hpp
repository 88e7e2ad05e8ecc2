#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::app {

/// The reader's connection to one mode of the Stripe account. The key and the token behind it never enter this program:
/// the script around it holds them, and tells the key's shape and what became of it.
struct Connection {
  enum class Phase {
    None,
    /// The proxy is asking Stripe whether the key works.
    Connecting,
    Connected,
    /// The key was not taken; `failure` says why.
    Failed,
    /// It was connected, and the token has run out or is no longer accepted.
    Expired,
  };

  Phase phase = Phase::None;
  /// What is in the key field, masked: the first 12 characters, every later letter and digit as 'x'.
  std::string key_shape = {};
  std::optional<Error> failure = {};
  std::int64_t expires_at_unix_seconds = 0;
  /// The account's display name or id, where Stripe told it.
  std::string account = {};

  bool operator==(const Connection&) const = default;
};

/// What a key's shape says before it is sent.
enum class KeyAdvice {
  /// Nothing typed.
  None,
  Good,
  /// Taken, though a restricted key would do.
  TestSecret,
  LiveSecret,
  Publishable,
  WrongMode,
  Truncated,
  Unknown,
};

KeyAdvice advise(std::string_view key_shape, stripe::Mode mode);
/// Whether a key that looks so may be sent at all.
constexpr bool may_connect(KeyAdvice advice) { return advice == KeyAdvice::Good || advice == KeyAdvice::TestSecret; }

}  // namespace portal_guide::app
