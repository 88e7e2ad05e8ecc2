// Accounts with several portal configurations in a mode.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Report;
using stripe::Mode;

const std::string kList = "/live/billing_portal_configurations/data";
const std::string kSecond = kList + "/1";
const std::string kThird = kList + "/2";
const std::string kSession = "/integration/session_configuration";

/// A configuration like live mode's default, under another id and name.
Json another(const std::string& id, const Json& name) {
  Json configuration = good_snapshot()[Json::json_pointer(kConfiguration)];
  configuration["id"] = id;
  configuration["name"] = name;
  configuration["is_default"] = false;
  return configuration;
}

Report report_of(const Json& document) {
  const auto snapshot = stripe::Snapshot::create(document);
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return snapshot ? evaluate(*snapshot, repository_content()) : Report{};
}

/// The account in which nothing is wrong, with this many more configurations that are right as well: bpc_1, bpc_2 …
Json account_with(std::size_t others) {
  Json account = one_product_snapshot();
  for (std::size_t number = 1; number <= others; ++number) {
    Json configuration = another("bpc_" + std::to_string(number), "Shop " + std::to_string(number));
    configuration["features"] = account[Json::json_pointer(kConfiguration + "/features")];
    configuration["created"] = 1'700'000'000 + number;
    account[Json::json_pointer(kList)].push_back(std::move(configuration));
  }
  return account;
}

Report report_with(std::size_t others, const std::vector<Change>& changes) {
  return report_of(changed(account_with(others), changes));
}

std::vector<report::Finding> findings_of(const Report& report, std::string_view rule, Mode mode = Mode::Live) {
  std::vector<report::Finding> found;
  for (const report::Finding& finding : report.findings) {
    if (finding.rule == rule && finding.mode == mode) found.push_back(finding);
  }
  return found;
}

/// The configurations of which the report says this of the rule in live mode; "" where it says so of the mode.
template <class Entry>
std::vector<std::string> said_of(const std::vector<Entry>& entries, std::string_view rule) {
  std::vector<std::string> configurations;
  for (const Entry& entry : entries) {
    if (entry.rule == rule && entry.mode == Mode::Live) configurations.push_back(entry.configuration);
  }
  return configurations;
}

using Ids = std::vector<std::string>;

TEST(SeveralConfigurations, AreEachJudged) {
  const Report report = report_with(2, {set(kSecond + "/features/payment_method_update/enabled", false)});
  const auto found = findings_of(report, "payment-method-update-disabled");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().configurations, Ids{"bpc_1"});
  EXPECT_EQ(found.front().objects,
            (std::vector<report::ObjectReference>{{.type = "billing_portal.configuration", .id = "bpc_1", .name = "Shop 1"}}));
  EXPECT_TRUE(found.front().title.ends_with(": “Shop 1” (bpc_1)")) << found.front().title;
  EXPECT_EQ(found.front().fix.applicability, report::Applicability::Exact);
  EXPECT_EQ(found.front().fix.api->path, "/v1/billing_portal/configurations/bpc_1");
  EXPECT_EQ(said_of(report.passed, "payment-method-update-disabled"), (Ids{"bpc_Live", "bpc_2"}));
}

TEST(SeveralConfigurations, GiveOneFindingOfOneFault) {
  const Report report = report_with(3, {set(kConfiguration + "/features/payment_method_update/enabled", false),
                                        set(kSecond + "/features/payment_method_update/enabled", false),
                                        set(kThird + "/features/payment_method_update/enabled", false)});
  const auto found = findings_of(report, "payment-method-update-disabled");
  ASSERT_EQ(found.size(), 1U);
  // The default comes first, then the newest.
  EXPECT_EQ(found.front().configurations, (Ids{"bpc_Live", "bpc_2", "bpc_1"}));
  EXPECT_EQ(found.front().evidence.size(), 3U);
  EXPECT_EQ(found.front().evidence[1].path, kThird + "/features/payment_method_update/enabled");
  EXPECT_NE(found.front().title.find(": bpc_Live, “Shop 2” (bpc_2), “Shop 1” (bpc_1)"), std::string::npos)
      << found.front().title;
  EXPECT_EQ(found.front().fix.applicability, report::Applicability::Placeholder);
  EXPECT_EQ(found.front().fix.api->path, "/v1/billing_portal/configurations/{configuration}");
  EXPECT_EQ(said_of(report.passed, "payment-method-update-disabled"), Ids{"bpc_3"});
}

TEST(SeveralConfigurations, AreCountedInTheTitleWhereTheyAreMany) {
  std::vector<Change> changes;
  for (std::size_t place = 0; place < 6; ++place) {
    changes.push_back(set(kList + "/" + std::to_string(place) + "/default_return_url", nullptr));
  }
  const auto found = findings_of(report_with(5, changes), "return-url-missing");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().title.ends_with(", “Shop 4” (bpc_4), 3 more")) << found.front().title;
  EXPECT_EQ(found.front().objects.size(), 6U);
}

TEST(SeveralConfigurations, GiveOneFindingOfValuesThatAreWrongInTheSameWay) {
  const Report report = report_with(1, {set(kConfiguration + "/default_return_url", "http://localhost:3000/"),
                                        set(kSecond + "/default_return_url", "http://127.0.0.1:8080/")});
  const auto found = findings_of(report, "return-url-local");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found.front().why.find("http://localhost:3000/, http://127.0.0.1:8080/"), std::string::npos) << found.front().why;
}

TEST(SeveralConfigurations, AreChangedOutsideTheDashboardWhereTheyAreNotTheDefault) {
  const auto all_steps_of = [](const std::vector<Change>& changes) {
    const auto found = findings_of(report_with(2, changes), "return-url-local");
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? std::vector<std::string>{""} : found.front().fix.steps;
  };
  const auto steps_of = [&](const std::vector<Change>& changes) { return all_steps_of(changes).back(); };
  const auto first_step_of = [&](const std::vector<Change>& changes) { return all_steps_of(changes).front(); };
  const std::string local = "http://localhost:3000/";
  const std::string sentence = "shows only the default configuration";
  // Where the settings page would change another one, that is said first, also where nothing else is judged.
  EXPECT_NE(first_step_of({set(kSecond + "/default_return_url", local)}).find(sentence), std::string::npos);
  const std::string named = first_step_of({set(kSecond + "/default_return_url", local), set(kSession, "bpc_1")});
  EXPECT_NE(named.find(sentence), std::string::npos) << named;
  EXPECT_NE(named.find("`bpc_1`"), std::string::npos) << named;
  const std::string named_default =
      first_step_of({set(kConfiguration + "/default_return_url", local), set(kSession, "bpc_Live")});
  EXPECT_EQ(named_default.find(sentence), std::string::npos) << named_default;
  const std::string both =
      steps_of({set(kConfiguration + "/default_return_url", local), set(kThird + "/default_return_url", local)});
  EXPECT_NE(both.find("`bpc_2`"), std::string::npos) << both;
  EXPECT_EQ(both.find("bpc_Live"), std::string::npos) << both;
  EXPECT_EQ(steps_of({set(kConfiguration + "/default_return_url", local)}).find(sentence), std::string::npos);
}

TEST(SeveralConfigurations, KeepFindingsOfDifferentObjectsApart) {
  const Report report =
      report_of(changed(account_with(1), {set("/live/prices/data/0/active", false), set("/live/prices/data/1/active", false)}));
  const auto found = findings_of(report, "price-archived");
  ASSERT_EQ(found.size(), 2U);
  std::set<std::string> fingerprints;
  for (const report::Finding& finding : found) {
    EXPECT_EQ(finding.objects.size(), 3U);
    EXPECT_EQ(finding.configurations, (Ids{"bpc_Live", "bpc_1"}));
    // The call mends the price, whichever configuration offers it.
    EXPECT_EQ(finding.fix.applicability, report::Applicability::Exact);
    fingerprints.insert(finding.fingerprint);
  }
  EXPECT_EQ(fingerprints.size(), 2U);
}

TEST(SeveralConfigurations, GiveNoCallWhereTheyNeedDifferentOnes) {
  const Json once = Json::array({"price_BasicMonthLive"});
  Json account = account_with(1);
  account[Json::json_pointer(kSecond + "/features/subscription_update/products/0/prices")] = once;
  account["live"]["prices"]["data"][0]["recurring"]["usage_type"] = "metered";
  const auto found = findings_of(report_of(account), "price-metered");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().configurations.size(), 2U);
  EXPECT_FALSE(found.front().fix.api);
  EXPECT_EQ(found.front().fix.applicability, report::Applicability::Manual);
}

TEST(SeveralConfigurations, ShareWhatTheAppPasses) {
  const Report report = report_with(2, {set("/integration/return_url", "http://localhost:3000/")});
  const auto found = findings_of(report, "return-url-local");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().objects.empty());
  EXPECT_TRUE(found.front().configurations.empty());
  EXPECT_EQ(found.front().evidence.size(), 1U);
  EXPECT_EQ(found.front().title.find("bpc_"), std::string::npos) << found.front().title;
}

TEST(SeveralConfigurations, AnswerForEachWhereOneCannotBeRead) {
  const Report report = report_with(2, {remove(kSecond + "/features/payment_method_update")});
  EXPECT_EQ(said_of(report.not_checked, "payment-method-update-disabled"), Ids{"bpc_1"});
  EXPECT_EQ(said_of(report.passed, "payment-method-update-disabled"), (Ids{"bpc_Live", "bpc_2"}));
  EXPECT_EQ(said_of(report.passed, "charges-disabled"), Ids{""});
}

TEST(SeveralConfigurations, KeepTheirFingerprintWhileTheyHaveTheFault) {
  const std::string enabled = "/features/invoice_history/enabled";
  const auto alone = findings_of(report_with(0, {set(kConfiguration + enabled, false)}), "invoice-history-disabled");
  const auto beside = findings_of(report_with(3, {set(kConfiguration + enabled, false)}), "invoice-history-disabled");
  const auto other = findings_of(report_with(3, {set(kSecond + enabled, false)}), "invoice-history-disabled");
  const auto both = findings_of(report_with(3, {set(kConfiguration + enabled, false), set(kSecond + enabled, false)}),
                                "invoice-history-disabled");
  ASSERT_EQ(alone.size() + beside.size() + other.size() + both.size(), 4U);
  EXPECT_EQ(alone.front().fingerprint, beside.front().fingerprint);
  EXPECT_NE(alone.front().fingerprint, other.front().fingerprint);
  EXPECT_NE(alone.front().fingerprint, both.front().fingerprint);
  EXPECT_NE(other.front().fingerprint, both.front().fingerprint);
}

TEST(SeveralConfigurations, AreNotToldApartWhereOneIsJudged) {
  const Report report = report_with(
      2, {set(kSession, "bpc_2"), set(kThird + "/features/invoice_history/enabled", false), set(kSecond + "/active", false)});
  const auto found = findings_of(report, "invoice-history-disabled");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().title.find("bpc_"), std::string::npos);
  EXPECT_TRUE(found.front().configurations.empty());
  EXPECT_EQ(found.front().objects.front().name, "");
  for (const report::Passed& entry : report.passed) {
    EXPECT_EQ(entry.configuration, "") << entry.rule;
  }
}

TEST(SeveralConfigurations, OfferWhatAnyOfThemOffers) {
  // The second configuration offers the product that the default does not.
  Json account = account_with(1);
  account["live"]["products"]["data"][1]["active"] = true;
  EXPECT_EQ(findings_of(report_of(account), "plan-not-offered").size(), 1U);
  account[Json::json_pointer(kSecond + "/features")] = good_snapshot()[Json::json_pointer(kConfiguration + "/features")];
  EXPECT_TRUE(findings_of(report_of(account), "plan-not-offered").empty());
  EXPECT_TRUE(findings_of(report_of(account), "subscribers-price-not-offered").empty());
  // What was not read may be offered.
  account[Json::json_pointer(kSecond + "/features/subscription_update")].erase("products");
  EXPECT_EQ(said_of(report_of(account).not_checked, "plan-not-offered"), Ids{""});
}

TEST(SeveralConfigurations, CountTheirSubscribersOnce) {
  Json account = account_with(2);
  for (const std::string& place : {kConfiguration, kSecond, kThird}) {
    account[Json::json_pointer(place + "/features/subscription_update/trial_update_behavior")] = "end_trial";
  }
  account["live"]["subscriptions"]["data"][0]["status"] = "trialing";
  const auto found = findings_of(report_of(account), "trial-ended-by-update");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().objects.size(), 4U);
  EXPECT_EQ(found.front().fix.api->path, "/v1/billing_portal/configurations/{configuration}");
  // One of them is enough to open the login page.
  Json without_email = account_with(1);
  without_email[Json::json_pointer(kConfiguration + "/login_page/enabled")] = false;
  without_email["live"]["customers"]["data"][0]["email"] = nullptr;
  EXPECT_EQ(findings_of(report_of(without_email), "login-page-customer-without-email").size(), 1U);
}

TEST(SeveralConfigurations, AreComparedWithTheirCounterparts) {
  const std::string test_list = "/test/billing_portal_configurations/data";
  Json account = account_with(2);
  Json counterpart = account[Json::json_pointer(kTestConfiguration)];
  counterpart["id"] = "bpc_OneOfTest";
  counterpart["name"] = "Shop 1";
  counterpart["is_default"] = false;
  counterpart["features"]["invoice_history"]["enabled"] = false;
  account[Json::json_pointer(test_list)].push_back(counterpart);
  const Report report = report_of(account);
  const auto found = findings_of(report, "features-differ");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().configurations, Ids{"bpc_1"});
  EXPECT_EQ(said_of(report.passed, "features-differ"), Ids{"bpc_Live"});
  EXPECT_EQ(said_of(report.not_checked, "features-differ"), Ids{"bpc_2"});
}

struct ListedCase {
  std::string name;
  std::size_t others = 0;
  std::vector<Change> changes = {};
  /// Of live mode.
  Ids judged = {};
  std::optional<std::size_t> beyond = std::nullopt;
};

void PrintTo(const ListedCase& row, std::ostream* stream) { *stream << row.name; }

class ListedConfigurations : public testing::TestWithParam<ListedCase> {};

TEST_P(ListedConfigurations, InTheReport) {
  const ListedCase& row = GetParam();
  const Report report = report::restrict_to(report_with(row.others, row.changes), Mode::Live);
  Ids judged;
  for (const report::JudgedConfiguration& configuration : report.configurations) {
    judged.push_back(configuration.id);
    EXPECT_EQ(configuration.is_default, configuration.id == "bpc_Live");
  }
  EXPECT_EQ(judged, row.judged);
  ASSERT_EQ(report.configurations_not_judged.size(), row.beyond ? 1U : 0U);
  if (!row.beyond) return;
  EXPECT_EQ(report.configurations_not_judged.front().count, *row.beyond);
  EXPECT_NE(report.configurations_not_judged.front().detail.find(std::to_string(*row.beyond)), std::string::npos);
}

/// The newest first: bpc_25, bpc_24 …
Ids default_and_newest(std::size_t newest, std::size_t count) {
  Ids ids = {"bpc_Live"};
  for (std::size_t index = 0; index < count; ++index) {
    ids.push_back("bpc_" + std::to_string(newest - index));
  }
  return ids;
}

INSTANTIATE_TEST_SUITE_P(
    Configurations, ListedConfigurations,
    testing::Values(ListedCase{.name = "none", .changes = {remove(kConfiguration)}},
                    ListedCase{.name = "one", .judged = {"bpc_Live"}},
                    ListedCase{.name = "two", .others = 1, .judged = {"bpc_Live", "bpc_1"}},
                    ListedCase{.name = "twenty", .others = 19, .judged = default_and_newest(19, 19)},
                    ListedCase{.name = "twenty_one", .others = 20, .judged = default_and_newest(20, 19), .beyond = 1},
                    ListedCase{.name = "twenty_five", .others = 24, .judged = default_and_newest(24, 19), .beyond = 5},
                    ListedCase{.name = "an_inactive_one",
                               .others = 2,
                               .changes = {set(kSecond + "/active", false)},
                               .judged = {"bpc_Live", "bpc_2"}},
                    ListedCase{.name = "named_ones",
                               .others = 24,
                               .changes = {set(kSession, Json::array({"bpc_2", "bpc_7"}))},
                               .judged = {"bpc_7", "bpc_2"}},
                    ListedCase{.name = "a_named_one_that_is_inactive",
                               .others = 2,
                               .changes = {set(kSession, "bpc_1"), set(kSecond + "/active", false)},
                               .judged = {"bpc_1"}}),
    [](const auto& row) { return row.param.name; });

/// Every rule about configurations finds its example in a configuration that is not the default, as well as in the default.
TEST(SeveralConfigurations, AreNoPlaceForAFaultToHide) {
  const Json examples = Json::parse(repository_file("content/examples.json"), nullptr, false);
  // These compare a configuration with its counterpart in test mode, which the other one does not have; and an inactive one
  // that is not the default opens for nobody who does not name it.
  const std::set<std::string> compared = {"business-profile-differs", "features-differ", "plan-missing-in-live", "plans-differ",
                                          "configuration-inactive"};
  std::set<std::string> shown;
  for (const Json& example : examples["examples"]) {
    const std::string path = example["path"];
    const std::string rule = example["rule"];
    const Rule* known = find_rule(rule);
    ASSERT_NE(known, nullptr) << rule;
    if (compared.count(rule) != 0) continue;
    if (known->about != About::Configuration || !path.starts_with(kConfiguration + "/") || path.ends_with("is_default")) {
      continue;
    }
    Json account = changed(good_snapshot(), {set(path, example["bad"])});
    const bool found_in_default = !findings_of(report_of(account), rule).empty();
    if (!found_in_default) continue;
    // The default and the other change places.
    Json& list = account[Json::json_pointer(kList)];
    list.push_back(good_snapshot()[Json::json_pointer(kConfiguration)]);
    list[0]["id"] = "bpc_Broken";
    list[0]["is_default"] = false;
    const auto found = findings_of(report_of(account), rule);
    ASSERT_FALSE(found.empty()) << rule;
    // The good account has one piece of advice for the default as well.
    const bool is_of_both = rule == "downgrade-condition-cross-product";
    EXPECT_EQ(found.front().configurations, (is_of_both ? Ids{"bpc_Live", "bpc_Broken"} : Ids{"bpc_Broken"})) << rule;
    EXPECT_NE(found.front().title.find("bpc_Broken"), std::string::npos) << rule;
    shown.insert(rule);
  }
  EXPECT_GT(shown.size(), 25U);
}

TEST(SeveralConfigurations, GetOneAnswerOfEachRuleAboutThem) {
  for (const std::size_t others : {1U, 3U, 24U}) {
    Json account = account_with(others);
    account[Json::json_pointer(kSecond + "/features/payment_method_update/enabled")] = false;
    account[Json::json_pointer(kSecond)].erase("business_profile");
    const Report report = report_of(account);
    for (const Rule* rule : registry()) {
      std::multiset<std::string> answered;
      for (const std::string& id : said_of(report.passed, rule->id)) {
        answered.insert(id);
      }
      for (const std::string& id : said_of(report.not_checked, rule->id)) {
        answered.insert(id);
      }
      for (const report::Finding& finding : findings_of(report, rule->id)) {
        answered.insert(finding.configurations.begin(), finding.configurations.end());
        if (rule->about == About::Mode) answered.insert("");
      }
      EXPECT_EQ(answered.size(), rule->about == About::Mode ? 1U : std::min<std::size_t>(others + 1, 20)) << rule->id;
      EXPECT_EQ(std::set<std::string>(answered.begin(), answered.end()).size(), answered.size()) << rule->id;
    }
  }
}

TEST(Registry, AsksForSubscriptionsOnceForTheMode) {
  for (const Rule* rule : registry()) {
    EXPECT_TRUE(rule->watch == nullptr || rule->about == About::Mode) << rule->id;
  }
}

}  // namespace
}  // namespace portal_guide::rules
