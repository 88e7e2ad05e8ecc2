#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/cli/account_keys.hpp"
#include "core/content/content.hpp"
#include "core/error.hpp"

namespace portal_guide::cli {

struct SnapshotOptions {
  KeyVariables keys = {};
  std::string base_url = "https://api.stripe.com";
  /// A connected account to read in place of the key's own; empty for none.
  std::string account;
  /// Also reads who pays.
  bool subscribers = false;
  /// A file's name, or "-" for standard output.
  std::string output;
  std::int64_t timeout_ms = 30'000;
};

/// Who is told what goes on; both get whole lines without a line break.
struct SnapshotListener {
  /// What is worth knowing afterwards, too.
  std::function<void(const std::string& line)> announce;
  /// Each line takes the place of the one before. May be empty.
  std::function<void(const std::string& line)> progress;
};

/// Reads the accounts, redacts them and writes them as `portal-snapshot/1`. More than a thousand subscriptions are in
/// `subscriptions.jsonl` beside it and not in the snapshot, those of both modes, one a line. The caller holds an Interruption.
/// Returns what was read and what could not be, for people.
///
/// Fails as find_keys(), parse_base_url(), check_account_id(), read_account(), redact_snapshot() and ReplacementFile do, or,
/// where no section of any mode could be read, with `snapshot-key-rejected` (401) or `snapshot-nothing-read` ("observed",
/// "status"). Then the file is as it was before.
Expected<std::string> take_snapshot(const SnapshotOptions& options, const Environment& environment,
                                    const content::Content& content, const SnapshotListener& listener);

}  // namespace portal_guide::cli
