#pragma once

#include "core/cli/console.hpp"
#include "core/cli/snapshot_arguments.hpp"
#include "core/cli/snapshot_text.hpp"

namespace portal_guide::cli {

/// Prints what `say` tells of a snapshot and its subscriptions, and returns the exit code. `say` turns a SubscriptionSource
/// into an Expected text.
template <class Say>
int print_of_subscriptions(const Console& console, const SnapshotArguments& arguments, Say say) {
  auto snapshot = open_snapshot(console, arguments);
  if (!snapshot) return kUnusable;
  const auto said = snapshot->stream().and_then(say);
  if (said) return console.print(*said);
  const Error explained = snapshot->explain(said.error());
  return console.refuse(explained, snapshot->place_of(explained));
}

}  // namespace portal_guide::cli
