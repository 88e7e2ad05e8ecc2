#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content/markup.hpp"
#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using ::testing::Contains;
using testing::Guide;
using testing::guide_content;
using testing::guide_knowledge;
using ::testing::HasSubstr;
using testing::knowledge_bundle;
using ::testing::Not;
using testing::Role;
using testing::say;

/// Asks three questions; its first cause is confirmed in an account without a configuration.
constexpr std::string_view kSymptom = "no-configuration";

/// The knowledge with a question for every cause: “Is it 1?”, “Is it 2?”, ….
std::string with_questions() {
  auto bundle = *parse_json(knowledge_bundle());
  for (auto& symptom : bundle["symptoms"]) {
    int number = 0;
    for (auto& cause : symptom["causes"]) {
      cause["ask"] = "Is it " + std::to_string(++number) + "?";
    }
  }
  return bundle.dump();
}

const content::Symptom& symptom() { return *content::find_symptom(guide_knowledge().symptoms, kSymptom); }
std::string target() { return "symptom/" + std::string(kSymptom); }

std::string question(std::size_t number) {
  return say("path.question", {{"number", std::to_string(number)}, {"total", std::to_string(symptom().causes.size())}});
}

std::vector<std::string> article_names(const Guide& guide) {
  std::vector<std::string> names;
  for (const auto& node : guide.screen.tree().nodes) {
    if (node.role == Role::Article) names.emplace_back(node.name);
  }
  return names;
}

std::size_t links_to(const Guide& guide, std::string_view beginning) {
  return static_cast<std::size_t>(
      std::count_if(guide.screen.tree().nodes.begin(), guide.screen.tree().nodes.end(), [&](const ui::Node& node) {
        return node.role == Role::Link && std::string(node.href).rfind("#guide=" + std::string(beginning), 0) == 0;
      }));
}
TEST(Knowledge, IsFetchedOnlyWhenSomethingIsLookedUpAndOnlyOnce) {
  Guide guide;
  for (const auto* place : {"step/return-url", "pitfall/test-and-live-are-separate"}) {
    guide.send(Open{.target = place});
  }
  EXPECT_TRUE(guide.all<FetchKnowledge>().empty()) << "the reader has asked for none of it";
  for (const auto* place : {"checks", "rule/return-url-missing", "problems", "declines", "code", "search/link expired",
                            "symptom/no-configuration", "term/portal-session"}) {
    guide.send(Open{.target = place});
  }
  EXPECT_EQ(guide.all<FetchKnowledge>().size(), 1U);
}

TEST(Knowledge, SaysThatItIsComing) {
  for (const auto* place :
       {"problems", "declines", "code", "search/link expired", "symptom/no-configuration", "term/portal-session"}) {
    Guide guide({.target = place, .silent = true});
    EXPECT_TRUE(guide.shows(say("knowledge.fetching"))) << place << "\n" << guide.screen.outline();
    EXPECT_FALSE(guide.heading().empty()) << place;
    guide.send(KnowledgeFetched{knowledge_bundle()});
    EXPECT_FALSE(guide.shows(say("knowledge.fetching"))) << place;
  }
}

TEST(Knowledge, BringsWhatTheRulesSay) {
  Guide guide({.target = "rule/return-url-missing", .silent = true});
  EXPECT_EQ(guide.heading(), content::find_rule(guide_content(), "return-url-missing")->title);
  EXPECT_TRUE(guide.shows(say("knowledge.fetching")));
  EXPECT_FALSE(guide.shows(say("rule.good")));
  guide.send(KnowledgeFetched{knowledge_bundle()});
  EXPECT_TRUE(guide.shows(say("rule.good"))) << guide.screen.outline();
}

TEST(Knowledge, CompletesAReportThatWasThereFirst) {
  Guide guide;
  guide.knowledge = "";
  guide.check();
  EXPECT_TRUE(guide.has(Role::Button, say("knowledge.retry"))) << guide.screen.outline();
  EXPECT_EQ(guide.app.report_json(), "");
  guide.knowledge = knowledge_bundle();
  guide.press(say("knowledge.retry"));
  EXPECT_FALSE(guide.has(Role::Button, say("knowledge.retry")));
  for (const auto& finding : guide.state().report->findings) {
    EXPECT_FALSE(finding.why.empty()) << finding.rule;
  }
  EXPECT_NE(guide.app.report_json(), "");
}

TEST(Knowledge, BringsTheOtherWaysOfAStep) {
  Guide guide({.target = "step/return-url"});
  const auto api = say("step.variant.api");
  EXPECT_FALSE(guide.has(Role::Button, api));
  guide.press(say("step.variants-show"));
  EXPECT_FALSE(guide.has(Role::Button, say("step.variants-show")));
  EXPECT_TRUE(guide.has(Role::Button, api)) << guide.screen.outline();
}

TEST(Knowledge, LeavesTheFocusWhereSomebodyTypes) {
  Guide guide({.target = "step/return-url", .silent = true});
  guide.type(Role::TextField, say("step.return-url-field"), "http://localhost");
  EXPECT_EQ(guide.all<FetchKnowledge>().size(), 1U);
  guide.send(KnowledgeFetched{knowledge_bundle()});
  EXPECT_FALSE(guide.state().arrived);
  EXPECT_FALSE(guide.state().return_url_findings.front().why.empty());
}

TEST(Knowledge, CanBeFetchedAgainWhereItFailed) {
  for (const auto* place :
       {"problems", "declines", "code", "search/link expired", "symptom/no-configuration", "term/portal-session"}) {
    Guide guide({.target = place, .silent = true});
    guide.send(KnowledgeFetched{});
    EXPECT_TRUE(guide.shows(say("error.knowledge-unreachable"))) << place;
    EXPECT_EQ(guide.last<Announce>().text, say("error.knowledge-unreachable"));
    EXPECT_TRUE(guide.last<Announce>().assertive);
    guide.network = Guide::Network::Up;
    guide.press(say("knowledge.retry"));
    EXPECT_FALSE(guide.shows(say("error.knowledge-unreachable"))) << place;
    EXPECT_EQ(guide.all<FetchKnowledge>().size(), 2U) << place;
  }
}

TEST(Knowledge, ABundleThatIsNoneIsAFailure) {
  for (const auto* bundle : {"", "{", "[]", R"({"symptoms": 1, "declines": [], "snippets": []})"}) {
    Guide guide({.target = "problems", .silent = true});
    guide.send(KnowledgeFetched{bundle});
    EXPECT_TRUE(guide.has(Role::Button, say("knowledge.retry"))) << bundle;
  }
}

TEST(Knowledge, ALinkToNothingIsSaidOnceItIsKnown) {
  for (const auto* place : {"symptom/none", "decline/none", "code/cobol", "term/none"}) {
    Guide guide({.target = place, .silent = true});
    EXPECT_FALSE(guide.shows(say("app.target-unknown", {{"target", place}}))) << "nobody can know yet";
    guide.send(KnowledgeFetched{knowledge_bundle()});
    EXPECT_TRUE(guide.shows(say("app.target-unknown", {{"target", place}}))) << guide.screen.outline();
    EXPECT_EQ(guide.state().place, Place{});
  }
}
TEST(Problems, ShowEverySymptomBelowItsArea) {
  Guide guide({.target = "problems"});
  EXPECT_EQ(guide.heading(), say("problems.title"));
  EXPECT_EQ(links_to(guide, "symptom/"), guide_knowledge().symptoms.size());
  for (const auto& symptom : guide_knowledge().symptoms) {
    EXPECT_TRUE(guide.has(Role::Heading, say("area." + symptom.area))) << symptom.id;
  }
}

TEST(Problems, CanBeFilteredByWordsInAnyCaseAndOrder) {
  Guide guide({.target = "problems"});
  guide.type(Role::SearchField, say("problems.filter"), "PROVIDED configuration");
  EXPECT_EQ(links_to(guide, "symptom/no-configuration"), 1U);
  EXPECT_LT(links_to(guide, "symptom/"), 5U);
  guide.type(Role::SearchField, say("problems.filter"), "OPEN-01");
  EXPECT_EQ(links_to(guide, "symptom/"), 1U);
  guide.type(Role::SearchField, say("problems.filter"), "zebra giraffe");
  EXPECT_EQ(links_to(guide, "symptom/"), 0U);
  EXPECT_TRUE(guide.shows(say("problems.nothing")));
  guide.click(Role::Link, say("problems.search", {{"words", "zebra giraffe"}}));
  EXPECT_EQ(guide.state().place, (Place{Place::Kind::Search, "zebra giraffe"}));
  guide.send(Open{.target = "problems"});
  EXPECT_EQ(links_to(guide, "symptom/"), guide_knowledge().symptoms.size()) << "the filter belongs to one visit";
}

TEST(Problems, AreInTheNavigation) {
  Guide guide;
  for (const auto* key : {"nav.problems", "nav.declines", "nav.code", "nav.glossary"}) {
    EXPECT_TRUE(guide.has(Role::Link, say(key))) << key;
  }
  guide.click(Role::Link, say("nav.problems"));
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Problems);
  EXPECT_TRUE(guide.find(Role::Link, say("nav.problems"))->has(ui::Flag::CurrentPage));
  EXPECT_EQ(guide.last<Navigate>().target, "problems");
}
TEST(Symptom, ShowsItsCausesInOrderAndWhatToSay) {
  Guide guide({.target = target()});
  EXPECT_EQ(guide.heading(), symptom().title);
  EXPECT_TRUE(guide.shows(say("symptom.label", {{"catalogue", symptom().catalogue}})));
  std::vector<std::string> causes;
  for (const auto& cause : symptom().causes) {
    causes.push_back(content::plain_text(cause.cause));
  }
  EXPECT_EQ(article_names(guide), causes);
  for (const auto& cause : symptom().causes) {
    EXPECT_TRUE(guide.shows(content::plain_text(cause.tell))) << cause.tell;
    for (const auto& step : cause.fix) {
      EXPECT_TRUE(guide.shows(content::plain_text(step))) << step;
    }
  }
  guide.press(say("symptom.copy-say"));
  EXPECT_EQ(guide.last<Copy>().text, content::plain_text(symptom().say.front().text));
  guide.press(say("symptom.copy-link"));
  EXPECT_THAT(guide.last<CopyLink>().fragment, HasSubstr("guide=" + target()));
}

TEST(Symptom, EverySymptomCanBeShown) {
  Guide guide({.target = "problems"});
  for (const auto& symptom : guide_knowledge().symptoms) {
    guide.send(Open{.target = "symptom/" + symptom.id});
    EXPECT_EQ(guide.heading(), symptom.title);
    EXPECT_EQ(article_names(guide).size(), symptom.causes.size()) << symptom.id;
    EXPECT_TRUE(guide.screen.unmatched_items().empty()) << symptom.id;
  }
}

TEST(Symptom, AsksOneQuestionAfterTheOther) {
  Guide guide({.target = target(), .knowledge = with_questions()});
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 1?"));
  EXPECT_TRUE(guide.shows(question(1)));
  EXPECT_FALSE(guide.has(Role::Button, say("path.back"))) << "nothing was answered yet";
  guide.press(say("path.no"));
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 2?"));
  EXPECT_TRUE(guide.shows(question(2)));
  guide.press(say("path.back"));
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 1?"));
  guide.press(say("path.no"));
  guide.press(say("path.yes"));
  EXPECT_TRUE(guide.has(Role::Heading, say("path.found")));
  EXPECT_FALSE(guide.has(Role::Button, say("path.yes")));
  guide.press(say("path.not-helped"));
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 3?"));
  guide.press(say("path.again"));
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 1?"));
}

TEST(Symptom, SaysWhatIsLeft) {
  Guide guide({.target = target(), .knowledge = with_questions()});
  guide.press(say("path.not-sure"));
  for (std::size_t number = 1; number < symptom().causes.size(); ++number) {
    guide.press(say("path.no"));
  }
  EXPECT_TRUE(guide.has(Role::Heading, say("path.left")));
  EXPECT_TRUE(guide.shows(say("path.left-some")));
  guide.press(say("path.again"));
  for (std::size_t number = 0; number < symptom().causes.size(); ++number) {
    guide.press(say("path.no"));
  }
  EXPECT_TRUE(guide.shows(say("path.left-none")));
}

TEST(Symptom, AnotherSymptomBeginsAnew) {
  Guide guide({.target = target(), .knowledge = with_questions()});
  guide.press(say("path.no"));
  guide.send(Open{.target = "step/return-url"});
  guide.send(Open{.target = target()});
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 2?")) << "looking something up does not lose the answers";
  guide.send(Open{.target = "symptom/" + guide_knowledge().symptoms.back().id});
  guide.send(Open{.target = target()});
  EXPECT_TRUE(guide.has(Role::Heading, "Is it 1?"));
}

TEST(Symptom, LeadsToTheConnectionWhereThereIsNone) {
  Guide guide({.target = target()});
  guide.press(say("symptom.check"));
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Connect);
}

TEST(Symptom, IsJudgedByTheAccountThatWasChecked) {
  Guide guide({.knowledge = with_questions()});
  guide.account["live"]["billing_portal_configurations"] = {{"object", "list"}, {"data", Json::array()}, {"has_more", false}};
  guide.check();
  guide.send(Open{.target = target()});
  EXPECT_FALSE(guide.shows(question(1))) << "nobody is asked what the account says";
  EXPECT_FALSE(guide.has(Role::Button, say("symptom.check")));

  const auto& judged = guide.state().inquiry.diagnosis->causes;
  ASSERT_EQ(judged.size(), symptom().causes.size());
  EXPECT_EQ(judged.front().verdict, troubleshoot::Verdict::Confirmed);
  EXPECT_EQ(judged.front().cause->cause, symptom().causes.front().cause);
  EXPECT_EQ(article_names(guide).front(), content::plain_text(symptom().causes.front().cause));
  EXPECT_TRUE(guide.shows(say("symptom.verdict.confirmed"))) << guide.screen.outline();
  EXPECT_TRUE(guide.shows(say("symptom.verdict.ruled-out")));
  // The cause that is confirmed names the rules that found it.
  ASSERT_FALSE(judged.front().modes.empty());
  for (const auto& rule : judged.front().modes.front().rules) {
    EXPECT_EQ(links_to(guide, "rule/" + rule), 1U) << rule;
  }
}

TEST(Symptom, TellsNothingThatTheAccountDenies) {
  Guide guide;
  for (const auto* mode : {"live", "test"}) {
    auto& cancel = guide.account[mode]["billing_portal_configurations"]["data"][0]["features"]["subscription_cancel"];
    cancel["enabled"] = true;
    cancel["mode"] = "at_period_end";
  }
  const auto& denied = *content::find_symptom(guide_knowledge().symptoms, "cancelled-at-once");
  guide.send(Open{.target = "symptom/" + denied.id});
  EXPECT_TRUE(guide.shows(content::plain_text(denied.say.front().text)));
  EXPECT_TRUE(guide.shows(content::plain_text(denied.causes.front().say))) << "beside the cause it belongs to";
  guide.check();
  guide.send(Open{.target = "symptom/" + denied.id});
  EXPECT_FALSE(guide.shows(content::plain_text(denied.say.front().text)));
  EXPECT_FALSE(guide.shows(content::plain_text(denied.causes.front().say)));
  guide.press(say("symptom.copy-say"));
  EXPECT_EQ(guide.last<Copy>().text, content::plain_text(denied.say.back().text));
}

TEST(Symptom, FollowsTheNextCheck) {
  Guide guide;
  guide.account["live"]["billing_portal_configurations"] = {{"object", "list"}, {"data", Json::array()}, {"has_more", false}};
  guide.check();
  guide.send(Open{.target = target()});
  EXPECT_EQ(guide.state().inquiry.diagnosis->causes.front().verdict, troubleshoot::Verdict::Confirmed);
  guide.account = testing::demo_snapshot("ready");
  guide.press(say("checks.again"));
  guide.send(Open{.target = target()});
  for (const auto& cause : guide.state().inquiry.diagnosis->causes) {
    EXPECT_NE(cause.verdict, troubleshoot::Verdict::Confirmed) << cause.cause->cause;
  }
}

TEST(Rule, NamesTheProblemsItIsBehindOnceTheyAreKnown) {
  Guide guide({.target = "rule/default-configuration-missing", .silent = true});
  EXPECT_FALSE(guide.shows(say("rule.symptoms")));
  guide.send(KnowledgeFetched{knowledge_bundle()});
  EXPECT_TRUE(guide.has(Role::Heading, say("rule.symptoms")));
  guide.click(Role::Link, symptom().title);
  EXPECT_EQ(guide.state().place, (Place{Place::Kind::Symptom, std::string(kSymptom)}));
}

}  // namespace
}  // namespace portal_guide::app
