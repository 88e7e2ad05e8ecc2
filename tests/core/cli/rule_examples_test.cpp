#include "core/cli/rule_examples.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"
#include "core/cli/rules_command.hpp"
#include "core/report/paragraph.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"

// The examples that `portal-guide rules ID` shows are run here, so that none of them shows what is not so.
namespace portal_guide::cli {
namespace {

const RuleExamples& repository_examples() {
  static const RuleExamples examples = [] {
    auto parsed = RuleExamples::parse(embedded_examples());
    EXPECT_TRUE(parsed) << parsed.error().id << " at " << parsed.error().where;
    return *std::move(parsed);
  }();
  return examples;
}

report::Report report_of(const Json& account) {
  const auto snapshot = stripe::Snapshot::parse(account.dump());
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  return snapshot ? rules::evaluate(*snapshot, repository_content()) : report::Report{};
}

template <class Entry>
bool speaks_of(const std::vector<Entry>& entries, const RuleExample& example) {
  return std::any_of(entries.begin(), entries.end(),
                     [&example](const Entry& entry) { return entry.rule == example.rule && entry.mode == example.mode; });
}

/// The pointers of the values in which two documents differ.
std::vector<std::string> differences(const Json& one, const Json& other) {
  std::vector<std::string> pointers;
  for (const Json& operation : Json::diff(one, other)) {
    pointers.push_back(operation["path"]);
  }
  return pointers;
}

TEST(RuleExamples, ThereIsOneForEveryRuleAndForNothingElse) {
  for (const rules::Rule* rule : rules::registry()) {
    EXPECT_NE(repository_examples().find(rule->id), nullptr) << rule->id;
  }
  EXPECT_EQ(repository_examples().all().size(), rules::registry().size());
}

TEST(RuleExamples, AreMadeOfAnAccountInWhichEveryRulePasses) {
  const report::Report report = report_of(repository_examples().account());
  EXPECT_TRUE(report.findings.empty()) << report::to_json(report);
  EXPECT_TRUE(report.not_checked.empty()) << report::to_json(report);
}

class EveryRuleExample : public testing::TestWithParam<const rules::Rule*> {
 protected:
  void SetUp() override {
    example_ = repository_examples().find(GetParam()->id);
    ASSERT_NE(example_, nullptr) << "content/examples.json has none";
  }

  Json bad() const { return repository_examples().account_with(*example_, example_->bad); }
  Json good() const { return repository_examples().account_with(*example_, example_->good); }

  const RuleExample* example_ = nullptr;
};

TEST_P(EveryRuleExample, IsFoundInTheBadAccount) {
  const report::Report report = report_of(bad());
  EXPECT_TRUE(speaks_of(report.findings, *example_)) << report::to_json(report);
}

TEST_P(EveryRuleExample, PassesInTheGoodAccount) {
  const report::Report report = report_of(good());
  EXPECT_FALSE(speaks_of(report.findings, *example_)) << report::to_json(report);
  EXPECT_TRUE(speaks_of(report.passed, *example_)) << report::to_json(report);
}

TEST_P(EveryRuleExample, DiffersOnlyInThePlaceThatIsShown) {
  const std::vector<std::string> pointers = differences(bad(), good());
  EXPECT_FALSE(pointers.empty());
  for (const std::string& pointer : pointers) {
    EXPECT_TRUE(pointer == example_->path || pointer.starts_with(example_->path + "/")) << pointer;
  }
  for (const Json& account : {bad(), good()}) {
    for (const std::string& pointer : differences(repository_examples().account(), account)) {
      EXPECT_TRUE(pointer == example_->path || pointer.starts_with(example_->path + "/")) << pointer;
    }
  }
}

/// Short enough to be read beside the rule, also at 80 columns. A pointer may be longer: it is copied in one piece.
TEST_P(EveryRuleExample, IsShown) {
  const auto text = rule_text(GetParam()->id, repository_content(), repository_examples(), {});
  ASSERT_TRUE(text);
  const std::size_t begin = text->find("\nBad example\n");
  const std::size_t middle = text->find("\nGood example\n");
  const std::size_t end = text->find("\nFix\n");
  ASSERT_TRUE(begin < middle && middle < end && end != std::string::npos) << *text;

  std::istringstream lines(text->substr(begin, end - begin));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    if (line != "  " + example_->path) {
      EXPECT_LE(report::columns(line), 80U) << line;
    }
  }
  EXPECT_LE(count, 64U);
  EXPECT_NE(text->find("\n  " + example_->path + "\n"), std::string::npos);
}

TEST_P(EveryRuleExample, IsWholeWhereItIsPrinted) {
  const auto printed = rule_example(GetParam()->id, repository_examples(), ExampleKind::Bad);
  ASSERT_TRUE(printed);
  EXPECT_EQ(Json::parse(*printed, nullptr, false), bad());
  EXPECT_EQ(Json::parse(rule_example(GetParam()->id, repository_examples(), ExampleKind::Good).value_or(""), nullptr, false),
            good());
}

TEST_P(EveryRuleExample, IsPartOfTheJson) {
  const auto text = rule_json(GetParam()->id, repository_content(), repository_examples());
  ASSERT_TRUE(text);
  const Json shown = Json::parse(*text, nullptr, false)["example"];
  EXPECT_EQ(shown, (Json{{"mode", stripe::to_string(example_->mode)},
                         {"path", example_->path},
                         {"bad", example_->bad},
                         {"good", example_->good}}));
}

std::string name_of(const testing::TestParamInfo<const rules::Rule*>& rule) {
  std::string name(rule.param->id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

const std::vector<const rules::Rule*>& registered() {
  static const std::vector<const rules::Rule*> rules(rules::registry().begin(), rules::registry().end());
  return rules;
}

INSTANTIATE_TEST_SUITE_P(Rules, EveryRuleExample, testing::ValuesIn(registered()), name_of);

TEST(RuleExamplesFile, TakesTheGoodValueFromTheAccountWhereItHasNone) {
  const auto examples = RuleExamples::parse(R"({"account": {"live": {"list": [{"a": 1}, {"a": 2}]}},
      "examples": [{"rule": "one", "mode": "live", "path": "/live/list/1/a", "bad": 3},
                   {"rule": "two", "mode": "test", "path": "/live/list", "bad": null, "good": []}]})");
  ASSERT_TRUE(examples) << examples.error().where;
  const RuleExample* one = examples->find("one");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->good, 2);
  EXPECT_EQ(examples->account_with(*one, one->bad), Json::parse(R"({"live": {"list": [{"a": 1}, {"a": 3}]}})", nullptr, false));
  EXPECT_EQ(examples->find("two")->good, Json::array());
  EXPECT_EQ(examples->find("three"), nullptr);
}

struct BadFile {
  std::string_view name;
  std::string_view text;
  std::string_view id;
  std::string_view where;
};

void PrintTo(const BadFile& row, std::ostream* stream) { *stream << row.name; }

class BadExamples : public testing::TestWithParam<BadFile> {};

TEST_P(BadExamples, AreRefusedWithTheirPlace) {
  const auto examples = RuleExamples::parse(GetParam().text);
  ASSERT_FALSE(examples);
  EXPECT_EQ(examples.error().id, GetParam().id);
  EXPECT_EQ(examples.error().where, GetParam().where);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Files, BadExamples, testing::ValuesIn(std::vector<BadFile>{
    {.name = "no_json", .text = "examples", .id = "json-invalid", .where = ""},
    {.name = "a_list", .text = "[]", .id = "content-type", .where = ""},
    {.name = "no_account", .text = R"({"examples":[]})", .id = "content-type", .where = "/account"},
    {.name = "an_account_that_is_a_text", .text = R"({"account":"a","examples":[]})", .id = "content-type", .where = "/account"},
    {.name = "no_examples", .text = R"({"account":{}})", .id = "content-type", .where = "/examples"},
    {.name = "another_member", .text = R"({"account":{},"examples":[],"example":1})", .id = "content-member", .where = "/example"},
    {.name = "an_example_that_is_a_text", .text = R"({"account":{},"examples":["a"]})", .id = "content-type",
     .where = "/examples/0"},
    {.name = "a_misspelt_member", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"/live","bed":1}]})",
     .id = "content-member", .where = "/examples/0/bed"},
    {.name = "no_rule", .text = R"({"account":{"live":1},"examples":[{"mode":"live","path":"/live","bad":2}]})",
     .id = "content-type", .where = "/examples/0/rule"},
    {.name = "another_mode", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"both","path":"/live","bad":2}]})",
     .id = "content-type", .where = "/examples/0/mode"},
    {.name = "no_path", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "a_path_to_nothing", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"/test","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "a_path_beyond_a_list", .text = R"({"account":{"live":[1]},"examples":[{"rule":"a","mode":"live","path":"/live/1","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "a_path_after_the_list", .text = R"({"account":{"live":[1]},"examples":[{"rule":"a","mode":"live","path":"/live/-","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "a_path_that_is_no_pointer", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"live","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "a_path_with_a_broken_escape", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"/li~ve","bad":2}]})",
     .id = "content-type", .where = "/examples/0/path"},
    {.name = "no_bad_value", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"/live","good":2}]})",
     .id = "content-type", .where = "/examples/0/bad"},
    {.name = "the_same_rule_twice", .text = R"({"account":{"live":1},"examples":[{"rule":"a","mode":"live","path":"/live","bad":2},
                                               {"rule":"a","mode":"live","path":"/live","bad":3}]})",
     .id = "content-duplicate", .where = "/examples/1/rule"},
}), [](const testing::TestParamInfo<BadFile>& row) { return std::string(row.param.name); });
// clang-format on

TEST(RuleExample, OfNoRuleIsRefused) {
  const auto printed = rule_example("no-such-rule", repository_examples(), ExampleKind::Bad);
  ASSERT_FALSE(printed);
  EXPECT_EQ(printed.error().id, "rule-unknown");
}

}  // namespace
}  // namespace portal_guide::cli
