#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Percent-encoding (RFC 3986, section 2.1) of what stands in a link's fragment.
namespace portal_guide::link {

/// Keeps letters, digits and "-._~/" and encodes every other byte, so that no application that passes the link on cuts it.
std::string percent_encode(std::string_view text);

/// Nullopt where a '%' is not followed by two hexadecimal digits, or where the result is no UTF-8. '+' stands for itself.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace portal_guide::link
