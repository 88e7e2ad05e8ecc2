#pragma once

#include <string>
#include <vector>

namespace portal_guide::content {

/// Words and short phrases that mean the same to people who search: "upgrade", "switch plan", "change plan".
using SynonymGroup = std::vector<std::string>;

}  // namespace portal_guide::content
