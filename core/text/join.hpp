#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::text {

/// The parts one after the other, with `separator` between each two.
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");

}  // namespace portal_guide::text
