#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/policy/apply.hpp"
#include "core/policy/policy.hpp"
#include "core/report/github.hpp"
#include "core/report/junit.hpp"
#include "core/report/markdown.hpp"
#include "core/report/report.hpp"
#include "core/report/sarif.hpp"
#include "core/report/text.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"

// Whole documents: a snapshot in, the report out, byte for byte. `UPDATE_GOLDEN=1` rewrites what is expected; the
// difference is reviewed like code. tests/wasm/golden_parity.test.ts holds core.wasm to the same files.
namespace portal_guide::report {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = PORTAL_GUIDE_SOURCE_DIR;

/// A snapshot, and the file beside which its report is kept.
struct Golden {
  fs::path snapshot;
  fs::path expected;
};

void PrintTo(const Golden& golden, std::ostream* stream) { *stream << golden.snapshot.lexically_relative(kRoot).string(); }

std::vector<Golden> goldens() {
  std::vector<Golden> found;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests/golden")) {
    if (entry.path().extension() == ".json") found.push_back({entry.path(), fs::path(entry.path()).replace_extension(".out")});
  }
  for (const auto& entry : fs::directory_iterator(kRoot / "content/demo")) {
    if (entry.path().extension() == ".json") {
      found.push_back({entry.path(), kRoot / "tests/golden/demo" / entry.path().filename().replace_extension(".out")});
    }
  }
  std::sort(found.begin(), found.end(), [](const Golden& a, const Golden& b) { return a.snapshot < b.snapshot; });
  return found;
}

std::string name_of(const Golden& golden) {
  std::string name = golden.snapshot.parent_path().filename().string() + "__" + golden.snapshot.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

void expect_file(const fs::path& path, const std::string& text) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  ASSERT_TRUE(fs::exists(path)) << path << ": run once with UPDATE_GOLDEN=1 and review what it writes";
  EXPECT_EQ(repository_file(path.lexically_relative(kRoot).string()), text) << path << ": UPDATE_GOLDEN=1 rewrites it";
}

class GoldenTest : public testing::TestWithParam<Golden> {
 protected:
  static Report report_of(const Golden& golden) {
    const auto snapshot = stripe::Snapshot::parse(repository_file(golden.snapshot.lexically_relative(kRoot).string()));
    EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
    return snapshot ? rules::evaluate(*snapshot, repository_content()) : Report{};
  }
};

TEST_P(GoldenTest, IsReportedAsBefore) { expect_file(GetParam().expected, to_json(report_of(GetParam()))); }

/// Rules are seen in the JSON; how a report reads is seen in whole documents.
TEST_P(GoldenTest, ReadsAsBefore) {
  const std::string folder = GetParam().expected.parent_path().filename().string();
  const std::string text = to_text(report_of(GetParam()), repository_content());
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  if (folder == "demo" || folder == "documents") expect_file(fs::path(GetParam().expected).replace_extension(".text"), text);
}

/// The rules that found something: the whole catalogue would make each file change with each rule's words.
std::vector<RuleDescription> rules_in(const Report& report) {
  std::set<std::string> mentioned;
  for (const Finding& finding : report.findings)
    mentioned.insert(finding.rule);
  std::vector<RuleDescription> descriptions;
  for (const std::string& id : mentioned) {
    descriptions.push_back(
        {.id = id, .severity = rules::find_rule(id)->severity, .text = *content::find_rule(repository_content(), id)});
  }
  return descriptions;
}

/// tests/formats/*.test.mjs hold the program's output to the formats' own standards.
TEST_P(GoldenTest, IsWrittenInEveryFormatAsBefore) {
  const std::string folder = GetParam().expected.parent_path().filename().string();
  if (folder != "demo" && folder != "documents") return;
  const Report report = report_of(GetParam());
  const content::Content& content = repository_content();
  const std::string text = repository_file(GetParam().snapshot.lexically_relative(kRoot).string());
  const SnapshotFile file = {.path = "accounts/acme.json", .uri = "accounts/acme.json", .text = text};
  const auto expect = [&](const char* extension, const std::string& written) {
    expect_file(fs::path(GetParam().expected).replace_extension(extension), written);
  };
  expect("md", to_markdown(report, content));
  expect("xml", to_junit(report, content));
  expect("github", to_github(report, content, file));
  expect("sarif", to_sarif(report, {.tool_version = "1.0.0", .rules = rules_in(report), .file = file}));
}

/// The demo account as a policy sees it: a rule that is off, other severities, entries that are needed, unused and expired,
/// and requirements of each kind.
TEST(GoldenPolicy, IsWrittenInEveryFormatAsBefore) {
  const std::string text = repository_file("content/demo/needs-work.json");
  const auto snapshot = stripe::Snapshot::parse(text);
  ASSERT_TRUE(snapshot);
  const auto policy = policy::parse_policy(repository_file("tests/fixtures/policies/good/everything.json"));
  ASSERT_TRUE(policy) << policy.error().id << " at " << policy.error().where;
  const content::Content& content = repository_content();
  const Report report = policy::apply(rules::evaluate(*snapshot, content), *policy, *snapshot, content);
  const fs::path file = kRoot / "tests/golden/policy/needs-work.out";
  expect_file(file, to_json(report));
  expect_file(fs::path(file).replace_extension("text"), to_text(report, content));
  expect_file(fs::path(file).replace_extension("md"), to_markdown(report, content));
  expect_file(fs::path(file).replace_extension("xml"), to_junit(report, content));
  expect_file(fs::path(file).replace_extension("github"), to_github(report, content, {}));
}

INSTANTIATE_TEST_SUITE_P(Documents, GoldenTest, testing::ValuesIn(goldens()),
                         [](const testing::TestParamInfo<Golden>& golden) { return name_of(golden.param); });

TEST(Goldens, ShowEveryRuleFinding) {
  for (const rules::Rule* rule : rules::registry()) {
    const fs::path folder = kRoot / "tests/golden" / rule->id;
    ASSERT_TRUE(fs::is_directory(folder)) << folder;
    bool shown = false;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".out") continue;
      shown |= repository_file(entry.path().lexically_relative(kRoot).string())
                   .find("\"rule\": \"" + std::string(rule->id) + "\",\n      \"severity\"") != std::string::npos;
    }
    EXPECT_TRUE(shown) << rule->id;
  }
}

}  // namespace
}  // namespace portal_guide::report
