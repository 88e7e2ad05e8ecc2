#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::bindings {

/// The operation `export`: the members of SnapshotInput, and as texts that may be left out "configuration" (an id), "mode",
/// "format" and "provider" (by the names that the command takes), give the same bytes as `portal-guide export`. Fails as
/// read_snapshot_input() and exporting::write() do, and with `operation-input` for another mode, format or provider.
Expected<std::string> export_configuration(std::string_view input);

}  // namespace portal_guide::bindings
