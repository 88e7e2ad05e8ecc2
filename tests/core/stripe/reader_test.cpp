#include "core/stripe/reader.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/stripe/read_plan.hpp"

namespace portal_guide::stripe {
namespace {

using State = SectionProgress::State;
using enum SectionName;
using testing::ElementsAre;

constexpr std::int64_t kNow = 1'763'850'000'000;

Json list_of(const std::vector<std::string>& ids, bool has_more = false) {
  Json items = Json::array();
  for (const std::string& id : ids) {
    items.push_back({{"id", id}});
  }
  return {{"object", "list"}, {"data", std::move(items)}, {"has_more", has_more}, {"url", "/v1/list"}};
}

std::string empty_answer(SectionName section) {
  if (section == Account) return R"({"object":"account","id":"acct_1"})";
  if (section == TaxSettings) return R"({"object":"tax.settings","status":"active"})";
  return list_of({}).dump();
}

const ReadRequest& of(const std::vector<ReadRequest>& requests, SectionName section) {
  const auto found =
      std::find_if(requests.begin(), requests.end(), [&](const ReadRequest& request) { return request.section == section; });
  EXPECT_NE(found, requests.end()) << to_string(section) << " was not requested";
  static const ReadRequest kNone;
  return found == requests.end() ? kNone : *found;
}

SectionProgress progress_of(const Reader& reader, SectionName section, Mode mode = Mode::Live) {
  for (const SectionProgress& progress : reader.progress().sections) {
    if (progress.section == section && progress.mode == mode) return progress;
  }
  ADD_FAILURE() << to_string(section);
  return {};
}

/// Answers every request with what `answer_for` gives, in the order sent, until the reader is done or waits for nothing.
template <class AnswerFor>
std::size_t run(Reader& reader, AnswerFor answer_for, std::int64_t now = kNow) {
  std::deque<ReadRequest> under_way;
  std::size_t sent = 0;
  for (int round = 0; round < 1000 && !reader.finished(); ++round) {
    for (ReadRequest& request : reader.next(now)) {
      under_way.push_back(std::move(request));
      ++sent;
    }
    EXPECT_LE(under_way.size(), Reader::kConcurrency);
    if (under_way.empty()) {
      const auto due = reader.due_at_unix_ms();
      if (!due) break;
      EXPECT_GT(*due, now) << "next() gave nothing although something is due";
      now = *due;
      continue;
    }
    const ReadRequest request = under_way.front();
    under_way.pop_front();
    const auto [status, body] = answer_for(request);
    EXPECT_TRUE(reader.answer({.id = request.id, .status = status, .body = body}, now, 0.5));
  }
  return sent;
}

std::pair<int, std::string> ok(std::string body) { return {200, std::move(body)}; }
TEST(Reader, ReadsASmallAccountIntoASnapshot) {
  Reader reader({Mode::Live}, kNow + 999, 10);
  auto requests = reader.next(kNow);
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[0], (ReadRequest{.id = 10, .mode = Mode::Live, .section = Account, .path = "/v1/account", .query = ""}));
  EXPECT_TRUE(reader.next(kNow).empty());
  EXPECT_EQ(reader.due_at_unix_ms(), std::nullopt);

  const std::string account = R"({"object":"account","id":"acct_1","charges_enabled":true})";
  EXPECT_TRUE(reader.answer({.id = 10, .status = 200, .body = account}, kNow, 0));
  const auto fifth = reader.next(kNow);
  ASSERT_EQ(fifth.size(), 1U);
  EXPECT_EQ(fifth[0].section, WebhookEndpoints);
  requests.insert(requests.end(), fifth.begin(), fifth.end());

  EXPECT_TRUE(
      reader.answer({.id = of(requests, Products).id, .status = 200, .body = list_of({"prod_1", "prod_2"}).dump()}, kNow, 0));
  EXPECT_FALSE(reader.finished());
  for (const SectionName section : {BillingPortalConfigurations, Prices, WebhookEndpoints}) {
    EXPECT_TRUE(reader.answer({.id = of(requests, section).id, .status = 200, .body = empty_answer(section)}, kNow, 0));
  }
  EXPECT_FALSE(reader.finished());
  for (const ReadRequest& request : reader.next(kNow)) {
    EXPECT_TRUE(reader.answer({.id = request.id, .status = 200, .body = empty_answer(request.section)}, kNow, 0));
  }
  EXPECT_TRUE(reader.finished());
  EXPECT_TRUE(reader.next(kNow).empty());
  EXPECT_EQ(reader.due_at_unix_ms(), std::nullopt);

  const Json document =
      reader.snapshot({.return_url = "https://shop.example/", .session_configuration = in_either_mode({"bpc_1"})});
  EXPECT_EQ(document["taken_at"], kNow / 1000);
  EXPECT_EQ(document["api_version"], kApiVersion);
  EXPECT_EQ(document["live"]["account"]["charges_enabled"], true);
  EXPECT_EQ(document["live"]["products"], list_of({"prod_1", "prod_2"}));
  EXPECT_FALSE(document.contains("test"));
  const auto snapshot = Snapshot::create(document);
  ASSERT_TRUE(snapshot.has_value());
  EXPECT_EQ(snapshot->integration().return_url, "https://shop.example/");
  EXPECT_EQ(snapshot->integration().session_configuration.either.at(0).id, "bpc_1");
  EXPECT_EQ(snapshot->section(Mode::Live, Products).items.size(), 2U);
  EXPECT_EQ(snapshot->section(Mode::Live, Subscriptions).state, Section::State::Absent);
}

TEST(Reader, FollowsPagesInOrderAndKeepsAnObjectThatComesTwiceOnce) {
  Reader reader({Mode::Test}, kNow);
  std::vector<std::string> queries;
  run(reader, [&](const ReadRequest& request) {
    if (request.section != Products) return ok(empty_answer(request.section));
    queries.push_back(request.query);
    if (queries.size() == 1) return ok(list_of({"prod_9", "prod_8"}, true).dump());
    if (queries.size() == 2) return ok(list_of({"prod_8", "prod_7"}, true).dump());
    return ok(list_of({"prod_1"}, false).dump());
  });
  EXPECT_THAT(queries, ElementsAre("limit=100", "limit=100&starting_after=prod_8", "limit=100&starting_after=prod_7"));
  EXPECT_EQ(reader.snapshot()["test"]["products"], list_of({"prod_9", "prod_8", "prod_7", "prod_1"}));
  EXPECT_EQ(progress_of(reader, Products, Mode::Test).state, State::Done);
  EXPECT_EQ(progress_of(reader, Products, Mode::Test).count, 4U);
}

TEST(Reader, AnEndlessAccountStaysBelowFiftyReadsAndItsListsPartial) {
  Reader reader({Mode::Live, Mode::Test}, kNow);
  int next_object = 0;
  const std::size_t sent = run(reader, [&](const ReadRequest& request) {
    return ok(!is_list(request.section) ? empty_answer(request.section)
                                        : list_of({"id_" + std::to_string(++next_object)}, true).dump());
  });
  EXPECT_TRUE(reader.finished());
  EXPECT_EQ(sent, reader.progress().reads_sent);
  EXPECT_LT(sent + kReadsToConnect, kReadsAllowed);
  EXPECT_EQ(progress_of(reader, Account).state, State::Done);
  for (const SectionName section : {BillingPortalConfigurations, Products, Prices, WebhookEndpoints}) {
    EXPECT_EQ(progress_of(reader, section).state, State::Partial) << to_string(section);
    EXPECT_EQ(reader.snapshot()["live"][std::string(to_string(section))]["has_more"], true);
  }
}

TEST(Reader, AnEndlessAccountBehindABadLineStaysBelowFiftyReads) {
  Reader reader({Mode::Live, Mode::Test}, kNow);
  int count = 0;
  const std::size_t sent = run(reader, [&](const ReadRequest& request) -> std::pair<int, std::string> {
    if (++count % 2 == 0) return {500, "oops"};
    return ok(!is_list(request.section) ? empty_answer(request.section)
                                        : list_of({"id_" + std::to_string(count)}, true).dump());
  });
  EXPECT_TRUE(reader.finished());
  EXPECT_LT(sent + kReadsToConnect, kReadsAllowed);
  const auto snapshot = Snapshot::create(reader.snapshot());
  ASSERT_TRUE(snapshot.has_value());
  for (const SectionProgress& section : reader.progress().sections) {
    EXPECT_EQ(snapshot->section(section.mode, section.section).state == Section::State::Read,
              section.state == State::Done || section.state == State::Partial);
  }
}

TEST(Reader, APageThatNamesNoNewIdEndsTheList) {
  for (const char* const body : {R"({"data":[],"has_more":true})", R"({"data":[{"name":"x"}],"has_more":true})"}) {
    Reader reader({Mode::Live}, kNow);
    const std::size_t sent = run(reader, [&](const ReadRequest& request) {
      return ok(is_list(request.section) ? body : empty_answer(request.section));
    });
    EXPECT_EQ(sent, read_plan().size()) << body;
    EXPECT_EQ(progress_of(reader, Products).state, State::Partial);
  }
  Reader reader({Mode::Live}, kNow);
  const std::size_t sent = run(reader, [&](const ReadRequest& request) {
    return ok(request.section == Products ? list_of({"prod_1"}, true).dump() : empty_answer(request.section));
  });
  EXPECT_EQ(sent, read_plan().size() + 1);
  EXPECT_EQ(reader.snapshot()["live"]["products"], list_of({"prod_1"}, true));
}
struct ErrorCase {
  std::string name;
  int status;
  std::string body;
  /// Of the section in the snapshot.
  Json section;
  /// How often the request was sent.
  std::size_t attempts;
};

std::ostream& operator<<(std::ostream& out, const ErrorCase& row) { return out << row.name; }

class ReaderErrors : public testing::TestWithParam<ErrorCase> {};

TEST_P(ReaderErrors, BecomeTheSection) {
  const ErrorCase& row = GetParam();
  Reader reader({Mode::Live}, kNow);
  std::size_t attempts = 0;
  run(reader, [&](const ReadRequest& request) -> std::pair<int, std::string> {
    if (request.section != Prices) return ok(empty_answer(request.section));
    ++attempts;
    return {row.status, row.body};
  });
  EXPECT_TRUE(reader.finished());
  EXPECT_EQ(attempts, row.attempts);
  EXPECT_EQ(reader.snapshot()["live"]["prices"], row.section);
  EXPECT_EQ(progress_of(reader, Prices).state, State::Failed);
  EXPECT_EQ(progress_of(reader, Prices).status, row.section["status"]);
  const auto snapshot = Snapshot::create(reader.snapshot());
  ASSERT_TRUE(snapshot.has_value());
  EXPECT_EQ(snapshot->section(Mode::Live, Prices).state, Section::State::Failed);
}

const std::string kPermission = "Having the 'rak_plan_read' permission would allow this request to continue.";

Json own_error(int status, const std::string& code) {
  return {{"status", status}, {"error", {{"code", code}, {"type", "portal_guide"}}}};
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Final, ReaderErrors, testing::Values(
    ErrorCase{"permission", 403, R"({"error":{"type":"invalid_request_error","message":")" + kPermission + R"(","request_log_url":"https://x","charge":{"id":1}}})",
              {{"status", 403}, {"error", {{"type", "invalid_request_error"}, {"message", kPermission}}}}, 1},
    ErrorCase{"rejected_key_is_redacted", 401, R"({"error":{"message":"Invalid API Key provided: )" + std::string("sk_") + "live_" + R"(0123456789abcdefWXYZ"}})",
              {{"status", 401}, {"error", {{"message", "Invalid API Key provided: sk_live_…WXYZ"}}}}, 1},
    ErrorCase{"parameter", 400, R"({"error":{"code":"parameter_unknown","param":"x","message":1}})", {{"status", 400}, {"error", {{"code", "parameter_unknown"}, {"param", "x"}}}}, 1},
    ErrorCase{"not_found", 404, R"({"error":{}})", {{"status", 404}, {"error", Json::object()}}, 1},
    ErrorCase{"problem_of_the_proxy", 403, R"({"type":"about:blank","title":"no","code":"not_allowed","detail":"query"})",
              {{"status", 403}, {"error", {{"code", "not_allowed"}, {"message", "query"}, {"type", "portal_guide"}}}}, 1},
    ErrorCase{"page_of_html", 404, "<html>", own_error(404, "answer-unreadable"), 1},
    ErrorCase{"json_of_nobody", 418, "[]", own_error(418, "answer-unreadable"), 1},
    ErrorCase{"redirect", 302, "", own_error(302, "answer-unreadable"), 1}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(AfterRetries, ReaderErrors, testing::Values(
    ErrorCase{"stripe_down", 500, R"({"error":{"type":"api_error"}})", {{"status", 500}, {"error", {{"type", "api_error"}}}}, 4},
    ErrorCase{"proxy_cannot_reach_stripe", 502, R"({"code":"stripe_unavailable"})", own_error(502, "stripe_unavailable"), 4},
    ErrorCase{"stripe_slow", 504, R"({"code":"stripe_timeout"})", own_error(504, "stripe_timeout"), 4},
    ErrorCase{"too_many", 429, R"({"error":{"code":"rate_limit"}})", {{"status", 429}, {"error", {{"code", "rate_limit"}}}}, 4},
    ErrorCase{"lock", 409, R"({"error":{"code":"lock_timeout"}})", {{"status", 409}, {"error", {{"code", "lock_timeout"}}}}, 4},
    ErrorCase{"half_an_answer", 200, R"({"object":"list","data":[{"id":"pr)", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"empty_answer", 200, "", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"no_content", 204, "", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"an_object_for_a_list", 200, R"({"object":"price","id":"price_1"})", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"a_list_without_has_more", 200, R"({"object":"list","data":[]})", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"data_that_is_no_list", 200, R"({"data":{},"has_more":false})", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"a_list_of_ids", 200, R"({"data":["price_1"],"has_more":false})", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"an_error_that_says_ok", 200, R"({"error":{},"data":[],"has_more":false})", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"not_utf8", 200, "{\"data\":[{\"id\":\"\xFF\"}],\"has_more\":false}", own_error(0, "answer-incomplete"), 4},
    ErrorCase{"no_http_status", 7, "", own_error(0, "answer-unreadable"), 4}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(ReaderErrors, AnAccountThatIsNoObjectIsHalfAnAnswer) {
  for (const char* const body : {"[]", "null", R"({"error":{}})"}) {
    Reader reader({Mode::Live}, kNow);
    run(reader,
        [&](const ReadRequest& request) { return ok(request.section == Account ? body : empty_answer(request.section)); });
    EXPECT_EQ(reader.snapshot()["live"]["account"], own_error(0, "answer-incomplete")) << body;
  }
}

TEST(ReaderErrors, AListThatBreaksOffLaterKeepsItsFirstPages) {
  Reader reader({Mode::Live}, kNow);
  run(reader, [&](const ReadRequest& request) -> std::pair<int, std::string> {
    if (request.section != Products) return ok(empty_answer(request.section));
    if (request.query == "limit=100") return ok(list_of({"prod_1"}, true).dump());
    return {500, ""};
  });
  EXPECT_EQ(reader.snapshot()["live"]["products"], list_of({"prod_1"}, true));
  EXPECT_EQ(progress_of(reader, Products).state, State::Partial);
  EXPECT_EQ(progress_of(reader, Products).status, 500);
}

TEST(ReaderErrors, ARetryThatSucceedsLeavesNoTrace) {
  Reader reader({Mode::Live}, kNow);
  bool failed_once = false;
  run(reader, [&](const ReadRequest& request) -> std::pair<int, std::string> {
    if (request.section == Account && !failed_once) {
      failed_once = true;
      return {503, "busy"};
    }
    return ok(empty_answer(request.section));
  });
  EXPECT_EQ(reader.snapshot()["live"]["account"]["id"], "acct_1");
  EXPECT_EQ(progress_of(reader, Account),
            (SectionProgress{.mode = Mode::Live, .section = Account, .state = State::Done, .count = 1}));
}
TEST(ReaderRetries, BackOffTwiceAsLongEachTimeSpreadByTheJitter) {
  for (const auto& [jitter, waits] : std::map<double, std::vector<std::int64_t>>{{0.0, {250, 500, 1000}},
                                                                                 {0.5, {375, 750, 1500}},
                                                                                 {1.0, {500, 1000, 2000}},
                                                                                 {-7.0, {250, 500, 1000}},
                                                                                 {9.0, {500, 1000, 2000}}}) {
    Reader reader({Mode::Live}, kNow);
    std::int64_t now = kNow;
    for (const std::int64_t wait : waits) {
      const auto requests = reader.next(now);
      reader.answer({.id = of(requests, Account).id, .status = 500}, now, jitter);
      const SectionProgress progress = progress_of(reader, Account);
      EXPECT_EQ(progress.state, State::Retrying);
      EXPECT_EQ(progress.retry_at_unix_ms - now, wait) << jitter;
      now = progress.retry_at_unix_ms;
      const auto early = reader.next(now - 1);
      EXPECT_TRUE(std::none_of(early.begin(), early.end(), [](const auto& request) { return request.section == Account; }));
      for (const ReadRequest& request : early) {
        reader.answer({.id = request.id, .status = 200, .body = list_of({}).dump()}, now, 0);
      }
    }
  }
}

TEST(ReaderRetries, NotANumberIsNoJitter) {
  Reader reader({Mode::Live}, kNow);
  const auto requests = reader.next(kNow);
  reader.answer({.id = requests[0].id, .status = 500}, kNow, std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(progress_of(reader, Account).retry_at_unix_ms, kNow + 250);
}

TEST(ReaderRetries, WaitAsLongAsRetryAfterAsks) {
  Reader reader({Mode::Live}, kNow);
  const auto requests = reader.next(kNow);
  reader.answer({.id = of(requests, Account).id, .status = 503, .retry_after = "7"}, kNow, 0);
  EXPECT_EQ(progress_of(reader, Account).retry_at_unix_ms, kNow + 7000);
}

TEST(ReaderRetries, AnUnreadableRetryAfterIsIgnored) {
  for (const char* const retry_after : {"soon", "-1", "1.5", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"}) {
    Reader reader({Mode::Live}, kNow);
    const auto requests = reader.next(kNow);
    reader.answer({.id = of(requests, Account).id, .status = 503, .retry_after = retry_after}, kNow, 0);
    EXPECT_EQ(progress_of(reader, Account).retry_at_unix_ms, kNow + 250) << retry_after;
  }
}

TEST(ReaderRetries, AWaitTooLongForAReaderIsAFailure) {
  Reader reader({Mode::Live}, kNow);
  const auto requests = reader.next(kNow);
  reader.answer({.id = of(requests, Account).id, .status = 429, .retry_after = "3600", .body = "{}"}, kNow, 0);
  EXPECT_EQ(progress_of(reader, Account).state, State::Failed);
  EXPECT_EQ(progress_of(reader, Account).status, 429);
}

TEST(ReaderRetries, TooManyRequestsHoldTheWholeModeButNotTheOther) {
  Reader reader({Mode::Live, Mode::Test}, kNow);
  const auto requests = reader.next(kNow);
  ASSERT_EQ(requests.size(), Reader::kConcurrency);
  for (const ReadRequest& request : requests) {
    reader.answer({.id = request.id, .status = 429, .retry_after = "2", .body = "{}"}, kNow, 0);
  }
  for (const ReadRequest& request : reader.next(kNow + 1999)) {
    EXPECT_EQ(request.mode, Mode::Test);
  }
  EXPECT_EQ(progress_of(reader, WebhookEndpoints).state, State::Waiting);
}

TEST(ReaderFailures, AreRetriedAndThenToldApart) {
  for (const auto& [failure, code] :
       std::map<ReadFailure, std::string>{{ReadFailure::Network, "network"}, {ReadFailure::Timeout, "timeout"}}) {
    Reader reader({Mode::Live}, kNow);
    std::int64_t now = kNow;
    while (!reader.finished()) {
      for (const ReadRequest& request : reader.next(now)) {
        EXPECT_TRUE(reader.failed(request.id, failure, now, 0));
      }
      now = reader.due_at_unix_ms().value_or(now);
    }
    EXPECT_EQ(reader.progress().reads_sent, 4 * read_plan().size());
    EXPECT_EQ(reader.snapshot()["live"]["account"], own_error(0, code));
    EXPECT_TRUE(Snapshot::create(reader.snapshot()).has_value());
  }
}

TEST(ReaderFailures, WhatWasAbortedIsSentAgainAndCountsAsNoAttempt) {
  Reader reader({Mode::Live}, kNow);
  for (int round = 0; round < 8; ++round) {
    const auto requests = reader.next(kNow);
    ASSERT_EQ(requests.size(), Reader::kConcurrency);
    for (const ReadRequest& request : requests) {
      EXPECT_TRUE(reader.failed(request.id, ReadFailure::Aborted, kNow, 0));
    }
    EXPECT_EQ(progress_of(reader, Account).state, State::Waiting);
  }
}

TEST(ReaderFailures, AListGivenBackGoesOnWhereItWas) {
  Reader reader({Mode::Live}, kNow);
  auto requests = reader.next(kNow);
  reader.answer({.id = of(requests, Products).id, .status = 200, .body = list_of({"prod_1"}, true).dump()}, kNow, 0);
  requests = reader.next(kNow);
  ASSERT_EQ(of(requests, Products).query, "limit=100&starting_after=prod_1");
  reader.failed(of(requests, Products).id, ReadFailure::Aborted, kNow, 0);
  EXPECT_EQ(progress_of(reader, Products).state, State::Reading);
  EXPECT_EQ(of(reader.next(kNow), Products).query, "limit=100&starting_after=prod_1");
}

TEST(ReaderFailures, UnknownIdsAreIgnored) {
  Reader reader({Mode::Live}, kNow);
  const auto requests = reader.next(kNow);
  EXPECT_FALSE(reader.answer({.id = 999, .status = 200, .body = "{}"}, kNow, 0));
  EXPECT_FALSE(reader.failed(999, ReadFailure::Network, kNow, 0));
  EXPECT_TRUE(reader.failed(requests[0].id, ReadFailure::Aborted, kNow, 0));
  // A late answer to what was given back must not count for what was sent instead.
  reader.next(kNow);
  EXPECT_FALSE(reader.answer({.id = requests[0].id, .status = 200, .body = empty_answer(Account)}, kNow, 0));
  EXPECT_EQ(progress_of(reader, Account).state, State::Reading);
}
TEST(ReaderPause, SendsNothingNewAndStillTakesAnswers) {
  Reader reader({Mode::Live}, kNow);
  const auto requests = reader.next(kNow);
  reader.pause();
  EXPECT_TRUE(reader.paused());
  EXPECT_TRUE(reader.answer({.id = of(requests, Account).id, .status = 200, .body = empty_answer(Account)}, kNow, 0));
  EXPECT_TRUE(reader.next(kNow).empty());
  EXPECT_EQ(reader.due_at_unix_ms(), std::nullopt);
  EXPECT_EQ(progress_of(reader, Account).state, State::Done);
  reader.resume();
  EXPECT_EQ(reader.next(kNow).size(), 1U);
}

TEST(ReaderStop, KeepsWhatWasReadAndSaysWhatWasNot) {
  Reader reader({Mode::Live}, kNow);
  auto requests = reader.next(kNow);
  reader.answer({.id = of(requests, Account).id, .status = 200, .body = empty_answer(Account)}, kNow, 0);
  reader.answer({.id = of(requests, Products).id, .status = 200, .body = list_of({"prod_1"}, true).dump()}, kNow, 0);
  reader.answer({.id = of(requests, Prices).id, .status = 500, .body = "{}"}, kNow, 0);
  requests = reader.next(kNow);
  reader.stop();
  EXPECT_TRUE(reader.finished());
  EXPECT_TRUE(reader.next(kNow + 100'000).empty());
  EXPECT_FALSE(reader.answer({.id = of(requests, Products).id, .status = 200, .body = list_of({"prod_2"}).dump()}, kNow, 0));

  EXPECT_EQ(progress_of(reader, Account).state, State::Done);
  EXPECT_EQ(progress_of(reader, Products).state, State::Partial);
  EXPECT_EQ(progress_of(reader, Prices).state, State::Failed);
  EXPECT_EQ(progress_of(reader, WebhookEndpoints).state, State::Skipped);
  const auto snapshot = Snapshot::create(reader.snapshot());
  ASSERT_TRUE(snapshot.has_value());
  EXPECT_FALSE(snapshot->section(Mode::Live, Products).complete);
  EXPECT_EQ(snapshot->section(Mode::Live, WebhookEndpoints).state, Section::State::Absent);
}

TEST(ReaderStop, ASnapshotHalfWayHasOnlyWhatIsKnown) {
  Reader reader({Mode::Live, Mode::Test}, kNow);
  const auto requests = reader.next(kNow);
  reader.answer({.id = of(requests, Products).id, .status = 200, .body = list_of({"prod_1"}, true).dump()}, kNow, 0);
  const Json document = reader.snapshot();
  EXPECT_EQ(document["live"], (Json{{"products", list_of({"prod_1"}, true)}}));
  EXPECT_EQ(document["test"], Json::object());
  EXPECT_TRUE(Snapshot::create(document).has_value());
}

TEST(ReaderProgress, CountsWhatIsSettledAndUnderWay) {
  Reader reader({Mode::Live, Mode::Test}, kNow);
  ReadProgress progress = reader.progress();
  EXPECT_EQ(progress.sections.size(), 2 * read_plan().size());
  EXPECT_EQ(progress.sections.front(), (SectionProgress{.mode = Mode::Live, .section = Account}));
  EXPECT_EQ(progress.settled, 0U);
  const auto requests = reader.next(kNow);
  reader.answer({.id = requests[0].id, .status = 403, .body = "{}"}, kNow, 0);
  progress = reader.progress();
  EXPECT_EQ(progress.settled, 1U);
  EXPECT_EQ(progress.reads_sent, 4U);
  EXPECT_EQ(progress.reads_under_way, 3U);
  EXPECT_EQ(progress.sections[0].status, 403);
}

}  // namespace
}  // namespace portal_guide::stripe
