#include "wasm/bindings/core_snapshot_input.hpp"

#include <utility>

#include "core/json.hpp"

namespace portal_guide::bindings {
namespace {

/// A snapshot of 64 MiB can take twice as much as a JSON string.
constexpr JsonLimits kInputLimits = {.max_bytes = std::size_t{144} << 20U, .max_depth = 4};

}  // namespace

Expected<SnapshotInput> read_snapshot_input(std::string_view input) {
  auto members = parse_json(input, kInputLimits);
  if (!members) return propagate(members);
  const auto snapshot_text = as_string(find(*members, "snapshot"));
  if (!snapshot_text) return fail({.id = "operation-input", .where = "/snapshot"});
  const auto bundle = as_string(find(*members, "content"));
  if (!bundle) return fail({.id = "operation-input", .where = "/content"});

  auto content = content::parse_content(*bundle);
  if (!content) return propagate(content);
  auto snapshot = stripe::Snapshot::parse(*snapshot_text);
  if (!snapshot) return propagate(snapshot);
  for (const char* read : {"snapshot", "content"}) {
    members->erase(read);
  }
  return SnapshotInput{.snapshot = *std::move(snapshot), .content = *std::move(content), .members = *std::move(members)};
}

}  // namespace portal_guide::bindings
