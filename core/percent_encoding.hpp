#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Percent-encoding (RFC 3986, section 2.1).
namespace portal_guide {

/// Letters, digits, "-._~" (the unreserved characters of section 2.3) and what `also_kept` holds stay as they are; every other
/// byte is encoded.
std::string percent_encode(std::string_view text, std::string_view also_kept = "");

/// The bytes, of any encoding. Nullopt where a '%' is not followed by two hexadecimal digits. '+' stands for itself.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace portal_guide
