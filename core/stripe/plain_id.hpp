#pragma once

#include <string_view>

namespace portal_guide::stripe {

/// Whether an id may stand in a call: it begins with a letter or digit, holds only letters, digits, hyphens and underscores,
/// and does not look like a key.
bool is_plain_id(std::string_view id);

}  // namespace portal_guide::stripe
