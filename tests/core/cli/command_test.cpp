#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"
#include "core/cli/rules_command.hpp"
#include "core/json.hpp"
#include "core/rules/registry.hpp"
#include "tests/core/repository_content.hpp"

// portal-guide as people run it: arguments in, exit code and two streams out.
namespace portal_guide::cli {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int exit_code = -1;
  std::string output;
  std::string errors;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// As the build made it, or the one that the environment names instead, as ./test mutate does.
std::string program() {
  const char* named = std::getenv("PORTAL_GUIDE_COMMAND");
  return "'" + std::string(named == nullptr ? PORTAL_GUIDE_COMMAND : named) + "' ";
}

class Command : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::path(testing::TempDir()) / "portal-guide-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }

  void TearDown() override { fs::remove_all(folder_); }

  /// `arguments` are a shell's words; a pipe may stand before the command.
  Outcome run(const std::string& arguments, const std::string& before = "") const {
    const fs::path output = folder_ / "output";
    const fs::path errors = folder_ / "errors";
    const std::string command = before + program() + arguments + " >'" + output.string() + "' 2>'" + errors.string() + "'";
    const int status = std::system(command.c_str());
    return {
        .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .output = read_file(output), .errors = read_file(errors)};
  }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return "'" + (folder_ / name).string() + "'";
  }

  static std::string demo(const std::string& name) { return "'" PORTAL_GUIDE_SOURCE_DIR "/content/demo/" + name + ".json'"; }

  fs::path folder_;
};

const std::string kHead = R"({"format":"portal-snapshot/1","taken_at":1763850000,)";

TEST_F(Command, ReportsAsTheGoldenFilesSay) {
  for (const std::string name : {"needs-work", "ready"}) {
    EXPECT_EQ(run("check " + demo(name) + " --format json").output, repository_file("tests/golden/demo/" + name + ".out"));
    EXPECT_EQ(run("check " + demo(name)).output, repository_file("tests/golden/demo/" + name + ".text"));
  }
}

TEST_F(Command, NamesWhatWasMistypedAndWhatWasProbablyMeant) {
  struct Slip {
    std::string arguments;
    std::string says;
  };
  for (const Slip& slip : {Slip{"chek snapshot.json", "There is no command “chek”. Did you mean “check”?"},
                           Slip{"frobnicate", "There is no command “frobnicate”."},
                           Slip{"content lnt content", "There is no command “lnt”. Did you mean “lint”?"},
                           Slip{"check --formt json snapshot.json", "There is no option “--formt”. Did you mean “--format”?"},
                           Slip{"check --formt=json", "There is no option “--formt”. Did you mean “--format”?"},
                           Slip{"snapshot --timeuot 3", "There is no option “--timeuot”. Did you mean “--timeout”?"},
                           Slip{"check snapshot.json --zzzzzz", "There is no option “--zzzzzz”."},
                           Slip{"--wrong", "There is no option “--wrong”."}}) {
    const Outcome outcome = run(slip.arguments);
    EXPECT_EQ(outcome.exit_code, 2) << slip.arguments;
    EXPECT_EQ(outcome.output, "") << slip.arguments;
    EXPECT_EQ(outcome.errors, "portal-guide: " + slip.says + "\nportal-guide --help shows what is possible.\n");
  }
}

TEST_F(Command, RepeatsNoKeyThatWasMistyped) {
  const std::string key = std::string("rk_") + "live_" + "51AbCdEfGhIjKlMnOpQrStUv";
  for (const std::string& arguments : {key, "check --key" + key, "check --formt=" + key}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.errors.find("51AbCdEfGhIjKlMnOpQrStUv"), std::string::npos) << outcome.errors;
  }
}

TEST_F(Command, LeavesWithOneWhereItFindsWhatItShouldFailOn) {
  EXPECT_EQ(run("check " + demo("needs-work")).exit_code, 1);
  EXPECT_EQ(run("check " + demo("ready")).exit_code, 0);
  EXPECT_EQ(run("check " + demo("needs-work") + " --fail-on never").exit_code, 0);
  const std::string only_advice = file("advice.json", [] {
    Json snapshot = Json::parse(repository_file("content/demo/ready.json"), nullptr, false);
    for (const char* mode : {"test", "live"}) {
      for (Json& configuration : snapshot[mode]["billing_portal_configurations"]["data"]) {
        configuration["features"]["subscription_update"]["enabled"] = false;
      }
    }
    return snapshot.dump();
  }());
  EXPECT_EQ(run("check " + only_advice).exit_code, 0);
  EXPECT_EQ(run("check " + only_advice + " --fail-on warning").exit_code, 0);
  EXPECT_EQ(run("check " + only_advice + " --fail-on info").exit_code, 1);
}

TEST_F(Command, SpeaksOfOneModeWhereAsked) {
  const auto report = Json::parse(run("check " + demo("needs-work") + " --mode test --format json").output, nullptr, false);
  ASSERT_FALSE(report.is_discarded());
  for (const char* list : {"findings", "passed", "not_checked"}) {
    for (const Json& entry : report[list]) {
      EXPECT_EQ(entry["mode"], "test");
    }
  }
  EXPECT_EQ(report["summary"]["error"], 1);
}

TEST_F(Command, TakesConfigurationsBeforeAndBehindTheSnapshot) {
  const std::string test_mode = "bpc_1QgA4108dNUY13RNecSj5058";
  const std::string live_mode = "bpc_1QSg3Pulx6ZnOtXDuQD2hYRm";
  const std::string both = " --configuration " + test_mode + " --configuration " + live_mode + " ";
  EXPECT_EQ(run("check" + both + demo("ready")).exit_code, 0);
  EXPECT_EQ(run("check " + demo("ready") + both).exit_code, 0);
  EXPECT_EQ(run("compare" + both + demo("ready")).exit_code, run("compare " + demo("ready")).exit_code);
  const Outcome unknown = run("check --configuration bpc_Nowhere " + demo("ready"));
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.errors.find(test_mode + ", " + live_mode), std::string::npos) << unknown.errors;
  EXPECT_EQ(run("coverage --configuration nonsense " + demo("ready")).exit_code, 2);
}

TEST_F(Command, ReadsStandardInput) {
  const Outcome outcome = run("check - --format json", "cat " + demo("ready") + " | ");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output, repository_file("tests/golden/demo/ready.out"));
}

TEST_F(Command, ColoursNothingThatIsNoTerminal) {
  EXPECT_EQ(run("check " + demo("needs-work")).output.find('\x1b'), std::string::npos);
}

struct BadInput {
  std::string_view name;
  std::string text;
  /// Where the message has to point, and what it has to name.
  std::string says;
};

void PrintTo(const BadInput& row, std::ostream* stream) { *stream << row.name; }

class BadSnapshot : public Command, public testing::WithParamInterface<BadInput> {};

TEST_P(BadSnapshot, IsRefusedWithPlaceAndExpectation) {
  const Outcome outcome = run("check " + file("bad.json", GetParam().text));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.output, "");
  EXPECT_NE(outcome.errors.find("bad.json"), std::string::npos) << outcome.errors;
  EXPECT_NE(outcome.errors.find(GetParam().says), std::string::npos) << outcome.errors;
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Texts, BadSnapshot, testing::ValuesIn(std::vector<BadInput>{
    {.name = "empty", .text = "", .says = "line 1"},
    {.name = "no_json", .text = "hello", .says = "line 1, column 1"},
    {.name = "cut_off", .text = kHead + R"("live":{"account":{"id":)", .says = "cut off"},
    {.name = "nests_100000_deep", .text = std::string(100'000, '['), .says = "64 levels"},
    {.name = "invalid_utf8", .text = kHead + "\"live\":{\"x\":\"\xff\"}}", .says = "UTF-8"},
    {.name = "number_out_of_range", .text = kHead + R"("live":{"x":1e999}})", .says = "too large"},
    {.name = "twice_the_same_member", .text = kHead + R"("live":{},"live":{}})", .says = "twice"},
    {.name = "a_list", .text = "[]", .says = "array"},
    {.name = "another_format", .text = R"({"format":"portal-snapshot/2","taken_at":1,"live":{}})", .says = "#/format"},
    {.name = "no_time", .text = R"({"format":"portal-snapshot/1","live":{}})", .says = "#/taken_at"},
    {.name = "time_as_text", .text = R"({"format":"portal-snapshot/1","taken_at":"now","live":{}})", .says = "#/taken_at"},
    {.name = "neither_mode", .text = R"({"format":"portal-snapshot/1","taken_at":1})", .says = "neither"},
    {.name = "a_mode_that_is_a_list", .text = kHead + R"("live":[]})", .says = "#/live"},
    {.name = "a_return_url_that_is_a_number", .text = kHead + R"("live":{},"integration":{"return_url":7}})",
     .says = "#/integration/return_url"},
}), [](const testing::TestParamInfo<BadInput>& row) { return std::string(row.param.name); });
// clang-format on

TEST_F(Command, SaysWhatItCouldNotCheckWhereASectionIsWrong) {
  for (const char* section :
       {"7", "\"none\"", "true", R"({"data":{}})", R"([1,2])", R"([{"id":"a"},{"id":"a"}])", R"([{"id":7}])",
        R"({"object":"list","data":[],"has_more":"no"})", R"({"status":1e3,"error":{}})"}) {
    const Outcome outcome =
        run("check --format json " + file("odd.json", kHead + R"("live":{"billing_portal_configurations":)" + section + "}}"));
    const auto report = Json::parse(outcome.output, nullptr, false);
    ASSERT_FALSE(report.is_discarded()) << section << outcome.errors;
    EXPECT_EQ(outcome.exit_code, 0) << section;
    // The app names no configuration, so these two have nothing to look for.
    const auto vacuous = Json::parse(R"([{"mode":"live","rule":"configuration-not-in-dashboard"},
                                         {"mode":"live","rule":"configuration-unknown"}])");
    EXPECT_EQ(report["passed"], vacuous) << section;
    EXPECT_TRUE(report["findings"].empty()) << section;
  }
}

/// Stripe's own JSON in every command that takes an account.
TEST_F(Command, ReadsStripesOwnJson) {
  const std::string field = "'" PORTAL_GUIDE_SOURCE_DIR "/tests/fixtures/field/";
  const std::string products = file("products.json", R"({"object":"list","data":[],"has_more":false,"url":"/v1/products"})");
  const Outcome checked = run("check " + field + "raw-old.json' " + products + " --format json");
  EXPECT_EQ(checked.exit_code, 1) << checked.errors;
  EXPECT_EQ(checked.errors, "");
  EXPECT_NE(checked.output.find("return-url-missing"), std::string::npos);
  EXPECT_EQ(run("check - --fail-on never", "cat " + field + "raw-list.json' | ").exit_code, 0);
  EXPECT_EQ(run("coverage " + field + "raw-session.json'").exit_code, 0);
  EXPECT_EQ(run("diagnose return link goes nowhere --snapshot " + field + "raw-old.json' --snapshot " + products).exit_code, 0);
  const std::string customer = file("customer.json", R"({"object":"customer","id":"cus_1","livemode":true})");
  EXPECT_EQ(run("explain " + field + "raw-old.json' " + customer + " --customer cus_1").exit_code, 0);
  const Outcome compared = run("compare " + field + "raw-list.json' " + field + "raw-old.json'");
  EXPECT_NE(compared.exit_code, -1);
  EXPECT_EQ(compared.errors.find("format"), std::string::npos) << compared.errors;
}

TEST_F(Command, AsksForTheModeOfStripesObjects) {
  const std::string account = file("account.json", R"({"object":"account","id":"acct_1","charges_enabled":false})");
  const Outcome outcome = run("check " + account);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("account.json: "), std::string::npos) << outcome.errors;
  EXPECT_NE(outcome.errors.find("--mode test"), std::string::npos) << outcome.errors;
  EXPECT_NE(run("check --mode live " + account).output.find("charges-disabled"), std::string::npos);
  EXPECT_EQ(run("diagnose payouts --mode live --snapshot " + account).errors, "");
}

TEST_F(Command, ShowsTheSmallestSnapshotWhereItCannotRead) {
  for (const char* text :
       {"{}", "[]", "7", R"({"object":"charge"})", R"({"format":"portal-report/1"})", R"({"configurations":[]})"}) {
    const Outcome outcome = run("check " + file("other.json", text));
    EXPECT_EQ(outcome.exit_code, 2) << text;
    EXPECT_NE(outcome.errors.find(R"({"format": "portal-snapshot/1")"), std::string::npos) << text << outcome.errors;
    EXPECT_NE(outcome.errors.find("other.json"), std::string::npos) << outcome.errors;
  }
}

TEST_F(Command, WarnsOfAFileThatHoldsNothingToRead) {
  const std::string charges = file("charges.json", R"([{"object":"charge"}])");
  const Outcome outcome =
      run("check --fail-on never " + charges + " '" PORTAL_GUIDE_SOURCE_DIR "/tests/fixtures/field/raw-old.json'");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.errors.find("charges.json: "), std::string::npos) << outcome.errors;
}

TEST_F(Command, RefusesWhatIsNoFile) {
  for (const auto& [path, says] : {std::pair{"/nowhere/at/all.json", "no such file"}, std::pair{"/", "folder"}}) {
    const Outcome outcome = run(std::string("check ") + path);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.errors.find(path), std::string::npos) << outcome.errors;
    EXPECT_NE(outcome.errors.find(says), std::string::npos) << outcome.errors;
  }
}

/// A sparse file: it takes no room on the disk.
/// Subscriptions may fill a file of any size; the rest may not.
TEST_F(Command, RefusesTwoHundredMegabytesOfProducts) {
  const std::string product = R"({"id":"prod_1","object":"product","description":")" + std::string(1'000'000, 'x') + "\"},";
  const std::string before = "(printf '%s' '" + std::string(kHead) + R"("live":{"products":[')" +
                             "; for i in $(seq 200); do cat '" + (folder_ / "product.json").string() + "'; done) | ";
  file("product.json", product);
  const Outcome outcome = run("check -", before);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("bytes"), std::string::npos) << outcome.errors;
}

TEST_F(Command, StopsAtTheFirstByteThatIsNoJson) {
  const fs::path huge = folder_ / "huge.json";
  std::ofstream(huge).close();
  fs::resize_file(huge, 200'000'000);
  const Outcome outcome = run("check '" + huge.string() + "'");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("line 1, column 1, U+0000"), std::string::npos) << outcome.errors;
}

TEST_F(Command, StopsReadingEndlessInput) {
  const Outcome outcome = run("check -", "head -c 200000000 /dev/zero | ");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("bytes"), std::string::npos) << outcome.errors;
}

TEST_F(Command, RefusesWrongUsage) {
  for (const char* arguments : {"",
                                "frobnicate",
                                "check",
                                "check a b",
                                "check - --format yaml",
                                "check - --mode both",
                                "check - --fail-on maybe",
                                "check - --policy x",
                                "check - --policy -",
                                "check - --policy ''",
                                "rules no-such-rule",
                                "rules a b",
                                "rules --example bad",
                                "rules price-archived --example ugly",
                                "rules no-such-rule --example bad",
                                "diagnose",
                                "diagnose '?!'",
                                "diagnose ''",
                                "diagnose x --format yaml",
                                "diagnose x --snapshot /nowhere",
                                "link",
                                "link step/nowhere",
                                "link video/x",
                                "link checks --base nowhere",
                                "link checks --base 'https://a.dev/#x'",
                                "link --decode '#guide=video/x'",
                                "link checks --decode '#guide=checks'"}) {
    const Outcome outcome = run(arguments, "</dev/null ");
    EXPECT_EQ(outcome.exit_code, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_EQ(outcome.errors.rfind("portal-guide: ", 0), 0U) << arguments << ": " << outcome.errors;
  }
}

TEST_F(Command, NeverRepeatsAKey) {
  const std::string key = std::string("sk_live") + "_51HideMe" + std::string(24, 'x');
  for (const std::string& arguments : {"check " + key, "rules " + key, "link step/" + key, "link checks --base " + key, key}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << outcome.output;
    EXPECT_EQ(outcome.errors.find("HideMe"), std::string::npos) << outcome.errors;
  }
}

TEST_F(Command, SaysThatTheReportDidNotGetOut) {
  EXPECT_EQ(std::system((program() + "check " + demo("ready") + " >/dev/full 2>/dev/null").c_str()), 2 << 8);
}

TEST_F(Command, HelpsOnRequest) {
  for (const char* arguments : {"--help", "check --help", "diagnose --help", "rules --help", "link --help"}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_NE(outcome.output.find("Usage:"), std::string::npos);
    EXPECT_EQ(outcome.output.find("cli."), std::string::npos) << outcome.output;
  }
  EXPECT_EQ(run("--version").output.rfind("portal-guide ", 0), 0U);
}

TEST_F(Command, ListsEveryRule) {
  const auto rules = Json::parse(run("rules --format json").output, nullptr, false);
  ASSERT_TRUE(rules.is_array());
  // The ids are a contract, which reports, links and policies rely on: the fixture is what was agreed.
  Json listed = Json::object();
  for (const Json& rule : rules) {
    listed[rule["id"].get<std::string>()] = {{"severity", rule["severity"]}, {"modes", rule["modes"]}};
  }
  const Json catalogue = Json::parse(repository_file("tests/fixtures/catalogue.json"), nullptr, false);
  EXPECT_EQ(Json::diff(catalogue["rules"], listed), Json::array());
  EXPECT_EQ(rules.size(), 98U);
  const std::string text = run("rules").output;
  for (const Json& rule : rules) {
    EXPECT_NE(text.find(rule["id"].get<std::string>()), std::string::npos) << rule["id"];
  }
}

TEST_F(Command, ExplainsOneRule) {
  const Outcome shown = run("rules return-url-missing --format json");
  EXPECT_EQ(shown.exit_code, 0) << shown.errors;
  EXPECT_EQ(Json::parse(shown.output, nullptr, false)["id"], "return-url-missing");
  const auto examples = RuleExamples::parse(embedded_examples());
  ASSERT_TRUE(examples);
  for (const rules::Rule* rule : rules::registry()) {
    const auto text = rule_text(rule->id, repository_content(), *examples, {});
    ASSERT_TRUE(text) << rule->id;
    // A placeholder that nobody filled; the braces of the examples are followed by quotation marks.
    EXPECT_FALSE(std::regex_search(*text, std::regex("\\{[a-z]"))) << *text;
  }
}

TEST_F(Command, WritesTheCatalogueAsOneTable) {
  const std::string table = run("rules --format markdown").output;
  EXPECT_EQ(table.rfind("| Rule | Severity | Modes | What is wrong |\n|---|---|---|---|\n", 0), 0U) << table;
  EXPECT_NE(table.find("| `return-url-missing` | Error | live and test | No return URL is set |\n"), std::string::npos)
      << table;
  EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')), rules::registry().size() + 2);
}

TEST_F(Command, ExplainsOneRuleInMarkdown) {
  const Outcome shown = run("rules privacy-policy-missing --format markdown");
  EXPECT_EQ(shown.exit_code, 0) << shown.errors;
  EXPECT_EQ(shown.output, repository_file("tests/golden/rules-command/privacy-policy-missing.md"));
  const auto examples = RuleExamples::parse(embedded_examples());
  ASSERT_TRUE(examples);
  for (const rules::Rule* rule : rules::registry()) {
    const std::string page = rule_markdown(rule->id, repository_content(), *examples).value_or("");
    EXPECT_EQ(page.rfind("# ", 0), 0U) << rule->id;
    EXPECT_EQ(page.find("\n\n\n"), std::string::npos) << page;
    EXPECT_FALSE(std::regex_search(page, std::regex("\\{[a-z]"))) << page;
    EXPECT_FALSE(std::regex_search(page, std::regex("cli\\.[a-z]"))) << page;
  }
  EXPECT_EQ(run("rules no-such-rule --format markdown").exit_code, 2);
}

TEST_F(Command, PrintsAnExampleThatItCanCheck) {
  const Outcome bad = run("rules price-archived --example bad");
  EXPECT_EQ(bad.exit_code, 0) << bad.errors;
  const Outcome found = run("check " + file("bad.json", bad.output) + " --mode live");
  EXPECT_EQ(found.exit_code, 1);
  EXPECT_NE(found.output.find("price-archived"), std::string::npos) << found.output;
  const Outcome good = run("check " + file("good.json", run("rules price-archived --example good").output));
  EXPECT_EQ(good.exit_code, 0);
  EXPECT_NE(good.output.find("Nothing found."), std::string::npos) << good.output;
}

TEST_F(Command, ComparesTheTwoModes) {
  const Outcome outcome = run("compare " + demo("needs-work") + " --format json");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.output, repository_file("tests/golden/comparison/needs-work.out"));
  EXPECT_EQ(run("compare " + demo("needs-work")).output, repository_file("tests/golden/comparison/needs-work.text"));
  EXPECT_EQ(run("compare - --format markdown", "cat " + demo("needs-work") + " | ").output,
            repository_file("tests/golden/comparison/needs-work.md"));
  EXPECT_NE(run("compare --help").output.find("Exit codes: 0"), std::string::npos);
}

TEST_F(Command, LeavesAComparisonWithZeroWhereTheModesAreAlike) {
  const std::string alike = file("alike.json", [] {
    Json snapshot = Json::parse(repository_file("content/demo/ready.json"), nullptr, false);
    snapshot["test"] = snapshot["live"];
    return snapshot.dump();
  }());
  const Outcome outcome = run("compare " + alike);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
}

TEST_F(Command, SaysThatOneModeCannotBeCompared) {
  const Outcome outcome = run("compare " + file("one.json", kHead + R"("live":{}})"));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.output, "");
  EXPECT_NE(outcome.errors.find("one.json#/test"), std::string::npos) << outcome.errors;
}

TEST_F(Command, SaysWhatMayBeBehindIt) {
  const Outcome found = run("diagnose \"why can't my customer upgrade\" --snapshot " + demo("needs-work"));
  EXPECT_EQ(found.exit_code, 0) << found.errors;
  EXPECT_EQ(found.output, repository_file("tests/golden/diagnose/cannot-upgrade-needs-work.text"));
  const Outcome json =
      run("diagnose why \"can't\" my customer upgrade --format json --snapshot -", "cat " + demo("ready") + " | ");
  EXPECT_EQ(json.output, repository_file("tests/golden/diagnose/cannot-upgrade-ready.out"));
  const Outcome nothing = run("diagnose 'pancake recipe for breakfast'");
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_EQ(nothing.output, repository_file("tests/golden/diagnose/nothing.text"));
}

TEST_F(Command, NeverRepeatsAKeyThatWasPastedIntoTheWords) {
  const std::string key = std::string("sk_live") + "_51HideMe" + std::string(24, 'x');
  for (const std::string& arguments :
       {"diagnose 'No such customer " + key + "'", "diagnose " + key, "diagnose --format json zzz " + key}) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ((outcome.output + outcome.errors).find("HideMe"), std::string::npos) << outcome.output;
  }
}

TEST_F(Command, PrintsCodeAndNothingElse) {
  const Outcome outcome = run("code node --return-url 'https://example.org/?a=\"$(id)\"' --configuration bpc_1");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(outcome.output.rfind("import ", 0), 0U) << outcome.output;
  EXPECT_NE(outcome.output.find("\"https://example.org/?a=%22%24(id)%22\""), std::string::npos) << outcome.output;
  EXPECT_NE(outcome.output.find("\"bpc_1\""), std::string::npos) << outcome.output;
  for (const char* wrong : {"code", "code cobol", "code node --return-url account", "code node --configuration cus_1"}) {
    const Outcome refused = run(wrong);
    EXPECT_EQ(refused.exit_code, 2) << wrong;
    EXPECT_EQ(refused.output, "") << wrong;
    EXPECT_EQ(refused.errors.rfind("portal-guide: ", 0), 0U) << refused.errors;
  }
}

TEST_F(Command, MakesLinksThatItCanRead) {
  const Outcome made = run("link step/return-url --base https://help.acme.dev/portal --mode live --note 'Look here, please'");
  EXPECT_EQ(made.exit_code, 0) << made.errors;
  EXPECT_EQ(made.output, "https://help.acme.dev/portal#guide=step/return-url&mode=live&note=Look%20here%2C%20please\n");
  const Outcome read = run("link --decode '" + made.output.substr(0, made.output.size() - 1) + "'");
  EXPECT_EQ(read.exit_code, 0);
  for (const char* says : {"step/return-url", "live", "Look here, please"}) {
    EXPECT_NE(read.output.find(says), std::string::npos);
  }
  EXPECT_EQ(run("link checks").output, "#guide=checks\n");
}

TEST_F(Command, SaysWhereALinkLeadsThatLeadsNowhere) {
  const Outcome outcome = run("link --decode '#guide=step/nowhere&note=%1B%5B31mred'");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.output.find("step/nowhere"), std::string::npos);
  EXPECT_EQ(outcome.output.find('\x1b'), std::string::npos);
}

TEST_F(Command, MakesLinksToWhatIsLookedUp) {
  for (const std::string target : {"symptom/no-configuration", "problems", "declines", "code", "search/link%20expired"}) {
    EXPECT_EQ(run("link --decode '#guide=" + target + "'").exit_code, 0) << target;
  }
  EXPECT_EQ(run("link symptom/no-configuration").output, "#guide=symptom/no-configuration\n");
  EXPECT_EQ(run("link 'search/link expired'").output, "#guide=search/link%20expired\n");
  EXPECT_EQ(run("link symptom/nowhere").exit_code, 2);
}

TEST_F(Command, FindsNothingToMendInItsOwnContent) {
  const Outcome outcome = run("content lint '" PORTAL_GUIDE_SOURCE_DIR "/content'");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
  EXPECT_EQ(outcome.output, "Nothing to mend.\n");
  EXPECT_EQ(Json::parse(run("content lint --format json '" PORTAL_GUIDE_SOURCE_DIR "/content'").output, nullptr, false),
            Json({{"format", "portal-content-lint/1"}, {"faults", Json::array()}}));
}

TEST_F(Command, NamesFilePointerAndRemedyOfASlipInTheContent) {
  fs::copy(PORTAL_GUIDE_SOURCE_DIR "/content", folder_ / "content", fs::copy_options::recursive);
  const fs::path terms = folder_ / "content" / "en" / "terms.json";
  Json document = Json::parse(read_file(terms), nullptr, false);
  document["terms"][0]["definition"] = "See [it](term/nowhere).";
  std::ofstream(terms, std::ios::binary) << document.dump();
  const std::string folder = "'" + (folder_ / "content").string() + "'";
  const Outcome outcome = run("content lint " + folder);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.output,
            "en/terms.json#/terms/0/definition\n"
            "  there is no term “nowhere”; correct the id or write the entry\n"
            "1 thing to mend.\n");
  const Json json = Json::parse(run("content lint --format json " + folder).output, nullptr, false);
  EXPECT_EQ(json["faults"][0]["file"], "en/terms.json");
  EXPECT_EQ(json["faults"][0]["pointer"], "/terms/0/definition");
  EXPECT_EQ(json["faults"][0]["id"], "content-reference");
}

TEST_F(Command, RefusesContentThatItCannotRead) {
  fs::copy(PORTAL_GUIDE_SOURCE_DIR "/content", folder_ / "content", fs::copy_options::recursive);
  fs::create_symlink("nowhere.json", folder_ / "content" / "en" / "lost.json");
  const Outcome outcome = run("content lint '" + (folder_ / "content").string() + "'");
  EXPECT_EQ(outcome.exit_code, 2) << outcome.output;
  EXPECT_EQ(outcome.output, "");
  EXPECT_NE(outcome.errors.find("lost.json"), std::string::npos) << outcome.errors;
}

TEST_F(Command, RefusesWhatIsNoFolderOfContent) {
  EXPECT_EQ(run("content lint '" + (folder_ / "nowhere").string() + "'").exit_code, 2);
  EXPECT_EQ(run("content lint " + file("a.json", "{}")).exit_code, 2);
  EXPECT_EQ(run("content").exit_code, 2);
  EXPECT_EQ(run("content lint").exit_code, 2);
  fs::create_directory(folder_ / "empty");
  EXPECT_EQ(run("content lint '" + (folder_ / "empty").string() + "'").exit_code, 1);
  EXPECT_EQ(run("content lint --help").exit_code, 0);
}

}  // namespace
}  // namespace portal_guide::cli
