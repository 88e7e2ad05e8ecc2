#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/stripe/reader.hpp"
#include "wasm/app/messages.hpp"

namespace portal_guide::app {

/// One reading of the Stripe account: the core's Reader, with the delays and failures that a browser adds.
/// After any call that changes it, and when its timer fires, next() says what to do.
class CheckRun {
 public:
  enum class Phase {
    Reading,
    /// The reader pressed Stop. What was read is kept, and the run can be resumed.
    Stopped,
    /// There is no network, or the connection has ended; failure() says which. What was read is kept, and the run can be
    /// resumed.
    Interrupted,
    /// Everything was read or given up.
    Finished,
  };

  /// Stripe is called slow when it has not answered for this long.
  static constexpr std::int64_t kSlowMs = 5'000;
  /// How many ids the run needs for its timer and requests: `first_id` and those that follow it.
  static constexpr std::uint32_t kIdsNeeded = 1 + static_cast<std::uint32_t>(stripe::Reader::kMaxReads);

  CheckRun(const std::vector<Mode>& modes, std::uint32_t first_id, std::int64_t unix_ms);

  Phase phase() const { return phase_; }
  bool reading() const { return phase_ == Phase::Reading; }
  bool can_resume() const { return phase_ == Phase::Stopped || phase_ == Phase::Interrupted; }
  const std::optional<Error>& failure() const { return failure_; }
  /// The mode whose connection has ended, if that is what interrupted the run.
  const std::optional<Mode>& expired() const { return expired_; }
  const stripe::Reader& reader() const { return reader_; }
  /// Time spent reading, without stops and interruptions.
  std::int64_t elapsed_ms(std::int64_t unix_ms) const;
  /// How long the oldest unanswered request has been waiting; 0 if there is none.
  std::int64_t waiting_ms(std::int64_t unix_ms) const;

  /// The sections that were given up although they may be readable: Stripe or the proxy failed, or the reads were used up.
  std::vector<stripe::SectionProgress> unread() const;
  /// Whether unread() is all of them.
  bool nothing_read() const;

  /// Take an event of this run. They return false and do nothing if the id belongs to something else.
  bool answer(const Response& response, std::int64_t unix_ms);
  bool failed(const Failed& failed, std::int64_t unix_ms);
  bool timer(const Timer& timer);

  void stop(std::int64_t unix_ms);
  void resume(std::int64_t unix_ms);
  /// The connection to a mode that is being read has ended.
  void disconnect(Mode mode, Error why, std::int64_t unix_ms);

  /// Requests to send and to abort, and a timer while there is something to wait for.
  std::vector<Effect> next(std::int64_t unix_ms);

 private:
  struct Sent {
    Mode mode;
    std::int64_t unix_ms;
  };

  void interrupt(Phase phase, std::int64_t unix_ms);

  stripe::Reader reader_;
  Phase phase_ = Phase::Reading;
  std::optional<Error> failure_;
  std::optional<Mode> expired_;
  std::uint32_t timer_id_;
  bool timer_set_ = false;
  std::map<std::uint32_t, Sent> sent_;
  std::vector<std::uint32_t> to_abort_;
  /// Requests without an answer since the last answer.
  std::size_t failures_in_a_row_ = 0;
  std::int64_t reading_since_unix_ms_ = 0;
  std::int64_t elapsed_before_ms_ = 0;
};

/// The `code` of a problem that the proxy reports (docs/proxy.md), such as "token_expired"; empty if the answer is not one.
std::string problem_code(const Response& response);

/// The Error whose sentence says what to do about such a problem: `error.token-expired` for "token_expired". A code for
/// which the content has no sentence becomes `answer-unexpected`.
Error problem_error(const content::Content& content, std::string_view code, int status);

}  // namespace portal_guide::app
