#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/github.hpp"
#include "core/report/junit.hpp"
#include "core/report/markdown.hpp"
#include "core/report/sarif.hpp"
#include "core/report/text.hpp"
#include "tests/core/repository_content.hpp"

// What each format makes of a report that holds everything, and of texts that would break it.
namespace portal_guide::report {
namespace {

using stripe::Mode;
using testing::HasSubstr;
using testing::Not;

const std::string kNasty =
    "]]></failure> <script>\n::error::x\r## `y` @octocat \x1b[31m\xef\xbf\xbe 100% 🎉, a: b {0} [l](https://evil.dev)";

Finding finding(const std::string& rule, Severity severity, Mode mode, const std::string& text) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.mode = mode;
  finding.title = "The title " + text;
  finding.why = "Why " + text;
  finding.evidence = {{.path = "/live/products/data/0/" + text, .observed = text, .expected = text}};
  finding.objects = {{.type = "product", .id = text}};
  finding.fix.steps = {text};
  finding.fix.dashboard_url = "https://dashboard.stripe.com/products";
  finding.fix.applicability = Applicability::Exact;
  finding.fix.api = ApiCall{.method = "POST", .path = "/v1/products/prod_1", .params = {{"name", text}}};
  finding.fix.cli = "stripe " + text;
  finding.fingerprint = fingerprint_of(rule, mode, finding.objects);
  return finding;
}

Report full_report(const std::string& text) {
  Report report;
  report.taken_at_unix_seconds = 1'763'850'000;
  report.findings = {finding("product-archived", Severity::Error, Mode::Live, text),
                     finding("plan-not-offered", Severity::Warning, Mode::Live, text),
                     finding("headline-missing", Severity::Info, Mode::Test, text)};
  report.passed = {{.rule = "portal-empty", .mode = Mode::Live}};
  report.not_checked = {
      {.rule = "webhook-missing", .mode = Mode::Live, .because = Because::Permission, .detail = "No right " + text}};
  report.suppressed = {{.rule = "product-archived",
                        .mode = Mode::Live,
                        .objects = {{.type = "product", .id = text}},
                        .reason = "Known " + text,
                        .until = "2027-01-01"},
                       {.rule = "branding-missing", .mode = Mode::Live, .objects = {}, .reason = "Off", .until = ""}};
  return report;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  EXPECT_EQ(begin, text.size()) << "the last line has no end";
  return lines;
}

Json sarif_of(const Report& report, SnapshotFile file = {}) {
  const content::Content& content = repository_content();
  std::vector<RuleDescription> rules;
  for (const char* id : {"branding-missing", "headline-missing", "plan-not-offered", "product-archived", "webhook-missing"}) {
    rules.push_back({.id = id, .severity = Severity::Warning, .text = *content::find_rule(content, id)});
  }
  return Json::parse(to_sarif(report, {.tool_version = "1.2.3", .rules = std::move(rules), .file = std::move(file)}), nullptr,
                     false);
}

TEST(Github, WritesOneCommandALine) {
  const std::string text = to_github(full_report(kNasty), repository_content(), {});
  const std::vector<std::string> lines = lines_of(text);
  ASSERT_EQ(lines.size(), 6U) << text;
  EXPECT_EQ(lines[0],
            "::notice title=The portal%2C or a part of it%2C does not work. Live%3A 1 error::"
            "Live mode: 1 error, 1 warning, 0 pieces of advice, 1 passed, 1 not checked, 2 set aside%0A"
            "Test mode: 0 errors, 0 warnings, 1 piece of advice, 0 passed, 0 not checked");
  EXPECT_THAT(lines[1], testing::StartsWith("::notice title=Not checked::Live mode: No right "));
  EXPECT_THAT(lines[2], testing::StartsWith("::notice title=Set aside by the policy::"));
  EXPECT_THAT(lines[3], testing::StartsWith("::error title=Live mode%3A The title "));
  EXPECT_THAT(lines[4], testing::StartsWith("::warning title=Live mode%3A "));
  EXPECT_THAT(lines[5], testing::StartsWith("::notice title=Test mode%3A "));
  for (const std::string& line : lines) {
    EXPECT_EQ(line.find_first_of("\r\x1b"), std::string::npos);
  }
}

TEST(Github, EscapesAsGithubsToolkitDoes) {
  Report report = full_report("a");
  report.findings.resize(1);
  report.findings.front().title = "50%, or: less";
  report.findings.front().why = "50%, or: less";
  const std::string line = lines_of(to_github(report, repository_content(), {})).back();
  EXPECT_THAT(line, testing::StartsWith("::error title=Live mode%3A 50%25%2C or%3A less::50%25, or: less%0A"));
}

TEST(Github, PointsIntoTheSnapshot) {
  const std::string json = "{\n\"live\": {\n\"products\": {\"data\":\n[{\"x\":\n1}]}}}";
  Report report = full_report("x");
  report.findings.resize(1);
  const SnapshotFile file = {.path = "accounts/a,b.json", .uri = "accounts/a%2Cb.json", .text = json};
  EXPECT_THAT(to_github(report, repository_content(), file), HasSubstr("::error file=accounts/a%2Cb.json,line=5,title="));
}

TEST(Github, PointsIntoNoSnapshotForAPolicy) {
  Report report = full_report("x");
  report.findings.resize(1);
  report.findings.front().evidence.front().path = "policy#/accepted/0";
  const std::string line =
      lines_of(to_github(report, repository_content(), {.path = "acme.json", .uri = "acme.json", .text = "{}"})).back();
  EXPECT_THAT(line, testing::StartsWith("::error title="));
}

TEST(Junit, FailsSkipsAndPasses) {
  const std::string text = to_junit(full_report("a"), repository_content());
  EXPECT_THAT(text, HasSubstr("<testsuites name=\"portal-guide\" tests=\"6\" failures=\"2\" errors=\"0\" skipped=\"2\""));
  EXPECT_THAT(text, HasSubstr("<testsuite name=\"portal-guide.live\" tests=\"5\" failures=\"2\" errors=\"0\" skipped=\"2\" "
                              "time=\"0\" timestamp=\"2025-11-22T22:20:00\">"));
  EXPECT_THAT(text, HasSubstr("name=\"portal-empty\" time=\"0\"/>"));
  EXPECT_THAT(text, HasSubstr("name=\"webhook-missing\" time=\"0\">\n      <skipped message=\"No right a\"/>"));
  EXPECT_THAT(text, HasSubstr("name=\"branding-missing\" time=\"0\">\n      <skipped message=\"Set aside by the policy: "
                              "branding-missing: Off\"/>"));
  EXPECT_THAT(text, HasSubstr("<failure message=\"The title a\" type=\"error\">"));
  // What is accepted does not hide what is not.
  EXPECT_THAT(text, HasSubstr("Set aside by the policy: product-archived (a): Known a (until 2027-01-01)\n</failure>"));
  // Advice fails nothing.
  EXPECT_THAT(text, HasSubstr("name=\"headline-missing\" time=\"0\">\n      <system-out>The title a\n"));
}

TEST(Formats, SayOnceThatAModeWasNotRead) {
  Report report;
  report.passed = {{.rule = "portal-empty", .mode = Mode::Live}};
  report.modes_not_read = {Mode::Test};
  const content::Content& content = repository_content();
  const std::string sentence = "Test mode was not read: nothing is known of it.";
  for (const std::string& text :
       {to_text(report, content), to_markdown(report, content), to_github(report, content, {}), to_junit(report, content)}) {
    const std::size_t place = text.find(sentence);
    ASSERT_NE(place, std::string::npos) << text;
    EXPECT_EQ(text.find(sentence, place + 1), std::string::npos) << text;
  }
  EXPECT_THAT(to_junit(report, content), HasSubstr("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""));
  EXPECT_EQ(sarif_of(report)["runs"][0]["properties"]["notRead"], Json::array({"test"}));
  // What nobody looked at is not called ready.
  EXPECT_THAT(to_text(report, content), testing::StartsWith("Nothing wrong was found, but not everything could be checked\n"));
  EXPECT_THAT(to_text(report, content), testing::Not(HasSubstr("Test mode\n")));
}

TEST(Formats, CountTheWorstFindingsOfEachMode) {
  const content::Content& content = repository_content();
  Report report;
  report.findings = {finding("price-archived", Severity::Error, Mode::Live, "a"),
                     finding("price-archived", Severity::Error, Mode::Live, "b"),
                     finding("price-archived", Severity::Error, Mode::Test, "c"),
                     finding("plan-not-offered", Severity::Warning, Mode::Test, "d")};
  const std::string blocked = "The portal, or a part of it, does not work. Live: 2 errors · Test: 1 error\n";
  EXPECT_THAT(to_text(report, content), testing::StartsWith(blocked + "Live mode: 2 errors, 0 warnings, "));
  EXPECT_THAT(to_markdown(report, content), testing::StartsWith("# " + blocked));
  report.findings.erase(report.findings.begin(), report.findings.begin() + 3);
  EXPECT_THAT(to_text(report, content),
              testing::StartsWith("The portal works, but something costs money, support or trust. Test: 1 warning\n"));
}

TEST(Formats, SayOnceThatNoSubscribersWereRead) {
  const content::Content& content = repository_content();
  Report report;
  report.passed = {{.rule = "portal-empty", .mode = Mode::Live}, {.rule = "portal-empty", .mode = Mode::Test}};
  report.not_asked = {{.rule = "subscribers-past-due", .mode = Mode::Live, .detail = "Subscribers are read on request only."},
                      {.rule = "subscribers-metered", .mode = Mode::Live, .detail = "Subscribers are read on request only."},
                      {.rule = "subscribers-past-due", .mode = Mode::Test, .detail = "Subscribers are read on request only."}};
  const auto lines_with = [&](const std::string& text) {
    std::size_t count = 0;
    for (std::size_t place = text.find("read on request only"); place != std::string::npos;
         place = text.find("read on request only", place + 1)) {
      ++count;
    }
    return count;
  };
  for (const std::string& text : {to_text(report, content), to_markdown(report, content), to_github(report, content, {})}) {
    EXPECT_EQ(lines_with(text), 1U) << text;
    EXPECT_THAT(text, Not(HasSubstr("subscribers-past-due")));
    EXPECT_THAT(text, HasSubstr("Nothing was found that stands in the way"));
  }
  // Readers of JUnit's format take what is left out for passed, and each mode is a suite of its own.
  EXPECT_EQ(lines_with(to_junit(report, content)), 2U);
  EXPECT_THAT(to_junit(report, content), HasSubstr("name=\"subscribers-not-read\" time=\"0\">\n      <skipped "));
  EXPECT_EQ(sarif_of(report)["runs"][0]["properties"]["subscribersNotRead"], (Json{"live", "test"}));
  // Where they were read in the other mode, it says in which they were not.
  report.not_asked.pop_back();
  EXPECT_THAT(to_text(report, content), HasSubstr("\nLive mode: Subscribers are read on request only, "));
}

TEST(Text, SaysWhatWasNotCheckedBehindAllFindingsAndByReason) {
  Report report = full_report("a");
  report.not_checked = {{.rule = "w", .mode = Mode::Live, .because = Because::Absent, .detail = "First reason."},
                        {.rule = "x", .mode = Mode::Live, .because = Because::Absent, .detail = "Second reason."},
                        {.rule = "y", .mode = Mode::Live, .because = Because::Absent, .detail = "First reason."},
                        {.rule = "w", .mode = Mode::Test, .because = Because::Absent, .detail = "First reason."}};
  const std::string text = to_text(report, repository_content());
  const std::size_t last_finding = text.find("headline-missing  ");
  const std::size_t reasons =
      text.find("\nNot checked\n  First reason.\n    Live mode: w, y\n    Test mode: w\n  Second reason.\n    Live mode: x\n");
  ASSERT_NE(last_finding, std::string::npos) << text;
  ASSERT_NE(reasons, std::string::npos) << text;
  EXPECT_LT(last_finding, reasons);
}

TEST(Junit, SkipsWhereEverythingIsAccepted) {
  Report report = full_report("a");
  report.findings.clear();
  EXPECT_THAT(to_junit(report, repository_content()),
              HasSubstr("name=\"product-archived\" time=\"0\">\n      <skipped message=\"Set aside by the policy: "
                        "product-archived (a): Known a (until 2027-01-01)\"/>"));
}

TEST(Junit, EscapesWhatXmlWouldTakeForItsOwn) {
  const std::string text = to_junit(full_report(kNasty), repository_content());
  EXPECT_THAT(text, HasSubstr("]]&gt;&lt;/failure&gt; &lt;script&gt;"));
  EXPECT_EQ(text.find_first_of("\r\x1b"), std::string::npos);
  EXPECT_EQ(text.find("\xef\xbf\xbe"), std::string::npos);
}

TEST(Markdown, InjectsNothing) {
  const std::string text = to_markdown(full_report(kNasty), repository_content());
  for (const std::string& line : lines_of(text)) {
    EXPECT_NE(line.rfind("::", 0), 0U) << line;
    if (line.rfind("## ", 0) == 0) {
      EXPECT_THAT(line,
                  testing::AnyOf("## Live mode", "## Test mode", "## Not checked", "## Set aside by the policy", "## Passed"));
    }
  }
  EXPECT_THAT(text, HasSubstr("\\<script\\>"));
  EXPECT_EQ(text.find_first_of("\r\x1b"), std::string::npos);
}

TEST(Markdown, ShowsEverything) {
  const std::string text = to_markdown(full_report("a"), repository_content());
  for (const char* part :
       {"| Errors | 1 | 0 |", "| Not checked | 1 | 0 |", "| Set aside by the policy | 2 | 0 |", "### Error: The title a",
        "`product-archived` `", "- Seen: `/live/products/data/0/a` `\"a\"`", "1. a\n",
        "[Open in Stripe](https://dashboard.stripe.com/products)", "```http\nPOST /v1/products/prod_1\nname=a\n```",
        "```sh\nstripe products update prod_1 --live -d name=a\n```", "- No right a\n  - Live mode: `webhook-missing`",
        "- Live mode: `product-archived (a)` Known a (until 2027-01-01)", "- Live mode: `branding-missing` Off",
        "## Passed\n\n- Live mode: `portal-empty`"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Markdown, HasNoHeadingForAModeOfWhichNothingIsSaid) {
  const std::string heading = "\n## Test mode";
  Report report;
  report.passed = {{.rule = "portal-empty", .mode = Mode::Live}};
  EXPECT_THAT(to_markdown(report, repository_content()), Not(HasSubstr(heading))) << "nothing was judged";
  report.passed.push_back({.rule = "portal-empty", .mode = Mode::Test});
  EXPECT_THAT(to_markdown(report, repository_content()), HasSubstr(heading));
  report.modes_not_read = {Mode::Test};
  EXPECT_THAT(to_markdown(report, repository_content()), Not(HasSubstr(heading))) << "it was not read";
  report.findings = {finding("plans-differ", Severity::Warning, Mode::Test, "a")};
  EXPECT_THAT(to_markdown(report, repository_content()), HasSubstr(heading)) << "a rule that compares found something";
}

TEST(Text, ShowsWhatIsSetAside) {
  const std::string text = to_text(full_report("a"), repository_content());
  EXPECT_THAT(text, HasSubstr("1 not checked, 2\nset aside\n"));
  EXPECT_THAT(text, HasSubstr("\nSet aside by the policy\n  Live mode: product-archived (a)\n    Known a (until 2027-01-01)\n  "
                              "Live mode: branding-missing\n    Off\n"));
}

TEST(Text, WritesALongTitleOnSeveralLines) {
  Report report;
  report.findings = {finding("return-url-missing", Severity::Error, Mode::Live, "a")};
  report.findings.front().title = std::string(60, 'b') + " " + std::string(60, 'c') + " " + std::string(60, 'd');
  EXPECT_THAT(to_text(report, repository_content()), HasSubstr("\n  Error: " + std::string(60, 'b') + "\n  " +
                                                               std::string(60, 'c') + "\n  " + std::string(60, 'd') + "\n"));
}

TEST(Sarif, HoldsFindingsAsResults) {
  const std::string json = "{\n\"live\": {\n\"products\": {\"data\":\n[{\"a\":\n1}]}}}";
  const Json log = sarif_of(full_report("a"), {.path = "a b.json", .uri = "a%20b.json", .text = json});
  ASSERT_FALSE(log.is_discarded());
  const Json& run = log["runs"][0];
  const Json& first = run["results"][0];
  EXPECT_EQ(first["ruleId"], "product-archived");
  EXPECT_EQ(run["tool"]["driver"]["rules"][first["ruleIndex"].get<std::size_t>()]["id"], "product-archived");
  EXPECT_EQ(first["kind"], "fail");
  EXPECT_EQ(first["level"], "error");
  EXPECT_EQ(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.json");
  EXPECT_EQ(first["locations"][0]["physicalLocation"]["region"]["startLine"], 5);
  EXPECT_EQ(first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "/live/products/data/0/a");
  EXPECT_EQ(first["locations"][0]["logicalLocations"][1]["fullyQualifiedName"], "product/a");
  EXPECT_EQ(first["partialFingerprints"]["portalGuide/v1"],
            fingerprint_of("product-archived", Mode::Live, {{.type = "product", .id = "a"}}));
  EXPECT_EQ(run["results"][1]["level"], "warning");
  EXPECT_EQ(run["results"][2]["level"], "note");
  EXPECT_EQ(run["artifacts"][0]["location"]["uri"], "a%20b.json");
}

TEST(Sarif, LeavesOpenWhatWasNotChecked) {
  const Json log = sarif_of(full_report("a"));
  const Json& open = log["runs"][0]["results"][3];
  EXPECT_EQ(open["ruleId"], "webhook-missing");
  EXPECT_EQ(open["kind"], "open");
  EXPECT_EQ(open["level"], "none");
  EXPECT_EQ(open["properties"]["because"], "permission");
  EXPECT_FALSE(open.contains("suppressions"));
}

TEST(Sarif, SuppressesWhatIsAcceptedAndTurnsOffWhatIsOff) {
  const Json log = sarif_of(full_report("a"));
  const Json& run = log["runs"][0];
  ASSERT_EQ(run["results"].size(), 5U);
  const Json& accepted = run["results"][4];
  EXPECT_EQ(accepted["ruleId"], "product-archived");
  EXPECT_EQ(accepted["suppressions"].dump(),
            R"([{"justification":"Known a","kind":"external","properties":{"until":"2027-01-01"},"status":"accepted"}])");
  // A finding has the same fingerprint whether or not it is accepted, so that runs can be compared.
  EXPECT_EQ(accepted["partialFingerprints"], run["results"][0]["partialFingerprints"]);
  const Json& overrides = run["invocations"][0]["ruleConfigurationOverrides"];
  ASSERT_EQ(overrides.size(), 1U);
  EXPECT_EQ(overrides[0]["descriptor"]["id"], "branding-missing");
  EXPECT_EQ(overrides[0]["configuration"]["enabled"], false);
}

TEST(Sarif, PointsIntoNoFileWhereThereIsNone) {
  const Json log = sarif_of(full_report("a"));
  EXPECT_FALSE(log["runs"][0].contains("artifacts"));
  EXPECT_FALSE(log["runs"][0]["results"][0]["locations"][0].contains("physicalLocation"));
}

TEST(Sarif, DescribesRulesWithoutPlaceholders) {
  const Json log = sarif_of(full_report("a"));
  const Json& rule = log["runs"][0]["tool"]["driver"]["rules"][3];
  EXPECT_EQ(rule["name"], "ProductArchived");
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "warning");
  EXPECT_EQ(rule.dump().find("{product}"), std::string::npos);
  EXPECT_THAT(rule["helpUri"].get<std::string>(), testing::StartsWith("https://"));
}

TEST(Sarif, EscapesWhatAMessageWouldTakeForItsOwn) {
  const Json log = sarif_of(full_report(kNasty));
  ASSERT_FALSE(log.is_discarded());
  const std::string text = log["runs"][0]["results"][0]["message"]["text"];
  EXPECT_THAT(text, HasSubstr("{{0}}"));
  EXPECT_THAT(text, Not(HasSubstr("](")));
  EXPECT_EQ(text.find_first_of("\r\n\x1b"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::report
