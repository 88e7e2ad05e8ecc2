#include "core/search/messages.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::search {
namespace {

constexpr std::uint32_t kCustomer = 1;
constexpr std::uint32_t kOtherMode = 2;
constexpr std::uint32_t kFeatures = 3;
constexpr std::uint32_t kLock = 4;
constexpr std::uint32_t kSchedule = 5;

Messages sample() {
  Messages messages;
  const std::uint32_t objects = messages.add_values({{"customer", kCustomer}, {"charge", Messages::kNoDocument}});
  const std::uint32_t parameters = messages.add_values({{"features", kFeatures}, {"flow_data[type]", kLock}});
  messages.add("No such {object}: '{id}'", Messages::kNoDocument, {{"object", objects}});
  messages.add("No such {object}: '{id}'; a similar object exists in test mode", kOtherMode);
  messages.add("Received unknown parameter: {name}", Messages::kNoDocument, {{"name", parameters}});
  messages.add("lock_timeout", kLock);
  messages.add("is managed by the subscription schedule `{schedule}`, and updating any cancelation is not allowed", kSchedule);
  messages.add("Cannot find module '{name}'", Messages::kNoDocument);
  messages.finish();
  return messages;
}

/// The document that answers the text best; 0 where none does.
std::uint32_t answer(std::string_view text) {
  static const Messages messages = sample();
  Words words;
  words.split(text);
  const Recognised found = messages.find(text, words);
  std::pair<std::uint32_t, int> best = {0, 0};
  for (const auto& one : found.answers) {
    if (one.second > best.second) best = one;
  }
  return best.first;
}

struct Row {
  const char* name;
  const char* text;
  std::uint32_t answer;
};

void PrintTo(const Row& row, std::ostream* stream) { *stream << row.name; }

class ErrorPatterns : public testing::TestWithParam<Row> {};

TEST_P(ErrorPatterns, AreRecognised) { EXPECT_EQ(answer(GetParam().text), GetParam().answer); }

INSTANTIATE_TEST_SUITE_P(
    Search, ErrorPatterns,
    testing::Values(
        Row{"TheValueDecides", "No such customer: 'cus_123'", kCustomer},
        Row{"CaseAndMarksMakeNoDifference", "no such CUSTOMER cus_123!", kCustomer},
        Row{"TheMostSpecificWins", "No such customer: 'cus_1'; a similar object exists in test mode, but", kOtherMode},
        Row{"AValueOfAnotherSubject", "No such charge: 'ch_1'", 0}, Row{"AnUnknownValue", "No such unicorn: 'u_1'", 0},
        Row{"AValueInsideOfAnother", "No such test_customer: 'cus_1'", 0},
        Row{"APathStandsForItsBeginning", "Received unknown parameter: features[invoice_history][enabled]", kFeatures},
        Row{"NotForTheEndOfAPath", "Received unknown parameter: x[features]", 0},
        Row{"NotForALongerName", "Received unknown parameter: features_list", 0},
        Row{"ALongerPathWins", "Received unknown parameter: flow_data[type]", kLock},
        Row{"InAJsonBody", R"({"error":{"message":"Received unknown parameter: features","type":"invalid_request_error"}})",
            kFeatures},
        Row{"InAStackTrace", "Uncaught StripeError: No such customer: 'cus_1'\n    at Error.generate (/app/Error.js:10:2)",
            kCustomer},
        Row{"InALogOfTwoMessages", "Cannot find module 'x'\nNo such customer: 'cus_1'", kCustomer},
        Row{"ACode", "code: lock_timeout", kLock}, Row{"NotInALongerCode", "my_lock_timeout_ms", 0},
        Row{"VariableInTheMiddle",
            "The subscription is managed by the subscription schedule `sub_sched_1Ab`, and updating any cancelation is not "
            "allowed",
            kSchedule},
        Row{"APartOfFourWords", "error: managed by the subscription schedule, and updating any cancelation is not", kSchedule},
        Row{"APartThatIsTooShort", "the subscription schedule", 0}, Row{"Nothing", "", 0},
        Row{"CutInTheMiddle", "Received unknown parameter:", 0}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Messages, SayWhatIsNotAboutThePortal) {
  const Messages messages = sample();
  Words words;
  const auto foreign = [&](std::string_view text) {
    words.split(text);
    return messages.find(text, words).foreign_words;
  };
  EXPECT_EQ(foreign("Error: Cannot find module 'webpack'"), 4U);
  EXPECT_GT(foreign("No such charge: 'ch_1'"), 0U);
  EXPECT_EQ(foreign("No such unicorn: 'u_1'"), 0U);
}

/// Every message that somebody quoted is answered by what content/en/errors.json says.
TEST(ErrorMessages, OfTheGuideAreAnswered) {
  const Json file = Json::parse(repository_file("content/en/errors.json"), nullptr, false);
  std::size_t asked = 0;
  const auto expect = [&](const std::string& text, const Json& target) {
    const Answer found = repository_index().search(text, {.prefix = false});
    const bool by_error = !found.hits.empty() && found.hits.front().matched_by == MatchedBy::Error;
    EXPECT_EQ(by_error ? target_of(*found.hits.front().document) : "", target.is_null() ? "" : target.get<std::string>())
        << text;
    EXPECT_TRUE(target.is_null() || found.fits) << text;
    ++asked;
  };
  for (const Json& message : file["errors"]["patterns"]) {
    if (!message.contains("by")) expect(message["example"].get<std::string>(), message["target"]);
    if (!message.contains("examples")) continue;
    for (const auto& [text, target] : message["examples"].items()) {
      expect(text, target);
    }
  }
  EXPECT_GT(asked, 180U);
}

/// The first words of a message are what many sentences begin with.
TEST(ErrorMessages, AreNotRecognisedByTheirFirstWordsAlone) {
  for (const char* text : {"This customer has no name", "This customer has no card on file",
                           "This customer has no subscription", "This customer has been charged twice"}) {
    const Answer found = repository_index().search(text, {.prefix = false});
    for (const auto& hit : found.hits) {
      EXPECT_NE(hit.matched_by, MatchedBy::Error) << text;
    }
  }
}

}  // namespace
}  // namespace portal_guide::search
