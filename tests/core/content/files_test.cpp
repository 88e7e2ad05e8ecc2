#include "core/content/files.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/content/sample_content.hpp"

namespace portal_guide::content {
namespace {

Files files_of(const Json& bundle, const std::string& locale) {
  Files files;
  for (const char* part : {"terms", "steps", "pitfalls", "rules", "symptoms", "declines", "snippets", "synonyms", "errors"}) {
    files[locale + "/" + part + ".json"] = Json{{part, bundle[part]}}.dump();
  }
  files[locale + "/phrases.json"] = R"({"phrases": {"term/return-url": ["the way out", "no button to go back"]}})";
  files[locale + "/decoys.json"] = R"({"decoys": {"cooking": ["a recipe for pancakes"]}})";
  for (const auto& [face, texts] : bundle["ui"].items()) {
    files[locale + "/ui/" + face + ".json"] = Json{{"texts", texts}}.dump();
  }
  files["links.json"] = Json{{"links", bundle["links"]}}.dump();
  return files;
}

Files english() { return files_of(sample_bundle(), "en"); }

const Content& reference() {
  static const Content content = parse_content(sample_bundle().dump()).value();
  return content;
}

const Knowledge& reference_knowledge() {
  static const Knowledge knowledge = parse_knowledge(sample_bundle().dump()).value();
  return knowledge;
}

const Faces& reference_faces() {
  static const Faces faces = parse_faces(sample_bundle().dump()).value();
  return faces;
}

std::vector<Error> lint(const Files& files) {
  return content::lint(files, reference(), reference_knowledge(), reference_faces());
}

/// Where and what, which is what a writer looks at first.
std::vector<std::string> said(const std::vector<Error>& faults) {
  std::vector<std::string> lines;
  lines.reserve(faults.size());
  for (const Error& fault : faults) {
    lines.push_back(fault.where + " " + fault.id);
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// The sample as a translator would leave it: every sentence differs from the English one.
Json translated_bundle() {
  Json bundle = sample_bundle();
  bundle["locale"] = "de";
  bundle["terms"][0]["definition"] = "Der Weg zurück, siehe [Schritt](step/return-url).";
  bundle["pitfalls"][0]["what"] = "Kein Weg zurück.";
  bundle["steps"][0]["title"] = "Die Adresse eintragen";
  bundle["steps"][0]["why"] = "Damit sie zurückkommen.";
  bundle["rules"][0]["title"] = "Es ist keine Adresse da";
  bundle["rules"][0]["why"] = "Kunden von `{account}` gehen verloren.";
  bundle["symptoms"][0]["title"] = "Es gibt keinen Weg zurück";
  bundle["symptoms"][0]["say"] = "Schließen Sie die Seite.";
  bundle["declines"][0]["say"] = "Bitte nehmen Sie eine andere Karte.";
  bundle["ui"]["widget"]["found.one"] = "{count} Sache in {mode}";
  bundle["ui"]["widget"]["found.other"] = "{count} Sachen in {mode}";
  bundle["ui"]["shared"]["error.step-unknown"] = "Es gibt keinen Schritt „{id}“.";
  return bundle;
}

Files with_german(const Json& bundle) {
  Files files = english();
  files.merge(files_of(bundle, "de"));
  return files;
}

TEST(ReadLocale, PutsTheFilesTogether) {
  const LocaleContent read = read_locale(english(), "en");
  EXPECT_EQ(said(read.faults), Lines());
  EXPECT_EQ(Json::parse(read.bundle.dump(), nullptr, false), sample_bundle());
  EXPECT_EQ(read.content.terms.size(), 1U);
  EXPECT_EQ(read.knowledge.symptoms.size(), 1U);
}

TEST(ReadLocale, ReportsEverySlipAtOnce) {
  Json bundle = sample_bundle();
  bundle["terms"][0]["core"] = "yes";
  bundle["steps"][0].erase("why");
  bundle["symptoms"][0]["causes"][1]["fixes"] = 1;
  Files files = files_of(bundle, "en");
  files.erase("en/pitfalls.json");
  files["en/rules.json"] = "{\"rules\": [";
  files["en/ui/page.json"] = R"({"texts": {"a": "b", "a": "c"}})";
  files["links.json"] = R"({"link": {}})";
  EXPECT_EQ(said(read_locale(files, "en").faults),
            (Lines{"en/pitfalls.json content-file-missing", "en/rules.json json-incomplete", "links.json#/links content-type",
                   "en/ui/page.json json-duplicate-member", "en/terms.json#/terms/0/core content-type",
                   "en/steps.json#/steps/0/why content-type", "en/symptoms.json#/symptoms/0/causes/1/fixes content-member"}));
}

TEST(ReadLocale, SaysOnceThatAnObjectIsNone) {
  Files files = files_of(sample_with("/terms/0", "a term"), "en");
  EXPECT_EQ(said(read_locale(files, "en").faults).front(), "en/terms.json#/terms/0 content-type");
}

TEST(Lint, FindsNothingInASoundFolder) {
  EXPECT_EQ(said(lint(english())), Lines());
  EXPECT_EQ(said(lint(with_german(translated_bundle()))), Lines());
}

TEST(Lint, LeavesTheFoldersAloneThatHoldNoLanguage) {
  Files files = english();
  files["schema/terms.schema.json"] = "{}";
  files["demo/ready.json"] = "not even JSON";
  files["examples.json"] = "{}";
  EXPECT_EQ(said(lint(files)), Lines());
}

TEST(Lint, FindsAFolderWithoutALanguage) {
  EXPECT_EQ(said(lint({})), Lines{" content-no-locale"});
  EXPECT_EQ(said(lint({{"links.json", "{}"}})), Lines{" content-no-locale"});
}

TEST(Lint, FindsALocaleThatNobodySpeaks) {
  for (const std::string locale : {"english", "e", "EN", "en_US", "xx-", "..", "en--us"}) {
    Files files = english();
    files[locale + "/ui/page.json"] = "{}";
    EXPECT_EQ(said(lint(files)).front(), locale + " content-locale") << locale;
  }
}

TEST(Lint, FindsALanguageWhosePluralsItCannotForm) {
  Files files = english();
  files.merge(files_of(translated_bundle(), "pl"));
  EXPECT_EQ(said(lint(files)), Lines{"pl content-locale-plural"});
}

TEST(Lint, FindsAFileThatNobodyReads) {
  Files files = english();
  files["en/term.json"] = "{}";
  EXPECT_EQ(said(lint(files)), Lines{"en/term.json content-file-unknown"});
}

TEST(Lint, TellsOfTheLinksOnce) {
  Files files = with_german(translated_bundle());
  files["links.json"] = "{";
  const Lines lines = said(lint(files));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "links.json json-incomplete"), 1);
}

struct SlipCase {
  std::string name;
  std::string pointer;
  Json value;
  std::string said;
};

void PrintTo(const SlipCase& row, std::ostream* stream) { *stream << row.name; }

class Slip : public testing::TestWithParam<SlipCase> {};

TEST_P(Slip, OfATranslatorIsFound) {
  Json bundle = translated_bundle();
  bundle[Json::json_pointer(GetParam().pointer)] = GetParam().value;
  EXPECT_EQ(said(lint(with_german(bundle))), Lines{GetParam().said});
}

INSTANTIATE_TEST_SUITE_P(
    Translations, Slip,
    testing::Values(
        SlipCase{"Untranslated", "/symptoms/0/say", "Close the page.", "de/symptoms.json#/symptoms/0/say content-untranslated"},
        SlipCase{"UntranslatedSentence", "/ui/shared/error.step-unknown", "There is no step “{id}” at {where}.",
                 "de/ui/shared.json#/texts/error.step-unknown content-untranslated"},
        SlipCase{"UnknownKey", "/ui/shared/app.titel", "Portal", "de/ui/shared.json#/texts/app.titel content-key-unknown"},
        SlipCase{"UnknownPlaceholder", "/ui/widget/found.other", "{number} Sachen in {mode}",
                 "de/ui/widget.json#/texts/found.other content-placeholder-unknown"},
        SlipCase{"UnknownPlaceholderOfARule", "/rules/0/title", "Es fehlt {was}",
                 "de/rules.json#/rules/0/title content-placeholder-unknown"},
        SlipCase{"Html", "/declines/0/say", "<b>Nein</b>", "de/declines.json#/declines/0/say content-html"},
        SlipCase{"AMegabyte", "/steps/0/why", std::string(std::size_t{1} << 20, 'a'),
                 "de/steps.json#/steps/0/why content-text-long"},
        SlipCase{"DeadTarget", "/terms/0/definition", "Siehe [hier](step/weg).",
                 "de/terms.json#/terms/0/definition content-reference"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Lint, KeepsWhatIsTheSameInEveryLanguage) {
  Json bundle = translated_bundle();
  bundle["ui"]["shared"]["app.title"] = "Portal Guide";
  EXPECT_EQ(said(lint(with_german(bundle))), Lines());
}

TEST(Lint, FindsWhatALanguageLacks) {
  Json bundle = translated_bundle();
  bundle["ui"]["widget"].erase("found.one");
  bundle["declines"][0]["id"] = "lost-card";
  bundle["declines"][0]["code"] = "lost_card";
  const std::vector<Error> faults = lint(with_german(bundle));
  EXPECT_EQ(said(faults),
            (Lines{"de/declines.json#/declines content-entry-missing", "de/ui/widget.json#/texts content-key-missing"}));
  EXPECT_EQ(faults[0].arguments.at("id"), "expired-card");
  EXPECT_EQ(faults[1].arguments.at("key"), "found.one");
}

TEST(Lint, HoldsEnglishToWhatTheProgramReads) {
  Json bundle = sample_bundle();
  bundle["ui"]["shared"].erase("app.title");
  bundle["ui"]["shared"]["app.name"] = "Portal Guide";
  EXPECT_EQ(said(lint(files_of(bundle, "en"))),
            (Lines{"en/ui/shared.json#/texts content-key-missing", "en/ui/shared.json#/texts/app.name content-key-unknown"}));
}

TEST(Lint, FindsAFileOfNoFace) {
  for (const char* path : {"en/ui.json", "en/ui/pages.json", "en/ui/page/search.json"}) {
    Files files = english();
    files[path] = R"({"texts": {}})";
    EXPECT_EQ(said(lint(files)), Lines{std::string(path) + " content-file-unknown"});
  }
}

TEST(Lint, FindsAFaceWithoutAFile) {
  Files files = with_german(translated_bundle());
  files.erase("de/ui/widget.json");
  // What only this face would hold is not told again, key by key.
  EXPECT_EQ(said(lint(files)), Lines{"de/ui/widget.json content-file-missing"});
}

TEST(Lint, FindsAKeyInTwoFaces) {
  Json bundle = sample_bundle();
  bundle["ui"]["widget"]["app.title"] = "Portal Guide";
  const std::vector<Error> faults = lint(files_of(bundle, "en"));
  EXPECT_EQ(said(faults), Lines{"en/ui/widget.json#/texts/app.title content-key-twice"});
  EXPECT_EQ(faults[0].arguments, (std::map<std::string, std::string>{{"key", "app.title"}, {"face", "shared"}}));
}

TEST(Lint, FindsAKeyInAnotherFaceThanTheReferences) {
  Json bundle = translated_bundle();
  bundle["ui"]["page"]["app.title"] = bundle["ui"]["shared"]["app.title"];
  bundle["ui"]["shared"].erase("app.title");
  EXPECT_EQ(said(lint(with_german(bundle))),
            (Lines{"de/ui/shared.json#/texts content-key-missing", "de/ui/page.json#/texts/app.title content-key-unknown"}));
}

TEST(ParseFaces, SaysWhoShowsEachKey) {
  const Faces& faces = reference_faces();
  EXPECT_EQ(faces.size(), 7U);
  EXPECT_EQ(faces.at("app.title"), "shared");
  EXPECT_EQ(faces.at("found.one"), "widget");
}

TEST(ParseFaces, RefusesAKeyInTwoFaces) {
  Json bundle = sample_bundle();
  bundle["ui"]["page"]["found.one"] = "a";
  const auto faces = parse_faces(bundle.dump());
  ASSERT_FALSE(faces.has_value());
  EXPECT_EQ(faces.error().id, "content-key-twice");
  EXPECT_EQ(faces.error().where, "/ui/widget/found.one");
  EXPECT_EQ(parse_faces("{").error().id, "json-incomplete");
}

}  // namespace
}  // namespace portal_guide::content
