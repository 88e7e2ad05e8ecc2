// Lists without end: read in parts by creation, side by side, each object once, and nothing kept.

#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/stripe/reader.hpp"

namespace portal_guide::stripe {
namespace {

using State = SectionProgress::State;
using enum SectionName;

constexpr std::int64_t kNow = 1'763'850'000;
constexpr ReaderOptions kOptions = {.scope = ReadScope::Subscribers,
                                    .concurrency = 8,
                                    .max_reads = 5000,
                                    .interval_ms = 50,
                                    .oldest_unix_seconds = kNow - 100'000'000};

std::string parameter(const std::string& query, const std::string& name) {
  const std::string text = "&" + query;
  const std::size_t start = text.find("&" + name + "=");
  if (start == std::string::npos) return "";
  const std::size_t value = start + name.size() + 2;
  return text.substr(value, text.find('&', value) - value);
}

std::int64_t time_parameter(const std::string& query, const std::string& name, std::int64_t absent) {
  const std::string text = parameter(query, name);
  std::from_chars(text.data(), text.data() + text.size(), absent);
  return absent;
}

/// Answers as Stripe does: newest first, `created[gte]` and `created[lt]`, after a cursor, a hundred at a time.
class List {
 public:
  explicit List(std::vector<std::int64_t> created) : created_(std::move(created)) {
    std::sort(created_.begin(), created_.end(), std::greater<>());
  }
  std::string answer(const std::string& query) const {
    const std::int64_t since = time_parameter(query, "created[gte]", 0);
    const std::int64_t before = time_parameter(query, "created[lt]", kNow * 2);
    const std::string after = parameter(query, "starting_after");
    std::size_t index = after.empty() ? 0 : static_cast<std::size_t>(std::stoul(after.substr(3))) + 1;
    Json page = Json::array();
    bool has_more = false;
    for (; index < created_.size(); ++index) {
      if (created_[index] < since || created_[index] >= before) continue;
      if (page.size() == 100) {
        has_more = true;
        break;
      }
      page.push_back({{"id", "id_" + std::to_string(index)}, {"created", created_[index]}});
    }
    return Json{{"object", "list"}, {"data", page}, {"has_more", has_more}, {"url", "/v1/list"}}.dump();
  }

 private:
  std::vector<std::int64_t> created_;
};

const std::string kNothing = R"({"object":"list","data":[],"has_more":false,"url":"/v1/list"})";

struct Outcome {
  std::map<SectionName, std::vector<std::string>> ids;
  std::size_t reads = 0;
  std::size_t most_under_way = 0;
  std::size_t most_kept = 0;
  std::int64_t took_ms = 0;
};

/// Each answer takes 300 ms. Fails the test where two requests are closer together than they may be.
Outcome run(Reader& reader, const std::function<std::pair<int, std::string>(const ReadRequest&)>& answer_for) {
  struct Sent {
    ReadRequest request;
    std::int64_t answered_ms;
  };
  Outcome outcome;
  std::deque<Sent> under_way;
  const std::int64_t began = kNow * 1000;
  std::int64_t now = began;
  std::int64_t last_sent = began - kOptions.interval_ms;
  for (int round = 0; round < 100'000 && !reader.finished(); ++round) {
    for (ReadRequest& request : reader.next(now)) {
      EXPECT_GE(now - last_sent, kOptions.interval_ms);
      last_sent = now;
      ++outcome.reads;
      under_way.push_back({std::move(request), now + 300});
    }
    outcome.most_under_way = std::max(outcome.most_under_way, under_way.size());
    const std::int64_t due = reader.due_at_unix_ms().value_or(INT64_MAX);
    if (!under_way.empty() && under_way.front().answered_ms <= due) {
      const Sent sent = under_way.front();
      under_way.pop_front();
      now = std::max(now, sent.answered_ms);
      const auto [status, body] = answer_for(sent.request);
      EXPECT_TRUE(reader.answer({.id = sent.request.id, .status = status, .body = body}, now, 0.5));
      const auto items = reader.take_items(sent.request.mode, sent.request.section);
      outcome.most_kept = std::max(outcome.most_kept, items.size());
      for (const Json& item : items) {
        outcome.ids[sent.request.section].emplace_back(*as_string(find(item, "id")));
      }
    } else if (due != INT64_MAX) {
      now = std::max(now, due);
    } else {
      break;
    }
  }
  EXPECT_TRUE(reader.finished());
  outcome.took_ms = now - began;
  return outcome;
}

std::vector<State> states_of(const Reader& reader, SectionName section) {
  std::vector<State> states;
  for (const SectionProgress& progress : reader.progress().sections) {
    if (progress.section == section) states.push_back(progress.state);
  }
  return states;
}

void expect_each_once(const std::vector<std::string>& ids, std::size_t count) {
  EXPECT_EQ(ids.size(), count);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), count);
}

/// Twice as many this year as in the one before.
std::vector<std::int64_t> growing(std::size_t count) {
  std::vector<std::int64_t> created;
  for (std::size_t index = 0; index < count; ++index) {
    const double part = static_cast<double>(index) / static_cast<double>(count);
    created.push_back(kNow - static_cast<std::int64_t>(90'000'000.0 * part * part * part));
  }
  return created;
}

TEST(SubscriberReading, ReadsAShortListPageByPage) {
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  const List list(growing(250));
  const Outcome outcome = run(reader, [&](const ReadRequest& request) {
    return std::pair(200, request.section == Customers ? list.answer(request.query) : kNothing);
  });
  expect_each_once(outcome.ids.at(Customers), 250);
  EXPECT_LE(outcome.reads, 20U);
}

TEST(SubscriberReading, ReadsALongListInPartsSideBySideEachObjectOnce) {
  Reader reader({Mode::Test}, kNow * 1000, kOptions);
  const List list(growing(6000));
  const Outcome outcome = run(reader, [&](const ReadRequest& request) {
    EXPECT_EQ(request.query.find("status="), std::string::npos);
    return std::pair(200, request.section == Subscriptions ? list.answer(request.query) : kNothing);
  });
  expect_each_once(outcome.ids.at(Subscriptions), 6000);
  EXPECT_EQ(outcome.most_under_way, 6U) << "as many as start within the 300 ms that an answer takes";
  EXPECT_LE(outcome.most_kept, 100U);
  EXPECT_LT(outcome.reads, 110U) << "60 pages are needed; a part costs one more at most";
  EXPECT_LT(outcome.took_ms, 9000) << "one after the other, 60 pages take 18 seconds";
  EXPECT_GT(states_of(reader, Subscriptions).size(), 8U);

  const Json snapshot = reader.snapshot();
  EXPECT_EQ(snapshot["test"]["subscriptions"],
            (Json{{"object", "list"}, {"data", Json::array()}, {"has_more", false}, {"url", "/v1/list"}}));
  std::size_t counted = 0;
  for (const SectionProgress& progress : reader.progress().sections) {
    counted += progress.count;
  }
  EXPECT_EQ(counted, 6000U);
}

TEST(SubscriberReading, AnImportWithinOneSecondAndObjectsOlderThanTheAccountAreRead) {
  std::vector<std::int64_t> created(3000, kNow - 77);
  for (std::size_t index = 0; index < 50; ++index) {
    created.push_back(1000 + static_cast<std::int64_t>(index));
  }
  Reader reader({Mode::Test}, kNow * 1000, kOptions);
  const List list(created);
  const Outcome outcome = run(reader, [&](const ReadRequest& request) {
    return std::pair(200, request.section == Customers ? list.answer(request.query) : kNothing);
  });
  expect_each_once(outcome.ids.at(Customers), 3050);
  EXPECT_LT(outcome.reads, 100U);
}

TEST(SubscriberReading, SaysHowManyMoreToExpectOnceSomePartsWereRead) {
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  EXPECT_EQ(reader.progress().objects_expected, 0U);
  std::vector<std::int64_t> created;
  for (std::int64_t index = 0; index < 4000; ++index) {
    created.push_back(kNow - 25'000 * index);
  }
  const List list(created);
  std::size_t answers = 0;
  std::size_t expected_after_twelve = 0;
  run(reader, [&](const ReadRequest& request) {
    if (++answers == 13) expected_after_twelve = reader.progress().objects_expected;
    return std::pair(200, request.section == Customers ? list.answer(request.query) : kNothing);
  });
  EXPECT_GT(expected_after_twelve, 2000U);
  EXPECT_LT(expected_after_twelve, 5000U);
  EXPECT_EQ(reader.progress().objects_expected, 0U);
}

TEST(SubscriberReading, AListThatComesRoundAgainEndsAndIsNotKeptTwice) {
  const auto page = [](const char* first, std::int64_t newer, const char* second, std::int64_t older) {
    return Json{{"object", "list"},
                {"data", {{{"id", first}, {"created", newer}}, {{"id", second}, {"created", older}}}},
                {"has_more", true},
                {"url", "/v1/list"}}
        .dump();
  };
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  std::size_t asked = 0;
  const Outcome outcome = run(reader, [&](const ReadRequest& request) {
    if (request.section != Customers) return std::pair(200, kNothing);
    return std::pair(200, asked++ % 2 == 0 ? page("cus_4", 40, "cus_3", 30) : page("cus_2", 20, "cus_1", 10));
  });
  EXPECT_THAT(outcome.ids.at(Customers), testing::UnorderedElementsAre("cus_1", "cus_2", "cus_3", "cus_4"));
  EXPECT_THAT(states_of(reader, Customers), testing::Contains(State::Partial));
  EXPECT_EQ(reader.snapshot()["live"]["customers"]["has_more"], true);
}

TEST(SubscriberReading, ThePageThatCameLastIsNotKeptAgain) {
  const std::string page = R"({"object":"list","data":[{"id":"cus_1","created":40}],"has_more":true,"url":"/v1/customers"})";
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  const Outcome outcome =
      run(reader, [&](const ReadRequest& request) { return std::pair(200, request.section == Customers ? page : kNothing); });
  EXPECT_THAT(outcome.ids.at(Customers), testing::ElementsAre("cus_1"));
  EXPECT_THAT(states_of(reader, Customers), testing::ElementsAre(State::Partial));
}

TEST(SubscriberReading, ObjectsWithoutCreationAreHalfAnAnswer) {
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  run(reader, [&](const ReadRequest& request) {
    return std::pair(200, request.section == Customers
                              ? std::string(R"({"object":"list","data":[{"id":"cus_1"}],"has_more":false,"url":"/v1"})")
                              : kNothing);
  });
  EXPECT_EQ(reader.snapshot()["live"]["customers"],
            (Json{{"status", 0}, {"error", {{"code", "answer-incomplete"}, {"type", "portal_guide"}}}}));
}

TEST(SubscriberReading, APartThatCannotBeReadLeavesTheListPartial) {
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  const List list(growing(2000));
  std::string given_up;
  const Outcome outcome = run(reader, [&](const ReadRequest& request) {
    if (request.section != Customers) return std::pair(200, kNothing);
    const std::string until = parameter(request.query, "created[lt]");
    if (given_up.empty() && !until.empty()) given_up = until;
    if (!until.empty() && until == given_up) return std::pair(500, std::string("{}"));
    return std::pair(200, list.answer(request.query));
  });
  ASSERT_FALSE(given_up.empty());
  EXPECT_LT(outcome.ids.at(Customers).size(), 2000U);
  EXPECT_EQ(reader.snapshot()["live"]["customers"]["has_more"], true);
  EXPECT_THAT(states_of(reader, Customers), testing::Contains(State::Failed));
}

TEST(SubscriberReading, AMissingPermissionIsTheWholeSection) {
  Reader reader({Mode::Live}, kNow * 1000, kOptions);
  run(reader, [&](const ReadRequest&) {
    return std::pair(403, std::string(R"({"error":{"message":"Having the 'rak_customer_read' permission","type":"x"}})"));
  });
  for (const SectionName section : {Subscriptions, SubscriptionSchedules, Customers}) {
    EXPECT_EQ(reader.snapshot()["live"][std::string(to_string(section))]["status"], 403);
  }
  EXPECT_EQ(reader.progress().reads_sent, 3U);
}

TEST(SubscriberReading, OtherListsAreNotTakenFrom) {
  Reader reader({Mode::Live}, kNow * 1000, ReaderOptions{.scope = ReadScope::Snapshot});
  for (int round = 0; round < 10; ++round) {
    for (const ReadRequest& request : reader.next(kNow * 1000)) {
      reader.answer({.id = request.id,
                     .status = 200,
                     .body = R"({"object":"list","data":[{"id":"a_1"}],"has_more":false,"url":"/v1/list"})"},
                    kNow * 1000, 0);
    }
  }
  EXPECT_TRUE(reader.finished());
  EXPECT_TRUE(reader.take_items(Mode::Live, Products).empty());
  EXPECT_EQ(reader.snapshot()["live"]["products"]["data"].size(), 1U);
  EXPECT_EQ(reader.snapshot()["live"]["payment_method_configurations"]["data"].size(), 1U);
}

}  // namespace
}  // namespace portal_guide::stripe
