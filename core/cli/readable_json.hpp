#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"

namespace portal_guide::cli {

/// A JSON value as lines for people. An object or a list stands on one line if it fits into `width` columns. Otherwise each of
/// its members gets lines of its own, indented by two. A text is never broken. `label` stands before the value, such as
/// `"enabled": `.
std::vector<std::string> readable_json(const Json& value, std::size_t width, std::string_view label = "");

}  // namespace portal_guide::cli
