#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/policy/apply.hpp"
#include "core/policy/policy.hpp"
#include "core/report/github.hpp"
#include "core/report/junit.hpp"
#include "core/report/markdown.hpp"
#include "core/report/parse_report.hpp"
#include "core/report/report.hpp"
#include "core/report/sarif.hpp"
#include "core/report/text.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/golden_snapshot.hpp"
#include "tests/core/repository_content.hpp"

// A snapshot in, what is said about it out, byte for byte. A rule's case shows that rule's answers and nothing else, so that
// another rule changes none of it; whole reports stand in demo/ and documents/ only. `UPDATE_GOLDEN=1` rewrites what is
// expected; the difference is reviewed like code. tests/wasm/golden_parity.test.ts holds core.wasm to the same files.
namespace portal_guide::report {
namespace {

namespace fs = std::filesystem;

std::vector<GoldenSnapshot> cases_of_rules() {
  std::vector<GoldenSnapshot> found = golden_snapshots();
  std::erase_if(found, [](const GoldenSnapshot& golden) { return golden.rule.empty(); });
  return found;
}

std::vector<GoldenSnapshot> whole_documents() {
  std::vector<GoldenSnapshot> found = golden_snapshots();
  std::erase_if(found, [](const GoldenSnapshot& golden) { return !golden.rule.empty(); });
  return found;
}

std::string name_of(const GoldenSnapshot& golden) {
  const fs::path expected = golden.expected;
  std::string name = expected.parent_path().filename().string() + "__" + expected.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

Report report_of(const GoldenSnapshot& golden) {
  const auto snapshot = stripe::Snapshot::parse(golden_snapshot(golden.path));
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return snapshot ? rules::evaluate(*snapshot, repository_content()) : Report{};
}

/// The report as far as these rules answer.
Report restrict_to_rules(Report report, const std::set<std::string>& rules) {
  const auto is_of_another = [&](const auto& answer) { return rules.count(answer.rule) == 0; };
  std::erase_if(report.findings, is_of_another);
  std::erase_if(report.passed, is_of_another);
  std::erase_if(report.not_checked, is_of_another);
  std::erase_if(report.not_asked, is_of_another);
  return report;
}

/// The members "findings", "passed" and "not_checked" as they stand in the report, with one rule's answers.
std::string answers_of(const std::string& rule, const Report& report) {
  const std::string written = to_json(restrict_to_rules(report, {rule}));
  const std::size_t begin = written.find("  \"findings\"");
  const std::size_t end = written.find(",\n  \"suppressed\"");
  return "{\n" + written.substr(begin, end - begin) + "\n}\n";
}

class RuleGolden : public testing::TestWithParam<GoldenSnapshot> {};

TEST_P(RuleGolden, IsAnsweredAsBefore) {
  const GoldenSnapshot& golden = GetParam();
  ASSERT_NE(rules::find_rule(golden.rule), nullptr) << "no rule has the name of the folder";
  expect_golden(golden.expected + ".out", answers_of(golden.rule, report_of(golden)));
}

INSTANTIATE_TEST_SUITE_P(Cases, RuleGolden, testing::ValuesIn(cases_of_rules()),
                         [](const testing::TestParamInfo<GoldenSnapshot>& golden) { return name_of(golden.param); });

TEST(RuleGoldens, ShowEveryRuleFinding) {
  std::set<std::string> shown;
  for (const GoldenSnapshot& golden : cases_of_rules()) {
    if (repository_file(golden.expected + ".out").find("\"severity\"") != std::string::npos) shown.insert(golden.rule);
  }
  for (const rules::Rule* rule : rules::registry()) {
    EXPECT_EQ(shown.count(std::string(rule->id)), 1U) << rule->id;
  }
}

/// The rules that found something: the whole catalogue would make each file change with each rule's words.
std::vector<RuleDescription> rules_in(const Report& report) {
  std::set<std::string> mentioned;
  for (const Finding& finding : report.findings) {
    mentioned.insert(finding.rule);
  }
  std::vector<RuleDescription> descriptions;
  descriptions.reserve(mentioned.size());
  for (const std::string& id : mentioned) {
    descriptions.push_back(
        {.id = id, .severity = rules::find_rule(id)->severity, .text = *content::find_rule(repository_content(), id)});
  }
  return descriptions;
}

class DocumentGolden : public testing::TestWithParam<GoldenSnapshot> {
 protected:
  static std::string file(const std::string& extension) { return GetParam().expected + extension; }
  static bool is_any_of(const std::set<std::string>& names) {
    return names.count(fs::path(GetParam().expected).filename().string()) != 0;
  }
};

TEST_P(DocumentGolden, IsReportedAsBefore) { expect_golden(file(".out"), to_json(report_of(GetParam()))); }

TEST_P(DocumentGolden, IsReadBackAsItWasWritten) {
  Report report = report_of(GetParam());
  const auto read = parse_report(to_json(report));
  ASSERT_TRUE(read);
  // What JSON does not keep (core/report/parse_report.hpp).
  for (Finding& finding : report.findings) {
    finding.configurations.clear();
    finding.consequence = content::Consequence::Looks;
    if (finding.fix.api) finding.fix.api->params = Json(finding.fix.api->params);
  }
  for (NotChecked& entry : report.not_checked) {
    entry.on_request = false;
  }
  const auto modes = modes_without_subscribers(report);
  report.not_asked.clear();
  for (const stripe::Mode mode : modes) {
    report.not_asked.push_back({.mode = mode, .on_request = true});
  }
  EXPECT_EQ(*read, report);
}

TEST_P(DocumentGolden, ReadsAsBefore) {
  const std::string text = to_text(report_of(GetParam()), repository_content());
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  expect_golden(file(".text"), text);
}

/// The formats differ in how they frame and escape: that is shown by the demo accounts and by the texts that try to break out.
/// tests/formats/*.test.mjs hold what the program writes of every snapshot to the formats' own standards.
TEST_P(DocumentGolden, IsWrittenInEveryFormatAsBefore) {
  const Report report = report_of(GetParam());
  const content::Content& content = repository_content();
  const std::string text = repository_file(GetParam().path);
  const SnapshotFile snapshot = {.path = "accounts/acme.json", .uri = "accounts/acme.json", .text = text};
  if (is_any_of({"hostile-texts", "needs-work", "several-configurations"})) {
    expect_golden(file(".md"), to_markdown(report, content));
    expect_golden(file(".github"), to_github(report, content, snapshot));
  }
  // These two repeat a frame for each rule and mode.
  if (is_any_of({"hostile-texts", "ready"})) {
    expect_golden(file(".xml"), to_junit(report, content));
    expect_golden(file(".sarif"), to_sarif(report, {.tool_version = "1.0.0", .rules = rules_in(report), .file = snapshot}));
  }
}

INSTANTIATE_TEST_SUITE_P(Documents, DocumentGolden, testing::ValuesIn(whole_documents()),
                         [](const testing::TestParamInfo<GoldenSnapshot>& golden) { return name_of(golden.param); });

/// The demo account as a policy sees it: a rule that is off, other severities, entries that are needed, unused and expired,
/// and requirements of each kind. Of the other rules, those that the policy names and one that is not checked are enough.
TEST(GoldenPolicy, IsWrittenInEveryFormatAsBefore) {
  const auto snapshot = stripe::Snapshot::parse(repository_file("content/demo/needs-work.json"));
  ASSERT_TRUE(snapshot);
  const auto policy = policy::parse_policy(repository_file("tests/fixtures/policies/good/everything.json"));
  ASSERT_TRUE(policy) << policy.error().id << " at " << policy.error().where;
  const content::Content& content = repository_content();
  const Report before = restrict_to_rules(rules::evaluate(*snapshot, content),
                                          {"charges-disabled", "customer-email-editable", "headline-missing",
                                           "headline-too-long", "plan-not-offered", "price-archived", "return-url-local"});
  const Report report = policy::apply(before, *policy, *snapshot, content);
  const std::string expected = "tests/golden/policy/needs-work";
  expect_golden(expected + ".out", to_json(report));
  expect_golden(expected + ".text", to_text(report, content));
  expect_golden(expected + ".md", to_markdown(report, content));
  expect_golden(expected + ".xml", to_junit(report, content));
  expect_golden(expected + ".github", to_github(report, content, {}));
}

}  // namespace
}  // namespace portal_guide::report
