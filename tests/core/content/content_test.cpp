#include "core/content/content.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"
#include "core/content/knowledge.hpp"
#include "tests/core/content/sample_content.hpp"

namespace portal_guide::content {
namespace {

Content sample() { return parse_content(sample_bundle().dump()).value(); }

const Content& shipped() {
  static const Content content = parse_content(cli::embedded_content()).value();
  return content;
}

TEST(ParseContent, ReadsEveryMember) {
  const Content content = sample();
  EXPECT_EQ(content.locale, "en");
  ASSERT_EQ(content.terms.size(), 1U);
  EXPECT_EQ(content.terms[0].term, "Return URL");
  EXPECT_EQ(content.terms[0].also, std::vector<std::string>{"redirect link"});
  EXPECT_EQ(content.terms[0].see.size(), 3U);
  EXPECT_TRUE(content.terms[0].core);
  ASSERT_EQ(content.steps.size(), 1U);
  EXPECT_EQ(content.steps[0].minutes, 3);
  EXPECT_EQ(content.steps[0].mode, StepMode::Any);
  ASSERT_EQ(content.steps[0].instructions.size(), 2U);
  EXPECT_EQ(content.steps[0].instructions[0].link, "portal-settings");
  EXPECT_EQ(content.steps[0].instructions[1].link, "");
  EXPECT_EQ(content.steps[0].sources[0].checked, "2026-11-22");
  ASSERT_EQ(content.pitfalls.size(), 1U);
  EXPECT_EQ(content.pitfalls[0].avoid, std::vector<std::string>{"Set it."});
  ASSERT_EQ(content.rules.size(), 1U);
  EXPECT_EQ(content.rules[0].consequence, Consequence::CannotOpen);
  EXPECT_EQ(content.rules[0].expected, "an address");
  EXPECT_EQ(content.ui.size(), 7U);
}

struct BadCase {
  std::string name;
  std::string pointer;
  Json value;
  std::string id;
  std::string expected;
};

class BadContent : public testing::TestWithParam<BadCase> {};

TEST_P(BadContent, IsRefusedWithThePlace) {
  const auto content = parse_content(sample_with(GetParam().pointer, GetParam().value).dump());
  ASSERT_FALSE(content.has_value());
  EXPECT_EQ(content.error().id, GetParam().id);
  EXPECT_EQ(content.error().where, GetParam().pointer);
  if (!GetParam().expected.empty()) {
    EXPECT_EQ(content.error().arguments.at("expected"), GetParam().expected);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Content, BadContent,
    testing::Values(BadCase{"LocaleANumber", "/locale", 7, "content-type", "a text"},
                    BadCase{"TermsAnObject", "/terms", Json::object(), "content-type", "a list"},
                    BadCase{"TermAText", "/terms/0", "customer", "content-type", "an object"},
                    BadCase{"TermNameNull", "/terms/0/term", nullptr, "content-type", "a text"},
                    BadCase{"CoreAText", "/terms/0/core", "yes", "content-type", "true or false"},
                    BadCase{"AlsoAText", "/terms/0/also", "billing", "content-type", "a list"},
                    BadCase{"AlsoHoldsANumber", "/terms/0/also/0", 1, "content-type", "a text"},
                    BadCase{"MinutesAText", "/steps/0/minutes", "3", "content-type", "a whole number from 0 on"},
                    BadCase{"MinutesBroken", "/steps/0/minutes", 1.5, "content-type", "a whole number from 0 on"},
                    BadCase{"MinutesNegative", "/steps/0/minutes", -1, "content-type", "a whole number from 0 on"},
                    BadCase{"MinutesHuge", "/steps/0/minutes", 1e300, "content-type", "a whole number from 0 on"},
                    BadCase{"ModeUnknown", "/steps/0/mode", "sandbox", "content-type", "\"test\", \"live\" or \"any\""},
                    BadCase{"InstructionAText", "/steps/0/do/0", "Open it", "content-type", "an object"},
                    BadCase{"LinkOfInstructionNull", "/steps/0/do/0/link", nullptr, "content-type", "a text"},
                    BadCase{"SourceAText", "/rules/0/sources/0", "docs", "content-type", "an object"},
                    BadCase{"ConsequenceUnknown", "/rules/0/consequence", "bad", "content-type",
                            R"("cannot-open", "cannot-pay", "wrong-place", "cannot-change", "costs-money" or "looks")"},
                    BadCase{"LinksAList", "/links", Json::array(), "content-type", "an object"},
                    BadCase{"LinkAText", "/links/portal-settings", "https://dashboard.stripe.com", "content-type", "an object"},
                    BadCase{"UiNested", "/ui/shared/app", Json::object(), "content-type", "a text"},
                    BadCase{"MisspeltMember", "/steps/0/minuets", 3, "content-member", ""},
                    BadCase{"MisspeltPart", "/step", Json::array(), "content-member", ""}),
    [](const auto& tested) { return tested.param.name; });

class MissingMember : public testing::TestWithParam<std::string> {};

TEST_P(MissingMember, IsRefusedWithThePlace) {
  const Json::json_pointer pointer(GetParam());
  Json bundle = sample_bundle();
  bundle[pointer.parent_pointer()].erase(pointer.back());
  const auto content = parse_content(bundle.dump());
  ASSERT_FALSE(content.has_value());
  EXPECT_EQ(content.error().id, "content-type");
  EXPECT_EQ(content.error().where, GetParam());
  EXPECT_EQ(content.error().arguments.at("observed"), "nothing");
}

INSTANTIATE_TEST_SUITE_P(Content, MissingMember,
                         testing::Values("/locale", "/terms", "/steps", "/pitfalls", "/rules", "/links", "/ui", "/terms/0/id",
                                         "/terms/0/sources", "/steps/0/title", "/steps/0/do", "/steps/0/do/0/text",
                                         "/steps/0/mode", "/steps/0/sources/0/url", "/pitfalls/0/avoid", "/rules/0/consequence",
                                         "/rules/0/expected", "/rules/0/link", "/links/portal-settings/test"));

TEST(ParseContent, RefusesWhatIsNoBundle) {
  EXPECT_EQ(parse_content("").error().id, "json-incomplete");
  EXPECT_EQ(parse_content("no").error().id, "json-invalid");
  EXPECT_EQ(parse_content("[]").error().id, "content-type");
  EXPECT_EQ(parse_content("{\"locale\": \"en\"").error().id, "json-incomplete");
  EXPECT_EQ(parse_content(std::string(100'000, '[')).error().id, "json-too-deep");
  EXPECT_EQ(parse_content("\"" + std::string(std::size_t{5} << 20, 'a') + "\"").error().id, "json-too-large");
  EXPECT_EQ(parse_content("{\"locale\": \"\xff\"}").error().id, "json-not-utf8");
}

TEST(Find, GivesTheEntryOrNull) {
  const Content content = sample();
  EXPECT_EQ(find_term(content, "return-url"), &content.terms[0]);
  EXPECT_EQ(find_step(content, "return-url"), &content.steps[0]);
  EXPECT_EQ(find_pitfall(content, "return-url-is-mandatory"), &content.pitfalls[0]);
  EXPECT_EQ(find_rule(content, "return-url-missing"), &content.rules[0]);
  EXPECT_EQ(step_of_rule(content, "return-url-missing"), &content.steps[0]);
  EXPECT_EQ(step_of_rule(content, "return-url-missing", stripe::Mode::Live), &content.steps[0]);
  EXPECT_EQ(step_of_rule(content, "return-url", stripe::Mode::Live), nullptr);
  EXPECT_EQ(find_term(content, "Return URL"), nullptr);
  EXPECT_EQ(find_step(content, ""), nullptr);
  EXPECT_EQ(find_pitfall(content, "return-url"), nullptr);
  EXPECT_EQ(find_rule(content, "return-url"), nullptr);
  EXPECT_EQ(step_of_rule(content, "return-url"), nullptr);
}

TEST(Find, PrefersAStepOfTheFindingsMode) {
  Content content = sample();
  Step test = content.steps[0];
  test.mode = StepMode::Test;
  Step live = content.steps[0];
  live.mode = StepMode::Live;
  content.steps = {test, live};
  EXPECT_EQ(step_of_rule(content, "return-url-missing"), &content.steps[0]);
  EXPECT_EQ(step_of_rule(content, "return-url-missing", stripe::Mode::Test), &content.steps[0]);
  EXPECT_EQ(step_of_rule(content, "return-url-missing", stripe::Mode::Live), &content.steps[1]);
  // The only step that names the rule is better than none.
  content.steps.pop_back();
  EXPECT_EQ(step_of_rule(content, "return-url-missing", stripe::Mode::Live), &content.steps[0]);
}

TEST(RuleTexts, AreThereWhereTheFirstSaysWhy) {
  Content content = sample();
  EXPECT_TRUE(holds_rule_texts(content));
  content.rules[0].why.clear();
  EXPECT_FALSE(holds_rule_texts(content)) << "a title only";
  content.rules.clear();
  EXPECT_FALSE(holds_rule_texts(content));
}

TEST(LinkUrl, DependsOnTheMode) {
  const Content content = sample();
  EXPECT_EQ(link_url(content, "portal-settings", stripe::Mode::Live), "https://dashboard.stripe.com/settings/billing/portal");
  EXPECT_EQ(link_url(content, "portal-settings", stripe::Mode::Test),
            "https://dashboard.stripe.com/test/settings/billing/portal");
  EXPECT_EQ(link_url(content, "nowhere", stripe::Mode::Live), "");
}

struct FillCase {
  std::string name;
  std::string text;
  Arguments arguments;
  std::string filled;
};

class Fill : public testing::TestWithParam<FillCase> {};

TEST_P(Fill, PutsArgumentsIn) { EXPECT_EQ(fill(GetParam().text, GetParam().arguments), GetParam().filled); }

INSTANTIATE_TEST_SUITE_P(
    Content, Fill,
    testing::Values(FillCase{"Nothing", "", {{"a", "1"}}, ""}, FillCase{"One", "a {x} b", {{"x", "1"}}, "a 1 b"},
                    FillCase{"Twice", "{x}{x}", {{"x", "1"}}, "11"}, FillCase{"Unknown", "a {y}", {{"x", "1"}}, "a {y}"},
                    FillCase{"NotClosed", "a {x", {{"x", "1"}}, "a {x"}, FillCase{"InnerOne", "{ {x}", {{"x", "1"}}, "{ 1"},
                    FillCase{"ValueIsNotFilledAgain", "{x}", {{"x", "{y}"}, {"y", "1"}}, "{y}"},
                    FillCase{"ValueWithCode", "`{x}`", {{"x", "a`b"}}, "`a'b`"},
                    FillCase{"ValueWithStrong", "{x}", {{"x", "**Pro**"}}, "*Pro*"},
                    FillCase{"ValueWithLink", "{x}", {{"x", "[Pro](https://example.com)"}}, "[Pro] (https://example.com)"},
                    FillCase{"ValueOfAnotherScript", "„{x}“", {{"x", "料金"}}, "„料金“"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Text, GivesTheKeyWhereThereIsNoSentence) {
  EXPECT_EQ(text(sample(), "app.title"), "Portal Guide");
  EXPECT_EQ(text(sample(), "app.subtitle"), "app.subtitle");
}

struct PluralCase {
  std::string locale;
  std::size_t count;
  std::string sentence;
};

class Plural : public testing::TestWithParam<PluralCase> {};

TEST_P(Plural, FollowsTheLocale) {
  Content content = sample();
  content.locale = GetParam().locale;
  EXPECT_EQ(plural(content, "found", GetParam().count, {{"mode", "live mode"}, {"count", "overruled"}}), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Content, Plural,
    testing::Values(PluralCase{"en", 0, "0 things in live mode"}, PluralCase{"en", 1, "1 thing in live mode"},
                    PluralCase{"en", 2, "2 things in live mode"}, PluralCase{"en", 21, "21 things in live mode"},
                    PluralCase{"de-AT", 1, "1 thing in live mode"}, PluralCase{"fr", 0, "0 thing in live mode"},
                    PluralCase{"pt-BR", 1, "1 thing in live mode"}, PluralCase{"fr", 2, "2 things in live mode"},
                    PluralCase{"ja", 1, "1 things in live mode"}, PluralCase{"", 1, "1 thing in live mode"}));

TEST(Describe, FillsArgumentsAndPlace) {
  EXPECT_EQ(describe(sample(), {.id = "step-unknown", .where = "/steps/3", .arguments = {{"id", "x"}}}),
            "There is no step “x” at /steps/3.");
  EXPECT_EQ(describe(sample(), {.id = "never-heard-of"}), "error.never-heard-of");
}

// The shipped guide.

TEST(ShippedContent, IsTheGuideThatWasPromised) {
  std::set<std::string> core_terms;
  for (const Term& term : shipped().terms) {
    if (term.core) core_terms.insert(term.id);
  }
  EXPECT_EQ(core_terms, (std::set<std::string>{"customer-portal", "payment-methods", "subscription-management",
                                               "billing-history", "portal-session", "test-mode", "live-mode"}));
  ASSERT_GE(shipped().terms.size(), core_terms.size());
  for (std::size_t i = 0; i < core_terms.size(); ++i) {
    EXPECT_TRUE(shipped().terms[i].core) << "the seven come first";
  }

  std::vector<std::string> steps;
  int minutes = 0;
  for (const Step& step : shipped().steps) {
    steps.push_back(step.id);
    minutes += step.minutes;
  }
  EXPECT_EQ(steps, (std::vector<std::string>{"before-you-start", "open-settings", "test-customer", "payment-methods",
                                             "invoice-history", "customer-details", "cancellations", "plan-switching",
                                             "plan-changes", "business-information", "return-url", "portal-session",
                                             "try-in-test-mode", "webhooks", "repeat-in-live-mode", "launch"}));
  EXPECT_LT(minutes, 30);

  for (const char* pitfall : {"test-and-live-are-separate", "plans-do-not-appear", "return-url-is-mandatory"}) {
    EXPECT_NE(find_pitfall(shipped(), pitfall), nullptr) << pitfall;
  }
  EXPECT_NE(text(shipped(), "why.fewer-requests").find("40–60 % fewer payment-related requests"), std::string::npos);
  EXPECT_NE(text(shipped(), "why.minutes").find("under 30 minutes"), std::string::npos);
  EXPECT_NE(text(shipped(), "companion.text").find("conversational expert"), std::string::npos);
}

TEST(ShippedContent, SaysNothingTwice) {
  // A sentence that stands in several places stops being read. What to press may repeat; what to understand may not.
  std::map<std::string, std::string> seen;
  const auto once = [&seen](const std::string& text, const std::string& place) {
    const auto [entry, is_new] = seen.emplace(text, place);
    EXPECT_TRUE(is_new) << place << " repeats " << entry->second;
  };
  for (const Term& term : shipped().terms) {
    once(term.definition, "term " + term.id);
  }
  for (const Step& step : shipped().steps) {
    once(step.summary, "step " + step.id);
    once(step.why, "step " + step.id);
    once(step.worked, "step " + step.id);
  }
  for (const Pitfall& pitfall : shipped().pitfalls) {
    once(pitfall.what, "pitfall " + pitfall.id);
    once(pitfall.why, "pitfall " + pitfall.id);
  }
  for (const RuleText& rule : shipped().rules) {
    once(rule.title, "rule " + rule.id);
    once(rule.why, "rule " + rule.id);
    once(rule.good, "rule " + rule.id);
  }
}

/// The ids of the errors that the core and its modules make, read off their sources.
std::set<std::string> error_ids_in_sources() {
  const std::filesystem::path root(PORTAL_GUIDE_SOURCE_DIR);
  // A rule's `.id` is no error's.
  const std::set<std::string> without_errors = {"rules"};
  const std::regex made("(?:[{ ]\\.id = |wrong_type\\(|error_at\\(|refused\\(|add\\((?=\"content-))\"([a-z0-9-]+)\"");
  std::set<std::string> ids;
  for (const char* folder : {"core", "wasm/bindings"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp") continue;
      if (without_errors.count(entry.path().parent_path().filename().string()) == 1) continue;
      std::ifstream file(entry.path());
      std::ostringstream stream;
      stream << file.rdbuf();
      const std::string source = stream.str();
      for (std::sregex_iterator match(source.begin(), source.end(), made), end; match != end; ++match) {
        ids.insert((*match)[1]);
      }
    }
  }
  return ids;
}

TEST(ShippedContent, HasASentenceForEveryErrorOfTheCore) {
  const std::set<std::string> ids = error_ids_in_sources();
  // Were the pattern to find nothing, the test would say nothing.
  for (const char* known :
       {"content-html", "content-reference", "json-not-utf8", "json-too-large", "snapshot-type", "key-publishable"}) {
    ASSERT_EQ(ids.count(known), 1U) << "the pattern no longer finds " << known;
  }
  for (const std::string& id : ids) {
    EXPECT_TRUE(shipped().ui.count("error." + id) == 1) << "no face has error." << id;
  }
}

TEST(ShippedContent, HasASentenceForEveryCodeOfTheProxy) {
  for (const char* code : {"key-malformed", "key-publishable", "key-secret-refused", "key-rejected", "key-permission",
                           "token-missing", "token-invalid", "token-expired", "not-allowed", "origin-refused", "too-large",
                           "rate-limited", "stripe-unavailable", "stripe-timeout"}) {
    EXPECT_TRUE(shipped().ui.count(std::string("error.") + code) == 1) << code;
  }
}

}  // namespace
}  // namespace portal_guide::content
