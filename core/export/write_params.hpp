#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/export/exported.hpp"

namespace portal_guide::exporting {

/// `portal-export/1` (docs/export.md): the call as JSON, indented by two spaces, ending in a newline.
std::string to_params(const Exported& exported, const content::Content& content);

}  // namespace portal_guide::exporting
