#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/export/exported.hpp"

namespace portal_guide::exporting {

/// A module for Node.js that makes the configuration with Stripe's library, ending in a newline. It names no key.
std::string to_node(const Exported& exported, const content::Content& content);

}  // namespace portal_guide::exporting
