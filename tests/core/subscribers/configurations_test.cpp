#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "core/subscribers/coverage.hpp"
#include "core/subscribers/explain.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// What is answered where an account has more than one portal configuration.
namespace portal_guide::subscribers {
namespace {

using rules::Change;
using rules::set;
using stripe::Mode;

const std::string kConfigurations = "/live/billing_portal_configurations/data";
const std::string kNamed = "/integration/session_configuration";

Json sample() { return Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false); }

/// A second configuration, like the default, with changes to its own members.
Change second(const std::vector<Change>& changes, const std::string& place = "1", const std::string& id = "bpc_Second") {
  Json configuration = sample()["live"]["billing_portal_configurations"]["data"][0];
  configuration["id"] = id;
  configuration["is_default"] = false;
  configuration["name"] = "Second site";
  return set(kConfigurations + "/" + place, rules::changed(std::move(configuration), changes));
}

const Change kWithoutCancelling = second({set("/features/subscription_cancel/enabled", false)});

stripe::Snapshot snapshot_of(const std::vector<Change>& changes) {
  auto snapshot = stripe::Snapshot::create(rules::changed(sample(), changes));
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return *std::move(snapshot);
}

Explanation explained(const std::vector<Change>& changes) {
  const auto explanations = explain(snapshot_of(changes), "cus_Ada", Mode::Live);
  EXPECT_TRUE(explanations);
  return explanations->modes.front();
}

const Verdict& of(const Explanation& explanation, Capability capability) {
  return explanation.subscriptions.front().capabilities[static_cast<std::size_t>(capability)];
}

std::vector<std::string> names(const ReasonSet& reasons) {
  std::vector<std::string> result;
  reasons.for_each([&result](Reason reason) { result.emplace_back(to_string(reason)); });
  return result;
}

std::vector<std::string> ids(const Explanation& explanation) {
  std::vector<std::string> result;
  for (const SessionConfiguration& configuration : explanation.configurations) {
    result.push_back(configuration.id);
  }
  return result;
}

TEST(SessionConfigurations, AreAnsweredForWhereTheyAgree) {
  const Explanation explanation = explained({kWithoutCancelling});
  EXPECT_FALSE(explanation.configuration_known);
  EXPECT_EQ(ids(explanation), (std::vector<std::string>{"bpc_Live", "bpc_Second"}));
  EXPECT_EQ(of(explanation, Capability::Pause).answer, Answer::Yes);
  EXPECT_EQ(of(explanation, Capability::SwitchPlan).answer, Answer::Yes);
  EXPECT_TRUE(explanation.subscriptions.front().by_configuration[static_cast<std::size_t>(Capability::Pause)].empty());
}

TEST(SessionConfigurations, AreNamedWhereTheyDiffer) {
  const Explanation explanation = explained({kWithoutCancelling});
  EXPECT_EQ(of(explanation, Capability::Cancel).answer, Answer::Unknown);
  EXPECT_EQ(names(of(explanation, Capability::Cancel).reasons), std::vector<std::string>{"configuration-not-known"});
  const auto& by = explanation.subscriptions.front().by_configuration[static_cast<std::size_t>(Capability::Cancel)];
  ASSERT_EQ(by.size(), 2U);
  EXPECT_EQ(by[0].configuration, "bpc_Live");
  EXPECT_EQ(by[0].verdict.answer, Answer::Yes);
  EXPECT_EQ(by[1].configuration, "bpc_Second");
  EXPECT_EQ(names(by[1].verdict.reasons), std::vector<std::string>{"feature-off"});
}

TEST(SessionConfigurations, TheOneThatSessionsNameCounts) {
  for (const Json& naming : {Json("bpc_Second"), Json{"bpc_Second"}, Json{{"live", "bpc_Second"}}}) {
    const Explanation explanation = explained({kWithoutCancelling, set(kNamed, naming)});
    EXPECT_TRUE(explanation.configuration_known) << naming;
    EXPECT_EQ(ids(explanation), std::vector<std::string>{"bpc_Second"});
    EXPECT_EQ(of(explanation, Capability::Cancel).answer, Answer::No);
    EXPECT_EQ(names(of(explanation, Capability::Cancel).reasons), std::vector<std::string>{"feature-off"});
  }
}

TEST(SessionConfigurations, OfSeveralNamedOnesNoneIsAssumed) {
  const Explanation explanation =
      explained({kWithoutCancelling, second({}, "2", "bpc_Third"), set(kNamed, Json{"bpc_Second", "bpc_Live"})});
  EXPECT_FALSE(explanation.configuration_known);
  EXPECT_EQ(ids(explanation), (std::vector<std::string>{"bpc_Live", "bpc_Second"}));
  EXPECT_EQ(of(explanation, Capability::Cancel).answer, Answer::Unknown);
}

TEST(SessionConfigurations, AnInactiveOneIsNotUsedUnlessItIsNamed) {
  const Change inactive = second({set("/active", false)});
  EXPECT_TRUE(explained({inactive}).configuration_known);
  EXPECT_EQ(of(explained({inactive}), Capability::Cancel).answer, Answer::Yes);
  EXPECT_EQ(names(of(explained({inactive, set(kNamed, "bpc_Second")}), Capability::Cancel).reasons),
            std::vector<std::string>{"configuration-inactive"});
}

TEST(SessionConfigurations, APriceOfOneOnlyIsNotSure) {
  const Explanation explanation = explained({second({rules::remove("/features/subscription_update/products/0/prices/0")})});
  const auto& prices = explanation.subscriptions.front().prices;
  std::size_t unsure = 0;
  for (const PriceChoice& price : prices) {
    unsure += static_cast<std::size_t>(price.verdict.reasons.contains(Reason::ConfigurationNotKnown));
  }
  EXPECT_LE(unsure, 1U);
  EXPECT_EQ(prices.size(), explained({}).subscriptions.front().prices.size());
}

TEST(SessionConfigurations, WithoutADefaultASessionMayFail) {
  const Explanation explanation = explained({set(kConfigurations + "/0/is_default", false)});
  EXPECT_FALSE(explanation.configuration_known);
  EXPECT_EQ(ids(explanation), std::vector<std::string>{"bpc_Live"});
  const auto& by = explanation.subscriptions.front().by_configuration[static_cast<std::size_t>(Capability::Cancel)];
  ASSERT_EQ(by.size(), 2U);
  EXPECT_EQ(by[1].configuration, "");
  EXPECT_EQ(names(by[1].verdict.reasons), std::vector<std::string>{"no-configuration"});
}

TEST(SessionConfigurations, WithAnUnknownOneASessionMayFail) {
  for (const Json& naming : {Json("bpc_Gone"), Json{"bpc_Gone", "bpc_Lost"}, Json{{"live", "bpc_Gone"}}}) {
    const Explanation explanation = explained({set(kNamed, naming), set("/test/billing_portal_configurations", Json::array())});
    EXPECT_FALSE(explanation.configuration_known) << naming;
    EXPECT_EQ(ids(explanation), std::vector<std::string>{"bpc_Live"});
    EXPECT_EQ(of(explanation, Capability::Cancel).answer, Answer::Unknown) << naming;
    EXPECT_EQ(names(of(explanation, Capability::Cancel).reasons), std::vector<std::string>{"configuration-not-known"});
  }
}

TEST(SessionConfigurations, AreSaidInEveryForm) {
  const auto snapshot = snapshot_of({kWithoutCancelling});
  const auto explanations = explain(snapshot, "cus_Ada", Mode::Live);
  ASSERT_TRUE(explanations);
  const std::string text = to_text(*explanations, repository_content());
  EXPECT_NE(text.find("Second site (bpc_Second)"), std::string::npos) << text;
  EXPECT_NE(text.find("With bpc_Second: no: feature-off"), std::string::npos) << text;
  const Json json = Json::parse(to_json(*explanations), nullptr, false);
  const Json& mode = json["modes"][0];
  EXPECT_EQ(mode["configuration_known"], false);
  EXPECT_EQ(mode["configurations"][1],
            (Json{{"id", "bpc_Second"}, {"name", "Second site"}, {"default", false}, {"named", false}}));
  EXPECT_EQ(mode["subscriptions"][0]["capabilities"]["cancel"]["by_configuration"][1]["id"], "bpc_Second");
  EXPECT_FALSE(mode["subscriptions"][0]["capabilities"]["pause"].contains("by_configuration"));

  const auto counted = coverage(snapshot, Mode::Live);
  ASSERT_TRUE(counted);
  const auto& cancel = counted->modes.front().capabilities[static_cast<std::size_t>(Capability::Cancel)];
  EXPECT_EQ(cancel[static_cast<std::size_t>(Answer::Yes)].count, 0U);
  EXPECT_NE(to_text(*counted, repository_content()).find("Second site (bpc_Second)"), std::string::npos);
  EXPECT_EQ(Json::parse(to_json(*counted), nullptr, false)["modes"][0]["configuration_known"], false);
}

}  // namespace
}  // namespace portal_guide::subscribers
