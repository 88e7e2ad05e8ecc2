#include "core/stripe/reader.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <utility>

#include "core/stripe/api_key.hpp"
#include "core/stripe/members.hpp"

namespace portal_guide::stripe {
namespace {

using enum SectionProgress::State;

constexpr std::int64_t kFirstBackoffMs = 500;
/// Added to the time that Retry-After asks for, so that many widgets do not come back at the same moment.
constexpr double kRetryAfterSpreadMs = 500;
constexpr int kTooManyRequests = 429;
/// A list by creation with fewer objects left than this is not split: it is read page after page.
constexpr double kWorthSplitting = 500;
constexpr double kMostExpected = 1e12;

bool is_success(int status) { return status >= 200 && status < 300; }
bool is_http_status(int status) { return status >= 100 && status < 600; }

/// Stripe's own clients repeat the same ones; 409 means that another request holds a lock.
bool may_be_better_later(int status) {
  return status == 0 || status == 408 || status == 409 || status == kTooManyRequests || status >= 500;
}

/// The header in seconds. Stripe and the proxy never send a date in it.
std::optional<std::int64_t> parse_retry_after(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t kDay = 86'400;
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return std::nullopt;
  return std::min(seconds, kDay) * 1000;
}

/// Our own errors have a code and no sentence, because sentences are content.
Json error_with_code(std::string_view code) { return Json{{"code", code}, {"type", "portal_guide"}}; }

/// The members of a problem (RFC 9457) that the proxy writes: its `code` is one of ours.
namespace problem {
constexpr std::string_view kCode = "code";
constexpr std::string_view kDetail = "detail";
}  // namespace problem

void copy_string(const Json* from, MemberPath as, Json& to) {
  if (const auto text = as_string(from)) to[std::string(as.name())] = redact_keys(*text);
}

/// Stripe's error object, or the proxy's problem (RFC 9457) in the same form.
Json read_error(std::string_view body) {
  const auto document = parse_json(body);
  if (!document) return error_with_code("answer-unreadable");
  Json result = Json::object();
  if (const Json* error = find(*document, error_answer::kError); error != nullptr && error->is_object()) {
    for (const MemberPath member :
         {api_error::kCode, api_error::kDocUrl, api_error::kMessage, api_error::kParam, api_error::kType}) {
      copy_string(find(*error, member), member, result);
    }
    return result;
  }
  if (const Json* code = find(*document, problem::kCode); as_string(code)) {
    result = error_with_code({});
    copy_string(code, api_error::kCode, result);
    copy_string(find(*document, problem::kDetail), api_error::kMessage, result);
    return result;
  }
  return error_with_code("answer-unreadable");
}

/// The member, to be changed; null where the object does not have it.
Json* member_of(Json& object, MemberPath member) {
  const auto found = object.find(member.name());
  return found == object.end() ? nullptr : &*found;
}

/// Adds the items that are new, and returns how many. While a list is read, an object may slip from one page to the next.
std::size_t append_new(Json& items, Json&& page) {
  const std::size_t before = items.size();
  std::set<std::string, std::less<>> known;
  for (const Json& item : items) {
    known.emplace(as_string(find(item, any_object::kId)).value_or(""));
  }
  for (Json& item : page) {
    const auto id = as_string(find(item, any_object::kId));
    if (!id || known.emplace(*id).second) items.push_back(std::move(item));
  }
  return items.size() - before;
}

/// Adds a later part of a list to what the snapshot holds of it. `part` is null where nothing of it came.
void append_part(Json& section, const Json& part) {
  Json* const items = member_of(section, list_page::kData);
  if (items == nullptr) {
    if (part.is_null()) return;
    section = part;
    section[list_page::kHasMore.name()] = true;
    return;
  }
  if (!part.is_null()) {
    const Json& more = *find(part, list_page::kData);
    items->insert(items->end(), more.begin(), more.end());
  }
  section[list_page::kHasMore.name()] = part.is_null() || as_bool(find(section, list_page::kHasMore)).value_or(true) ||
                                        as_bool(find(part, list_page::kHasMore)).value_or(true);
}

}  // namespace

Reader::Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, std::uint32_t first_id)
    : Reader(modes, unix_ms, ReaderOptions{.first_id = first_id}) {}

Reader::Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, const ReaderOptions& options)
    : options_(options), taken_at_unix_seconds_(unix_ms / 1000), next_id_(options.first_id) {
  for (const Mode mode : modes) {
    for (const PlannedRead& read : read_plan(options.scope)) {
      tasks_.push_back({.mode = mode, .read = read});
    }
  }
}

std::vector<ReadRequest> Reader::next(std::int64_t unix_ms) {
  std::vector<ReadRequest> requests;
  if (paused_) return requests;
  split_long_lists(unix_ms);
  std::size_t sending = under_way();
  for (Task& task : tasks_) {
    if (is_settled(task.state) || task.request_id || task.due_unix_ms > unix_ms) continue;
    if (reads_sent_ == options_.max_reads) {
      give_up(task);
      continue;
    }
    if (sending == options_.concurrency || next_send_unix_ms_ > unix_ms) break;
    task.state = Reading;
    task.request_id = next_id_++;
    requests.push_back({.id = *task.request_id,
                        .mode = task.mode,
                        .section = task.read.section,
                        .path = std::string(task.read.path),
                        .query = query_of(task)});
    ++reads_sent_;
    ++sending;
    if (options_.interval_ms > 0) next_send_unix_ms_ = unix_ms + options_.interval_ms;
  }
  return requests;
}

std::string Reader::query_of(const Task& task) {
  std::string query = page_query(task.read, task.last_id);
  if (task.span.since_unix_seconds) query += "&created[gte]=" + std::to_string(*task.span.since_unix_seconds);
  if (task.span.before_unix_seconds) query += "&created[lt]=" + std::to_string(*task.span.before_unix_seconds);
  return query;
}

double Reader::seconds_left(const Task& task) const {
  if (is_settled(task.state) || !task.span.newest_left_unix_seconds) return 0;
  const std::int64_t since = task.span.since_unix_seconds.value_or(options_.oldest_unix_seconds);
  return static_cast<double>(std::max<std::int64_t>(*task.span.newest_left_unix_seconds - since, 0));
}

double Reader::objects_left(const Task& task) const {
  return task.pages == 0 ? 0 : seconds_left(task) * task.span.objects_per_second;
}

double Reader::objects_expected(Mode mode, SectionName section) const {
  double left_seconds = 0;
  std::size_t count = 0;
  for (const Task& task : tasks_) {
    if (task.mode != mode || task.read.section != section || !task.read.by_creation) continue;
    left_seconds += seconds_left(task);
    count += task.count;
  }
  const auto whole_seconds = static_cast<double>(taken_at_unix_seconds_ - options_.oldest_unix_seconds);
  return static_cast<double>(count) * left_seconds / std::max(whole_seconds - left_seconds, 1.0);
}

void Reader::split_long_lists(std::int64_t unix_ms) {
  const auto is_ready = [unix_ms](const Task& task) {
    return !is_settled(task.state) && !task.request_id && task.due_unix_ms <= unix_ms;
  };
  std::size_t wanted = under_way() + static_cast<std::size_t>(std::count_if(tasks_.begin(), tasks_.end(), is_ready));
  for (; wanted < options_.concurrency; ++wanted) {
    const auto longest = std::max_element(tasks_.begin(), tasks_.end(), [&](const Task& one, const Task& other) {
      return (is_ready(one) ? objects_left(one) : 0) < (is_ready(other) ? objects_left(other) : 0);
    });
    if (longest == tasks_.end() || !is_ready(*longest) || objects_left(*longest) < kWorthSplitting) return;
    Span& newer = longest->span;
    const std::int64_t since = newer.since_unix_seconds.value_or(options_.oldest_unix_seconds);
    const std::int64_t middle = since + (*newer.newest_left_unix_seconds - since) / 2;
    if (middle <= since) return;
    Task rest{.mode = longest->mode, .read = longest->read, .span = newer};
    rest.span.before_unix_seconds = middle;
    rest.span.newest_left_unix_seconds = middle;
    newer.since_unix_seconds = middle;
    tasks_.insert(longest + 1, std::move(rest));
  }
}

std::optional<std::int64_t> Reader::due_at_unix_ms() const {
  std::optional<std::int64_t> due;
  if (paused_ || under_way() == options_.concurrency) return due;
  for (const Task& task : tasks_) {
    if (!is_settled(task.state) && !task.request_id) due = std::min(due.value_or(task.due_unix_ms), task.due_unix_ms);
  }
  if (due) due = std::max(*due, next_send_unix_ms_);
  return due;
}

bool Reader::answer(const ReadAnswer& answer, std::int64_t unix_ms, double jitter) {
  Task* const task = find_under_way(answer.id);
  if (task == nullptr) return false;
  task->request_id.reset();
  if (!is_success(answer.status)) {
    retry(*task, read_refusal(answer), unix_ms, jitter);
    return true;
  }
  auto body = parse_json(answer.body);
  const bool taken =
      body && (is_list(task->read.section) ? take_page(*task, *std::move(body)) : take_object(*task, *std::move(body)));
  if (!taken) retry(*task, {.status = 0, .error = error_with_code("answer-incomplete")}, unix_ms, jitter);
  return true;
}

bool Reader::failed(std::uint32_t id, ReadFailure failure, std::int64_t unix_ms, double jitter) {
  Task* const task = find_under_way(id);
  if (task == nullptr) return false;
  task->request_id.reset();
  if (failure == ReadFailure::Aborted) {
    task->state = task->pages == 0 ? Waiting : Reading;
    return true;
  }
  const std::string_view code = failure == ReadFailure::Timeout ? "timeout" : "network";
  retry(*task, {.status = 0, .error = error_with_code(code)}, unix_ms, jitter);
  return true;
}

void Reader::stop() {
  for (Task& task : tasks_) {
    if (!is_settled(task.state)) give_up(task);
  }
}

bool Reader::finished() const {
  return std::all_of(tasks_.begin(), tasks_.end(), [](const Task& task) { return is_settled(task.state); });
}

ReadProgress Reader::progress() const {
  ReadProgress progress;
  progress.reads_sent = reads_sent_;
  progress.reads_under_way = under_way();
  for (const Task& task : tasks_) {
    progress.sections.push_back({.mode = task.mode,
                                 .section = task.read.section,
                                 .state = task.state,
                                 .count = task.count,
                                 .status = task.status,
                                 .retry_at_unix_ms = task.state == Retrying ? task.due_unix_ms : 0});
    progress.settled += is_settled(task.state) ? 1U : 0U;
  }
  double expected = 0;
  for (const Mode mode : {Mode::Live, Mode::Test}) {
    for (const PlannedRead& read : read_plan(options_.scope)) {
      expected += objects_expected(mode, read.section);
    }
  }
  progress.objects_expected = static_cast<std::size_t>(std::min(expected, kMostExpected));
  return progress;
}

std::vector<Json> Reader::take_items(Mode mode, SectionName section) {
  std::vector<Json> items;
  for (Task& task : tasks_) {
    if (task.mode != mode || task.read.section != section || !task.read.by_creation || task.value.is_null()) continue;
    Json& page = *member_of(task.value, list_page::kData);
    std::move(page.begin(), page.end(), std::back_inserter(items));
    page = Json::array();
  }
  return items;
}

Json Reader::snapshot(const Integration& integration) const {
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", taken_at_unix_seconds_}, {"api_version", kApiVersion}};
  for (const Task& task : tasks_) {
    Json& sections = document[std::string(to_string(task.mode))];
    if (sections.is_null()) sections = Json::object();
    const std::string member(to_string(task.read.section));
    Json* const newer_part = sections.contains(member) ? &*sections.find(member) : nullptr;
    if (newer_part != nullptr) {
      append_part(*newer_part, task.value);
    } else if (!task.value.is_null()) {
      sections[member] = task.value;
    } else if (!task.error.is_null()) {
      sections[member] = {{"status", task.status}, {"error", task.error}};
    }
  }
  if (!integration.return_url.empty()) document["integration"]["return_url"] = integration.return_url;
  if (!integration.session_configuration.empty()) {
    document["integration"]["session_configuration"] = to_json(integration.session_configuration);
  }
  return document;
}

Reader::Refusal Reader::read_refusal(const ReadAnswer& answer) {
  return {.status = is_http_status(answer.status) ? answer.status : 0,
          .error = read_error(answer.body),
          .wait_ms = parse_retry_after(answer.retry_after)};
}

bool Reader::take_object(Task& task, Json&& body) {
  if (!body.is_object() || find(body, error_answer::kError) != nullptr) return false;
  task.value = std::move(body);
  task.count = 1;
  task.state = Done;
  task.error = nullptr;
  task.status = 0;
  return true;
}

bool Reader::take_page(Task& task, Json&& body) {
  const auto has_more = as_bool(find(body, list_page::kHasMore));
  Json* const items = member_of(body, list_page::kData);
  if (!has_more || find(body, error_answer::kError) != nullptr || items == nullptr || !items->is_array()) return false;
  Json& page = *items;
  if (!std::all_of(page.begin(), page.end(), [](const Json& item) { return item.is_object(); })) return false;
  const std::string last_id(page.empty() ? std::string_view() : as_string(find(page.back(), any_object::kId)).value_or(""));
  const bool is_new = last_id.empty() || last_id != task.last_id;
  if (task.read.by_creation && !page.empty() && !take_creation(task, page)) return false;
  if (task.value.is_null()) {
    task.count = page.size();
    task.value = std::move(body);
  } else {
    if (is_new) task.count += append_new(*member_of(task.value, list_page::kData), std::move(page));
    *member_of(task.value, list_page::kHasMore) = *has_more;
  }
  ++task.pages;
  task.retries = 0;
  task.error = nullptr;
  task.status = 0;
  // The next page begins behind the last id. Without a new one, the same page would come again.
  const bool can_go_on = task.pages < task.read.max_pages && !last_id.empty() && is_new;
  task.last_id = last_id;
  task.state = !*has_more ? Done : can_go_on ? Reading : Partial;
  return true;
}

bool Reader::take_creation(Task& task, const Json& page) {
  const auto newest = as_integer(find(page.front(), any_object::kCreated));
  const auto oldest = as_integer(find(page.back(), any_object::kCreated));
  // A list that begins again from its start would never end.
  if (!newest || !oldest || *oldest > *newest || *newest > task.span.newest_left_unix_seconds.value_or(*newest)) return false;
  task.span.newest_left_unix_seconds = *oldest;
  task.span.objects_per_second =
      static_cast<double>(page.size()) / static_cast<double>(std::max<std::int64_t>(*newest - *oldest, 1));
  return true;
}

void Reader::give_up(Task& task) {
  task.request_id.reset();
  // What was read of a list stays. Its has_more says that there is more.
  task.state = !task.value.is_null() ? Partial : task.error.is_null() ? Skipped : Failed;
}

Reader::Task* Reader::find_under_way(std::uint32_t id) {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(), [&](const Task& task) { return task.request_id == id; });
  return found == tasks_.end() ? nullptr : &*found;
}

void Reader::retry(Task& task, Refusal refusal, std::int64_t unix_ms, double jitter) {
  task.status = refusal.status;
  task.error = std::move(refusal.error);
  // Written so that a NaN becomes 0.
  const double spread = jitter > 0 ? std::min(jitter, 1.0) : 0;
  const std::int64_t backoff_ms = kFirstBackoffMs << task.retries;
  const auto wait_ms = refusal.wait_ms ? *refusal.wait_ms + static_cast<std::int64_t>(spread * kRetryAfterSpreadMs)
                                       : static_cast<std::int64_t>(static_cast<double>(backoff_ms) * (0.5 + spread / 2));
  if (!may_be_better_later(refusal.status) || task.retries == options_.retries || wait_ms > kLongestWaitMs) {
    give_up(task);
    return;
  }
  ++task.retries;
  task.state = Retrying;
  task.due_unix_ms = unix_ms + wait_ms;
  if (refusal.status == kTooManyRequests) {
    // The limit on requests is the account's, so every section has to wait.
    for (Task& other : tasks_) {
      if (other.mode == task.mode && !is_settled(other.state)) {
        other.due_unix_ms = std::max(other.due_unix_ms, task.due_unix_ms);
      }
    }
  }
}

std::size_t Reader::under_way() const {
  return static_cast<std::size_t>(
      std::count_if(tasks_.begin(), tasks_.end(), [](const Task& task) { return task.request_id.has_value(); }));
}

}  // namespace portal_guide::stripe
