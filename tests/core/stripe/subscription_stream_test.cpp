#include "core/stripe/subscription_stream.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/id_set.hpp"
#include "core/stripe/subscription_scanner.hpp"
#include "tests/core/golden_snapshot.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::stripe {
namespace {

using Outcome = SubscriptionScanner::Outcome;
using Pages = SubscriptionScanner::Pages;

/// What a visitor was shown: mode, pointer and id.
class Shown final : public SubscriptionVisitor {
 public:
  void visit(Mode mode, const Subscription& subscription, const SubscriptionPlace& place) override {
    seen.push_back(std::string(to_string(mode)) + " " + place.pointer() + " " + std::string(subscription.id.text));
  }
  std::vector<std::string> seen;
};

struct Visited {
  std::vector<std::string> seen;
  SubscriptionLists lists;
};

Expected<Visited> visit(const SubscriptionSource& source) {
  Shown shown;
  return source.visit(shown).map([&](SubscriptionLists lists) { return Visited{shown.seen, std::move(lists)}; });
}

Expected<Visited> visit_stream(std::string_view snapshot, const std::string* lines = nullptr) {
  TextInMemory text(snapshot);
  TextInMemory more(lines == nullptr ? std::string_view{} : std::string_view(*lines));
  const auto stream = SubscriptionStream::open(text, lines == nullptr ? nullptr : &more);
  if (!stream) return propagate(stream);
  return visit(*stream);
}

Expected<Visited> visit_memory(std::string_view text) {
  const auto snapshot = Snapshot::parse(text);
  if (!snapshot) return propagate(snapshot);
  return visit(SubscriptionsInMemory(*snapshot));
}

/// Of one mode, with the section as it is written.
std::string snapshot_with(std::string_view section) {
  return R"({"format":"portal-snapshot/1","taken_at":1763850000,"live":{"account":{"id":"acct_1"},"subscriptions":)" +
         std::string(section) + R"(,"prices":[]}})";
}

std::string describe(const Expected<Visited>& visited) {
  if (!visited) {
    std::string text = visited.error().id + " " + visited.error().where;
    for (const auto& [name, value] : visited.error().arguments) {
      text += " " + name + "=" + value;
    }
    return text;
  }
  std::string text;
  for (const std::string& line : visited->seen) {
    text += line + "\n";
  }
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    const SubscriptionList& list = visited->lists.of(mode);
    text += std::to_string(static_cast<int>(list.state)) + (list.complete ? " complete" : " part");
    if (list.fault) text += " " + list.fault->id + " " + list.fault->where;
    if (list.fault) {
      for (const auto& [name, value] : list.fault->arguments) {
        text += " " + name + "=" + value;
      }
    }
    text += "\n";
  }
  return text;
}

/// What counts: where a list is at fault, nothing that was seen of it does.
std::string outcome(Expected<Visited> visited) {
  if (visited && visited->lists.of(Mode::Live).fault) visited->seen.clear();
  return describe(visited);
}

TEST(SubscriptionStream, ReadsEachFormOfASectionAsMemoryDoes) {
  for (
      const std::string_view section : {
          R"([])",
          R"([ ])",
          R"({"data":[]})",
          R"({"object":"list","data":[{"id":"sub_1"},{"id":"sub_2"}],"has_more":true,"url":"/v1/subscriptions"})",
          R"({"has_more":false,"data":[ {"id":"sub_1"} , {"id":"sub_2"} ] })",
          R"([{"id":"sub_1"},{"id":"sub_2"}])",
          R"([{"object":"list","data":[{"id":"sub_1"}],"has_more":true},{"object":"list","data":[{"id":"sub_2"}],"has_more":false}])",
          R"([{"data":[{"id":"sub_1"}],"has_more":true,"object":"list"},{"data":[],"has_more":true}])",
          R"([{"id":"sub_1"},{"data":[{"id":"sub_2"},{"id":"sub_3"}]},{"id":"sub_4"}])",
          R"([{"id":"sub_1","metadata":{"data":[1,2]},"items":{"data":[{"price":"price_1"}]}}])",
          R"({"status":403,"error":{"message":"no"}})",
          R"({"data":{"id":"sub_1"}})",
          R"("text")",
          R"(null)",
          // Values that are not items.
          R"([1])",
          R"([null,{"id":"sub_1"}])",
          R"([["sub_1"]])",
          R"([{"id":1}])",
          R"([{"id":null}])",
          R"([{"object":"customer"}])",
          R"([{"object":7}])",
          R"([{"id":"sub_1"},{"id":"sub_2"},{"id":"sub_1"}])",
          R"([{"data":[{"id":"sub_1"}]},{"data":[{"id":"sub_1"}]}])",
          R"([{"data":[{"id":"sub_1"}],"has_more":1}])",
          R"([{"data":[{"id":"sub_1"}],"object":"subscription"}])",
          R"([{"data":[{"data":[],"object":"list"}]}])",
          R"({"data":[{"data":[],"object":"subscription","id":"sub_1"}]})",
          R"({"data":[],"has_more":"no"})",
      }) {
    const std::string text = snapshot_with(section);
    EXPECT_EQ(outcome(visit_stream(text)), outcome(visit_memory(text))) << section;
  }
}

TEST(SubscriptionStream, RefusesTextAsMemoryDoes) {
  const std::string good = snapshot_with(R"([{"id":"sub_1","items":{"data":[{"quantity":1}]}},
{"id":"sub_2","name":"ä \u00e4 \ud83d\ude00"}])");
  ASSERT_TRUE(visit_stream(good)) << describe(visit_stream(good));
  // Cut off at every byte.
  for (std::size_t length = 0; length < good.size(); ++length) {
    const std::string text = good.substr(0, length);
    const auto expected = visit_memory(text);
    // Half a character is not UTF-8 for the one, and the end of the text for the other.
    if (!expected && expected.error().id == "json-not-utf8") continue;
    EXPECT_EQ(describe(visit_stream(text)), describe(expected)) << text;
  }
  for (const std::string_view item : {
           R"({"id":"a","id":"b"})",
           R"({"id":"a","i\u0064":"b"})",
           R"({"m":{"x":1,"x":2}})",
           R"({"id":01})",
           R"({"id":1.})",
           R"({"id":1e})",
           R"({"id":-})",
           R"({"id":1e999})",
           R"({"id":+1})",
           R"({"id":tru})",
           R"({"id":nul})",
           R"({"id":"\x"})",
           R"({"id":"\ud800"})",
           R"({"id":"\udc00"})",
           R"({"id":"\ud800\u0041"})",
           R"({"id":"\u00g0"})",
           R"({"id" "b"})",
           R"({"id":"b",})",
           R"({,"id":"b"})",
           R"({id:"b"})",
           R"([1,])",
           R"({"id":"b"]})",
           "{\"id\":\"\x01\"}",
           "{\"id\":\"\x80\"}",
           "{\"id\":\"\xC3(\"}",
           "{\"id\":\"line\nend\"}",
           R"({"id":"b"} {"id":"c"})",
           R"({"id":"b"},,{"id":"c"})",
           R"({"id":"b"},)",
           R"(,{"id":"b"})",
           R"({"data":[{"id":"b"}],"x":1,"x":2})",
       }) {
    const std::string text = snapshot_with("[{\"id\":\"sub_0\"},\n" + std::string(item) + "]");
    const auto expected = visit_memory(text);
    ASSERT_FALSE(expected) << item;
    EXPECT_EQ(describe(visit_stream(text)), describe(expected)) << item;
  }
  std::string deep = "[";
  for (int level = 0; level < 70; ++level) {
    deep += "[";
  }
  EXPECT_EQ(describe(visit_stream(snapshot_with(deep))), describe(visit_memory(snapshot_with(deep))));
}

// NOLINTNEXTLINE(readability-function-size)
TEST(SubscriptionStream, NestsAsDeepAsMemoryDoes) {
  for (const auto& [before, behind] : std::vector<std::pair<std::string_view, std::string_view>>{
           {R"([)", R"(])"},
           {R"([{"x":)", R"(}])"},
           {R"([{"x":[)", R"(]}])"},
           {R"([{"items":)", R"(}])"},
           {R"([{"items":{"data":)", R"(}}])"},
           {R"([{"items":{"data":[)", R"(]}}])"},
           {R"([{"items":{"data":[{"price":)", R"(}]}}])"},
           {R"([{"data":[)", R"(]}])"},
           {R"([{"data":[{"x":)", R"(}]}])"},
           {R"({"data":[{"x":)", R"(}]})"},
       }) {
    for (std::size_t depth = 50; depth < 66; ++depth) {
      for (const bool is_object : {false, true}) {
        std::string nested;
        for (std::size_t level = 0; level < depth; ++level) {
          nested += is_object ? R"({"a":)" : "[";
        }
        nested += "1" + std::string(depth, is_object ? '}' : ']');
        const std::string text = snapshot_with(std::string(before) + nested + std::string(behind));
        EXPECT_EQ(outcome(visit_stream(text)), outcome(visit_memory(text))) << before << depth;
      }
    }
  }
}

TEST(SubscriptionStream, RefusesTheRestOfTheSnapshotAsMemoryDoes) {
  for (const std::string_view text : {
           R"()",
           R"([])",
           R"({"format":"portal-snapshot/1"})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[{"id":"sub_1"}]},})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[{"id":"sub_1"}],"x":[1,}})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[],"subscriptions":[]}})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[]},"live":{}})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":{"data":[],"data":[]}}})",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":{"subscriptions":[{"id":"sub_1"}]}} x)",
           R"({"format":"portal-snapshot/1","taken_at":1,"live":[]})",
           R"({"format":"portal-snapshot/1","taken_at":1})",
           R"({"format":"portal-snapshot/2","taken_at":1,"live":{}})",
           R"({"format":"portal-snapshot/1","taken_at":1,"l\u0069ve":{"subscriptions":[{"id":"sub_1"}]}})",
       }) {
    EXPECT_EQ(describe(visit_stream(text)), describe(visit_memory(text))) << text;
  }
}

/// A subscription with everything the rules read, and with what they do not.
std::string subscription_text(std::size_t number) {
  const std::string suffix = std::to_string(number);
  std::string text = R"({"id":"sub_)" + suffix + R"(","object":"subscription","status":")" +
                     std::vector<std::string>{"active", "past_due", "trialing", "canceled", "dormant"}[number % 5] +
                     R"(","customer":)" + (number % 3 == 0 ? R"({"id":"cus_)" + suffix + "\"}" : "\"cus_" + suffix + "\"") +
                     R"(,"currency":"eur","items":{"data":[{"price":{"id":"price_1","recurring":{"usage_type":"licensed"}}}]})";
  if (number % 7 == 0) text += R"(,"metadata":{"note)" + suffix + R"(":"\"]}[{\\ ä","x":[[],{}]})";
  if (number % 2 == 0) text += R"(,"default_payment_method":null,"default_source":null)";
  return text + R"(,"schedule":null,"collection_method":"charge_automatically"})";
}

TEST(SubscriptionStream, ReadsOnWhereAPieceOfTheTextEnds) {
  std::string section = "[";
  for (std::size_t page = 0; page < 40; ++page) {
    section += page == 0 ? "" : ",\n";
    section += R"({"object":"list","data":[)";
    for (std::size_t number = 0; number < 100; ++number) {
      section += (number == 0 ? "" : ", ") + subscription_text(page * 100 + number);
    }
    section += page == 39 ? R"(],"has_more":false})" : R"(],"has_more":true})";
  }
  const std::string text = snapshot_with(section + "]");
  ASSERT_GT(text.size(), std::size_t{3} * 256 * 1024);
  const auto visited = visit_stream(text);
  ASSERT_TRUE(visited) << visited.error().id;
  EXPECT_EQ(visited->seen.size(), 4000U);
  EXPECT_EQ(describe(visited), describe(visit_memory(text)));

  TextInMemory source(text);
  const auto stream = SubscriptionStream::open(source);
  const auto snapshot = Snapshot::parse(text);
  ASSERT_TRUE(stream && snapshot);
  const content::Content& content = repository_content();
  const auto report = rules::evaluate(*stream, content);
  ASSERT_TRUE(report);
  EXPECT_EQ(report::to_json(*report), report::to_json(rules::evaluate(*snapshot, content)));
}

TEST(SubscriptionStream, ReportsEveryGoldenSnapshotAsMemoryDoes) {
  std::size_t count = 0;
  for (const GoldenSnapshot& golden : golden_snapshots()) {
    const std::string text = golden_snapshot(golden.path);
    const auto snapshot = Snapshot::parse(text);
    TextInMemory source(text);
    const auto stream = SubscriptionStream::open(source);
    ASSERT_TRUE(snapshot && stream) << golden.path;
    const auto report = rules::evaluate(*stream, repository_content());
    ASSERT_TRUE(report) << golden.path;
    EXPECT_EQ(report::to_json(*report), report::to_json(rules::evaluate(*snapshot, repository_content()))) << golden.path;
    ++count;
  }
  EXPECT_GT(count, 100U);
}

TEST(SubscriptionStream, VisitsWholeDocumentsToo) {
  class Documents final : public SubscriptionDocumentVisitor {
   public:
    bool wants(Mode mode) const override { return mode == Mode::Live; }
    void visit(Mode /*mode*/, const Json& subscription, const SubscriptionPlace& place) override {
      seen += place.pointer() + subscription.dump() + "\n";
    }
    std::string seen;
  };
  const std::string text = snapshot_with(R"([{"id":"sub_1","x":{"y":[1]}},{"id":"sub_2"}])");
  TextInMemory source(text);
  const auto stream = SubscriptionStream::open(source);
  ASSERT_TRUE(stream);
  Documents documents;
  ASSERT_TRUE(stream->visit_documents(documents));
  EXPECT_EQ(documents.seen,
            "/live/subscriptions/0{\"id\":\"sub_1\",\"x\":{\"y\":[1]}}\n/live/subscriptions/1{\"id\":\"sub_2\"}\n");
}

constexpr std::string_view kBothModes = R"({"format":"portal-snapshot/1","taken_at":1,"live":{},"test":{}})";
constexpr std::string_view kLiveOnly = R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})";

TEST(SubscriptionLines, AreSubscriptionsOrPages) {
  const std::string lines =
      "{\"id\":\"sub_1\",\"livemode\":true}\r\n\n"
      "{\"object\":\"list\",\"data\":[{\"id\":\"sub_2\",\"livemode\":false},{\"id\":\"sub_3\",\"livemode\":false}],\"has_"
      "more\":true}\n"
      "  {\"id\":\"sub_4\",\"livemode\":true}";
  const auto visited = visit_stream(kBothModes, &lines);
  ASSERT_TRUE(visited) << describe(visited);
  EXPECT_THAT(visited->seen,
              testing::ElementsAre("live /live/subscriptions/0 sub_1", "test /test/subscriptions/2/data/0 sub_2",
                                   "test /test/subscriptions/2/data/1 sub_3", "live /live/subscriptions/3 sub_4"));
  EXPECT_TRUE(visited->lists.of(Mode::Live).complete);
  EXPECT_FALSE(visited->lists.of(Mode::Test).complete);
}

TEST(SubscriptionLines, NeedNoModeWhereThereIsOne) {
  const std::string lines = "{\"id\":\"sub_1\"}\n{\"data\":[],\"has_more\":true}\n";
  const auto visited = visit_stream(kLiveOnly, &lines);
  ASSERT_TRUE(visited) << describe(visited);
  EXPECT_THAT(visited->seen, testing::ElementsAre("live /live/subscriptions/0 sub_1"));
  EXPECT_FALSE(visited->lists.of(Mode::Live).complete);
  EXPECT_EQ(visited->lists.of(Mode::Test).state, Section::State::Absent);
}

TEST(SubscriptionLines, SayNothingOfAModeWithoutLines) {
  for (const std::string lines : {"", "\n\n", "  "}) {
    const auto visited = visit_stream(kBothModes, &lines);
    ASSERT_TRUE(visited) << describe(visited);
    EXPECT_TRUE(visited->seen.empty());
    EXPECT_EQ(visited->lists.of(Mode::Live).state, Section::State::Absent);
    EXPECT_EQ(visited->lists.of(Mode::Test).state, Section::State::Absent);
  }
}

TEST(SubscriptionLines, AreRefusedWithTheirNumber) {
  const auto refusal = [](std::string_view snapshot, const std::string& lines) {
    const auto visited = visit_stream(snapshot, &lines);
    return visited ? std::string("read")
                   : visited.error().id + " " + visited.error().where + visited.error().arguments.at("line");
  };
  const std::string first = "{\"id\":\"sub_1\",\"livemode\":true}\n";
  EXPECT_EQ(refusal(kBothModes, first + "not json\n" + first), "json-invalid 2");
  EXPECT_EQ(refusal(kBothModes, first + "{\"id\":\"sub_2\"\n" + first), "json-incomplete 2");
  EXPECT_EQ(refusal(kBothModes, first + "{\"data\":[{\"id\":\"sub_2\",\"livemode\":true}\n]}"), "json-incomplete 2");
  EXPECT_EQ(refusal(kBothModes, first + "{\"livemode\":true} {}\n"), "json-invalid 2");
  EXPECT_EQ(refusal(kBothModes, first + "{\"livemode\":true},\n"), "json-invalid 2");
  EXPECT_EQ(refusal(kBothModes, first + "\n{\"id\":\"sub_2\"}"), "lines-mode 3");
  EXPECT_EQ(refusal(kBothModes, first + "{\"id\":\"sub_2\",\"id\":\"sub_3\",\"livemode\":true}"), "json-duplicate-member 2");
}

TEST(SubscriptionLines, AreShorterThanEightMegabytes) {
  // NOLINTNEXTLINE(modernize-raw-string-literal): the escapes are what is tested.
  const std::string line = "{\"id\":\"sub_1\"}";
  const std::size_t limit = std::size_t{8} << 20U;
  const std::string longest = line + std::string(limit - line.size(), ' ') + "\n{\"id\":\"sub_2\"}\n";
  const auto read = visit_stream(kLiveOnly, &longest);
  ASSERT_TRUE(read) << describe(read);
  EXPECT_EQ(read->seen.size(), 2U);
  for (const std::string& lines : {std::string(limit + 1'000'000, ' '), line + "\n" + std::string(limit + 1'000'000, 'x')}) {
    const auto refused = visit_stream(kLiveOnly, &lines);
    ASSERT_FALSE(refused) << describe(refused);
    EXPECT_EQ(refused.error().id, "json-too-large");
  }
}

TEST(SubscriptionLines, DoNotStandBesideASection) {
  const std::string lines = "{\"id\":\"sub_1\",\"livemode\":true}\n";
  for (const std::string section : {R"([{"id":"sub_0"}])", R"({"data":[ {"id":"sub_0"}]})", R"([{"data":[]}])"}) {
    const auto visited = visit_stream(snapshot_with(section), &lines);
    ASSERT_FALSE(visited) << section;
    EXPECT_EQ(visited.error().id, "subscriptions-twice");
    EXPECT_EQ(visited.error().where.find("/live/subscriptions"), 0U);
  }
}

TEST(SubscriptionLines, FillASectionThatIsEmpty) {
  const std::string lines = "{\"id\":\"sub_1\",\"livemode\":true}\n";
  const auto part = visit_stream(snapshot_with(R"({"object":"list","data":[ ],"has_more":true})"), &lines);
  ASSERT_TRUE(part) << describe(part);
  EXPECT_THAT(part->seen, testing::ElementsAre("live /live/subscriptions/0 sub_1"));
  EXPECT_FALSE(part->lists.of(Mode::Live).complete);

  const std::string none;
  const auto whole = visit_stream(snapshot_with(R"({"object":"list","data":[],"has_more":false})"), &none);
  ASSERT_TRUE(whole) << describe(whole);
  EXPECT_EQ(whole->lists.of(Mode::Live).state, Section::State::Read);
  EXPECT_TRUE(whole->lists.of(Mode::Live).complete);

  const auto refused = visit_stream(snapshot_with(R"({"status":403,"error":{"message":"no"}})"), &lines);
  ASSERT_TRUE(refused) << describe(refused);
  EXPECT_TRUE(refused->seen.empty());
  EXPECT_EQ(refused->lists.of(Mode::Live).state, Section::State::Failed);
}

TEST(SubscriptionLines, FindFaultWithTheSameIdTwice) {
  const std::string lines = "{\"id\":\"sub_1\"}\n{\"id\":\"sub_2\"}\n{\"id\":\"sub_1\"}\n";
  const auto visited = visit_stream(kLiveOnly, &lines);
  ASSERT_TRUE(visited);
  const auto& fault = visited->lists.of(Mode::Live).fault;
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->id, "section-duplicate-id");
  EXPECT_EQ(fault->where, "/live/subscriptions/2/id");
  EXPECT_EQ(fault->arguments.at("first"), "/live/subscriptions/0/id");
}

/// What the scanner reads of a text, and what is read of the same text as a document.
void expect_same_reading(SubscriptionScanner& scanner, const std::string& text) {
  const auto document = parse_json(text);
  ASSERT_TRUE(document) << text;
  Subscription expected;
  read_subscription(*document, expected);
  Subscription read;
  ASSERT_EQ(scanner.scan(text, 0, Pages::TakenAsSubscriptions, read), Outcome::Done) << text;
  EXPECT_EQ(scanner.position(), text.size());
  EXPECT_EQ(read, expected) << text;
}

TEST(SubscriptionScanner, ReadsWhatADocumentHolds) {
  // One scanner for all: what it remembers of one must not lead it astray in another.
  SubscriptionScanner scanner;
  const std::vector<std::string> values = {
      "null",
      "true",
      "false",
      "1",
      "-0.5e3",
      R"("text")",
      R"("\u00e4\n")",
      "[]",
      R"([1,{"id":"a"}])",
      "{}",
      R"({"id":"x"})",
      R"({"id":null})",
      R"({"id":{"id":"x"}})",
      R"({"type":"classic"})",
      R"({"type":{"type":"classic"}})",
      R"([{"type":"a"}])",
      R"({"data":[],"has_more":true})",
      R"({"data":[{}]})",
      R"({"data":{"price":"p","data":[]}})",
      R"({"data":7})",
      R"({"data":null})",
      R"({"data":[1,"a",[{"price":"q"}],{"price":"p"}]})",
      R"({"data":[{"price":{"id":"p","recurring":{"usage_type":"metered"}}},{"price":null}]})",
      R"({"data":[{"price":{"recurring":{"usage_type":1},"id":7}},{"price":[{"id":"p"}]}],"has_more":false})",
      R"({"data":[{"price":{"recurring":[{"usage_type":"metered"}],"id":"p"}}]})"};
  for (int round = 0; round < 2; ++round) {
    for (const char* const name :
         {"id", "object", "livemode", "status", "customer", "collection_method", "currency", "default_payment_method",
          "default_source", "schedule", "billing_mode", "items", "data", "metadata", "it\\u0065ms", ""}) {
      for (const std::string& value : values) {
        expect_same_reading(scanner, R"({"a":1,")" + std::string(name) + "\":" + value + R"(,"z":{"id":2}})");
      }
    }
  }
  for (const std::string& value : values) {
    expect_same_reading(scanner, value == "1" || value == "-0.5e3" ? "[" + value + "]" : value);
  }
  for (std::size_t number = 0; number < 100; ++number) {
    expect_same_reading(scanner, subscription_text(number));
  }
}

TEST(SubscriptionScanner, WaitsForMoreWhereTheTextMayGoOn) {
  SubscriptionScanner scanner;
  Subscription read;
  for (const std::string text : {"1", "0", "-0", "12.5", "-0.5e3", "[1", "{\"id\":1", "\"text", "tru"}) {
    EXPECT_EQ(scanner.scan(text, 0, Pages::TakenAsSubscriptions, read), Outcome::Incomplete) << text;
  }
}

TEST(SubscriptionScanner, ForgetsNothingWhereItRemembersNoMore) {
  SubscriptionScanner scanner;
  Subscription read;
  // More names than are remembered, in more orders.
  for (int number = 0; number < 6000; ++number) {
    const std::string name = "name" + std::to_string(number);
    expect_same_reading(scanner, R"({"metadata":{")" + name + R"(":1,"other":2},")" + name +
                                     R"(":3,"id":"sub_1","items":{"data":[{"price":"p"}]}})");
    const std::string twice = R"({"metadata":{")" + name + R"(":1,")" + name + "\":2}}";
    ASSERT_EQ(scanner.scan(twice, 0, Pages::TakenAsSubscriptions, read), Outcome::DuplicateMember) << twice;
  }
  std::string many = "{";
  for (int number = 0; number < 5000; ++number) {
    many += "\"member" + std::to_string(number) + R"(":{"deep":[]},)";
  }
  expect_same_reading(scanner, many + R"("status":"active"})");
  ASSERT_EQ(scanner.scan(many + R"("member1":1})", 0, Pages::TakenAsSubscriptions, read), Outcome::DuplicateMember);
}

TEST(BracketSkipper, FindsTheEndInPiecesOfAnySize) {
  std::string text = "[";
  for (std::size_t number = 0; number < 20; ++number) {
    text += subscription_text(number) + ",";
  }
  text += R"("\\","\"]"])";
  const std::string behind = text + "]]}} rest";
  for (std::size_t piece = 1; piece < 300; ++piece) {
    BracketSkipper skipper;
    std::size_t at = 0;
    std::optional<std::size_t> found;
    while (!found && at < behind.size()) {
      const std::string_view part = std::string_view(behind).substr(at, piece);
      found = skipper.skip(part);
      at += found.value_or(part.size());
    }
    EXPECT_EQ(at, text.size()) << piece;
  }
  EXPECT_FALSE(BracketSkipper().skip("[[]"));
}

TEST(IdSet, HoldsEachIdOnce) {
  IdSet ids;
  EXPECT_FALSE(ids.contains("sub_1"));
  for (int number = 0; number < 10'000; ++number) {
    EXPECT_TRUE(ids.insert("sub_" + std::to_string(number)));
  }
  for (int number = 0; number < 10'000; ++number) {
    EXPECT_FALSE(ids.insert("sub_" + std::to_string(number)));
    EXPECT_TRUE(ids.contains("sub_" + std::to_string(number)));
  }
  EXPECT_EQ(ids.size(), 10'000U);
  EXPECT_FALSE(ids.contains("sub_10000"));
  EXPECT_TRUE(ids.insert(""));
  EXPECT_FALSE(ids.insert(""));
}

}  // namespace
}  // namespace portal_guide::stripe
