#include "core/cli/account_reading.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "core/cli/interruption.hpp"

namespace portal_guide::cli {
namespace {

using stripe::ReadFailure;

/// The longest wait, so that ctrl-C and the progress line are attended to.
constexpr std::int64_t kLongestWaitMs = 200;
/// This is as many as are under way at once, all of which may fail in the same moment.
constexpr std::size_t kFailuresInARow = 8;

/// A time that never goes back, even when the machine's clock is changed.
class Clock {
 public:
  std::int64_t now_ms() const {
    const auto passed = std::chrono::steady_clock::now() - began_;
    return began_unix_ms_ + std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
  }

 private:
  std::int64_t began_unix_ms_ = unix_ms_now();
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

std::string_view key_of(const std::vector<AccountKey>& keys, stripe::Mode mode) {
  const auto found = std::find_if(keys.begin(), keys.end(), [mode](const AccountKey& key) { return key.mode == mode; });
  return found == keys.end() ? std::string_view() : found->key;
}

}  // namespace

std::int64_t unix_ms_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Expected<void> read_account(stripe::Reader& reader, HttpClient& client, const std::vector<AccountKey>& keys,
                            const ReadingObserver& observer, const ReadingPatience& patience) {
  const Clock clock;
  std::mt19937 generator{std::random_device{}()};
  std::uniform_real_distribution<double> jitter(0.0, 1.0);
  std::map<std::uint32_t, stripe::ReadRequest> under_way;
  std::size_t failures_in_a_row = 0;
  std::int64_t last_answer_ms = clock.now_ms();
  while (!reader.finished()) {
    if (Interruption::is_requested()) return fail({.id = "interrupted"});
    for (stripe::ReadRequest& request : reader.next(clock.now_ms())) {
      client.send(request, key_of(keys, request.mode));
      under_way.emplace(request.id, std::move(request));
    }
    const std::int64_t until_due_ms = reader.due_at_unix_ms().value_or(INT64_MAX) - clock.now_ms();
    for (const HttpAnswer& answer : client.wait(std::clamp<std::int64_t>(until_due_ms, 1, kLongestWaitMs))) {
      const auto request = under_way.extract(answer.id);
      if (request.empty()) continue;
      const std::int64_t now = clock.now_ms();
      if (answer.failure == HttpFailure::Certificate) return fail({.id = "stripe-certificate"});
      if (answer.failure != HttpFailure::None) {
        const bool late = answer.failure == HttpFailure::Timeout;
        reader.failed(answer.id, late ? ReadFailure::Timeout : ReadFailure::Network, now, jitter(generator));
        const bool silent = ++failures_in_a_row >= kFailuresInARow && now - last_answer_ms >= patience.silence_ms;
        if (silent) return fail({.id = late ? "stripe-timeout" : "stripe-unreachable"});
        continue;
      }
      failures_in_a_row = 0;
      last_answer_ms = now;
      reader.answer({.id = answer.id, .status = answer.status, .retry_after = answer.retry_after, .body = answer.body}, now,
                    jitter(generator));
      if (auto taken = observer.on_answer(reader, request.mapped()); !taken) return taken;
    }
    observer.on_progress(reader);
  }
  return {};
}

}  // namespace portal_guide::cli
