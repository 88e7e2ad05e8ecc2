#pragma once

#include <string_view>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::bindings {

/// The input of the operations on a snapshot: `{"snapshot", "content"}`, both as texts (portal-snapshot/1 and a content
/// bundle).
struct SnapshotInput {
  stripe::Snapshot snapshot;
  content::Content content;
  /// What else the input holds, for operations that can be told more.
  Json members;
};

/// Fails with `operation-input`, or as Snapshot::parse() and parse_content() do. In their errors, `where` points into the text.
Expected<SnapshotInput> read_snapshot_input(std::string_view input);

}  // namespace portal_guide::bindings
