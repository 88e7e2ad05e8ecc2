#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/content/knowledge.hpp"
#include "tests/core/content/sample_content.hpp"

namespace portal_guide::content {
namespace {

TEST(Validate, FindsNothingInASoundGuide) { EXPECT_EQ(faults_of(sample_bundle()), std::vector<Error>()); }

struct FaultCase {
  std::string name;
  std::string pointer;
  Json value;
  std::string id;
  std::string where;
};

class Fault : public testing::TestWithParam<FaultCase> {};

TEST_P(Fault, IsTheOnlyOneAndNamesFileAndPointer) {
  const std::vector<Error> faults = faults_of(sample_with(GetParam().pointer, GetParam().value));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, GetParam().id);
  EXPECT_EQ(faults[0].where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Content, Fault,
    testing::Values(
        FaultCase{"TextEmpty", "/terms/0/definition", "", "content-text-empty", "terms.json#/terms/0/definition"},
        FaultCase{"TextOfAMegabyte", "/terms/0/definition", std::string(std::size_t{1} << 20, 'a'), "content-text-long",
                  "terms.json#/terms/0/definition"},
        FaultCase{"TextOfTwoLines", "/steps/0/why", "a\nb", "content-text-control", "steps.json#/steps/0/why"},
        FaultCase{"Html", "/steps/0/summary", "Press <b>Save</b>", "content-html", "steps.json#/steps/0/summary"},
        FaultCase{"MarkNotClosed", "/steps/0/do/0/text", "Press **Save", "content-mark", "steps.json#/steps/0/do/0/text"},
        FaultCase{"MarkInTitle", "/steps/0/title", "Set **it**", "content-mark-here", "steps.json#/steps/0/title"},
        FaultCase{"MarkInExpected", "/rules/0/expected", "`https`", "content-mark-here", "rules.json#/rules/0/expected"},
        FaultCase{"TargetScript", "/steps/0/worked", "[a](javascript:x)", "content-target", "steps.json#/steps/0/worked"},
        FaultCase{"TargetDead", "/steps/0/worked", "[a](step/nowhere)", "content-reference", "steps.json#/steps/0/worked"},
        FaultCase{"TargetOfUnwrittenKind", "/steps/0/worked", "[a](symptom/open)", "content-reference",
                  "steps.json#/steps/0/worked"},
        FaultCase{"PlaceholderNotClosed", "/rules/0/why", "of {account", "content-placeholder", "rules.json#/rules/0/why"},
        FaultCase{"PlaceholderNotKebab", "/rules/0/why", "of {the account}", "content-placeholder", "rules.json#/rules/0/why"},
        FaultCase{"BraceAlone", "/ui/shared/app.title", "a }", "content-placeholder", "ui/shared.json#/texts/app.title"},
        FaultCase{"SeeDead", "/terms/0/see/0", "term/nowhere", "content-reference", "terms.json#/terms/0/see/0"},
        FaultCase{"SeeNoTarget", "/terms/0/see/0", "return-url", "content-target", "terms.json#/terms/0/see/0"},
        FaultCase{"LinkOfInstructionDead", "/steps/0/do/0/link", "nowhere", "content-reference",
                  "steps.json#/steps/0/do/0/link"},
        FaultCase{"InstructionsNone", "/steps/0/do", Json::array(), "content-list-empty", "steps.json#/steps/0/do"},
        FaultCase{"CodeEmpty", "/steps/0/do/1/code", Json::array({"", "a"}), "content-text-empty",
                  "steps.json#/steps/0/do/1/code"},
        FaultCase{"CodeOfTwoLinesInOne", "/steps/0/do/1/code", Json::array({"a\rb"}), "content-text-control",
                  "steps.json#/steps/0/do/1/code"},
        FaultCase{"CodeLong", "/steps/0/do/1/code", Json::array({std::string(4001, 'a')}), "content-text-long",
                  "steps.json#/steps/0/do/1/code"},
        FaultCase{"VariantTwice", "/steps/0/variants/1/kind", "api", "content-duplicate",
                  "steps.json#/steps/0/variants/1/kind"},
        FaultCase{"VariantWithoutWhen", "/steps/0/variants/0/when", "", "content-text-empty",
                  "steps.json#/steps/0/variants/0/when"},
        FaultCase{"VariantWithoutInstructions", "/steps/0/variants/0/do", Json::array(), "content-list-empty",
                  "steps.json#/steps/0/variants/0/do"},
        FaultCase{"LinkOfVariantDead", "/steps/0/variants/0/do/0/link", "nowhere", "content-reference",
                  "steps.json#/steps/0/variants/0/do/0/link"},
        FaultCase{"SymptomOfTermDead", "/terms/0/see/0", "symptom/nowhere", "content-reference", "terms.json#/terms/0/see/0"},
        FaultCase{"DeclineOfTermDead", "/terms/0/see/0", "decline/nowhere", "content-reference", "terms.json#/terms/0/see/0"},
        FaultCase{"CodeOfTermDead", "/terms/0/see/0", "code/cobol", "content-reference", "terms.json#/terms/0/see/0"},
        FaultCase{"CodeOfAnother", "/declines/0/code", "expired-card", "content-decline-code",
                  "declines.json#/declines/0/code"},
        FaultCase{"SayWithMarks", "/declines/0/say", "Use **another** card.", "content-mark-here",
                  "declines.json#/declines/0/say"},
        FaultCase{"RetryWithMarks", "/declines/0/retry", "After **a day**.", "content-mark-here",
                  "declines.json#/declines/0/retry"},
        FaultCase{"NextWithHtml", "/declines/0/do", "Wait <i>now</i>", "content-html", "declines.json#/declines/0/do"},
        FaultCase{"NextDead", "/declines/0/do", "See [it](symptom/nowhere)", "content-reference",
                  "declines.json#/declines/0/do"},
        FaultCase{"SnippetWithoutReturnUrl", "/snippets/0/code", Json::array({"{configuration}"}),
                  "content-placeholder-missing", "snippets.json#/snippets/0/code"},
        FaultCase{"SnippetWithoutConfiguration", "/snippets/0/code", Json::array({"{return-url}"}),
                  "content-placeholder-missing", "snippets.json#/snippets/0/code"},
        FaultCase{"SnippetWithoutLanguage", "/snippets/0/language", "", "content-text-empty",
                  "snippets.json#/snippets/0/language"},
        FaultCase{"PitfallOfStepDead", "/steps/0/pitfalls/0", "nowhere", "content-reference", "steps.json#/steps/0/pitfalls/0"},
        FaultCase{"TermOfStepDead", "/steps/0/terms/0", "nowhere", "content-reference", "steps.json#/steps/0/terms/0"},
        FaultCase{"RuleOfStepTwice",
                  "/steps/0/rules",
                  {"return-url-missing", "return-url-missing"},
                  "content-duplicate",
                  "steps.json#/steps/0/rules/1"},
        FaultCase{"RuleWithoutStep", "/steps/0/rules", Json::array(), "content-rule-without-step", "rules.json#/rules/0/id"},
        FaultCase{"MinutesNone", "/steps/0/minutes", 0, "content-minutes", "steps.json#/steps/0/minutes"},
        FaultCase{"MinutesTooMany", "/steps/0/minutes", 30, "content-minutes", "steps.json#/steps/0/minutes"},
        FaultCase{"RuleOfPitfallDead", "/pitfalls/0/rules/0", "nowhere", "content-reference",
                  "pitfalls.json#/pitfalls/0/rules/0"},
        FaultCase{"StepOfPitfallDead", "/pitfalls/0/steps/0", "nowhere", "content-reference",
                  "pitfalls.json#/pitfalls/0/steps/0"},
        FaultCase{"AvoidNone", "/pitfalls/0/avoid", Json::array(), "content-list-empty", "pitfalls.json#/pitfalls/0/avoid"},
        FaultCase{"FixNone", "/rules/0/fix", Json::array(), "content-list-empty", "rules.json#/rules/0/fix"},
        FaultCase{"LinkOfRuleDead", "/rules/0/link", "nowhere", "content-reference", "rules.json#/rules/0/link"},
        FaultCase{"SourceMissing", "/rules/0/sources", Json::array(), "content-source-missing", "rules.json#/rules/0/sources"},
        FaultCase{"SourceHttp", "/rules/0/sources/0/url", "http://docs.stripe.com", "content-address",
                  "rules.json#/rules/0/sources/0/url"},
        FaultCase{"SourceDate", "/rules/0/sources/0/checked", "22.11.2026", "content-date",
                  "rules.json#/rules/0/sources/0/checked"},
        FaultCase{"AddressScript", "/links/portal-settings/live", "javascript:x", "content-address",
                  "links.json#/links/portal-settings/live"},
        FaultCase{"LinkKeyNotKebab",
                  "/links/Portal",
                  {{"live", "https://a.com"}, {"test", "https://a.com"}},
                  "content-id",
                  "links.json#/links/Portal"},
        FaultCase{"PluralWithoutRest", "/ui/page/lost.one", "{count} thing", "content-plural", "ui/page.json#/texts/lost.one"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Validate, FindsADuplicateId) {
  Json bundle = sample_bundle();
  for (const char* kind : {"terms", "pitfalls", "rules", "steps", "declines", "snippets"}) {
    bundle[kind].push_back(bundle[kind][0]);
  }
  std::vector<std::string> places;
  for (const Error& fault : faults_of(bundle)) {
    EXPECT_EQ(fault.id, "content-duplicate");
    places.push_back(fault.where);
  }
  EXPECT_EQ(places, (std::vector<std::string>{"terms.json#/terms/1/id", "steps.json#/steps/1/id",
                                              "pitfalls.json#/pitfalls/1/id", "rules.json#/rules/1/id",
                                              "declines.json#/declines/1/id", "snippets.json#/snippets/1/id"}));
}

TEST(Validate, FindsAnIdThatIsNotKebabCase) {
  for (const char* id : {"", "Return-Url", "return_url", "-url", "url-", "a--b", "größe"}) {
    Json bundle = sample_bundle();
    Json term = bundle["terms"][0];
    term["id"] = id;
    bundle["terms"].push_back(term);
    const std::vector<Error> faults = faults_of(bundle);
    ASSERT_EQ(faults.size(), 1U) << id;
    EXPECT_EQ(faults[0].id, "content-id") << id;
  }
}

TEST(Validate, AddsTheMinutesUp) {
  Json bundle = sample_bundle();
  for (int i = 0; i < 10; ++i) {
    Json step = bundle["steps"][0];
    step["id"] = "step-" + std::to_string(i);
    bundle["steps"].push_back(step);
  }
  const std::vector<Error> faults = faults_of(bundle);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, "content-minutes");
  EXPECT_EQ(faults[0].where, "steps.json#/steps/9/minutes");
}

TEST(Validate, GivesEveryFaultInTheOrderOfTheContent) {
  Json bundle = sample_with("/ui/shared/app.title", "");
  bundle["terms"][0]["definition"] = "**";
  bundle["steps"][0]["rules"] = {"nowhere"};
  std::vector<std::string> places;
  for (const Error& fault : faults_of(bundle)) {
    places.push_back(fault.where);
  }
  EXPECT_EQ(places, (std::vector<std::string>{"terms.json#/terms/0/definition", "steps.json#/steps/0/rules/0",
                                              "rules.json#/rules/0/id", "ui/shared.json#/texts/app.title"}));
}

TEST(Validate, KeepsAPluralInOneFace) {
  Json bundle = sample_bundle();
  bundle["ui"]["page"]["found.other"] = bundle["ui"]["widget"]["found.other"];
  bundle["ui"]["widget"].erase("found.other");
  const std::vector<Error> faults = faults_of(bundle);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, "content-plural");
  EXPECT_EQ(faults[0].where, "ui/widget.json#/texts/found.one");
}

TEST(PlaceInFiles, NamesTheFileThatHoldsThePlace) {
  EXPECT_EQ(place_in_files("/ui/shared/app.title"), "ui/shared.json#/texts/app.title");
  EXPECT_EQ(place_in_files("/ui/shared"), "ui/shared.json#/texts");
  EXPECT_EQ(place_in_files("/ui"), "ui");
  EXPECT_EQ(place_in_files("/terms/3/see"), "terms.json#/terms/3/see");
  EXPECT_EQ(place_in_files(""), "");
}

}  // namespace
}  // namespace portal_guide::content
