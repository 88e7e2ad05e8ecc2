#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/search/index.hpp"
#include "core/troubleshoot/ranking.hpp"
#include "tests/core/repository_content.hpp"

// Whether the search says when a question is not about the portal.
namespace portal_guide::search {
namespace {

bool fits(const std::string& words) { return repository_index().search(words, {.prefix = false}).fits; }

struct Share {
  std::size_t fit = 0;
  std::size_t all = 0;
};

Share share_that_fits(const std::string& file) {
  Share share;
  const Json queries = Json::parse(repository_file("tests/search/" + file), nullptr, false);
  for (const Json& query : queries["queries"]) {
    share.fit += fits(query["query"].get<std::string>()) ? 1U : 0U;
    ++share.all;
  }
  return share;
}

TEST(Fits, SaysNoToWhatIsNotOurs) {
  for (const char* words : {"how do I connect my bank account for payouts", "webpack cannot resolve module", "pancake recipe",
                            "Cannot find module 'webpack'", "Error: connect ECONNREFUSED 127.0.0.1:5432", ""}) {
    EXPECT_FALSE(fits(words)) << words;
    EXPECT_FALSE(troubleshoot::rank(words, repository_symptoms(), 5, repository_index()).fits) << words;
  }
}

TEST(Fits, KeepsWhatIsNearest) {
  const Answer answer = repository_index().search("how do I connect my bank account for payouts");
  EXPECT_FALSE(answer.fits);
  EXPECT_FALSE(answer.hits.empty());
  EXPECT_NE(to_json(answer).find("\"fits\":false"), std::string::npos);
}

TEST(Fits, SaysYesToAnIdAndToAMessage) {
  for (const auto& symptom : repository_symptoms()) {
    EXPECT_TRUE(fits(symptom.catalogue)) << symptom.catalogue;
    EXPECT_TRUE(fits(symptom.id)) << symptom.id;
    for (const std::string& error : symptom.errors) {
      EXPECT_TRUE(fits("the terminal reader says " + error)) << error;
    }
  }
}

TEST(Fits, DoubtsFewQuestionsAboutThePortal) {
  for (const char* half : {"tuning.json", "judging.json"}) {
    const Share share = share_that_fits(half);
    EXPECT_GE(share.fit * 100, share.all * 95) << half << ": " << share.fit << " of " << share.all;
  }
}

TEST(Fits, AdmitsMostOfWhatHasNoAnswer) {
  const Share share = share_that_fits("offtopic.json");
  EXPECT_LE(share.fit * 100, share.all * 40) << share.fit << " of " << share.all;
}

TEST(Fits, NeverMakesADecoyAHit) {
  const content::Phrases decoys = {{"cooking", {"a recipe for pancakes"}}};
  const content::ErrorMessages none;
  const std::vector<content::SynonymGroup> synonyms;
  const Index index = Index::build({{.kind = Kind::Term, .id = "a", .title = "Recipe of success", .summary = "Success."}},
                                   {.synonyms = synonyms, .errors = none, .decoys = decoys});
  const Answer answer = index.search("recipe for pancakes");
  ASSERT_EQ(answer.hits.size(), 1U);
  EXPECT_EQ(answer.hits.front().document->id, "a");
  EXPECT_FALSE(answer.fits);
}

}  // namespace
}  // namespace portal_guide::search
