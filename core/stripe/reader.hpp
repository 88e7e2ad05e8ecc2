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

/// Reads an account into a snapshot, by the plan of read_plan.hpp. A list with `by_creation` is read in several parts at once,
/// as far as there are requests to spare; the longest part is split first. The reader knows no network, clock or randomness: it
/// says what to send, is told what came back and when, and can be asked at any time how far it is and what it has.
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
  /// Every request has an id of its own, even one that repeats another.
  std::uint32_t id = 0;
  Mode mode = Mode::Test;
  SectionName section = SectionName::Account;
  /// Below Stripe's base address.
  std::string path;
  /// Without "?"; empty where there is none.
  std::string query;

  bool operator==(const ReadRequest&) const = default;
};

/// What came back: from Stripe, or from a proxy before it (problem+json).
struct ReadAnswer {
  std::uint32_t id = 0;
  /// HTTP status.
  int status = 0;
  /// The header of that name; empty where there is none.
  std::string_view retry_after = {};
  std::string_view body = {};
};

enum class ReadFailure {
  /// There was no connection, or it broke.
  Network,
  Timeout,
  /// The caller gives the request back, to be sent again later. This does not count as an attempt.
  Aborted,
};

struct SectionProgress {
  enum class State {
    Waiting,
    Reading,
    /// Waiting until `retry_at_unix_ms`, because the next attempt may succeed.
    Retrying,
    Done,
    /// Only a part of the list was read, and the rest is given up.
    Partial,
    /// See `status`, which is 0 where no whole answer came.
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
  /// How many more objects the lists by creation may hold, if their objects are spread evenly over the time that was not read
  /// yet. An estimate that means something once a few parts have been read.
  std::size_t objects_expected = 0;
};

/// How a reader reads. The defaults are those of a check.
struct ReaderOptions {
  ReadScope scope = ReadScope::Check;
  /// Request ids count up from here.
  std::uint32_t first_id = 1;
  /// Requests under way at once.
  std::size_t concurrency = 4;
  /// Requests in all, retries included. What is left of kReadsAllowed is for connecting.
  std::size_t max_reads = kReadsAllowed - kReadsToConnect - 1;
  /// How often a request is repeated whose next attempt may succeed (408, 409, 429, 5xx, half an answer, no network).
  int retries = 3;
  /// The least time between any two requests.
  std::int64_t interval_ms = 0;
  /// When the account was created: lists by creation are not expected to hold anything older. Where they do, it is read all
  /// the same.
  std::int64_t oldest_unix_seconds = 1'293'840'000;
};

/// A value: copying it copies what was read so far.
class Reader {
 public:
  static constexpr std::size_t kConcurrency = ReaderOptions{}.concurrency;
  static constexpr int kRetries = ReaderOptions{}.retries;
  static constexpr std::size_t kMaxReads = ReaderOptions{}.max_reads;
  /// Where Stripe or the proxy asks to wait longer than this, the request has failed.
  static constexpr std::int64_t kLongestWaitMs = 60'000;

  /// `modes` holds no mode twice. `unix_ms` is the snapshot's time. Request ids count up from `first_id`.
  Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, std::uint32_t first_id = 1);
  Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, const ReaderOptions& options);

  /// What to send now. A request is under way until answer() or failed() is called with its id. Empty while paused.
  std::vector<ReadRequest> next(std::int64_t unix_ms);
  /// When next() will have something to send even if no answer comes; a time in the past where it has something now. Nullopt
  /// where only an answer or resume() can bring something.
  std::optional<std::int64_t> due_at_unix_ms() const;

  /// `jitter` is a random number in [0, 1) that spreads retries. Both return false and do nothing for an id that is not under
  /// way, such as a late answer to a request that was given up.
  bool answer(const ReadAnswer& answer, std::int64_t unix_ms, double jitter);
  bool failed(std::uint32_t id, ReadFailure failure, std::int64_t unix_ms, double jitter);

  /// While paused, next() gives nothing. What is under way may still be answered, or be given back as Aborted.
  void pause() { paused_ = true; }
  void resume() { paused_ = false; }
  bool paused() const { return paused_; }
  /// Gives up what was not read yet.
  void stop();
  /// Whether nothing is under way and nothing is left to send.
  bool finished() const;

  /// A list that is read in parts has one entry for each part.
  ReadProgress progress() const;

  /// Hands over the objects of a list by creation that came since the last call, in no particular order. They still count, but
  /// are no longer in snapshot(), so a list of any length takes little memory.
  std::vector<Json> take_items(Mode mode, SectionName section);

  /// What was read so far, as `portal-snapshot/1`. A section that was not begun is absent. One that could not be read is
  /// {"status", "error"}, with status 0 where no whole answer came. A list that is not whole has `has_more` true.
  Json snapshot(const Integration& integration = {}) const;

 private:
  /// The part of a list by creation that is left to read.
  struct Span {
    std::optional<std::int64_t> since_unix_seconds = std::nullopt;
    std::optional<std::int64_t> before_unix_seconds = std::nullopt;
    /// What is left is at most as new as this.
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
    /// The id of the last object that was read.
    std::string last_id = {};
    /// The error of the last attempt, in Stripe's form; null where the attempt succeeded.
    Json error = nullptr;
  };

  /// Why an attempt failed: the status (0 where no whole answer came) and the error in Stripe's form.
  struct Refusal {
    int status = 0;
    Json error;
    /// How long Retry-After asks to wait.
    std::optional<std::int64_t> wait_ms = std::nullopt;
  };

  static Refusal read_refusal(const ReadAnswer& answer);
  /// Both return false where the body is not what this section answers with.
  static bool take_object(Task& task, Json&& body);
  static bool take_page(Task& task, Json&& body);
  /// Notes how far a list by creation has come. False where the page is not the next one.
  static bool take_creation(Task& task, const Json& page);
  static void give_up(Task& task);
  static std::string query_of(const Task& task);

  double seconds_left(const Task& task) const;
  /// How many objects are left if they stay as close together as on the last page; 0 before the first page.
  double objects_left(const Task& task) const;
  double objects_expected(Mode mode, SectionName section) const;
  /// Splits the ready task with the most left in two, as long as there are requests to spare and it is worth it.
  void split_long_lists(std::int64_t unix_ms);

  Task* find_under_way(std::uint32_t id);
  /// Has the task's request sent again later, or gives the task up where it has no retries left.
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
