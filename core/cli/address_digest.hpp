#pragma once

#include "core/error.hpp"
#include "core/redaction/redaction.hpp"

namespace portal_guide::cli {

/// HMAC-SHA-256 (RFC 2104), cut to 128 bits and written as 32 hexadecimal digits, with a random key that only the returned
/// function holds. Once the function is gone, nobody can find a text by trying. Fails with `randomness-missing`.
Expected<redaction::Digest> make_address_digest();

}  // namespace portal_guide::cli
