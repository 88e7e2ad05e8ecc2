#include "core/cli/search_command.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/search/index.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::cli {
namespace {

Searched searched(const std::string& words, const SearchOptions& options = {}) {
  return search(words, repository_content(), repository_knowledge(), options).value_or(Searched{});
}

/// A document of our own, so that the file stays as it is when the guide's words change.
content::Knowledge small_knowledge() {
  content::Knowledge knowledge;
  content::Symptom symptom;
  symptom.id = "link-expired";
  symptom.catalogue = "OPEN-06";
  symptom.title = "The portal link has expired";
  symptom.causes = {{.cause = "The address of a session works for a short time only, and it was sent by mail instead of being "
                              "made when the customer asked for it, so that it was too old when it was opened.",
                     .tell = "Look.",
                     .ask = "Was it mailed?",
                     .fix = {"Mend it."},
                     .see = {}}};
  knowledge.symptoms = {symptom};
  knowledge.synonyms = {{"mail", "e-mail"}};
  return knowledge;
}

content::Content small_content() {
  content::Content content;
  content.locale = "en";
  content.ui = repository_content().ui;
  content.terms = {{.id = "portal-session",
                    .term = "Portal session",
                    .definition = "One visit of one customer.",
                    .also = {},
                    .see = {},
                    .sources = {}}};
  return content;
}

void expect_file(const std::string& name, const std::string& text) { expect_golden("tests/golden/search/" + name, text); }

std::string small(const std::string& words, const SearchOptions& options) {
  return search(words, small_content(), small_knowledge(), options).value_or(Searched{}).text;
}

TEST(SearchCommand, ReadsAsBefore) {
  expect_file("link.text", small("portal link exipred, opened from an email", {}));
  expect_file("link.colour.text",
              small("portal link exipred, opened from an email", {.style = {.colour = report::Colour::Always}}));
  expect_file("link.out", small("portal link exipred, opened from an email", {.format = Format::Json}));
  expect_file("nothing.text", small("pancake recipe", {}));
}

TEST(SearchCommand, RepeatsTheCatalogueIdOfASymptom) {
  const Json json = Json::parse(searched("OPEN-06", {.limit = 3, .format = Format::Json}).text, nullptr, false);
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json["format"], "portal-search/1");
  EXPECT_EQ(json["hits"][0]["catalogue"], "OPEN-06");
  EXPECT_EQ(json["hits"][0]["matched_by"], "id");
  EXPECT_LE(json["hits"].size(), 3U);
  EXPECT_NE(searched("OPEN-06").text.find("OPEN-06"), std::string::npos);
}

TEST(SearchCommand, FindsEverySymptomByItsIdAndItsErrorMessages) {
  const search::Index& index = repository_index();
  for (const content::Symptom& symptom : repository_symptoms()) {
    const search::Answer by_id = index.search(symptom.catalogue);
    ASSERT_FALSE(by_id.hits.empty()) << symptom.catalogue;
    EXPECT_EQ(by_id.hits.front().document->id, symptom.id);
    EXPECT_EQ(by_id.hits.front().matched_by, search::MatchedBy::Id);
    for (const std::string& error : symptom.errors) {
      const search::Answer answer = index.search("StripeError: " + error + " (request req_1aB2)");
      ASSERT_FALSE(answer.hits.empty()) << error;
      EXPECT_EQ(answer.hits.front().matched_by, search::MatchedBy::Error) << error;
      const bool is_among_first =
          std::any_of(answer.hits.begin(), answer.hits.begin() + std::min<std::ptrdiff_t>(2, std::ssize(answer.hits)),
                      [&](const search::Hit& hit) { return hit.document->id == symptom.id; });
      EXPECT_TRUE(is_among_first) << symptom.id << ": " << error;
    }
  }
}

TEST(SearchCommand, FindsEveryDeclineByItsCode) {
  const search::Index& index = repository_index();
  for (const content::DeclineCode& decline : repository_knowledge().declines) {
    const search::Answer answer = index.search("charge failed with " + decline.code + " today");
    ASSERT_FALSE(answer.hits.empty()) << decline.code;
    EXPECT_EQ(answer.hits.front().document->id, decline.id);
  }
}

TEST(SearchCommand, SaysWhereItFoundNothing) {
  const Searched nothing = searched("pancake recipe");
  EXPECT_FALSE(nothing.found);
  EXPECT_NE(nothing.text.find("pancake"), std::string::npos);
  EXPECT_FALSE(searched("?!").found);
}

TEST(SearchCommand, KnowsOnlyTheGuidesLanguage) {
  const auto refused = search("link", repository_content(), repository_knowledge(), {.locale = "xx\n"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "search-locale");
  EXPECT_EQ(refused.error().arguments.at("expected"), "en");
}

TEST(SearchCommand, RepeatsNoKeyAndNoAddress) {
  const std::string key = std::string("sk_") + "live_51NffrFeUfNV2HibNffrFeUfNV2Hib";
  for (const Format format : {Format::Text, Format::Json}) {
    const std::string text = searched("link expired " + key + " jane@example.com", {.format = format}).text;
    EXPECT_EQ(text.find("51Nffr"), std::string::npos) << text;
    EXPECT_EQ(text.find("jane@"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace portal_guide::cli
