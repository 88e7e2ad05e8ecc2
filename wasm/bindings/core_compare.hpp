#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::bindings {

/// The operation `compare`: the members of SnapshotInput give portal-comparison/1 (core/compare/comparison.hpp), in the
/// same bytes that `portal-guide compare --format json` prints. Fails as read_snapshot_input() and compare::compare() do.
Expected<std::string> compare(std::string_view input);

}  // namespace portal_guide::bindings
