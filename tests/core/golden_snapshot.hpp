#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/json.hpp"

/// The snapshots that the golden files are about. tests/golden_snapshots.mjs reads the same files in the same way for Node.
namespace portal_guide {

/// A snapshot's file and the files that hold what is said about it.
struct GoldenSnapshot {
  /// From the checkout's root, such as "tests/golden/return-url-missing/null.json".
  std::string path;
  /// The same without its extension, below tests/golden: each form of the answer adds its own extension.
  std::string expected;
  /// The rule whose answers are shown, which is the name of the folder; empty for a whole report.
  std::string rule = {};
};

/// What GoogleTest calls it where it fails.
inline void PrintTo(const GoldenSnapshot& golden, std::ostream* stream) { *stream << golden.path; }

/// The cases of the rules, the whole documents and the demo accounts, sorted by path.
std::vector<GoldenSnapshot> golden_snapshots();

/// The text of one of them as a check reads it. A rule's case is a JSON Patch (RFC 6902; the operations add, replace and
/// remove) on tests/fixtures/good_account.json and shows only what is special about it; every other file is the snapshot
/// itself. A patch that does not fit fails the test and gives an empty text.
std::string golden_snapshot(const std::string& path);

/// tests/fixtures/good_account.json with this JSON Patch, likewise.
std::string patched_good_account(const Json& patch, const std::string& name);

}  // namespace portal_guide
