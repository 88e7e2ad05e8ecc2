#pragma once

#include <string_view>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

/// Which Stripe keys the proxy takes.
namespace portal_guide::proxy {

/// Restricted keys of both modes and secret test keys are taken: the mode is returned. Fails with
/// - `key-publishable`: a `pk_…` key, which cannot read billing settings;
/// - `key-secret-refused`: a live secret key or an organisation's key, where a restricted key will do;
/// - `key-malformed`: anything else. Whitespace around the key is malformed, too. Nothing of the key is in the
/// Error.
Expected<stripe::Mode> accept_key(std::string_view key);

}  // namespace portal_guide::proxy
