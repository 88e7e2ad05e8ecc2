#include "core/stripe/reader.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "core/stripe/api_key.hpp"

namespace portal_guide::stripe {
namespace {

using enum SectionProgress::State;

constexpr std::int64_t kFirstBackoffMs = 500;
/// Added to what Retry-After asks for, so that many widgets do not come back in the same moment.
constexpr double kRetryAfterSpreadMs = 500;
constexpr int kTooManyRequests = 429;

bool is_success(int status) { return status >= 200 && status < 300; }
bool is_http_status(int status) { return status >= 100 && status < 600; }

/// As Stripe's own clients do, which also repeat 409: a lock that another request holds.
bool may_be_better_later(int status) {
  return status == 0 || status == 408 || status == 409 || status == kTooManyRequests || status >= 500;
}

/// Seconds. Stripe and the proxy send no dates.
std::optional<std::int64_t> parse_retry_after(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t kDay = 86'400;
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) {
    return std::nullopt;
  }
  return std::min(seconds, kDay) * 1000;
}

/// Errors of ours carry a code and no sentence: content has the words.
Json error_with_code(std::string_view code) { return Json{{"code", code}, {"type", "portal_guide"}}; }

void copy_string(const Json& from, std::string_view member, Json& to, const std::string& as) {
  if (const auto text = as_string(find(from, member))) {
    to[as] = redact_keys(*text);
  }
}

/// Stripe's error object, or the proxy's problem (RFC 9457) in the same form.
Json read_error(std::string_view body) {
  const auto document = parse_json(body);
  if (!document) {
    return error_with_code("answer-unreadable");
  }
  Json result = Json::object();
  if (const Json* error = find(*document, "error"); error != nullptr && error->is_object()) {
    for (const std::string_view member : {"code", "doc_url", "message", "param", "type"}) {
      copy_string(*error, member, result, std::string(member));
    }
    return result;
  }
  if (as_string(find(*document, "code"))) {
    result = error_with_code({});
    copy_string(*document, "code", result, "code");
    copy_string(*document, "detail", result, "message");
    return result;
  }
  return error_with_code("answer-unreadable");
}

/// An object that slipped from one page to the next while we read is kept once.
void append_new(Json& items, Json&& page) {
  std::set<std::string, std::less<>> known;
  for (const Json& item : items) {
    known.emplace(as_string(find(item, "id")).value_or(""));
  }
  for (Json& item : page) {
    const auto id = as_string(find(item, "id"));
    if (!id || known.emplace(*id).second) {
      items.push_back(std::move(item));
    }
  }
}

}  // namespace

Reader::Reader(const std::vector<Mode>& modes, std::int64_t unix_ms, std::uint32_t first_id)
    : taken_at_unix_seconds_(unix_ms / 1000), next_id_(first_id) {
  for (const Mode mode : modes) {
    for (std::size_t planned = 0; planned < read_plan().size(); ++planned) {
      tasks_.push_back({.mode = mode, .planned = planned});
    }
  }
}

std::vector<ReadRequest> Reader::next(std::int64_t unix_ms) {
  std::vector<ReadRequest> requests;
  if (paused_) {
    return requests;
  }
  std::size_t sending = under_way();
  for (Task& task : tasks_) {
    if (is_settled(task.state) || task.request_id || task.due_unix_ms > unix_ms) {
      continue;
    }
    if (reads_sent_ == kMaxReads) {
      give_up(task);
      continue;
    }
    if (sending == kConcurrency) {
      break;
    }
    const PlannedRead& read = read_plan()[task.planned];
    task.state = Reading;
    task.request_id = next_id_++;
    requests.push_back({.id = *task.request_id,
                        .mode = task.mode,
                        .section = read.section,
                        .path = std::string(read.path),
                        .query = page_query(read, task.last_id)});
    ++reads_sent_;
    ++sending;
  }
  return requests;
}

std::optional<std::int64_t> Reader::due_at_unix_ms() const {
  std::optional<std::int64_t> due;
  if (paused_ || under_way() == kConcurrency) {
    return due;
  }
  for (const Task& task : tasks_) {
    if (!is_settled(task.state) && !task.request_id) {
      due = std::min(due.value_or(task.due_unix_ms), task.due_unix_ms);
    }
  }
  return due;
}

bool Reader::answer(const ReadAnswer& answer, std::int64_t unix_ms, double jitter) {
  Task* const task = find_under_way(answer.id);
  if (task == nullptr) {
    return false;
  }
  task->request_id.reset();
  if (!is_success(answer.status)) {
    retry(*task, read_refusal(answer), unix_ms, jitter);
    return true;
  }
  auto body = parse_json(answer.body);
  const bool taken = body && (is_list(read_plan()[task->planned].section) ? take_page(*task, *std::move(body))
                                                                          : take_object(*task, *std::move(body)));
  if (!taken) {
    retry(*task, {.status = 0, .error = error_with_code("answer-incomplete")}, unix_ms, jitter);
  }
  return true;
}

bool Reader::failed(std::uint32_t id, ReadFailure failure, std::int64_t unix_ms, double jitter) {
  Task* const task = find_under_way(id);
  if (task == nullptr) {
    return false;
  }
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
    if (!is_settled(task.state)) {
      give_up(task);
    }
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
    const Json* items = find(task.value, "data");
    const bool is_object = !is_list(read_plan()[task.planned].section) && !task.value.is_null();
    progress.sections.push_back({.mode = task.mode,
                                 .section = read_plan()[task.planned].section,
                                 .state = task.state,
                                 .count = is_object          ? 1
                                          : items == nullptr ? 0
                                                             : items->size(),
                                 .status = task.status,
                                 .retry_at_unix_ms = task.state == Retrying ? task.due_unix_ms : 0});
    progress.settled += is_settled(task.state) ? 1U : 0U;
  }
  return progress;
}

Json Reader::snapshot(const Integration& integration) const {
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", taken_at_unix_seconds_}, {"api_version", kApiVersion}};
  for (const Task& task : tasks_) {
    Json& sections = document[std::string(to_string(task.mode))];
    if (sections.is_null()) {
      sections = Json::object();
    }
    const std::string member(to_string(read_plan()[task.planned].section));
    if (!task.value.is_null()) {
      sections[member] = task.value;
    } else if (!task.error.is_null()) {
      sections[member] = {{"status", task.status}, {"error", task.error}};
    }
  }
  if (!integration.return_url.empty()) {
    document["integration"]["return_url"] = integration.return_url;
  }
  if (!integration.session_configuration.empty()) {
    document["integration"]["session_configuration"] = integration.session_configuration;
  }
  return document;
}

Reader::Refusal Reader::read_refusal(const ReadAnswer& answer) {
  return {.status = is_http_status(answer.status) ? answer.status : 0,
          .error = read_error(answer.body),
          .wait_ms = parse_retry_after(answer.retry_after)};
}

bool Reader::take_object(Task& task, Json&& body) {
  if (!body.is_object() || find(body, "error") != nullptr) {
    return false;
  }
  task.value = std::move(body);
  task.state = Done;
  task.error = nullptr;
  task.status = 0;
  return true;
}

bool Reader::take_page(Task& task, Json&& body) {
  const auto has_more = as_bool(find(body, "has_more"));
  if (!has_more || find(body, "error") != nullptr || find(body, "data") == nullptr || !find(body, "data")->is_array()) {
    return false;
  }
  Json& page = *body.find("data");
  if (!std::all_of(page.begin(), page.end(), [](const Json& item) { return item.is_object(); })) {
    return false;
  }
  const std::string last_id(page.empty() ? std::string_view() : as_string(find(page.back(), "id")).value_or(""));
  if (task.value.is_null()) {
    task.value = std::move(body);
  } else {
    append_new(*task.value.find("data"), std::move(page));
    *task.value.find("has_more") = *has_more;
  }
  ++task.pages;
  task.retries = 0;
  task.error = nullptr;
  task.status = 0;
  // Without a new id to go on from, the same page would come again.
  const bool can_go_on = task.pages < read_plan()[task.planned].max_pages && !last_id.empty() && last_id != task.last_id;
  task.last_id = last_id;
  task.state = !*has_more ? Done : can_go_on ? Reading : Partial;
  return true;
}

void Reader::give_up(Task& task) {
  task.request_id.reset();
  // What has been read of a list stays, and its has_more says that it is not all.
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
  if (!may_be_better_later(refusal.status) || task.retries == kRetries || wait_ms > kLongestWaitMs) {
    give_up(task);
    return;
  }
  ++task.retries;
  task.state = Retrying;
  task.due_unix_ms = unix_ms + wait_ms;
  if (refusal.status == kTooManyRequests) {
    // The limit is the account's, not the section's.
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
