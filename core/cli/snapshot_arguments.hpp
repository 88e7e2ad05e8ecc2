#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/console.hpp"
#include "core/cli/snapshot_text.hpp"

namespace portal_guide::cli {

/// Where a command finds the account: in a snapshot, or in files of Stripe's own JSON.
struct SnapshotArguments {
  std::vector<std::string> paths = {};
  /// As --mode names it; empty where it was not given.
  std::string mode = {};
};

/// The argument SNAPSHOT, which may be given more than once. `about` is that of Option.
inline Option snapshot_option(std::string_view about, SnapshotArguments& arguments) {
  return {.name = "SNAPSHOT", .about = about, .value = &arguments.paths, .required = true};
}

/// Opens what the arguments name, and warns of files that hold nothing to read. Says why where it cannot, and returns nothing.
std::optional<SnapshotText> open_snapshot(const Console& console, const SnapshotArguments& arguments);

}  // namespace portal_guide::cli
