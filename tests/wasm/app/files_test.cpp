#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"
#include "wasm/app/update.hpp"

/// An account that was saved to files.
namespace portal_guide::app {
namespace {

using stripe::Mode;
using testing::ChosenFile;
using testing::demo_snapshot;
using testing::Guide;
using testing::say;

constexpr std::string_view kConfiguration =
    R"({"object":"billing_portal.configuration","id":"bpc_1","livemode":true,"active":true,"is_default":true,"default_return_url":null})";
constexpr std::string_view kProducts = R"({"object":"list","data":[],"has_more":false,"url":"/v1/products"})";

ChosenFile file(std::string name, std::string_view text) {
  return {.name = std::move(name), .bytes = text.size(), .text = std::string(text)};
}

void open_files(Guide& guide, const std::vector<ChosenFile>& files) {
  guide.press(say("start.connect"));
  guide.press(say("files.open"));
  EXPECT_EQ(guide.all<ChooseFiles>().size(), 1U);
  guide.open(files);
  guide.rest();
}

bool finds(const Guide& guide, std::string_view rule, Mode mode) {
  const auto& report = guide.state().report;
  return report && std::any_of(report->findings.begin(), report->findings.end(),
                               [&](const report::Finding& finding) { return finding.rule == rule && finding.mode == mode; });
}

TEST(Files, OfStripesOwnJsonAreJudgedTogether) {
  Guide guide;
  open_files(guide, {file("configuration.json", kConfiguration), file("products.json", kProducts)});
  EXPECT_EQ(guide.heading(), say("checks.title"));
  EXPECT_TRUE(finds(guide, "return-url-missing", Mode::Live));
  EXPECT_TRUE(guide.shows(say("files.about", {{"files", "configuration.json, products.json"}}))) << guide.screen.outline();
}

TEST(Files, OfSnapshotsAreJudged) {
  Guide guide;
  open_files(guide, {file("snapshot.json", demo_snapshot("needs-work").dump())});
  EXPECT_EQ(guide.heading(), say("checks.title"));
  EXPECT_TRUE(guide.state().report);
}

TEST(Files, AreOfTheGuidesModeWhereTheyDoNotSayTheirs) {
  Guide guide;
  open_files(guide, {file("account.json", R"({"object":"account","id":"acct_1","business_profile":{"name":null},
      "settings":{"dashboard":{"display_name":null}}})")});
  EXPECT_TRUE(finds(guide, "business-name-missing", guide.state().mode));
}

TEST(Files, ThatCannotBeReadAreNamedWithTheReason) {
  struct Row {
    const char* error;
    std::vector<ChosenFile> files;
  };
  const Row rows[] = {
      {"objects-none", {file("bad.json", "[]")}},
      {"snapshot-format", {file("bad.json", "{}")}},
      {"json-invalid", {file("good.json", kConfiguration), file("bad.json", "{]")}},
      {"snapshot-format", {file("good.json", kConfiguration), file("bad.json", R"({"name":"package"})")}},
      {"files-mixed", {file("good.json", kConfiguration), file("bad.json", R"({"format":"portal-snapshot/1"})")}},
      {"json-too-large", {{.name = "bad.json", .bytes = 100'000'000}}},
      {"file-unreadable", {{.name = "bad.json", .bytes = 1}}}};
  for (const auto& row : rows) {
    Guide guide;
    open_files(guide, row.files);
    EXPECT_FALSE(guide.state().report) << row.error;
    ASSERT_TRUE(guide.state().opened_files.failure) << row.error;
    EXPECT_EQ(guide.state().opened_files.failure->id, row.error);
    EXPECT_EQ(guide.state().opened_files.at_fault, "bad.json") << row.error;
    EXPECT_TRUE(guide.shows("bad.json: ")) << row.error << "\n" << guide.screen.outline();
  }
}

TEST(Files, OfWhichNothingIsReadAreNamed) {
  Guide guide;
  open_files(guide, {file("a.json", kConfiguration), file("charges.json", R"([{"object":"charge"}])")});
  EXPECT_TRUE(guide.state().report);
  EXPECT_TRUE(guide.shows("charges.json: ")) << guide.screen.outline();
}

TEST(Files, ThatWereNotChosenChangeNothing) {
  Guide guide;
  open_files(guide, {});
  EXPECT_EQ(guide.heading(), say("connect.title"));
  EXPECT_FALSE(guide.state().report);
}

/// A check of the account is no longer about the files.
TEST(Files, AreForgottenByTheNextCheck) {
  Guide guide;
  open_files(guide, {file("configuration.json", kConfiguration)});
  guide.check();
  EXPECT_TRUE(guide.state().opened_files.names.empty());
}

TEST(Sample, IsJudgedWithoutAKey) {
  Guide guide;
  guide.press(say("files.try-sample"));
  EXPECT_EQ(guide.heading(), say("checks.title"));
  ASSERT_TRUE(guide.state().report);
  EXPECT_EQ(report::verdict_of(*guide.state().report), report::Verdict::Blocked);
  EXPECT_TRUE(guide.shows(say("files.about", {{"files", say("files.sample")}}))) << "nobody takes it for his own";
  EXPECT_TRUE(guide.fetches.empty());
  Guide checks({.target = "checks"});
  checks.press(say("files.try-sample"));
  EXPECT_TRUE(checks.state().report);
}

TEST(Sample, SaysWhereItCannotBeFetchedAndCanBeTriedAgain) {
  Guide guide;
  guide.network = Guide::Network::Down;
  guide.press(say("files.try-sample"));
  EXPECT_TRUE(guide.shows(say("error.sample-unreachable"))) << guide.screen.outline();
  EXPECT_FALSE(guide.state().report);
  guide.network = Guide::Network::Up;
  guide.press(say("files.try-sample"));
  EXPECT_FALSE(guide.shows(say("error.sample-unreachable")));
  EXPECT_TRUE(guide.state().report);
}

TEST(Sample, ThatIsNoSnapshotIsNotShown) {
  for (const auto* sample : {"", "{", "[]", R"({"format":"portal-snapshot/1"})"}) {
    Guide guide;
    guide.sample = sample;
    guide.press(say("files.try-sample"));
    EXPECT_FALSE(guide.state().report) << sample;
  }
}

/// The doctor comes with the knowledge.
TEST(Judging, WaitsForTheDoctorAndCanBeTriedAgain) {
  Guide guide;
  guide.knowledge = "no knowledge";
  guide.press(say("files.try-sample"));
  EXPECT_FALSE(guide.state().report);
  guide.send(Open{.target = "checks"});
  EXPECT_TRUE(guide.shows(say("error.knowledge-unreachable"))) << guide.screen.outline();
  EXPECT_FALSE(guide.shows(say("checks.explain"))) << "nothing pretends that nothing was read";
  guide.knowledge = testing::knowledge_bundle();
  guide.press(say("knowledge.retry"));
  EXPECT_TRUE(guide.state().report) << guide.screen.outline();
}

TEST(Judging, KeepsTheLastReportWhereTheDoctorStops) {
  Guide guide;
  guide.check();
  ASSERT_TRUE(guide.state().report);
  const auto before = guide.app.report_json();
  guide.send(DoctorAnswered{.id = 0});
  guide.send(DoctorAnswered{.id = 4711, .answer = "{}"});
  EXPECT_EQ(guide.app.report_json(), before);
}

}  // namespace
}  // namespace portal_guide::app
