#include "core/subscribers/explain.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::subscribers {
namespace {

using rules::Change;
using rules::remove;
using rules::set;
using stripe::Mode;

const std::string kSubscriptions = "/live/subscriptions";
const std::string kCustomers = "/live/customers";
const Json kForbidden = {{"status", 403}, {"error", {{"message", "no"}}}};

stripe::Snapshot snapshot_of(const std::vector<Change>& changes = {}) {
  Json document = Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false);
  auto snapshot = stripe::Snapshot::create(rules::changed(std::move(document), changes));
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return *std::move(snapshot);
}

Explanations explained(const std::string& customer, const std::vector<Change>& changes = {},
                       std::optional<Mode> mode = std::nullopt) {
  auto explanations = explain(snapshot_of(changes), customer, mode);
  EXPECT_TRUE(explanations) << explanations.error().id;
  return explanations ? *std::move(explanations) : Explanations{};
}

std::vector<std::string> ids(const Explanation& explanation) {
  std::vector<std::string> result;
  for (const SubscriptionAnswers& answers : explanation.subscriptions) {
    result.push_back(answers.id);
  }
  return result;
}

std::vector<Mode> modes(const Explanations& explanations) {
  std::vector<Mode> result;
  for (const Explanation& explanation : explanations.modes) {
    result.push_back(explanation.mode);
  }
  return result;
}

TEST(Explain, TakesTheModeThatHoldsTheCustomer) {
  EXPECT_EQ(modes(explained("cus_Ada")), std::vector{Mode::Live});
  EXPECT_EQ(modes(explained("cus_Try")), std::vector{Mode::Test});
  EXPECT_EQ(ids(explained("cus_Try").modes.front()), std::vector<std::string>{"sub_Try"});
}

TEST(Explain, TakesBothWhereBothHoldIt) {
  const Explanations both = explained("cus_Ada", {set("/test/customers/data/0/id", "cus_Ada")});
  EXPECT_EQ(modes(both), (std::vector{Mode::Live, Mode::Test}));
  EXPECT_EQ(ids(both.modes[0]), std::vector<std::string>{"sub_Ada"});
  EXPECT_TRUE(ids(both.modes[1]).empty());
}

TEST(Explain, TakesTheModeItIsTold) {
  const std::vector<Change> in_both = {set("/test/customers/data/0/id", "cus_Ada")};
  EXPECT_EQ(modes(explained("cus_Ada", in_both, Mode::Test)), std::vector{Mode::Test});
  EXPECT_EQ(modes(explained("cus_Ada", in_both, Mode::Live)), std::vector{Mode::Live});
}

TEST(Explain, NamesWhatIsRunningAndCountsTheRest) {
  const Explanation ada = explained("cus_Ada").modes.front();
  EXPECT_TRUE(ada.seen);
  EXPECT_EQ(ids(ada), std::vector<std::string>{"sub_Ada"});
  EXPECT_EQ(ada.not_running, 1U);
  EXPECT_TRUE(ada.missing.empty());
  ASSERT_EQ(ada.subscriptions.front().prices.size(), 3U);
  EXPECT_EQ(ada.subscriptions.front().prices[2].id, "price_TeamMonth");
  EXPECT_EQ(ada.subscriptions.front().prices[2].product, "prod_Team");
}

TEST(Explain, NamesEverySubscriptionOfTheCustomer) {
  const Explanations two = explained("cus_Ada", {set(kSubscriptions + "/data/5/status", "unpaid")});
  EXPECT_EQ(ids(two.modes.front()), (std::vector<std::string>{"sub_Ada", "sub_AdaOld"}));
}

TEST(Explain, AnswersForACustomerWithoutARunningSubscription) {
  const Explanation fay = explained("cus_Fay").modes.front();
  EXPECT_TRUE(fay.seen);
  EXPECT_TRUE(fay.subscriptions.empty());
  EXPECT_EQ(fay.not_running, 0U);
  for (const Verdict& verdict : fay.customer) {
    EXPECT_EQ(verdict.answer, Answer::Yes);
  }
}

TEST(Explain, KnowsAnExpandedCustomer) {
  const Explanations expanded = explained("cus_Gil", {set(kSubscriptions + "/data/0/customer", {{"id", "cus_Gil"}})});
  EXPECT_EQ(ids(expanded.modes.front()), std::vector<std::string>{"sub_Ada"});
}

struct Reads {
  std::string_view name;
  std::vector<Change> changes;
  Reading reading;
};

void PrintTo(const Reads& row, std::ostream* stream) { *stream << row.name; }

class SubscriptionsRead : public testing::TestWithParam<Reads> {};

TEST_P(SubscriptionsRead, AreSpokenOf) {
  const Explanation ada = explained("cus_Ada", GetParam().changes, Mode::Live).modes.front();
  EXPECT_EQ(to_string(ada.subscriptions_read), to_string(GetParam().reading));
  EXPECT_TRUE(ada.seen);
}

INSTANTIATE_TEST_SUITE_P(Rows, SubscriptionsRead,
                         testing::Values(Reads{"whole", {}, Reading::Whole},
                                         Reads{"in_part", {set(kSubscriptions + "/has_more", true)}, Reading::Partly},
                                         Reads{"not_at_all", {remove(kSubscriptions)}, Reading::Absent},
                                         Reads{"not_allowed", {set(kSubscriptions, kForbidden)}, Reading::Failed},
                                         Reads{"malformed", {set(kSubscriptions, "none")}, Reading::Failed},
                                         Reads{"twice", {set(kSubscriptions + "/data/1/id", "sub_Ada")}, Reading::Failed}),
                         [](const testing::TestParamInfo<Reads>& row) { return std::string(row.param.name); });

struct Refusal {
  std::string_view name;
  std::string customer;
  std::vector<Change> changes;
  std::optional<Mode> mode;
  std::string error;
};

void PrintTo(const Refusal& row, std::ostream* stream) { *stream << row.name; }

class RefusedQuestion : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedQuestion, SaysWhatIsWrong) {
  const auto explanations = explain(snapshot_of(GetParam().changes), GetParam().customer, GetParam().mode);
  ASSERT_FALSE(explanations);
  EXPECT_EQ(explanations.error().id, GetParam().error);
  for (const auto& [name, value] : explanations.error().arguments) {
    EXPECT_EQ(value.find('@'), std::string::npos) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedQuestion,
    testing::Values(Refusal{"nobody", "", {}, std::nullopt, "customer-unnamed"},
                    Refusal{"a_stranger", "cus_Nobody", {}, std::nullopt, "customer-unknown"},
                    Refusal{"an_address", "ada@acme-customers.dev", {}, std::nullopt, "customer-unknown"},
                    Refusal{"of_the_other_mode", "cus_Ada", {}, Mode::Test, "customer-unknown"},
                    Refusal{"a_mode_that_is_not_there", "cus_Ada", {remove("/test")}, Mode::Test, "mode-absent"},
                    Refusal{
                        "with_unread_subscriptions", "cus_Nobody", {remove(kSubscriptions)}, Mode::Live, "customer-unknown"}),
    [](const testing::TestParamInfo<Refusal>& row) { return std::string(row.param.name); });

/// Nobody can say that a customer does not exist where not all customers were read.
TEST(Explain, AnswersWhereTheCustomerMayBe) {
  for (const std::vector<Change>& changes :
       {std::vector{remove(kCustomers)}, {set(kCustomers + "/has_more", true)}, {set(kCustomers, kForbidden)}}) {
    const Explanations explanations = explained("cus_Nobody", changes);
    EXPECT_EQ(modes(explanations), std::vector{Mode::Live});
    EXPECT_FALSE(explanations.modes.front().seen);
  }
  EXPECT_EQ(modes(explained("cus_Nobody", {remove(kCustomers), remove("/test/customers")})),
            (std::vector{Mode::Live, Mode::Test}));
  EXPECT_EQ(modes(explained("cus_Ada", {remove("/test/customers")})), std::vector{Mode::Live}) << "the mode that has it wins";
}

TEST(Explain, TakesASnapshotOfOneMode) {
  EXPECT_EQ(modes(explained("cus_Ada", {remove("/test")})), std::vector{Mode::Live});
  EXPECT_EQ(modes(explained("cus_Try", {remove("/live")})), std::vector{Mode::Test});
}

TEST(Explain, SaysWhatIsMissing) {
  const Explanation ada =
      explained("cus_Ada", {set(kSubscriptions + "/data/0/schedule", "sub_sched_X"), remove("/live/subscription_schedules"),
                            set(kSubscriptions + "/data/0/default_payment_method", "pm_X"),
                            set(kSubscriptions + "/data/0/currency", "gbp"), remove("/live/prices/data/1/currency_options")})
          .modes.front();
  std::vector<std::string> missing;
  ada.missing.for_each([&missing](Gap gap) { missing.emplace_back(to_string(gap)); });
  EXPECT_EQ(missing, (std::vector<std::string>{"subscription_schedules", "prices.currency_options",
                                               "subscriptions.default_payment_method"}));
}

TEST(Explain, WritesWhatIsMissingAndNothingElse) {
  const std::vector<Change> not_read = {set(kSubscriptions + "/data/0/schedule", "sub_sched_X"),
                                        remove("/live/subscription_schedules")};
  const std::vector<Change> not_expanded = {set(kSubscriptions + "/data/0/currency", "gbp"),
                                            remove("/live/prices/data/1/currency_options")};
  std::vector<Change> both = not_read;
  both.insert(both.end(), not_expanded.begin(), not_expanded.end());
  struct Row {
    std::vector<Change> changes;
    bool says_not_read;
    bool says_not_expanded;
  };
  for (const Row& row :
       std::vector<Row>{{{}, false, false}, {not_read, true, false}, {not_expanded, false, true}, {both, true, true}}) {
    const std::string text = to_text(explained("cus_Ada", row.changes), repository_content());
    EXPECT_EQ(text.find("Not read, or not in full: ") != std::string::npos, row.says_not_read) << text;
    EXPECT_EQ(text.find("Not expanded: prices.currency_options") != std::string::npos, row.says_not_expanded) << text;
  }
}

TEST(Explain, HandsOnWhatIsWrongInTheLines) {
  stripe::TextInMemory text(R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})");
  stripe::TextInMemory lines("{\"id\":\"sub_1\"}\nnot json\n");
  const auto stream = stripe::SubscriptionStream::open(text, &lines);
  ASSERT_TRUE(stream);
  const auto result = explain(*stream, "cus_Ada");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "json-invalid");
  EXPECT_EQ(result.error().arguments.at("line"), "2");
}

TEST(Explain, ShowsNoKeyAndNoAddress) {
  const std::string key = std::string("rk_") + "live_" + "51HideMe" + std::string(24, 'x');
  const std::vector<Change> hostile = {set(kSubscriptions + "/data/0/id", "eve@acme.dev"),
                                       set(kSubscriptions + "/data/0/status", key),
                                       set("/live/prices/data/1/product", "mallory@acme.dev")};
  const Explanations explanations = explained("cus_Ada", hostile);
  for (const std::string& shown : {to_json(explanations), to_text(explanations, repository_content())}) {
    for (const char* hidden : {"eve@", "mallory@", "HideMe", "Ada Example", "acme-customers"}) {
      EXPECT_EQ(shown.find(hidden), std::string::npos) << hidden;
    }
  }
}

TEST(Explain, ShowsAWordForEverything) {
  for (std::size_t index = 0; index < kReasonCount; ++index) {
    const std::string key = "reason." + std::string(to_string(static_cast<Reason>(index)));
    for (const char* part : {".means", ".why", ".change"}) {
      EXPECT_EQ(repository_content().ui.count(key + part), 1U) << key << part;
    }
  }
}

}  // namespace
}  // namespace portal_guide::subscribers
