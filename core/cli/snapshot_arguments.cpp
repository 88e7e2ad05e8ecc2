#include "core/cli/snapshot_arguments.hpp"

#include <utility>

namespace portal_guide::cli {

std::optional<SnapshotText> open_snapshot(const Console& console, const SnapshotArguments& arguments) {
  auto snapshot = SnapshotText::open(arguments.paths, mode_named(arguments.mode));
  if (!snapshot) {
    console.refuse(snapshot.error(), place_of(snapshot.error(), arguments.paths));
    return std::nullopt;
  }
  for (const stripe::own_json::UnreadFile& file : snapshot->unread()) {
    console.warn({.id = "objects-unread", .arguments = {{"observed", file.observed}}}, file.name);
  }
  return std::optional(*std::move(snapshot));
}

}  // namespace portal_guide::cli
