#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Percent-encoding (RFC 3986, section 2.1).
namespace portal_guide {

/// Encodes every byte except letters, digits, "-._~" (the unreserved characters of section 2.3) and those in `also_kept`.
std::string percent_encode(std::string_view text, std::string_view also_kept = "");

/// Decodes to bytes, which may be in any encoding. Nullopt where a '%' is not followed by two hexadecimal digits. A '+' stands
/// for itself.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace portal_guide
