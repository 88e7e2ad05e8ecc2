#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

/// An app that names portal configurations, and an account with several.
namespace portal_guide::app::testing {
namespace {

using stripe::Mode;

const std::string kDefault = "bpc_1QgA4108dNUY13RNecSj5058";
const std::string kSecond = "bpc_Second";

/// The ready account with a second configuration in test mode, in which customers cannot cancel.
Json account_with_two() {
  Json account = demo_snapshot("ready");
  Json& configurations = account["test"]["billing_portal_configurations"]["data"];
  Json second = configurations[0];
  second["id"] = kSecond;
  second["name"] = "Second site";
  second["is_default"] = false;
  second["features"]["subscription_cancel"]["enabled"] = false;
  configurations.push_back(second);
  return account;
}

std::vector<std::string> judged(const Guide& guide, Mode mode) {
  std::vector<std::string> ids;
  for (const auto& configuration : guide.state().report->configurations) {
    if (configuration.mode == mode) ids.push_back(configuration.id);
  }
  return ids;
}

bool finds(const Guide& guide, std::string_view rule) {
  const auto& findings = guide.state().report->findings;
  return std::any_of(findings.begin(), findings.end(), [rule](const report::Finding& finding) { return finding.rule == rule; });
}

std::string field_of(Mode mode) {
  return say("connect.configuration", {{"mode", say("mode." + std::string(stripe::to_string(mode)) + "-in-sentence")}});
}

std::string judged_words(std::string_view mode, const std::string& configurations) {
  return say("checks.judged",
             {{"mode", say("mode." + std::string(mode) + "-in-sentence")}, {"configurations", configurations}});
}

TEST(Configurations, AreAllJudgedWhereNoneIsNamed) {
  Guide guide;
  guide.account = account_with_two();
  guide.check();
  EXPECT_EQ(judged(guide, Mode::Test), (std::vector<std::string>{kDefault, kSecond}));
  EXPECT_TRUE(finds(guide, "cancel-disabled"));
  EXPECT_TRUE(guide.shows(
      judged_words("test", say("checks.judged-default", {{"configuration", kDefault}}) + ", Second site (" + kSecond + ")")));
}

TEST(Configurations, EachModeHasAFieldOfItsOwn) {
  Guide guide;
  guide.account = account_with_two();
  guide.check();
  guide.press(say("checks.connection"));
  guide.type(Role::TextField, field_of(Mode::Test), kDefault);
  EXPECT_EQ(judged(guide, Mode::Test), std::vector<std::string>{kDefault});
  EXPECT_EQ(judged(guide, Mode::Live).size(), 1U);
  EXPECT_FALSE(guide.state().report->configurations.front().named) << "live mode comes first, and names none";
  EXPECT_FALSE(finds(guide, "cancel-disabled"));
  guide.send(Open{.target = "checks"});
  EXPECT_TRUE(guide.shows(judged_words("test", say("checks.judged-both", {{"configuration", kDefault}}))));
}

TEST(Configurations, WhatIsNoIdIsSaidAndNamesNothing) {
  Guide guide;
  guide.account = account_with_two();
  guide.check();
  guide.press(say("checks.connection"));
  guide.type(Role::TextField, field_of(Mode::Live), "my portal");
  EXPECT_TRUE(guide.shows(say("error.configuration-id", {{"observed", "my"}})));
  EXPECT_FALSE(finds(guide, "configuration-unknown"));
  guide.type(Role::TextField, field_of(Mode::Live), "test=" + kSecond);
  EXPECT_TRUE(guide.shows(say("connect.configuration-mode", {{"mode", say("mode.live-in-sentence")}})));
}

TEST(Configurations, AHostNamesThem) {
  Guide guide;
  guide.account = account_with_two();
  guide.send(NameConfigurations{"test=" + kSecond});
  guide.check();
  EXPECT_EQ(guide.state().configuration(Mode::Test), kSecond);
  EXPECT_EQ(guide.state().configuration(Mode::Live), "");
  EXPECT_EQ(judged(guide, Mode::Test), std::vector<std::string>{kSecond});
  guide.send(NameConfigurations{"what is this"});
  EXPECT_EQ(guide.state().configuration(Mode::Test), kSecond);
}

TEST(Configurations, AnIdWithoutAModeCountsWhereItIs) {
  Guide guide;
  guide.account = account_with_two();
  guide.send(NameConfigurations{kSecond});
  guide.check();
  EXPECT_EQ(judged(guide, Mode::Test), std::vector<std::string>{kSecond});
  EXPECT_EQ(judged(guide, Mode::Live).size(), 1U);
  EXPECT_FALSE(finds(guide, "configuration-unknown"));
}

TEST(Configurations, PassedAndUncheckedSayWhichOneTheyAreAbout) {
  Guide guide;
  guide.account = account_with_two();
  guide.account["test"]["billing_portal_configurations"]["data"][1].erase("default_return_url");
  guide.check();
  const auto& report = *guide.state().report;
  const auto passed = std::find_if(report.passed.begin(), report.passed.end(),
                                   [](const report::Passed& each) { return each.configuration == kSecond; });
  ASSERT_NE(passed, report.passed.end());
  const std::string place =
      say("checks.of-configuration", {{"mode", say("mode.test")}, {"configuration", "Second site (" + kSecond + ")"}});
  guide.send(Open{.target = "rule/" + passed->rule});
  EXPECT_TRUE(guide.shows(say("rule.passed", {{"mode", place}})));
}

}  // namespace
}  // namespace portal_guide::app::testing
