#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content/markup.hpp"
#include "tests/wasm/app/guide.hpp"

/// What can go wrong around the widget, and what the widget then says, keeps and offers.
namespace portal_guide::app {
namespace {

using stripe::Mode;
using ::testing::Contains;
using testing::demo_snapshot;
using testing::Guide;
using testing::guide_content;
using testing::Role;
using testing::say;

content::Arguments in(Mode mode) { return {{"mode", say("mode." + std::string(stripe::to_string(mode)) + "-in-sentence")}}; }

std::string field_label(Mode mode) { return say("connect.field", in(mode)); }

Response problem(int status, const std::string& code, const std::string& retry_after = {}) {
  Response response = {
      .status = status, .headers = {{"content-type", "application/problem+json"}}, .body = R"({"code": ")" + code + R"("})"};
  if (!retry_after.empty()) response.headers["retry-after"] = retry_after;
  return response;
}

/// Connects test mode and goes to the checks, without running them.
void get_ready(Guide& guide) {
  guide.connect(Mode::Test);
  guide.send(Open{.target = "checks"});
}

/// Runs a check to its end.
void get_results(Guide& guide) {
  guide.check();
  ASSERT_TRUE(guide.state().report);
}

/// Gives one answer to each request for the path. The account answers all others.
auto answering(std::string_view path, Response response) {
  return [path, response = std::move(response)](const Fetch& fetch) -> std::optional<Response> {
    if (fetch.path.find(path) == std::string::npos) return std::nullopt;
    return response;
  };
}

struct KeyRow {
  const char* name;
  std::string shape;
  const char* sentence;
};

TEST(Keys, WhatCannotWorkIsSaidBeforeItIsSent) {
  const std::string rest(95, 'x');
  const KeyRow rows[] = {{"publishable", "pk_test_51Qx" + rest, "connect.key.publishable"},
                         {"live secret", "sk_live_51Qx" + rest, "connect.key.live-secret"},
                         {"cut off", "rk_test_51Q", "connect.key.truncated"},
                         {"of the other mode", "rk_live_51Qx" + rest, "connect.key.wrong-mode"}};
  for (const auto& row : rows) {
    Guide guide;
    guide.press(say("start.connect"));
    guide.type(Role::SecretField, field_label(Mode::Test), row.shape);
    EXPECT_TRUE(guide.shows(say(row.sentence, {{"observed", say("mode.live-in-sentence")}}))) << row.name << "\n"
                                                                                              << guide.screen.outline();
    const auto* button = guide.screen.find(Role::Button, say("connect.submit", in(Mode::Test)));
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(button->has(ui::Flag::Disabled)) << row.name;
    EXPECT_TRUE(guide.all<Connect>().empty()) << row.name;
  }
}

TEST(Keys, WhatTheProxyRefusesIsSaidInWords) {
  for (const auto* code : {"key_malformed", "key_publishable", "key_secret_refused", "key_rejected", "key_permission",
                           "rate_limited", "stripe_unavailable", "stripe_timeout", "origin_refused", "too_large"}) {
    Guide guide;
    guide.judge_key = [&](Connected& connected) { connected.ok = false, connected.status = 400, connected.code = code; };
    guide.connect(Mode::Test);
    std::string key = std::string("error.") + code;
    std::replace(key.begin(), key.end(), '_', '-');
    EXPECT_TRUE(guide.shows(say(key))) << code;
    EXPECT_EQ(guide.last<Announce>().text, say(key));
    // The key may be tried again, or another one entered.
    const auto* button = guide.screen.find(Role::Button, say("connect.submit", in(Mode::Test)));
    ASSERT_NE(button, nullptr);
    EXPECT_FALSE(button->has(ui::Flag::Disabled)) << code;
  }
}

TEST(Keys, AProxyThatCannotBeReachedIsSaidInWords) {
  Guide guide;
  guide.network = Guide::Network::Down;
  guide.connect(Mode::Live);
  EXPECT_TRUE(guide.shows(say("error.proxy-unreachable")));
}

TEST(Keys, WaitingForTheProxyIsShown) {
  Guide guide;
  guide.network = Guide::Network::Silent;
  guide.connect(Mode::Live);
  EXPECT_TRUE(guide.shows(say("connect.connecting")));
}

TEST(Keys, DisconnectingForgetsThem) {
  Guide guide;
  guide.connect(Mode::Test);
  guide.press(say("connect.disconnect", in(Mode::Test)));
  EXPECT_EQ(guide.last<Disconnect>().mode, Mode::Test);
  EXPECT_TRUE(connected_modes(guide.state()).empty());
}
TEST(Reading, ShowsWhatIsReadHowLongAndStop) {
  Guide guide;
  get_ready(guide);
  guide.network = Guide::Network::Silent;
  guide.press(say("checks.run"));
  EXPECT_TRUE(guide.shows(say("checks.section.products")));
  EXPECT_TRUE(guide.shows(say("checks.section-state.reading")));
  guide.wait(3'000);
  EXPECT_TRUE(guide.shows(say("checks.elapsed", {{"time", say("time.seconds.other", {{"count", "3"}})}})));
  EXPECT_TRUE(guide.has(Role::Button, say("checks.stop")));
}

TEST(Reading, SaysSoWhenStripeIsSlow) {
  Guide guide;
  get_ready(guide);
  guide.network = Guide::Network::Silent;
  guide.press(say("checks.run"));
  const auto slow_after = [](std::int64_t ms) {
    return say("checks.slow", {{"time", say("time.seconds.other", {{"count", std::to_string(ms / 1000)}})}});
  };
  guide.wait(CheckRun::kSlowMs - 1000);
  EXPECT_FALSE(guide.shows(slow_after(CheckRun::kSlowMs - 1000)));
  guide.wait(2'000);
  EXPECT_TRUE(guide.shows(slow_after(CheckRun::kSlowMs + 1000))) << guide.screen.outline();
}

TEST(Reading, WaitsAsLongAsStripeAsks) {
  Guide guide;
  get_ready(guide);
  int refused = 0;
  guide.answer_instead = [&](const Fetch& fetch) -> std::optional<Response> {
    if (fetch.path.find("/v1/prices") == std::string::npos || refused > 0) return std::nullopt;
    ++refused;
    return Response{.status = 429, .headers = {{"retry-after", "5"}}, .body = R"({"error": {"type": "rate_limit"}})"};
  };
  guide.press(say("checks.run"));
  EXPECT_FALSE(guide.state().report);
  // Five seconds, and a little more, so that not everybody comes back at once.
  EXPECT_TRUE(guide.shows(say("checks.waiting", {{"time", say("time.seconds.other", {{"count", "6"}})}})))
      << guide.screen.outline();
  guide.wait(10'000);
  EXPECT_TRUE(guide.state().report) << "it goes on by itself";
  EXPECT_FALSE(guide.state().run);
}

TEST(Reading, StopKeepsWhatWasReadAndGoesOn) {
  Guide guide;
  get_ready(guide);
  guide.answer_instead = answering("/v1/prices", {.status = 503, .body = "{}"});
  guide.press(say("checks.run"));
  guide.press(say("checks.stop"));
  EXPECT_TRUE(guide.shows(say("checks.stopped")));
  EXPECT_FALSE(guide.state().report);

  guide.answer_instead = nullptr;
  const auto before = guide.fetches.size();
  guide.press(say("checks.resume"));
  guide.wait(5'000);
  EXPECT_TRUE(guide.state().report);
  EXPECT_LE(guide.fetches.size() - before, 2U) << "what was read is not read again";
}

TEST(Reading, WhatWasReadUntilTheStopCanBeJudged) {
  Guide guide;
  get_ready(guide);
  guide.answer_instead = answering("/v1/prices", {.status = 503, .body = "{}"});
  guide.press(say("checks.run"));
  guide.press(say("checks.stop"));
  guide.press(say("checks.use-partial"));
  ASSERT_TRUE(guide.state().report);
  EXPECT_FALSE(guide.state().report->not_checked.empty());
  EXPECT_TRUE(guide.shows(say("checks.partial")));
}
TEST(Failing, WithoutANetworkTheResultsStayAndItGoesOn) {
  Guide guide;
  get_results(guide);
  const auto report = guide.state().report;
  guide.network = Guide::Network::Down;
  guide.press(say("checks.again"));
  guide.wait(20'000);
  EXPECT_TRUE(guide.shows(say("checks.interrupted")));
  EXPECT_TRUE(guide.shows(say("error.proxy-unreachable")));
  EXPECT_TRUE(guide.shows(say("checks.kept")));
  EXPECT_EQ(guide.state().report, report);
  EXPECT_TRUE(guide.shows(report->findings.front().title));

  guide.network = Guide::Network::Up;
  guide.press(say("checks.resume"));
  guide.wait(10'000);
  EXPECT_FALSE(guide.state().run) << guide.screen.outline();
}

TEST(Failing, AnErrorOfStripeEverywhereKeepsTheLastResult) {
  Guide guide;
  get_results(guide);
  const auto report = guide.state().report;
  guide.answer_instead = [](const Fetch&) { return Response{.status = 500, .body = R"({"error": {"type": "api_error"}})"}; };
  guide.press(say("checks.again"));
  guide.wait(300'000);
  EXPECT_EQ(guide.state().report, report);
  EXPECT_TRUE(guide.shows(say("checks.unread")));
  EXPECT_TRUE(guide.shows(say("checks.kept")));

  guide.answer_instead = nullptr;
  guide.press(say("checks.retry"));
  guide.wait(1'000);
  EXPECT_FALSE(guide.state().run);
}

TEST(Failing, AnErrorOfStripeSomewhereIsNotChecked) {
  Guide guide;
  get_ready(guide);
  guide.answer_instead = answering("/v1/webhook_endpoints", {.status = 500, .body = R"({"error": {"type": "api_error"}})"});
  guide.press(say("checks.run"));
  guide.wait(300'000);
  ASSERT_TRUE(guide.state().report);
  const auto& report = *guide.state().report;
  EXPECT_TRUE(std::any_of(report.not_checked.begin(), report.not_checked.end(),
                          [](auto& answer) { return answer.rule == "webhook-missing"; }));
  EXPECT_TRUE(
      std::none_of(report.passed.begin(), report.passed.end(), [](auto& answer) { return answer.rule == "webhook-missing"; }));
  EXPECT_TRUE(guide.shows(say("checks.unread")));
  EXPECT_TRUE(guide.has(Role::Button, say("checks.retry")));
}

TEST(Failing, HalfAnAnswerIsTriedAgainAndThenNotChecked) {
  Guide guide;
  get_ready(guide);
  std::size_t tries = 0;
  guide.answer_instead = [&](const Fetch& fetch) -> std::optional<Response> {
    if (fetch.path.find("/v1/webhook_endpoints") == std::string::npos) return std::nullopt;
    ++tries;
    return Response{.status = 200,
                    .headers = {{"content-type", "application/json"}},
                    .body = R"({"object": "list", "data": [{"id": "we_1")"};
  };
  guide.press(say("checks.run"));
  guide.wait(300'000);
  EXPECT_GT(tries, 1U);
  ASSERT_TRUE(guide.state().report);
  for (const auto& passed : guide.state().report->passed) {
    EXPECT_NE(passed.rule, "webhook-missing");
  }
  EXPECT_TRUE(guide.shows(say("checks.unread")));
}

TEST(Failing, AnEndedConnectionAsksForTheKeyAndGoesOn) {
  Guide guide;
  get_results(guide);
  const auto report = guide.state().report;
  guide.answer_instead = [](const Fetch& fetch) -> std::optional<Response> {
    if (fetch.authorize != Mode::Live) return std::nullopt;
    return problem(401, "token_expired");
  };
  guide.press(say("checks.again"));
  EXPECT_TRUE(guide.shows(say("error.token-expired")));
  EXPECT_EQ(guide.state().report, report) << "the results are kept";
  EXPECT_EQ(guide.last<Disconnect>().mode, Mode::Live);

  guide.press(say("checks.connect-again"));
  EXPECT_EQ(guide.heading(), say("connect.title"));
  EXPECT_TRUE(guide.shows(say("connect.expired", in(Mode::Live)))) << guide.screen.outline();
  guide.answer_instead = nullptr;
  guide.connect(Mode::Live);
  guide.press(say("connect.resume"));
  guide.wait(2'000);
  EXPECT_EQ(guide.heading(), say("checks.title"));
  EXPECT_FALSE(guide.state().run);
}

TEST(Failing, AKeyThatMayNotReadASectionSaysWhichPermission) {
  Guide guide;
  get_ready(guide);
  guide.answer_instead = [](const Fetch& fetch) -> std::optional<Response> {
    if (fetch.path.find("/v1/webhook_endpoints") == std::string::npos) return std::nullopt;
    return Response{
        .status = 403,
        .headers = {{"content-type", "application/json"}},
        .body =
            R"({"error": {"type": "invalid_request_error", "message": "The provided key does not have the required permissions for this endpoint. Having the 'rak_webhook_read' permission would allow this request to continue."}})"};
  };
  guide.press(say("checks.run"));
  ASSERT_TRUE(guide.state().report);
  bool found = false;
  for (const auto& answer : guide.state().report->not_checked) {
    if (answer.rule != "webhook-missing" || answer.because != report::Because::Permission) continue;
    found = true;
    EXPECT_NE(answer.detail.find("rak_webhook_read"), std::string::npos);
    EXPECT_TRUE(guide.shows(content::plain_text(answer.detail)));
  }
  EXPECT_TRUE(found);
}
TEST(Links, ANoteIsPlainTextAndMarkedAsComingFromTheLink) {
  const std::string note = "**Press** [here](https://evil.example) <img src=x onerror=alert(1)>";
  Guide guide({.target = "step/return-url", .note = note});
  EXPECT_TRUE(guide.shows(note)) << "as it was written";
  EXPECT_TRUE(guide.shows(say("app.note-origin")));
  for (const auto& node : guide.screen.tree().nodes) {
    EXPECT_EQ(node.href.find("evil"), std::string::npos);
  }
  for (const auto& run : guide.screen.tree().runs) {
    EXPECT_EQ(run.href.find("evil"), std::string::npos);
  }
}

TEST(Links, AnUnknownTargetOpensTheStartAndSaysSo) {
  Guide guide({.target = "symptom/portal-link-expired"});
  EXPECT_EQ(guide.heading(), say("start.title"));
  EXPECT_TRUE(guide.shows(say("app.target-unknown", {{"target", "symptom/portal-link-expired"}})));
  guide.press(say("app.dismiss"));
  EXPECT_FALSE(guide.shows(say("app.target-unknown", {{"target", "symptom/portal-link-expired"}})));
}

}  // namespace
}  // namespace portal_guide::app
