#pragma once

#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// Which Stripe keys the proxy takes.
namespace portal_guide::proxy {

/// Takes restricted keys of both modes and secret test keys, and returns the key's mode. Fails with
/// - `key-publishable`: a `pk_…` key, which cannot read billing settings;
/// - `key-secret-refused`: a live secret key or an organisation's key, where a restricted key will do;
/// - `key-malformed`: anything else, and a key with whitespace around it.
/// The error holds nothing of the key.
Expected<stripe::Mode> accept_key(std::string_view key);

}  // namespace portal_guide::proxy
