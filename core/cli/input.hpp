#pragma once

#include <string>

#include "core/error.hpp"

namespace portal_guide::cli {

/// The text of a file, or of standard input where `path` is "-". Fails with `file-missing`, `file-directory`,
/// `file-unreadable` ("file"), or `json-too-large` as soon as it has read more than a snapshot may have.
Expected<std::string> read_input(const std::string& path);

}  // namespace portal_guide::cli
