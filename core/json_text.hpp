#pragma once

#include <string>
#include <string_view>

#include "core/json.hpp"

namespace portal_guide {

/// The text of a member; empty where the member is missing or no text. For answers of our own, where nobody has to be told.
inline std::string text_of(const Json& value, std::string_view name) {
  return std::string(as_string(find(value, name)).value_or(std::string_view{}));
}

}  // namespace portal_guide
