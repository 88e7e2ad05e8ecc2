#pragma once

#include <map>
#include <string>

#include "core/cli/check_command.hpp"

namespace portal_guide::cli {

/// What --format takes where an answer is for people or for programs.
inline const std::map<std::string, Format> kFormats = {{"text", Format::Text}, {"json", Format::Json}};

}  // namespace portal_guide::cli
