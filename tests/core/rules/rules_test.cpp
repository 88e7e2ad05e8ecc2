#include <algorithm>
#include <regex>
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

Report evaluate_changed(const std::vector<Change>& changes, const Json& account = good_snapshot()) {
  const auto snapshot = stripe::Snapshot::create(changed(account, changes));
  EXPECT_TRUE(snapshot) << snapshot.error().id;
  return snapshot ? evaluate(*snapshot, repository_content()) : Report{};
}

std::vector<RuleCase> all_cases() {
  std::vector<RuleCase> cases;
  for (const auto& group : {configuration_cases(),   return_url_cases(),     business_information_cases(),
                            feature_cases(),         plan_cases(),           account_cases(),
                            webhook_cases(),         mode_cases(),           customer_update_cases(),
                            cancellation_cases(),    account_detail_cases(), allowed_update_cases(),
                            plan_change_cases(),     catalogue_cases(),      account_standing_cases(),
                            subscription_cases(),    subscriber_cases(),     endpoint_cases(),
                            payment_and_tax_cases(), mode_plan_cases(),      pause_cases()}) {
    cases.insert(cases.end(), group.begin(), group.end());
  }
  return cases;
}

std::string name_of(const RuleCase& row) {
  std::string name = std::string(row.rule) + "_" + std::string(row.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Whether a `{placeholder}` is left that nobody filled.
bool has_placeholder(const std::string& text) {
  static const std::regex placeholder("\\{[a-z_-]+\\}");
  return std::regex_search(text, placeholder);
}

template <class Entry>
std::vector<Entry> entries_of(const std::vector<Entry>& entries, const RuleCase& row) {
  std::vector<Entry> found;
  for (const Entry& entry : entries) {
    if (entry.rule == row.rule && entry.mode == row.mode) found.push_back(entry);
  }
  return found;
}

std::size_t configurations_in(const Report& report, stripe::Mode mode) {
  return report::restrict_to(report, mode).configurations.size();
}

/// The rules that could not answer, whether they were asked or not.
std::vector<report::NotChecked> unanswered_in(const Report& report) {
  std::vector<report::NotChecked> all = report.not_checked;
  all.insert(all.end(), report.not_asked.begin(), report.not_asked.end());
  return all;
}

/// The reason that the report gives for a rule that it could not check; empty where it could.
std::string reason_of(const Report& report, std::string_view rule) {
  const auto found = std::find_if(report.not_checked.begin(), report.not_checked.end(),
                                  [rule](const auto& entry) { return entry.rule == rule && entry.mode == stripe::Mode::Live; });
  return found == report.not_checked.end() ? "" : found->detail;
}

class RuleTest : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleTest, Answers) {
  const RuleCase& row = GetParam();
  const Report report = evaluate_changed(row.changes);

  std::vector<std::string> paths;
  for (const report::Finding& finding : entries_of(report.findings, row)) {
    for (const report::Evidence& evidence : finding.evidence) {
      paths.push_back(evidence.path);
    }
  }
  EXPECT_EQ(paths, row.finds);
  const auto not_checked = entries_of(unanswered_in(report), row);
  ASSERT_EQ(not_checked.size(), row.because ? 1U : 0U);
  if (row.because) {
    EXPECT_EQ(report::to_string(not_checked.front().because), report::to_string(*row.because));
  }
  EXPECT_EQ(entries_of(report.passed, row).size(), row.finds.empty() && !row.because ? 1U : 0U);
}

/// What holds for every report, whatever the account.
/// How often the rule speaks of the mode: not of one that was not read, unless it compares the two.
std::size_t answers_in(const Rule& rule, stripe::Mode mode, const Json& document) {
  if (rule.modes != Modes::Both && mode == stripe::Mode::Test) return 0;
  return rule.modes == Modes::Compared || document.contains(stripe::to_string(mode)) ? 1 : 0;
}

/// Flags, and what is not set, are told as they stand in the document. Longer values may be cut.
void expect_seen(const report::Evidence& evidence, const Json& stands) {
  if (evidence.observed.is_boolean()) {
    EXPECT_EQ(evidence.observed, stands) << evidence.path;
  } else if (evidence.observed.is_null()) {
    EXPECT_TRUE(stands.is_null() || stands == "") << evidence.path << ": " << stands;
  }
}

TEST_P(RuleTest, KeepsTheContract) {
  const RuleCase& row = GetParam();
  const Json document = changed(good_snapshot(), row.changes);
  const Report report = evaluate_changed(row.changes);

  for (const Rule* rule : registry()) {
    for (const stripe::Mode mode : {stripe::Mode::Test, stripe::Mode::Live}) {
      const RuleCase any{.name = row.name, .rule = rule->id, .mode = mode};
      if (rule->about == About::Configuration && configurations_in(report, mode) > 1) continue;
      const std::size_t answers = (entries_of(report.findings, any).empty() ? 0U : 1U) + entries_of(report.passed, any).size() +
                                  entries_of(unanswered_in(report), any).size();
      EXPECT_EQ(answers, answers_in(*rule, mode, document)) << rule->id;
    }
  }
  for (const report::Finding& finding : report.findings) {
    EXPECT_FALSE(finding.evidence.empty()) << finding.rule;
    for (const report::Evidence& evidence : finding.evidence) {
      const Json::json_pointer pointer(evidence.path);
      EXPECT_TRUE(evidence.observed.is_null() || document.contains(pointer)) << evidence.path;
      expect_seen(evidence, document.contains(pointer) ? document[pointer] : Json());
      EXPECT_FALSE(has_placeholder(evidence.expected)) << evidence.expected;
    }
    for (const std::string& text : {finding.title, finding.why}) {
      EXPECT_FALSE(has_placeholder(text)) << text;
    }
    for (const std::string& text : finding.fix.steps) {
      EXPECT_FALSE(has_placeholder(text)) << text;
    }
    EXPECT_EQ(finding.fix.api.has_value(), finding.fix.applicability != report::Applicability::Manual) << finding.rule;
    EXPECT_EQ(finding.fix.api.has_value(), !finding.fix.cli.empty()) << finding.rule;
    EXPECT_FALSE(finding.fix.dashboard_url.empty()) << finding.rule;
    EXPECT_FALSE(finding.step.empty()) << finding.rule;
  }
  for (const report::NotChecked& entry : unanswered_in(report)) {
    EXPECT_FALSE(entry.detail.starts_with("not-checked.")) << entry.detail;
    EXPECT_FALSE(entry.detail.starts_with("report.")) << entry.detail;
    EXPECT_FALSE(has_placeholder(entry.detail)) << entry.detail;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleTest, testing::ValuesIn(all_cases()),
                         [](const testing::TestParamInfo<RuleCase>& row) { return name_of(row.param); });

TEST(Evaluate, FindsNothingInTheGoodAccount) {
  const Report report = evaluate_changed({}, one_product_snapshot());
  EXPECT_TRUE(report.findings.empty()) << report::to_json(report);
  EXPECT_TRUE(report.not_checked.empty()) << report::to_json(report);
}

TEST(Evaluate, JudgesOnlyTheModeThatWasRead) {
  const Report test_only = evaluate_changed({remove("/live")}, one_product_snapshot());
  EXPECT_EQ(test_only.modes_not_read, std::vector{stripe::Mode::Live});
  EXPECT_FALSE(report::is_complete(test_only));
  for (const report::Passed& entry : test_only.passed) {
    EXPECT_EQ(entry.mode, stripe::Mode::Test);
  }
  // Only what needs both modes is still said to be open, since nobody knows whether they differ.
  EXPECT_FALSE(test_only.not_checked.empty());
  for (const report::NotChecked& entry : test_only.not_checked) {
    EXPECT_EQ(entry.mode, stripe::Mode::Live);
    EXPECT_EQ(entry.because, report::Because::Absent);
    EXPECT_EQ(find_rule(entry.rule)->modes, Modes::Compared) << entry.rule;
  }

  const Report live_only = evaluate_changed({remove("/test")}, one_product_snapshot());
  EXPECT_EQ(live_only.modes_not_read, std::vector{stripe::Mode::Test});
  for (const report::NotChecked& entry : live_only.not_checked) {
    EXPECT_EQ(entry.mode, stripe::Mode::Live);
    EXPECT_EQ(find_rule(entry.rule)->modes, Modes::Compared) << entry.rule;
  }
  EXPECT_TRUE(evaluate_changed({}, one_product_snapshot()).modes_not_read.empty());
}

/// An owner mends what every customer meets before what some do.
TEST(Evaluate, ShowsTheWorstFirst) {
  const Report report = evaluate_changed({set("/live/prices/data/0/active", false), set("/test/prices/data/0/active", false),
                                          set(kConfiguration + "/default_return_url", "http://localhost:3000"),
                                          set(kTestConfiguration + "/default_return_url", nullptr)},
                                         one_product_snapshot());
  std::vector<std::string> errors;
  for (const report::Finding& finding : report.findings) {
    if (finding.severity != report::Severity::Error) continue;
    errors.push_back(std::string(stripe::to_string(finding.mode)) + " " + finding.rule);
  }
  // The address is local and not encrypted: another one mends both, so only the worse is said.
  EXPECT_EQ(errors, (std::vector<std::string>{"test return-url-missing", "live return-url-local", "live price-archived",
                                              "test price-archived"}));
}

TEST(Evaluate, IsReadyWithoutTheSubscribersWhichNobodyAskedFor) {
  std::vector<Change> changes;
  for (const char* section : {"subscriptions", "subscription_schedules", "customers"}) {
    changes.push_back(remove(std::string("/live/") + section));
    if (one_product_snapshot()["test"].contains(section)) changes.push_back(remove(std::string("/test/") + section));
  }
  const Report report = evaluate_changed(changes, one_product_snapshot());
  EXPECT_TRUE(report.not_checked.empty()) << report::to_json(report);
  EXPECT_TRUE(report::is_complete(report));
  EXPECT_EQ(report::verdict_of(report), report::Verdict::Ready);
  EXPECT_EQ(report::modes_without_subscribers(report), (std::vector{stripe::Mode::Live, stripe::Mode::Test}));
  // These are the rules that the steps set apart: what is said of subscribers belongs to a step, but does not tick it off.
  std::set<std::string> rules;
  std::set<std::string> of_steps;
  for (const report::NotChecked& entry : report.not_asked) {
    rules.insert(entry.rule);
  }
  for (const content::Step& step : repository_content().steps) {
    of_steps.insert(step.subscriber_rules.begin(), step.subscriber_rules.end());
  }
  EXPECT_TRUE(std::includes(of_steps.begin(), of_steps.end(), rules.begin(), rules.end()));
  EXPECT_GE(rules.size(), 9U);
}

TEST(Evaluate, SaysWhichSubscribersAreMissingWhereSomeWereRead) {
  const Report report = evaluate_changed({remove("/live/customers")});
  EXPECT_TRUE(report.not_asked.empty()) << report.not_asked.front().rule;
  EXPECT_FALSE(report::is_complete(report));
  EXPECT_NE(reason_of(report, "login-page-customer-without-email").find("customers"), std::string::npos);
}

TEST(Evaluate, SaysOneRootCauseOnce) {
  const Report report = evaluate_changed({remove(kConfiguration)}, one_product_snapshot());
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings.front().rule, "live-configuration-missing");
  for (const report::NotChecked& entry : report.not_checked) {
    EXPECT_EQ(entry.because, report::Because::Covered) << entry.rule;
  }
}

TEST(Evaluate, JudgesTheOtherModeAsIfNothingWereNamedWhereTheAppNamesAConfigurationOfOneMode) {
  const Report report = evaluate_changed({set("/integration/session_configuration", "bpc_Live")}, one_product_snapshot());
  EXPECT_TRUE(report.findings.empty()) << report::to_json(report);
  EXPECT_TRUE(report.not_checked.empty()) << report::to_json(report);
  ASSERT_EQ(report.configurations.size(), 2U);
  EXPECT_TRUE(report.configurations[0].named);
  EXPECT_FALSE(report.configurations[1].named);
}

TEST(Evaluate, SaysOfAConfigurationThatTheOtherModeHasWhereItIs) {
  const Json named = {{"test", "bpc_Live"}};
  const Report report = evaluate_changed({set("/integration/session_configuration", named)}, one_product_snapshot());
  // One finding says so, and covers whatever else could be said about it.
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings.front().rule, "configuration-unknown");
  EXPECT_EQ(report.findings.front().mode, stripe::Mode::Test);
  EXPECT_NE(report.findings.front().why.find("exists in live mode"), std::string::npos) << report.findings.front().why;
  for (const report::NotChecked& entry : report.not_checked) {
    EXPECT_EQ(entry.because, report::Because::Covered);
    EXPECT_NE(entry.detail.find(report.findings.front().title), std::string::npos) << entry.detail;
  }
  EXPECT_FALSE(report.not_checked.empty());
}

TEST(Evaluate, SaysOnceThatNoModeHasTheConfiguration) {
  const Report report = evaluate_changed({set("/integration/session_configuration", "bpc_Elsewhere")}, one_product_snapshot());
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings.front().rule, "configuration-unknown");
  EXPECT_EQ(report.findings.front().mode, stripe::Mode::Live);
  EXPECT_EQ(report.findings.front().why.find("exists in"), std::string::npos) << report.findings.front().why;
}

TEST(Evaluate, IgnoresTheOrderOfObjectsInFingerprints) {
  const std::string endpoints = "/live/webhook_endpoints/data";
  const Json first = {{"id", "we_1"}, {"status", "enabled"}, {"enabled_events", Json::array({"customer.updated"})}};
  const Json second = {{"id", "we_2"}, {"status", "enabled"}, {"enabled_events", Json::array()}};
  const auto fingerprint = [](const Report& report) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [](const report::Finding& finding) { return finding.rule == "webhook-events-missing"; });
    return found == report.findings.end() ? std::string() : found->fingerprint;
  };
  const Report one = evaluate_changed({set(endpoints, Json::array({first, second}))}, one_product_snapshot());
  const Report other = evaluate_changed({set(endpoints, Json::array({second, first}))}, one_product_snapshot());
  EXPECT_NE(fingerprint(one), "");
  EXPECT_EQ(fingerprint(one), fingerprint(other));
}

TEST(Evaluate, LetsNoCallAboutEventsTakeBackWhatAnotherAdds) {
  const Report report =
      evaluate_changed({set("/live/webhook_endpoints/data/0/enabled_events", Json::array({"invoice.paid"})),
                        set(kConfiguration + "/features/subscription_pause",
                            {{"enabled", true}, {"duration", {{"type", "indefinite"}, {"interval_options", Json::array()}}}})},
                       one_product_snapshot());
  std::vector<std::string> calls;
  for (const report::Finding& finding : report.findings) {
    if (finding.rule.starts_with("webhook") && finding.fix.api) calls.push_back(finding.fix.api->params.dump());
  }
  // Required events, those of customers and those of pauses; in this account live mode hears less than test mode as well.
  ASSERT_EQ(calls.size(), 4U);
  EXPECT_EQ(std::set<std::string>(calls.begin(), calls.end()).size(), 1U) << calls.front();
}

TEST(Evaluate, ReadsEveryAccountTheSameTwice) {
  EXPECT_EQ(report::to_json(evaluate_changed({set(kUpdate + "/products", Json::array())})),
            report::to_json(evaluate_changed({set(kUpdate + "/products", Json::array())})));
}

TEST(Evaluate, KeepsWhatPeopleWroteOutOfTheTextsMarks) {
  const Report report = evaluate_changed(
      {set("/live/products/data/1/active", true), set("/live/products/data/1/name", "`[Team](https://elsewhere.dev) **now**")},
      one_product_snapshot());
  ASSERT_EQ(report.findings.size(), 1U);
  const std::string& why = report.findings.front().why;
  EXPECT_NE(why.find("'[Team] (https://elsewhere.dev) *now*"), std::string::npos) << why;
}

TEST(Evaluate, KeepsTheAddressesOfCustomersOutOfTheReport) {
  const Report report = evaluate_changed({set("/live/customers/data/1/email", "ADA@acme.dev")});
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [](const report::Finding& finding) { return finding.rule == "customer-email-duplicate"; });
  ASSERT_NE(found, report.findings.end());
  EXPECT_EQ(found->objects.size(), 2U);
  EXPECT_EQ(report::to_json(report).find('@'), std::string::npos);
}

TEST(Evaluate, NamesTwentyCustomersAndCountsTheRest) {
  Json customers = Json::array();
  Json subscriptions = Json::array();
  for (int number = 0; number < 50; ++number) {
    const std::string id = "cus_" + std::to_string(number);
    customers.push_back({{"id", id}, {"email", nullptr}});
    subscriptions.push_back({{"id", "sub_" + std::to_string(number)}, {"status", "active"}, {"customer", id}});
  }
  const Report report = evaluate_changed({set("/live/customers", customers), set("/live/subscriptions", subscriptions)});
  const auto found = std::find_if(report.findings.begin(), report.findings.end(), [](const report::Finding& finding) {
    return finding.rule == "login-page-customer-without-email";
  });
  ASSERT_NE(found, report.findings.end());
  EXPECT_EQ(found->objects.size(), 20U);
  EXPECT_EQ(found->evidence.size(), 20U);
  EXPECT_NE(found->why.find("50 of 50"), std::string::npos) << found->why;
}

TEST(Evaluate, NamesTheFirstObjectThatASubscriptionRefersToAndThatIsMissing) {
  const std::string first = "/live/subscriptions/data/0";
  const std::string second = "/live/subscriptions/data/1";
  const Report locked =
      evaluate_changed({set(first + "/schedule", "sub_sched_Gone"), set(second + "/schedule", "sub_sched_Lost"),
                        set("/live/subscription_schedules", Json::array())});
  EXPECT_NE(reason_of(locked, "subscribers-locked-by-schedule").find("sub_sched_Gone"), std::string::npos)
      << reason_of(locked, "subscribers-locked-by-schedule");
  const Report unpayable =
      evaluate_changed({set(first + "/default_payment_method", nullptr), set(first + "/default_source", nullptr),
                        set(first + "/customer", "cus_Gone"), set(second + "/default_payment_method", nullptr),
                        set(second + "/default_source", nullptr), set(second + "/customer", "cus_Lost")});
  EXPECT_NE(reason_of(unpayable, "subscribers-without-payment-method").find("cus_Gone"), std::string::npos)
      << reason_of(unpayable, "subscribers-without-payment-method");
}

TEST(Registry, IsSortedAndHoldsEachRuleOnce) {
  std::string before;
  for (const Rule* rule : registry()) {
    EXPECT_LT(before, rule->id);
    EXPECT_NE(rule->judge == nullptr, rule->watch == nullptr) << rule->id;
    EXPECT_EQ(find_rule(rule->id), rule);
    before = rule->id;
  }
  EXPECT_EQ(find_rule("return-url"), nullptr);
  EXPECT_EQ(find_rule(""), nullptr);
}

TEST(Registry, KnowsNoRuleWithoutContentStepFileAndTable) {
  const content::Content& content = repository_content();
  const std::vector<RuleCase> cases = all_cases();
  EXPECT_EQ(content.rules.size(), registry().size());
  for (const Rule* rule : registry()) {
    const content::RuleText* text = content::find_rule(content, rule->id);
    ASSERT_NE(text, nullptr) << rule->id;
    EXPECT_FALSE(content::link_url(content, text->link, stripe::Mode::Live).empty()) << rule->id;
    EXPECT_NE(content::step_of_rule(content, rule->id), nullptr) << rule->id;

    std::string file(rule->id);
    std::replace(file.begin(), file.end(), '-', '_');
    EXPECT_NE(repository_file("core/rules/" + file + ".cpp").find("\"" + std::string(rule->id) + "\""), std::string::npos);

    std::set<std::string> kinds;
    for (const RuleCase& row : cases) {
      if (row.rule == rule->id) kinds.insert(row.because ? "not checked" : row.finds.empty() ? "passes" : "finds");
    }
    EXPECT_EQ(kinds, (std::set<std::string>{"finds", "not checked", "passes"})) << rule->id;
  }
}

}  // namespace
}  // namespace portal_guide::rules
