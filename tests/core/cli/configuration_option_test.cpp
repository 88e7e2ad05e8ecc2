#include "core/cli/configuration_option.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/cli/check_command.hpp"
#include "core/cli/compare_command.hpp"
#include "core/cli/coverage_command.hpp"
#include "core/cli/explain_command.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// --configuration: what commands judge in place of what the snapshot says.
namespace portal_guide::cli {
namespace {

using rules::changed;
using rules::good_snapshot;
using rules::set;

const std::string kInTest = "/test/billing_portal_configurations/data/";
const std::string kInLive = "/live/billing_portal_configurations/data/";

/// Two configurations in each mode; test mode's second cannot be cancelled in.
Json two_each() {
  Json of_test = good_snapshot()["test"]["billing_portal_configurations"]["data"][0];
  of_test.update({{"id", "bpc_TestB"}, {"is_default", false}});
  of_test["features"]["subscription_cancel"]["enabled"] = false;
  Json of_live = good_snapshot()["live"]["billing_portal_configurations"]["data"][0];
  of_live.update({{"id", "bpc_LiveB"}, {"is_default", false}});
  return changed(good_snapshot(), {set(kInTest + "1", of_test), set(kInLive + "1", of_live)});
}

stripe::Snapshot snapshot_of(const Json& document) {
  auto snapshot = stripe::Snapshot::create(document);
  EXPECT_TRUE(snapshot);
  return *std::move(snapshot);
}

TEST(ConfigurationOption, RefusesWhatIsNotThere) {
  const stripe::Snapshot snapshot = snapshot_of(two_each());
  const auto named = configurations_named({"bpc_Nowhere"}, snapshot);
  ASSERT_FALSE(named);
  EXPECT_EQ(named.error().id, "configuration-not-there");
  EXPECT_EQ(named.error().arguments.at("observed"), "bpc_Nowhere");
  EXPECT_EQ(named.error().arguments.at("known"), "bpc_Test, bpc_TestB, bpc_Live, bpc_LiveB");
  const auto elsewhere = configurations_named({"live=bpc_TestB"}, snapshot);
  ASSERT_FALSE(elsewhere);
  EXPECT_EQ(elsewhere.error().arguments.at("known"), "bpc_Live, bpc_LiveB");
  EXPECT_TRUE(configurations_named({"test=bpc_TestB", "bpc_LiveB"}, snapshot));
  EXPECT_EQ(configurations_named({"no id"}, snapshot).error().id, "configuration-id");
}

TEST(ConfigurationOption, SaysWhereNoneIsThere) {
  const stripe::Snapshot snapshot =
      snapshot_of(changed(good_snapshot(), {rules::remove(rules::kConfiguration), rules::remove(rules::kTestConfiguration)}));
  EXPECT_EQ(configurations_named({"bpc_1"}, snapshot).error().id, "configuration-none-there");
}

TEST(ConfigurationOption, LetsStandWhatMayBeOnAnotherPage) {
  const stripe::Snapshot snapshot =
      snapshot_of(changed(two_each(), {set("/live/billing_portal_configurations/has_more", true)}));
  EXPECT_TRUE(configurations_named({"bpc_Nowhere"}, snapshot));
  EXPECT_FALSE(configurations_named({"test=bpc_Nowhere"}, snapshot));
}

TEST(ConfigurationOption, SortsSeveralByMode) {
  const stripe::Snapshot snapshot = snapshot_of(two_each());
  const auto sorted = [&](const std::vector<std::string>& ids) {
    return stripe::to_json(by_mode(*configurations_named(ids, snapshot), snapshot));
  };
  EXPECT_EQ(sorted({"bpc_TestB"}), "bpc_TestB");
  EXPECT_EQ(sorted({"bpc_TestB", "bpc_LiveB"}), (Json{{"test", "bpc_TestB"}, {"live", "bpc_LiveB"}}));
  EXPECT_EQ(sorted({"bpc_TestB", "bpc_Test"}), (Json{{"test", {"bpc_TestB", "bpc_Test"}}}));
  EXPECT_EQ(sorted({"live=bpc_LiveB"}), (Json{{"live", "bpc_LiveB"}}));
}

TEST(ConfigurationOption, CountsForACheck) {
  const std::string snapshot = two_each().dump();
  const auto finds_cancelling_off = [&](const std::vector<std::string>& configurations) {
    const auto checked = check(snapshot, repository_content(), {.configurations = configurations});
    EXPECT_TRUE(checked);
    return checked && std::any_of(checked->report.findings.begin(), checked->report.findings.end(),
                                  [](const report::Finding& finding) { return finding.rule == "cancel-disabled"; });
  };
  EXPECT_TRUE(finds_cancelling_off({"bpc_TestB"}));
  EXPECT_FALSE(finds_cancelling_off({"bpc_Test", "bpc_LiveB"}));
  EXPECT_FALSE(check(snapshot, repository_content(), {.configurations = {"bpc_Nowhere"}}));
}

TEST(ConfigurationOption, CountsForAComparison) {
  const std::string snapshot = two_each().dump();
  const auto compared = [&](const std::vector<std::string>& configurations) {
    const auto modes =
        compare_modes(snapshot, repository_content(), {.configurations = configurations, .format = ComparisonFormat::Json});
    EXPECT_TRUE(modes);
    return modes ? Json::parse(modes->text, nullptr, false) : Json();
  };
  const Json named = compared({"bpc_TestB", "bpc_LiveB"});
  EXPECT_EQ(named["pairs"][1]["by"], "named");
  EXPECT_EQ(named["differences"][0]["path"], "features.subscription_cancel.enabled");
  EXPECT_EQ(compared({})["pairs"].size(), 1U);
  EXPECT_EQ(compared({})["not_paired"].size(), 2U);
}

TEST(ConfigurationOption, CountsForSubscribers) {
  Json document = Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false);
  Json second = document["live"]["billing_portal_configurations"]["data"][0];
  second.update({{"id", "bpc_Second"}, {"is_default", false}});
  second["features"]["subscription_cancel"]["enabled"] = false;
  document["live"]["billing_portal_configurations"]["data"].push_back(second);
  const std::string snapshot = document.dump();
  const auto answer = [&](const std::vector<std::string>& configurations) {
    const auto explained =
        explain(snapshot, repository_content(),
                {.customer = "cus_Ada", .mode = stripe::Mode::Live, .configurations = configurations, .format = Format::Json});
    EXPECT_TRUE(explained);
    const Json json = Json::parse(explained.value_or("null"), nullptr, false);
    return json["modes"][0]["subscriptions"][0]["capabilities"]["cancel"]["answer"];
  };
  EXPECT_EQ(answer({}), "unknown");
  EXPECT_EQ(answer({"bpc_Live"}), "yes");
  EXPECT_EQ(answer({"bpc_Second"}), "no");
  const auto counted = coverage(snapshot, repository_content(),
                                {.mode = stripe::Mode::Live, .configurations = {"bpc_Second"}, .format = Format::Json});
  ASSERT_TRUE(counted);
  const Json json = Json::parse(*counted, nullptr, false);
  EXPECT_EQ(json["modes"][0]["capabilities"]["cancel"]["yes"]["count"], 0);
  EXPECT_EQ(json["modes"][0]["configuration_known"], true);
}

}  // namespace
}  // namespace portal_guide::cli
