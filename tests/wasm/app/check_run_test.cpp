#include "wasm/app/check_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using testing::say;
using Phase = CheckRun::Phase;

constexpr std::int64_t kNow = 1'795'348'800'000;

template <class Kind>
std::vector<Kind> of_kind(const std::vector<Effect>& effects) {
  std::vector<Kind> found;
  for (const auto& effect : effects) {
    if (const auto* kind = std::get_if<Kind>(&effect)) found.push_back(*kind);
  }
  return found;
}

Response empty_list(std::uint32_t id) {
  return {
      .id = id, .status = 200, .headers = {}, .body = R"({"object": "list", "data": [], "has_more": false, "url": "/v1/x"})"};
}

Response problem(std::uint32_t id, int status, const std::string& code) {
  return {.id = id,
          .status = status,
          .headers = {{"content-type", "application/problem+json; charset=utf-8"}},
          .body = R"({"code": ")" + code + R"(", "detail": "x"})"};
}

TEST(CheckRun, AsksTheProxyForEveryModeWithItsOwnToken) {
  CheckRun run({Mode::Test, Mode::Live}, 100, kNow);
  const auto effects = run.next(kNow);
  const auto fetches = of_kind<Fetch>(effects);
  ASSERT_FALSE(fetches.empty());
  for (const auto& fetch : fetches) {
    EXPECT_EQ(fetch.path.rfind("/v1/stripe/v1/", 0), 0U) << fetch.path;
    EXPECT_EQ(fetch.method, "GET");
    EXPECT_TRUE(fetch.authorize.has_value());
    EXPECT_GT(fetch.id, 100U);
    EXPECT_LT(fetch.id, 100U + CheckRun::kIdsNeeded);
  }
  ASSERT_EQ(of_kind<Delay>(effects).size(), 1U);
  EXPECT_LE(of_kind<Delay>(effects).front().ms, 1000);
}

TEST(CheckRun, SetsOneTimerAtATime) {
  CheckRun run({Mode::Test}, 100, kNow);
  const auto timer = of_kind<Delay>(run.next(kNow));
  ASSERT_EQ(timer.size(), 1U);
  EXPECT_TRUE(of_kind<Delay>(run.next(kNow + 10)).empty());
  EXPECT_TRUE(run.timer({timer.front().id}));
  EXPECT_EQ(of_kind<Delay>(run.next(kNow + 1000)).size(), 1U);
  EXPECT_FALSE(run.timer({9999}));
}

TEST(CheckRun, FinishesWhenEverythingIsAnswered) {
  CheckRun run({Mode::Test}, 1, kNow);
  std::size_t answered = 0;
  for (auto fetches = of_kind<Fetch>(run.next(kNow)); !fetches.empty(); fetches = of_kind<Fetch>(run.next(kNow))) {
    for (const auto& fetch : fetches) {
      EXPECT_TRUE(run.answer(empty_list(fetch.id), kNow + 5));
      ++answered;
    }
  }
  EXPECT_EQ(run.phase(), Phase::Finished);
  EXPECT_EQ(answered, run.reader().progress().sections.size());
  EXPECT_EQ(run.waiting_ms(kNow + 60'000), 0);
}

TEST(CheckRun, TellsHowLongTheOldestRequestHasWaited) {
  CheckRun run({Mode::Test}, 1, kNow);
  const auto fetches = of_kind<Fetch>(run.next(kNow));
  EXPECT_EQ(run.waiting_ms(kNow + 12'000), 12'000);
  EXPECT_EQ(run.elapsed_ms(kNow + 12'000), 12'000);
  for (const auto& fetch : fetches) {
    run.answer(empty_list(fetch.id), kNow + 12'000);
  }
  run.next(kNow + 12'000);
  EXPECT_EQ(run.waiting_ms(kNow + 13'000), 1'000);
}

TEST(CheckRun, StopsAbortsAndGoesOnWithWhatIsLeft) {
  CheckRun run({Mode::Test}, 1, kNow);
  const auto first = of_kind<Fetch>(run.next(kNow));
  run.answer(empty_list(first.front().id), kNow + 10);
  run.stop(kNow + 1000);
  EXPECT_EQ(run.phase(), Phase::Stopped);
  const auto stopping = run.next(kNow + 1000);
  EXPECT_EQ(of_kind<Abort>(stopping).size(), first.size() - 1);
  EXPECT_TRUE(of_kind<Fetch>(stopping).empty());
  EXPECT_TRUE(of_kind<Delay>(stopping).empty());
  // The browser reports the aborts; that changes nothing.
  EXPECT_FALSE(run.failed({.id = first.back().id, .reason = Failed::Reason::Aborted}, kNow + 1001));
  EXPECT_EQ(run.phase(), Phase::Stopped);
  EXPECT_EQ(run.elapsed_ms(kNow + 90'000), 1000);

  run.resume(kNow + 90'000);
  const auto again = of_kind<Fetch>(run.next(kNow + 90'000));
  EXPECT_GE(again.size(), first.size() - 1);
  EXPECT_EQ(run.elapsed_ms(kNow + 91'000), 2000);
}

TEST(CheckRun, IsInterruptedOnceTheNetworkFailsAgainAndAgain) {
  CheckRun run({Mode::Test, Mode::Live}, 1, kNow);
  auto now = kNow;
  for (int turn = 0; turn < 60 && run.reading(); ++turn, now += 1000) {
    for (const auto& fetch : of_kind<Fetch>(run.next(now))) {
      if (run.reading()) run.failed({.id = fetch.id, .reason = Failed::Reason::Network}, now);
    }
  }
  ASSERT_EQ(run.phase(), Phase::Interrupted);
  ASSERT_TRUE(run.failure());
  EXPECT_EQ(run.failure()->id, "proxy-unreachable");
  EXPECT_LT(now - kNow, 20'000) << "it should not take that long to notice";
  EXPECT_TRUE(run.can_resume());
  run.resume(now);
  EXPECT_FALSE(run.failure());
}

TEST(CheckRun, OneFailedRequestIsTriedAgainSilently) {
  CheckRun run({Mode::Test}, 1, kNow);
  const auto first = of_kind<Fetch>(run.next(kNow));
  run.failed({.id = first.front().id, .reason = Failed::Reason::Network}, kNow);
  EXPECT_TRUE(run.reading());
  std::size_t sent = 0;
  for (auto now = kNow; now < kNow + 30'000; now += 1000) {
    for (const auto& fetch : of_kind<Fetch>(run.next(now))) {
      ++sent;
      run.answer(empty_list(fetch.id), now);
    }
    if (now == kNow) {
      for (std::size_t i = 1; i < first.size(); ++i) {
        run.answer(empty_list(first[i].id), now);
      }
    }
  }
  EXPECT_EQ(run.phase(), Phase::Finished);
  EXPECT_TRUE(run.unread().empty());
  EXPECT_GE(sent, 1U);
}

TEST(CheckRun, EndsWithTheConnectionAndSaysWhich) {
  CheckRun run({Mode::Test, Mode::Live}, 1, kNow);
  const auto fetches = of_kind<Fetch>(run.next(kNow));
  EXPECT_TRUE(run.answer(problem(fetches.front().id, 401, "token_expired"), kNow + 5));
  EXPECT_EQ(run.phase(), Phase::Interrupted);
  EXPECT_EQ(run.expired(), fetches.front().authorize);
  EXPECT_EQ(run.failure()->id, "token-expired");
  EXPECT_EQ(of_kind<Abort>(run.next(kNow + 5)).size(), fetches.size());
}

TEST(CheckRun, DoesNotTakeARefusedOriginForAMissingPermission) {
  CheckRun run({Mode::Test}, 1, kNow);
  const auto fetches = of_kind<Fetch>(run.next(kNow));
  run.answer(problem(fetches.front().id, 403, "origin_refused"), kNow);
  EXPECT_EQ(run.phase(), Phase::Interrupted);
  EXPECT_EQ(run.failure()->id, "origin-refused");
}

TEST(CheckRun, StripesOwn401IsNoEndedConnection) {
  CheckRun run({Mode::Test}, 1, kNow);
  const auto fetches = of_kind<Fetch>(run.next(kNow));
  run.answer({.id = fetches.front().id,
              .status = 401,
              .headers = {{"content-type", "application/json"}},
              .body = R"({"error": {"type": "invalid_request_error", "message": "Invalid API Key provided"}})"},
             kNow);
  EXPECT_TRUE(run.reading());
}

TEST(CheckRun, KnowsWhatWasGivenUpThoughItMayBeReadable) {
  CheckRun run({Mode::Test}, 1, kNow);
  for (auto now = kNow; now < kNow + 300'000 && run.reading(); now += 1000) {
    for (const auto& fetch : of_kind<Fetch>(run.next(now))) {
      const bool broken = fetch.path.find("/v1/products") != std::string::npos;
      const bool forbidden = fetch.path.find("/v1/prices") != std::string::npos;
      auto response = empty_list(fetch.id);
      if (broken) response = {.id = fetch.id, .status = 500, .headers = {}, .body = "{}"};
      if (forbidden) response = {.id = fetch.id, .status = 403, .headers = {}, .body = R"({"error": {"message": "no"}})"};
      run.answer(response, now);
    }
  }
  ASSERT_EQ(run.phase(), Phase::Finished);
  ASSERT_EQ(run.unread().size(), 1U);
  EXPECT_EQ(run.unread().front().section, stripe::SectionName::Products);
  EXPECT_FALSE(run.nothing_read());
}

TEST(CheckRun, IgnoresAnswersThatAreNotItsOwn) {
  CheckRun run({Mode::Test}, 1, kNow);
  run.next(kNow);
  EXPECT_FALSE(run.answer(empty_list(4000), kNow));
  EXPECT_FALSE(run.failed({.id = 4000}, kNow));
}

TEST(ProblemCode, IsReadFromProblemsOnly) {
  EXPECT_EQ(problem_code(problem(1, 401, "token_expired")), "token_expired");
  EXPECT_EQ(
      problem_code({.status = 401, .headers = {{"content-type", "application/json"}}, .body = R"({"code": "token_expired"})"}),
      "");
  EXPECT_EQ(problem_code({.status = 502, .headers = {{"content-type", "application/problem+json"}}, .body = "<html>"}), "");
  EXPECT_EQ(problem_code({.status = 502, .headers = {{"content-type", "application/problem+json"}}, .body = R"({"code": 7})"}),
            "");
}

TEST(ProblemError, HasASentenceForEveryCodeOfTheContract) {
  for (const auto* code : {"key_malformed", "key_publishable", "key_secret_refused", "key_rejected", "key_permission",
                           "token_missing", "token_invalid", "token_expired", "not_allowed", "origin_refused", "too_large",
                           "rate_limited", "stripe_unavailable", "stripe_timeout"}) {
    const auto error = problem_error(testing::guide_content(), code, 400);
    EXPECT_NE(error.id, "answer-unexpected") << code;
    EXPECT_EQ(error.id.find('_'), std::string::npos);
  }
}

TEST(ProblemError, SaysTheStatusOfWhatItDoesNotKnow) {
  const auto error = problem_error(testing::guide_content(), "coffee_empty", 418);
  EXPECT_EQ(error.id, "answer-unexpected");
  EXPECT_NE(content::describe(testing::guide_content(), error).find("418"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::app
