#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/cli/account_keys.hpp"
#include "core/cli/http_client.hpp"
#include "core/error.hpp"
#include "core/stripe/reader.hpp"

namespace portal_guide::cli {

/// What a reading reports while it runs.
struct ReadingObserver {
  /// After every answer. An Error ends the reading, and is what it fails with.
  std::function<Expected<void>(stripe::Reader& reader, const stripe::ReadRequest& answered)> on_answer;
  /// A few times a second.
  std::function<void(const stripe::Reader& reader)> on_progress;
};

/// How long nothing at all may come back before a reading is given up.
struct ReadingPatience {
  std::int64_t silence_ms = 5'000;
};

std::int64_t unix_ms_now();

/// Sends what the reader asks for, and hands it what comes back, until it has finished. Fails with `interrupted` (see
/// Interruption), `stripe-certificate`, or `stripe-timeout` or `stripe-unreachable` where several requests in a row brought
/// no answer.
Expected<void> read_account(stripe::Reader& reader, HttpClient& client, const std::vector<AccountKey>& keys,
                            const ReadingObserver& observer, const ReadingPatience& patience);

}  // namespace portal_guide::cli
