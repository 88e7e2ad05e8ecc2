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
  /// A connected account to read instead of the key's own; empty for the key's own.
  std::string account;
  /// The configurations that the app's sessions name.
  std::vector<std::string> configurations;
  /// Whether to read subscriptions, their schedules and customers as well.
  bool subscribers = false;
  /// A file's name, or "-" for standard output.
  std::string output;
  std::int64_t timeout_ms = 30'000;
};

/// Is told what is going on. Both functions get one line at a time, without a line break.
struct SnapshotListener {
  /// For lines that are worth keeping.
  std::function<void(const std::string& line)> announce;
  /// Each line takes the place of the one before. May be empty.
  std::function<void(const std::string& line)> progress;
};

/// Reads the accounts, redacts them and writes them as `portal-snapshot/1`. Where there are more than a thousand subscriptions,
/// those of both modes go into `subscriptions.jsonl` beside it, one on each line. The caller holds an Interruption.
/// Returns what was read and what could not be, for people.
///
/// Fails as find_keys(), parse_base_url(), check_account_id(), configurations_named(), read_account(), redact_snapshot() and
/// ReplacementFile do, or, where no section of any mode could be read, with `snapshot-key-rejected` (401) or
/// `snapshot-nothing-read` ("observed", "status"). Then the file is as it was before.
Expected<std::string> take_snapshot(const SnapshotOptions& options, const Environment& environment,
                                    const content::Content& content, const SnapshotListener& listener);

}  // namespace portal_guide::cli
