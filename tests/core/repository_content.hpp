#pragma once

#include <string>

#include "core/content/content.hpp"

namespace portal_guide {

/// The guide in English as the build bundled it, read once. A content that cannot be read fails the test.
const content::Content& repository_content();

/// The text of a file below the checkout's root; a missing file fails the test.
std::string repository_file(const std::string& path);

}  // namespace portal_guide
