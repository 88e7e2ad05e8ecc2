#pragma once

#include <string_view>

#include "core/json.hpp"

namespace portal_guide::stripe {

/// The id in a member that holds an id or, where it was expanded, the object. Empty where it is neither. Views the JSON.
std::string_view id_of(const Json* reference);

}  // namespace portal_guide::stripe
