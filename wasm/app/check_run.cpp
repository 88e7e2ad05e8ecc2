#include "wasm/app/check_run.hpp"

#include <algorithm>

#include "core/json.hpp"

namespace portal_guide::app {
namespace {

constexpr std::string_view kProxyStripe = "/v1/stripe";
constexpr std::string_view kOriginRefused = "origin_refused";
constexpr int kSecondMs = 1000;

/// Spreads retries: a number in [0, 1) that differs from request to request. It need not be random.
double jitter(std::uint32_t id, std::int64_t unix_ms) {
  auto bits = (static_cast<std::uint64_t>(unix_ms) + id) * 0x9E3779B97F4A7C15ULL;
  bits ^= bits >> 32U;
  return static_cast<double>(bits % 1000) / 1000.0;
}

bool is_token_problem(std::string_view code) { return code.rfind("token_", 0) == 0; }

stripe::ReadFailure failure_of(Failed::Reason reason) {
  using enum Failed::Reason;
  switch (reason) {
    case Network:
      return stripe::ReadFailure::Network;
    case Timeout:
      return stripe::ReadFailure::Timeout;
    case Aborted:
      return stripe::ReadFailure::Aborted;
  }
  return stripe::ReadFailure::Network;
}

}  // namespace

CheckRun::CheckRun(const std::vector<Mode>& modes, std::uint32_t first_id, std::int64_t unix_ms)
    : reader_(modes, unix_ms, first_id + 1), timer_id_(first_id), reading_since_unix_ms_(unix_ms) {}

std::int64_t CheckRun::elapsed_ms(std::int64_t unix_ms) const {
  return elapsed_before_ms_ + (reading() ? std::max<std::int64_t>(0, unix_ms - reading_since_unix_ms_) : 0);
}

std::int64_t CheckRun::waiting_ms(std::int64_t unix_ms) const {
  std::int64_t longest = 0;
  for (const auto& [id, sent] : sent_) {
    longest = std::max(longest, unix_ms - sent.unix_ms);
  }
  return longest;
}

std::vector<stripe::SectionProgress> CheckRun::unread() const {
  auto sections = reader_.progress().sections;
  std::erase_if(sections, [](const stripe::SectionProgress& section) {
    using enum stripe::SectionProgress::State;
    if (section.state == Skipped) return false;
    return section.state != Failed || (section.status != 0 && section.status != 429 && section.status < 500);
  });
  return sections;
}

bool CheckRun::nothing_read() const { return unread().size() == reader_.progress().sections.size(); }

bool CheckRun::answer(const Response& response, std::int64_t unix_ms) {
  const auto sent = sent_.find(response.id);
  if (sent == sent_.end()) return false;
  const auto code = problem_code(response);
  if (is_token_problem(code)) {
    disconnect(sent->second.mode, {.id = code == "token_expired" ? "token-expired" : "token-invalid"}, unix_ms);
    return true;
  }
  if (code == kOriginRefused) {
    // The proxy refuses, not Stripe. If it were taken for Stripe, every section would seem to lack a permission.
    failure_ = Error{.id = "origin-refused"};
    interrupt(Phase::Interrupted, unix_ms);
    return true;
  }
  sent_.erase(sent);
  failures_in_a_row_ = 0;
  const auto retry_after = response.headers.find("retry-after");
  reader_.answer(
      {.id = response.id,
       .status = response.status,
       .retry_after = retry_after == response.headers.end() ? std::string_view() : std::string_view(retry_after->second),
       .body = response.body},
      unix_ms, jitter(response.id, unix_ms));
  return true;
}

bool CheckRun::failed(const Failed& failed, std::int64_t unix_ms) {
  const auto sent = sent_.find(failed.id);
  if (sent == sent_.end()) return false;
  if (failed.reason == Failed::Reason::Aborted) {
    // We aborted nothing that is still in `sent_`: the browser holds no token for the mode any more.
    disconnect(sent->second.mode, {.id = "token-missing"}, unix_ms);
    return true;
  }
  if (failed.reason == Failed::Reason::Network && ++failures_in_a_row_ > stripe::Reader::kConcurrency) {
    // Every request under way has failed, and so has the first retry.
    failure_ = Error{.id = "proxy-unreachable"};
    interrupt(Phase::Interrupted, unix_ms);
    return true;
  }
  sent_.erase(sent);
  reader_.failed(failed.id, failure_of(failed.reason), unix_ms, jitter(failed.id, unix_ms));
  return true;
}

bool CheckRun::timer(const Timer& timer) {
  if (timer.id != timer_id_) return false;
  timer_set_ = false;
  return true;
}

void CheckRun::stop(std::int64_t unix_ms) {
  if (reading()) interrupt(Phase::Stopped, unix_ms);
}

void CheckRun::resume(std::int64_t unix_ms) {
  if (!can_resume()) return;
  failure_.reset();
  expired_.reset();
  failures_in_a_row_ = 0;
  phase_ = Phase::Reading;
  reading_since_unix_ms_ = unix_ms;
  reader_.resume();
}

void CheckRun::disconnect(Mode mode, Error why, std::int64_t unix_ms) {
  if (!reading()) return;
  failure_ = std::move(why);
  expired_ = mode;
  interrupt(Phase::Interrupted, unix_ms);
}

void CheckRun::interrupt(Phase phase, std::int64_t unix_ms) {
  elapsed_before_ms_ = elapsed_ms(unix_ms);
  phase_ = phase;
  reader_.pause();
  for (const auto& [id, sent] : sent_) {
    reader_.failed(id, stripe::ReadFailure::Aborted, unix_ms, 0);
    to_abort_.push_back(id);
  }
  sent_.clear();
}

std::vector<Effect> CheckRun::next(std::int64_t unix_ms) {
  std::vector<Effect> effects;
  for (const auto id : to_abort_) {
    effects.emplace_back(Abort{id});
  }
  to_abort_.clear();
  if (!reading()) return effects;

  for (auto& request : reader_.next(unix_ms)) {
    sent_.emplace(request.id, Sent{.mode = request.mode, .unix_ms = unix_ms});
    auto path = std::string(kProxyStripe) + request.path;
    if (!request.query.empty()) path.append("?").append(request.query);
    effects.emplace_back(Fetch{.id = request.id, .path = std::move(path), .authorize = request.mode});
  }
  if (reader_.finished()) {
    elapsed_before_ms_ = elapsed_ms(unix_ms);
    phase_ = Phase::Finished;
    return effects;
  }
  if (!timer_set_) {
    // Wakes up once a second, so that the elapsed time is seen to run, and earlier if a retry is due.
    auto wait_ms = static_cast<std::int64_t>(kSecondMs);
    if (const auto due = reader_.due_at_unix_ms()) wait_ms = std::clamp<std::int64_t>(*due - unix_ms, 1, kSecondMs);
    effects.emplace_back(Delay{.id = timer_id_, .ms = static_cast<int>(wait_ms)});
    timer_set_ = true;
  }
  return effects;
}

std::string problem_code(const Response& response) {
  const auto type = response.headers.find("content-type");
  if (type == response.headers.end() || type->second.rfind("application/problem+json", 0) != 0) return {};
  const auto problem = parse_json(response.body);
  if (!problem) return {};
  return std::string(as_string(find(*problem, "code")).value_or(""));
}

Error problem_error(const content::Content& content, std::string_view code, int status) {
  std::string id(code);
  std::replace(id.begin(), id.end(), '_', '-');
  if (!code.empty() && content.ui.find("error." + id) != content.ui.end()) return {.id = std::move(id)};
  return {.id = "answer-unexpected", .where = {}, .arguments = {{"status", std::to_string(status)}}};
}

}  // namespace portal_guide::app
