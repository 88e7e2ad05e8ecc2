#pragma once

#include <string_view>

namespace portal_guide::stripe {

/// Whether an id of the snapshot is made of letters, digits, hyphens and underscores only, and looks like no key: such an id
/// may stand in a call.
bool is_plain_id(std::string_view id);

}  // namespace portal_guide::stripe
