#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/read_plan.hpp"
#include "core/stripe/snapshot.hpp"

/// Reads an account into a snapshot, by the plan of read_plan.hpp. A list by creation is read in as many parts side by side as
/// there are requests to spare, split where most is left. Knows no network, clock or randomness: it says what to send,
/// is told what came back and when, and can be asked at any time how far it is and what it has.
///
///   Reader reader({Mode::Live}, unix_ms);
///   while (!reader.finished()) {
///     for (const ReadRequest& request : reader.next(unix_ms)) send(request);
///     …then, whenever something comes back: reader.answer(…) or reader.failed(…)
///     …and once reader.due_at_unix_ms() has come: reader.next(…) again.
///   }
///   Snapshot::create(reader.snapshot());
namespace portal_guide::stripe {

struct ReadRequest {
  /// Every sending has an id of its own, also when it repeats another.
  std::uint32_t id = 0;
  Mode mode = Mode::Test;
  SectionName section = SectionName::Account;
  /// Below Stripe's base address.
  std::string path;
  /// Without "?"; empty where there is none.
  std::string query;

  bool operator==(const ReadRequest&) const = default;
};

/// What came back, from Stripe or from the proxy before it (problem+json).
struct ReadAnswer {
  std::uint32_t id = 0;
  /// HTTP status.
  int status = 0;
  /// The header of that name; empty where there is none.
  std::string_view retry_after = {};
  std::string_view body = {};
};

enum class ReadFailure {
  /// No connection, or it broke.
  Network,
  Timeout,
  /// Given back by the caller, to be sent again later: no attempt is counted.
  Aborted,
};

struct SectionProgress {
  enum class State {
    Waiting,
    Reading,
    /// Waiting until `retry_at_unix_ms` after an answer that may be better the next time.
    Retrying,
    Done,
    /// A list of which only a part was read; the rest is given up.
    Partial,
    /// `status` tells; 0 where no whole answer came.
    Failed,
    /// Not begun when stop() was called, or when the reads were used up.
    Skipped,
  };

  Mode mode = Mode::Test;
  SectionName section = SectionName::Account;
  State state = State::Waiting;
  /// Objects read so far.
  std::size_t count = 0;
  int status = 0;
  std::int64_t retry_at_unix_ms = 0;

  bool operator==(const SectionProgress&) const = default;
};

constexpr bool is_settled(SectionProgress::State state) {
  using enum SectionProgress::State;
  return state == Done || state == Partial || state == Failed || state == Skipped;
}

struct ReadProgress {
  /// By mode in the order asked for, then in the plan's order.
  std::vector<SectionProgress> sections;
  std::size_t settled = 0;
  std::size_t reads_sent = 0;
  std::size_t reads_under_way = 0;
  /// How many more objects the lists by creation may hold if they are spread evenly over the time not yet looked at. Means
  /// something once a few parts of it have been read.
  std::size_t objects_expected = 0;
};

/// How a reader goes about it. The defaults are a check's.
struct ReaderOptions {
  ReadScope scope = ReadScope::Check;
  /// Request ids count up from here.
  std::uint32_t first_id = 1;
  /// Requests under way at once.
  std::size_t concurrency = 4;
  /// In all, retries included. Connecting needs the rest.
  std::size_t max_reads = kReadsAllowed - kReadsToConnect - 1;
  /// An attempt that may be better the next time (408, 409, 429, 5xx, half an answer, no network) is repeated this often.
  int retries = 3;
  /// Between two requests, whatever they are for.
  std::int64_t interval_ms = 0;
  /// When the account was created, so that a list by creation is not looked for before it. Objects that are older all the same
  /// are read, too.
  std::int64_t oldest_unix_seconds = 1'293'840'000;
};

/// A value: copying it copies what was read so far.
class Reader {
 public:
  static constexpr std::size_t kConcurrency = ReaderOptions{}.concurrency;
  static constexpr int kRetries = ReaderOptions{}.retries;
  static constexpr std::size_t kMaxReads = ReaderOptions{}.max_reads;
  /// Stripe or the proxy asking for more patience than this counts as a failure.
  static constexpr std::int64_t kLongestWaitMs = 60'000;

  /// `modes` without repetition. The snapshot is dated `unix_ms`. Request ids count up from `first_id`.
  Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, std::uint32_t first_id = 1);
  Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, const ReaderOptions& options);

  /// What is to be sent now; it counts as under way until answer() or failed() is called with its id. Empty while paused.
  std::vector<ReadRequest> next(std::int64_t unix_ms);
  /// When next() will have something without another answer, in the past where it has something now; nullopt where only an
  /// answer or resume() can bring that.
  std::optional<std::int64_t> due_at_unix_ms() const;

  /// `jitter` in [0, 1) spreads retries: a random number, passed in. Both ignore an id that is not under way (late answers of
  /// requests that were given up) and then return false.
  bool answer(const ReadAnswer& answer, std::int64_t unix_ms, double jitter);
  bool failed(std::uint32_t id, ReadFailure failure, std::int64_t unix_ms, double jitter);

  /// Between pause() and resume() nothing new is sent. What is under way may still be answered, or be given back as Aborted.
  void pause() { paused_ = true; }
  void resume() { paused_ = false; }
  bool paused() const { return paused_; }
  /// Gives up what is left. What was read stays.
  void stop();
  /// Nothing is under way and nothing left to send.
  bool finished() const;

  /// One entry for each part of a list that is read in parts.
  ReadProgress progress() const;

  /// Hands over the objects of a list by creation that came since the last call, in no particular order, so that a list of
  /// any length takes little memory. They are still counted, and no longer in snapshot().
  std::vector<Json> take_items(Mode mode, SectionName section);

  /// What was read so far as `portal-snapshot/1`. A section that has not begun is absent; one that could not be read is
  /// {"status", "error"}, with status 0 where no whole answer came; a list that is not whole has `has_more` true.
  Json snapshot(const Integration& integration = {}) const;

 private:
  /// What is left of a list by creation.
  struct Span {
    std::optional<std::int64_t> since_unix_seconds = std::nullopt;
    std::optional<std::int64_t> before_unix_seconds = std::nullopt;
    /// Nothing newer is to come.
    std::optional<std::int64_t> newest_left_unix_seconds = std::nullopt;
    double objects_per_second = 0;
  };

  /// One section of one mode, or a part of one.
  struct Task {
    Mode mode;
    PlannedRead read;
    Span span = {};
    SectionProgress::State state = SectionProgress::State::Waiting;
    std::optional<std::uint32_t> request_id = std::nullopt;
    std::int64_t due_unix_ms = 0;
    int retries = 0;
    std::size_t pages = 0;
    std::size_t count = 0;
    int status = 0;
    /// What the snapshot will hold; null where nothing has come yet.
    Json value = nullptr;
    /// Of the last object read.
    std::string last_id = {};
    /// Of the last attempt, in Stripe's form; null where it brought something.
    Json error = nullptr;
  };

  /// Why an attempt brought nothing: the status (0 where no whole answer came) and the error in Stripe's form.
  struct Refusal {
    int status = 0;
    Json error;
    /// What Retry-After asks for.
    std::optional<std::int64_t> wait_ms = std::nullopt;
  };

  static Refusal read_refusal(const ReadAnswer& answer);
  /// False where the body is not what this section answers with.
  static bool take_object(Task& task, Json&& body);
  static bool take_page(Task& task, Json&& body);
  /// Notes how far a list by creation has come. False where the page is not the next one.
  static bool take_creation(Task& task, const Json& page);
  static void give_up(Task& task);
  static std::string query_of(const Task& task);

  double seconds_left(const Task& task) const;
  /// If they go on as close together as on the last page; 0 where there was none.
  double objects_left(const Task& task) const;
  double objects_expected(Mode mode, SectionName section) const;
  /// Makes two of the ready task that has most left, for as long as there are requests to spare and it is worth it.
  void split_long_lists(std::int64_t unix_ms);

  Task* find_under_way(std::uint32_t id);
  /// Sends the task's request again later, or gives it up where it had its retries.
  void retry(Task& task, Refusal refusal, std::int64_t unix_ms, double jitter);
  std::size_t under_way() const;

  ReaderOptions options_;
  std::vector<Task> tasks_;
  std::int64_t next_send_unix_ms_ = 0;
  std::int64_t taken_at_unix_seconds_ = 0;
  std::uint32_t next_id_ = 1;
  std::size_t reads_sent_ = 0;
  bool paused_ = false;
};

}  // namespace portal_guide::stripe
