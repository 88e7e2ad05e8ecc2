#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"
#include "core/content/knowledge.hpp"
#include "tests/core/content/sample_content.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::content {
namespace {

using Kind = Condition::Kind;

std::vector<Symptom> sample() { return parse_knowledge(sample_bundle().dump()).value().symptoms; }

TEST(ParseSymptoms, ReadsEveryMember) {
  const std::vector<Symptom> symptoms = sample();
  ASSERT_EQ(symptoms.size(), 1U);
  const Symptom& symptom = symptoms.front();
  EXPECT_EQ(symptom.id, "no-way-back");
  EXPECT_EQ(symptom.catalogue, "OPEN-10");
  EXPECT_EQ(symptom.area, "open");
  EXPECT_EQ(symptom.title, "There is no way back");
  EXPECT_EQ(symptom.phrases, std::vector<std::string>{"customers are stuck"});
  EXPECT_EQ(symptom.errors, std::vector<std::string>{"Invalid URL: `"});
  ASSERT_EQ(symptom.say.size(), 1U);
  EXPECT_EQ(symptom.say.front().text, "Close the page.");
  EXPECT_FALSE(symptom.say.front().while_holds);
  EXPECT_EQ(symptom.sources.front().checked, "2026-11-22");
  ASSERT_EQ(symptom.causes.size(), 2U);
  EXPECT_EQ(symptom.causes[0].cause, "None is **set**.");
  EXPECT_EQ(symptom.causes[0].tell, "The link is missing.");
  EXPECT_EQ(symptom.causes[0].ask, "Is it missing?");
  EXPECT_EQ(symptom.causes[0].fix, std::vector<std::string>{"Set it."});
  EXPECT_EQ(symptom.causes[0].see.size(), 2U);
  EXPECT_TRUE(symptom.causes[0].some_customers);
  EXPECT_FALSE(symptom.causes[1].check.has_value());
  EXPECT_FALSE(symptom.causes[1].some_customers);
}

TEST(ParseSymptoms, ReadsSentencesAndWhatTheyTakeForGranted) {
  Json bundle = sample_bundle();
  Json& symptom = bundle["symptoms"][0];
  symptom["say"] = {{{"text", "You have cancelled."}, {"while", {{"fact", "a-fact"}}}}, {{"text", "Close the page."}}};
  symptom["causes"][1]["needs"] = {{"setting", "active"}, {"is", true}};
  symptom["causes"][1]["say"] = "It is there again.";
  const std::vector<Symptom> symptoms = parse_knowledge(bundle.dump()).value().symptoms;
  const std::vector<Saying>& say = symptoms.front().say;
  ASSERT_EQ(say.size(), 2U);
  EXPECT_EQ(say[0].text, "You have cancelled.");
  ASSERT_TRUE(say[0].while_holds);
  EXPECT_EQ(say[0].while_holds->name, "a-fact");
  EXPECT_FALSE(say[1].while_holds);
  const Cause& cause = symptoms.front().causes[1];
  ASSERT_TRUE(cause.needs);
  EXPECT_EQ(cause.needs->kind, Kind::Setting);
  EXPECT_EQ(cause.say, "It is there again.");
}

TEST(ParseSymptoms, ReadsAConditionOfEveryKind) {
  const std::vector<Symptom> symptoms = sample();
  const Condition& any = *symptoms.front().causes.front().check;
  ASSERT_EQ(any.kind, Kind::Any);
  ASSERT_EQ(any.parts.size(), 2U);
  EXPECT_EQ(any.parts[0].kind, Kind::Finding);
  EXPECT_EQ(any.parts[0].name, "return-url-missing");
  EXPECT_EQ(any.parts[0].mode, stripe::Mode::Live);
  const Condition& all = any.parts[1];
  ASSERT_EQ(all.kind, Kind::All);
  EXPECT_EQ(all.mode, std::nullopt);
  EXPECT_EQ(all.parts[0].kind, Kind::Setting);
  EXPECT_EQ(all.parts[0].name, "active");
  EXPECT_EQ(std::get<bool>(all.parts[0].value), true);
  ASSERT_EQ(all.parts[1].kind, Kind::Not);
  EXPECT_EQ(all.parts[1].parts.front().kind, Kind::Fact);
  EXPECT_EQ(all.parts[1].parts.front().name, "a-fact");
}

struct BadCase {
  std::string name;
  std::string pointer;
  Json value;
  std::string id;
  /// Empty where it is the pointer itself.
  std::string where = {};
};

void PrintTo(const BadCase& row, std::ostream* stream) { *stream << row.name; }

class BadSymptoms : public testing::TestWithParam<BadCase> {};

TEST_P(BadSymptoms, AreRefusedWithThePlace) {
  const auto symptoms = parse_knowledge(sample_with(GetParam().pointer, GetParam().value).dump());
  ASSERT_FALSE(symptoms.has_value());
  EXPECT_EQ(symptoms.error().id, GetParam().id);
  EXPECT_EQ(symptoms.error().where, GetParam().where.empty() ? GetParam().pointer : GetParam().where);
}

const std::string kCause = "/symptoms/0/causes/0";

INSTANTIATE_TEST_SUITE_P(
    Symptoms, BadSymptoms,
    testing::Values(
        BadCase{"AnObject", "/symptoms", Json::object(), "content-type"},
        BadCase{"AText", "/symptoms/0", "no way back", "content-type"},
        BadCase{"MisspeltMember", "/symptoms/0/titel", "a", "content-member"},
        BadCase{"TitleANumber", "/symptoms/0/title", 7, "content-type"},
        BadCase{"PhrasesAText", "/symptoms/0/phrases", "a", "content-type"},
        BadCase{"ErrorsHoldNull", "/symptoms/0/errors/0", nullptr, "content-type"},
        BadCase{"CausesNull", "/symptoms/0/causes", nullptr, "content-type"},
        BadCase{"MemberOfCauseMisspelt", kCause + "/chekc", Json::object(), "content-member"},
        BadCase{"FixAText", kCause + "/fix", "Set it.", "content-type"},
        BadCase{"SomeCustomersAText", kCause + "/some-customers", "yes", "content-type"},
        BadCase{"CheckAList", kCause + "/check", Json::array(), "content-type"},
        BadCase{"CheckOfNothing", kCause + "/check", Json::object(), "content-type"},
        BadCase{"CheckOfTwoKinds", kCause + "/check", {{"fact", "a"}, {"finding", "b"}}, "content-type"},
        BadCase{"CheckMisspelt", kCause + "/check", {{"findng", "a"}}, "content-member", kCause + "/check/findng"},
        BadCase{"FindingAList", kCause + "/check", {{"finding", Json::array()}}, "content-type", kCause + "/check/finding"},
        BadCase{"PartMisspelt",
                kCause + "/check",
                {{"all", {{{"not", {{"fcat", "a"}}}}}}},
                "content-member",
                kCause + "/check/all/0/not/fcat"},
        BadCase{"SettingWithoutAValue", kCause + "/check", {{"setting", "active"}}, "content-type", kCause + "/check/is"},
        BadCase{"SettingOfANumber", kCause + "/check", {{"setting", "a"}, {"is", 3}}, "content-type", kCause + "/check/is"},
        BadCase{"ValueWithoutASetting", kCause + "/check", {{"fact", "a"}, {"is", true}}, "content-type", kCause + "/check/is"},
        BadCase{"ModeUnknown", kCause + "/check", {{"fact", "a"}, {"mode", "both"}}, "content-type", kCause + "/check/mode"}),
    [](const auto& tested) { return tested.param.name; });

TEST(ParseSymptoms, RefusesWhatIsNoBundle) {
  EXPECT_EQ(parse_knowledge("").error().id, "json-incomplete");
  EXPECT_EQ(parse_knowledge("[]").error().id, "content-type");
  EXPECT_EQ(parse_knowledge(std::string(100'000, '[')).error().id, "json-too-deep");
  EXPECT_EQ(parse_knowledge(R"({"locale": "en"})").error().where, "/symptoms");
}

TEST(ValidateSymptoms, FindsNothingInASoundGuide) { EXPECT_EQ(faults_of(sample_bundle()), std::vector<Error>()); }

class SymptomFault : public testing::TestWithParam<BadCase> {};

TEST_P(SymptomFault, IsTheOnlyOneAndNamesFileAndPointer) {
  const std::vector<Error> faults = faults_of(sample_with(GetParam().pointer, GetParam().value));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, GetParam().id);
  EXPECT_EQ(faults[0].where, "symptoms.json#" + (GetParam().where.empty() ? GetParam().pointer : GetParam().where));
}

INSTANTIATE_TEST_SUITE_P(
    Symptoms, SymptomFault,
    testing::Values(
        BadCase{"CatalogueSmall", "/symptoms/0/catalogue", "open-10", "content-catalogue-id"},
        BadCase{"CatalogueWithoutNumber", "/symptoms/0/catalogue", "OPEN", "content-catalogue-id"},
        BadCase{"CatalogueLong", "/symptoms/0/catalogue", "OPEN-100", "content-catalogue-id"},
        BadCase{"CatalogueEmpty", "/symptoms/0/catalogue", "", "content-catalogue-id"},
        BadCase{"TitleMarked", "/symptoms/0/title", "No **way**", "content-mark-here"},
        BadCase{"PhraseEmpty", "/symptoms/0/phrases/0", "", "content-text-empty"},
        BadCase{"PhraseOfTwoLines", "/symptoms/0/phrases/0", "a\nb", "content-text-control"},
        BadCase{"PhraseTwice", "/symptoms/0/phrases", {"a", "a"}, "content-duplicate", "/symptoms/0/phrases/1"},
        BadCase{"ErrorOfAMegabyte", "/symptoms/0/errors/0", std::string(std::size_t{1} << 20, 'a'), "content-text-long"},
        BadCase{"CausesNone", "/symptoms/0/causes", Json::array(), "content-list-empty"},
        BadCase{"CauseEmpty", kCause + "/cause", "", "content-text-empty"},
        BadCase{"AskWithHtml", kCause + "/ask", "Is <b>it</b>?", "content-html"},
        BadCase{"AreaWithoutName", "/symptoms/0/area", "nowhere", "content-key-missing"},
        BadCase{"AskEmpty", kCause + "/ask", "", "content-text-empty"},
        BadCase{"TellWithHtml", kCause + "/tell", "Press <b>Save</b>", "content-html"},
        BadCase{"FixNone", kCause + "/fix", Json::array(), "content-list-empty"},
        BadCase{"SeeDead", kCause + "/see/0", "step/nowhere", "content-reference"},
        BadCase{"SeeSymptomDead", kCause + "/see/1", "symptom/nowhere", "content-reference"},
        BadCase{"SeeAScript", kCause + "/see/0", "javascript:x", "content-target"},
        BadCase{"RuleDead", kCause + "/check/any/0/finding", "nowhere", "content-reference"},
        BadCase{"FactNotKebab", kCause + "/check/any/1/all/1/not/fact", "A fact", "content-id"},
        BadCase{"SettingEmpty", kCause + "/check/any/1/all/0/setting", "", "content-text-empty"},
        BadCase{"AnyOfNothing", kCause + "/check/any", Json::array(), "content-list-empty"},
        BadCase{"SayEmpty", "/symptoms/0/say", "", "content-text-empty"},
        BadCase{"SayNone", "/symptoms/0/say", Json::array(), "content-list-empty"},
        BadCase{"SayWithHtml",
                "/symptoms/0/say",
                {{{"text", "<b>Now</b>"}, {"while", {{"fact", "a-fact"}}}}, {{"text", "Later."}}},
                "content-html",
                "/symptoms/0/say/0/text"},
        BadCase{"SayBehindWhatIsAlwaysTold",
                "/symptoms/0/say",
                {{{"text", "Now."}}, {{"text", "Later."}}},
                "content-condition-missing",
                "/symptoms/0/say/0/while"},
        BadCase{"SayWhileDead",
                "/symptoms/0/say",
                {{{"text", "Now."}, {"while", {{"finding", "nowhere"}}}}, {{"text", "Later."}}},
                "content-reference",
                "/symptoms/0/say/0/while/finding"},
        BadCase{"CauseSayWithHtml", kCause + "/say", "<b>Now</b>", "content-html"},
        BadCase{"NeedsDead", kCause + "/needs", {{"finding", "nowhere"}}, "content-reference", kCause + "/needs/finding"},
        BadCase{"SomeCustomersOfNothing", "/symptoms/0/causes/1/some-customers", true, "content-condition-missing"},
        BadCase{"SourcesNone", "/symptoms/0/sources", Json::array(), "content-source-missing"}),
    [](const auto& tested) { return tested.param.name; });

TEST(ValidateSymptoms, FindsTheSameIdsTwice) {
  Json bundle = sample_bundle();
  bundle["symptoms"].push_back(bundle["symptoms"][0]);
  std::vector<std::string> places;
  for (const Error& fault : faults_of(bundle)) {
    EXPECT_EQ(fault.id, "content-duplicate");
    places.push_back(fault.where);
  }
  EXPECT_EQ(places, (std::vector<std::string>{"symptoms.json#/symptoms/1/id", "symptoms.json#/symptoms/1/catalogue"}));
}

TEST(ValidateSymptoms, FindsAnIdThatIsNotKebabCase) {
  Json bundle = sample_bundle();
  Json symptom = bundle["symptoms"][0];
  symptom["id"] = "No_Way";
  symptom["catalogue"] = "OPEN-11";
  bundle["symptoms"].push_back(symptom);
  const std::vector<Error> faults = faults_of(bundle);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, "content-id");
  EXPECT_EQ(faults[0].where, "symptoms.json#/symptoms/1/id");
}

TEST(FindSymptom, GivesTheEntryOrNull) {
  const std::vector<Symptom> symptoms = sample();
  EXPECT_EQ(find_symptom(symptoms, "no-way-back"), &symptoms.front());
  EXPECT_EQ(find_symptom(symptoms, "OPEN-10"), nullptr);
}

// The shipped guide.

TEST(ShippedContent, HasNoFault) {
  const auto faces = parse_faces(cli::embedded_content());
  ASSERT_TRUE(faces.has_value());
  for (const Error& fault : validate(repository_content(), repository_knowledge(), *faces)) {
    ADD_FAILURE() << fault.where << ": " << describe(repository_content(), fault);
  }
}

TEST(ShippedSymptoms, CoverTheCatalogue) {
  std::set<std::string> catalogue;
  for (const Symptom& symptom : repository_symptoms()) {
    catalogue.insert(symptom.catalogue);
  }
  const auto expect_all = [&](const std::string& group, int last) {
    for (int number = 1; number <= last; ++number) {
      const std::string id = group + (number < 10 ? "-0" : "-") + std::to_string(number);
      EXPECT_TRUE(catalogue.contains(id)) << id;
    }
  };
  for (const auto& [group, last] : {std::pair{"OPEN", 24},
                                    {"PLAN", 27},
                                    {"CANC", 17},
                                    {"PAY", 17},
                                    {"INV", 9},
                                    {"MAIL", 3},
                                    {"BRAND", 4},
                                    {"LANG", 1},
                                    {"DISC", 5},
                                    {"SYNC", 5},
                                    {"CONN", 1},
                                    {"TEST", 3},
                                    {"MISC", 3}}) {
    expect_all(group, last);
  }
  EXPECT_EQ(catalogue.size(), 119U);
}

TEST(ShippedSymptoms, SayNothingTwice) {
  // Titles tell symptoms apart, and so must causes within one of them.
  std::set<std::string> titles;
  for (const Symptom& symptom : repository_symptoms()) {
    EXPECT_TRUE(titles.insert(symptom.title).second) << symptom.id;
    std::set<std::string> causes;
    for (const Cause& cause : symptom.causes) {
      EXPECT_TRUE(causes.insert(cause.cause).second) << symptom.id << ": " << cause.cause;
    }
  }
}

}  // namespace
}  // namespace portal_guide::content
