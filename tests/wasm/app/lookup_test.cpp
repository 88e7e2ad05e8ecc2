#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content/markup.hpp"
#include "tests/wasm/app/guide.hpp"

/// Search, decline codes and code.
namespace portal_guide::app {
namespace {

using testing::Guide;
using testing::guide_content;
using testing::guide_knowledge;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Role;
using testing::say;

/// The search field has no drawn label, so it is found by its own name.
void ask(Guide& guide, std::string_view words) {
  const auto* field = guide.find(Role::SearchField, say("search.field"));
  ASSERT_NE(field, nullptr) << guide.screen.outline();
  guide.screen.type(field->id, words);
  guide.rest();
}

std::vector<std::string> results(const Guide& guide) {
  std::vector<std::string> targets;
  const auto& tree = guide.screen.tree();
  for (const auto& node : tree.nodes) {
    if (node.role != Role::Link) continue;
    for (const auto* parent = tree.find(node.parent); parent != nullptr; parent = tree.find(parent->parent)) {
      if (parent->role == Role::List && parent->name == say("search.results")) targets.emplace_back(node.href.substr(7));
    }
  }
  return targets;
}

TEST(Search, AnswersWhileTheReaderTypes) {
  Guide guide({.target = "step/return-url"});
  ask(guide, "No configuration prov");
  EXPECT_EQ(guide.state().place, (Place{Place::Kind::Search, "No configuration prov"}));
  EXPECT_EQ(guide.heading(), say("search.title"));
  EXPECT_FALSE(guide.last<Navigate>().replace) << "Back leads to where the reader came from";
  ASSERT_FALSE(results(guide).empty()) << guide.screen.outline();
  EXPECT_EQ(results(guide).front(), "symptom/no-configuration");
  EXPECT_TRUE(guide.shows(say("search.kind.symptom") + " · OPEN-01"));
  const auto pushed = guide.all<Navigate>().size();
  ask(guide, "No configuration provided");
  EXPECT_EQ(guide.all<Navigate>().size(), pushed + 1);
  EXPECT_TRUE(guide.last<Navigate>().replace) << "and not through every letter";
  EXPECT_EQ(guide.last<Navigate>().target, "search/No configuration provided");
}

TEST(Search, EnterOpensTheFirstAnswer) {
  Guide guide;
  ask(guide, "OPEN-01");
  guide.screen.input(ui::Submitted{guide.find(Role::SearchField, say("search.field"))->id});
  guide.rest();
  EXPECT_EQ(guide.state().place, (Place{Place::Kind::Symptom, "no-configuration"}));
  EXPECT_EQ(guide.state().search, "") << "they say nothing about the problem that is shown";
}

TEST(Search, AResultIsALinkLikeAnyOther) {
  Guide guide({.target = "search/return url"});
  const auto targets = results(guide);
  ASSERT_FALSE(targets.empty());
  for (const auto& target : targets) {
    const auto parsed = link::parse_target(target);
    ASSERT_TRUE(parsed.has_value()) << target;
    EXPECT_TRUE(place_of(guide_content(), &guide_knowledge(), *parsed).has_value()) << target;
  }
}

TEST(Search, SaysWhatItFindsAndShowsExamplesWhereNothingIsAsked) {
  Guide guide({.width = 400});
  guide.press(say("nav.search"));
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Search);
  EXPECT_TRUE(guide.shows(say("search.lead")));
  guide.click(Role::Link, say("search.example.1"));
  EXPECT_EQ(guide.state().place, (Place{Place::Kind::Search, say("search.example.1")}));
  EXPECT_FALSE(results(guide).empty());
  EXPECT_EQ(guide.state().search, say("search.example.1")) << "the field holds what was asked";
}

TEST(Search, SaysHowToAskWhereThereIsNoAnswer) {
  Guide guide({.target = "search/zzzzqqqq"});
  EXPECT_TRUE(guide.shows(say("search.nothing", {{"words", "zzzzqqqq"}}))) << guide.screen.outline();
  EXPECT_TRUE(guide.shows(say("search.nothing-help")));
  guide.click(Role::Link, say("search.problems"));
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Problems);
}

TEST(Search, SaysFirstThatAQuestionMayNotBeAboutThePortal) {
  Guide guide({.target = "search/how do I connect my bank account for payouts"});
  EXPECT_TRUE(guide.shows(say("search.doubt"))) << guide.screen.outline();
  EXPECT_TRUE(guide.shows(say("search.doubt-subject")));
  EXPECT_TRUE(guide.shows(say("search.nearest")));
  ASSERT_TRUE(guide.state().answer.has_value());
  EXPECT_FALSE(guide.state().answer->hits.empty()) << "the nearest are never hidden";
  Guide ours({.target = "search/customer says the link expired"});
  EXPECT_FALSE(ours.shows(say("search.doubt")));
}

/// What the screen of a question that does not fit links to outside of the guide, in reading order.
std::vector<std::string> addresses_to_ask(const Guide& guide) {
  std::vector<std::string> addresses;
  const auto& tree = guide.screen.tree();
  for (const auto& node : tree.nodes) {
    if (node.role == Role::Link && !node.href.starts_with("#")) addresses.emplace_back(node.href);
    for (auto at = node.text.first_run; at < node.text.first_run + node.text.run_count; ++at) {
      const auto& run = tree.runs[at];
      if (run.kind == ui::RunKind::Link && run.href.starts_with("https:")) addresses.emplace_back(run.href);
    }
  }
  return addresses;
}

constexpr std::string_view kOffTopic = "search/how do I connect my bank account for payouts";
constexpr std::string_view kStripesSupport = "https://support.stripe.com/contact";

TEST(Search, SendsQuestionsAboutOtherThingsToTheHostBeforeStripe) {
  Guide guide({.target = std::string(kOffTopic), .support_url = "https://app.example/help"});
  EXPECT_TRUE(guide.has(Role::Link, say("search.ask-host"))) << guide.screen.outline();
  EXPECT_EQ(addresses_to_ask(guide), (std::vector<std::string>{"https://app.example/help", std::string(kStripesSupport)}));
  guide.send(NameSupport{"mailto:help@app.example"});
  EXPECT_EQ(addresses_to_ask(guide), (std::vector<std::string>{"mailto:help@app.example", std::string(kStripesSupport)}));
  const auto place = guide.state().place;
  guide.click(Role::Link, say("search.ask-host"));
  EXPECT_EQ(guide.state().place, place) << "an address outside of the guide is no place in it";
  guide.send(NameSupport{});
  EXPECT_FALSE(guide.has(Role::Link, say("search.ask-host")));
  EXPECT_EQ(addresses_to_ask(guide), (std::vector<std::string>{std::string(kStripesSupport)}));
}

TEST(Search, NamesTheHostsSupportOnlyWhereAQuestionDoesNotFit) {
  Guide without({.target = std::string(kOffTopic)});
  EXPECT_FALSE(without.has(Role::Link, say("search.ask-host")));
  EXPECT_EQ(addresses_to_ask(without), (std::vector<std::string>{std::string(kStripesSupport)}));
  Guide ours({.target = "search/customer says the link expired", .support_url = "https://app.example/help"});
  EXPECT_FALSE(ours.has(Role::Link, say("search.ask-host")));
}

TEST(Search, ShowsTenAnswersAndMoreToThoseWhoAsk) {
  Guide guide({.target = "search/customer cannot cancel the subscription"});
  EXPECT_EQ(results(guide).size(), 10U);
  guide.press(say("search.more"));
  EXPECT_GT(results(guide).size(), 10U);
  ask(guide, "customer cannot pause the subscription");
  EXPECT_EQ(results(guide).size(), 10U) << "other words begin anew";
}

TEST(Search, PutsASlipRight) {
  Guide guide({.target = "search/cancellaton"});
  ASSERT_TRUE(guide.state().answer.has_value());
  ASSERT_FALSE(guide.state().answer->did_you_mean.empty());
  guide.press(say("search.did-you-mean", {{"words", guide.state().answer->did_you_mean}}));
  EXPECT_EQ(guide.state().place.id, "cancellation");
}

TEST(Search, TakesAnythingForWords) {
  for (const auto* words : {"**[x](y)", "`", "%", "<b>", "a/b?c#d&e=f", "((((", "\xF0\x9F\xA6\x93", "顾客"}) {
    Guide guide({.target = "problems"});
    ask(guide, words);
    EXPECT_EQ(guide.state().place.id, words);
    EXPECT_TRUE(link::parse_target(guide.last<Navigate>().target).has_value()) << words;
  }
}

TEST(Search, BeginsBeforeTheKnowledgeIsThere) {
  Guide guide({.silent = true});
  ask(guide, "OPEN-01");
  EXPECT_TRUE(guide.shows(say("knowledge.fetching")));
  guide.send(KnowledgeFetched{testing::knowledge_bundle()});
  ASSERT_FALSE(results(guide).empty());
  EXPECT_EQ(results(guide).front(), "symptom/no-configuration");
}

TEST(Search, BoldIsWhatTheWordsMet) {
  Guide guide({.target = "search/configuration"});
  const auto& tree = guide.screen.tree();
  const auto bold = std::count_if(tree.runs.begin(), tree.runs.end(), [](const ui::Run& run) {
    return run.kind == ui::RunKind::Strong && std::string(run.text).find("onfiguration") != std::string::npos;
  });
  EXPECT_GT(bold, 3) << guide.screen.outline();
}
TEST(Declines, ShowEveryCodeAndOpenTheOneThatWasAskedFor) {
  Guide guide({.target = "decline/insufficient-funds"});
  const auto* decline = content::find_decline(guide_knowledge().declines, "insufficient-funds");
  ASSERT_NE(decline, nullptr);
  EXPECT_EQ(guide.heading(), say("declines.title"));
  std::size_t open = 0;
  std::size_t codes = 0;
  for (const auto& node : guide.screen.tree().nodes) {
    codes += node.role == Role::Article ? 1U : 0U;
    const auto* parent = guide.screen.tree().find(node.parent);
    open += node.has(ui::Flag::Expanded) && parent != nullptr && parent->role == Role::Heading ? 1U : 0U;
  }
  EXPECT_EQ(codes, guide_knowledge().declines.size());
  EXPECT_EQ(open, 1U);
  EXPECT_TRUE(guide.shows(content::plain_text(decline->meaning)));
  EXPECT_TRUE(guide.shows(say(decline->retry_can_help ? "declines.retry-yes" : "declines.retry-no")));
  EXPECT_TRUE(guide.shows(say(decline->may_disclose ? "declines.disclose-yes" : "declines.disclose-no")));
  guide.press(say("declines.copy-name", {{"title", decline->title}}));
  EXPECT_EQ(guide.last<Copy>().text, content::plain_text(decline->say));
}

TEST(Declines, SayWhenAnotherAttemptCanHelp) {
  Guide guide({.target = "decline/expired-card"});
  const auto* decline = content::find_decline(guide_knowledge().declines, "expired-card");
  ASSERT_NE(decline, nullptr);
  ASSERT_FALSE(decline->retry_condition.empty());
  EXPECT_TRUE(guide.shows(decline->retry_condition));
  EXPECT_FALSE(guide.shows(say("declines.retry-yes")));
  EXPECT_FALSE(guide.shows(say("declines.retry-no")));
}

TEST(Declines, CanBeFiltered) {
  Guide guide({.target = "declines"});
  guide.type(Role::SearchField, say("declines.filter"), "insufficient_funds");
  const auto& nodes = guide.screen.tree().nodes;
  EXPECT_EQ(std::count_if(nodes.begin(), nodes.end(), [](auto& node) { return node.role == Role::Article; }), 1);
  guide.type(Role::SearchField, say("declines.filter"), "zebra");
  EXPECT_TRUE(guide.shows(say("declines.nothing")));
}
std::string copy_code(std::string_view language) {
  return say("code.copy") + ": " + say("code.snippet", {{"language", std::string(language)}});
}

TEST(Code, FillsInTheReadersOwnAddresses) {
  Guide guide({.target = "code/node"});
  const auto* node = content::find_snippet(guide_knowledge().snippets, "node");
  ASSERT_NE(node, nullptr);
  EXPECT_TRUE(guide.shows(say("code.example"))) << "nobody takes the example for their own";
  EXPECT_FALSE(guide.shows("bpc_1Lumen"));
  guide.type(Role::TextField, say("code.return-url"), "https://lumen.example/account");
  guide.type(Role::TextField, say("code.configuration"), "bpc_1Lumen");
  EXPECT_FALSE(guide.shows(say("code.example")));
  guide.press(copy_code(node->language));
  EXPECT_EQ(guide.last<Copy>().text, *content::fill_snippet(*node, "https://lumen.example/account", "bpc_1Lumen"));
  EXPECT_THAT(guide.last<Copy>().text, HasSubstr("https://lumen.example/account"));
  guide.press(say("code.copy-install") + ": " + say("code.install-name", {{"language", node->language}}));
  EXPECT_EQ(guide.last<Copy>().text, node->install);
}

TEST(Code, KeepsTheLanguageInTheAddress) {
  Guide guide({.target = "code"});
  for (const auto& snippet : guide_knowledge().snippets) {
    guide.press(snippet.language);
    EXPECT_EQ(guide.last<Navigate>().target, "code/" + snippet.id);
    EXPECT_TRUE(guide.last<Navigate>().replace);
    EXPECT_TRUE(guide.has(Role::Heading, say("code.snippet", {{"language", snippet.language}})));
  }
}

TEST(Code, SaysWhatIsWrongWithWhatWasEntered) {
  Guide guide({.target = "code/python"});
  guide.type(Role::TextField, say("code.return-url"), "javascript:alert(1)");
  EXPECT_TRUE(guide.shows(say("error.snippet-return-url"))) << guide.screen.outline();
  EXPECT_TRUE(guide.shows(say("code.fault")));
  EXPECT_FALSE(guide.has(Role::Button, copy_code("Python")));
  guide.type(Role::TextField, say("code.return-url"), "https://lumen.example");
  guide.type(Role::TextField, say("code.configuration"), "'); drop");
  EXPECT_TRUE(guide.shows(say("error.snippet-configuration")));
  EXPECT_FALSE(guide.has(Role::Button, copy_code("Python")));
}

TEST(Code, TakesOverTheAddressOfTheStep) {
  Guide guide({.target = "step/return-url"});
  guide.type(Role::TextField, say("step.return-url-field"), "https://lumen.example/back");
  guide.send(Open{.target = "code/go"});
  guide.press(copy_code("Go"));
  EXPECT_THAT(guide.last<Copy>().text, HasSubstr("https://lumen.example/back"));
}

}  // namespace
}  // namespace portal_guide::app
