#include "core/troubleshoot/ranking.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace portal_guide::troubleshoot {
namespace {

using content::Symptom;

Symptom symptom(std::string id, std::string catalogue, std::string title, std::vector<std::string> phrases,
                std::vector<std::string> errors, std::string cause) {
  Symptom symptom;
  symptom.id = std::move(id);
  symptom.catalogue = std::move(catalogue);
  symptom.title = std::move(title);
  symptom.phrases = std::move(phrases);
  symptom.errors = std::move(errors);
  symptom.causes = {{.cause = std::move(cause), .tell = "Look.", .ask = "", .fix = {"Mend it."}, .see = {}}};
  return symptom;
}

std::vector<Symptom> four() {
  return {symptom("link-expired", "OPEN-06", "The portal link has expired", {"the address no longer works"}, {},
                  "It was sent by mail."),
          symptom("no-such-customer", "OPEN-03", "The customer is not found", {"unknown customer"},
                  {"No such customer", "a similar object exists in live mode, but a test mode key was used"},
                  "The key is another mode’s."),
          symptom("test-only", "OPEN-02", "It works in test mode only", {},
                  {"a similar object exists in test mode, but a live mode key was used"}, "Live mode was never saved."),
          symptom("no-button", "PLAN-01", "Customers cannot switch plan", {"upgrade is missing"}, {}, "Switching is off.")};
}

std::vector<std::string> ids(std::string_view words, std::size_t limit = 5) {
  static const std::vector<Symptom> symptoms = four();
  std::vector<std::string> ids;
  for (const Ranked& ranked : rank(words, symptoms, limit).symptoms) {
    ids.push_back(ranked.symptom->id);
  }
  return ids;
}

MatchedBy first_matched_by(std::string_view words) {
  static const std::vector<Symptom> symptoms = four();
  return rank(words, symptoms, 1).symptoms.at(0).matched_by;
}

using Ids = std::vector<std::string>;

TEST(Rank, FindsWhatTheWordsSay) {
  EXPECT_EQ(ids("the link expired"), Ids{"link-expired"});
  EXPECT_EQ(ids("Why can't my customers UPGRADE?").front(), "no-button");
  EXPECT_EQ(ids("switching plans").front(), "no-button");
  EXPECT_EQ(first_matched_by("the link expired"), MatchedBy::Words);
}

TEST(Rank, FindsAPastedErrorMessageFirst) {
  const std::string pasted =
      "StripeInvalidRequestError: No such customer: 'cus_NffrFeUfNV2Hib'; a similar object exists in live mode, but a test "
      "mode "
      "key was used to make this request. The portal link has expired. Customers cannot switch plan.";
  EXPECT_EQ(ids(pasted).front(), "no-such-customer");
  EXPECT_EQ(first_matched_by(pasted), MatchedBy::Error);
}

TEST(Rank, TellsMessagesApartThatDifferInOneWord) {
  EXPECT_EQ(ids("a similar object exists in test mode, but a live mode key was used to make this request").front(),
            "test-only");
  EXPECT_EQ(ids("a similar object exists in live mode, but a test mode key was used").front(), "no-such-customer");
}

TEST(Rank, FindsAMessageThatWasPastedInPart) {
  EXPECT_EQ(ids("but a live mode key was used").front(), "test-only");
  EXPECT_EQ(first_matched_by("but a live mode key was used"), MatchedBy::Error);
}

TEST(Rank, FindsASymptomByItsNames) {
  for (const char* name : {"OPEN-02", "open-02", " OPEN-02\n", "test-only", "symptom/test-only"}) {
    EXPECT_EQ(ids(name).front(), "test-only") << name;
    EXPECT_EQ(first_matched_by(name), MatchedBy::Id) << name;
  }
  EXPECT_EQ(ids("OPEN-99"), Ids{});
}

TEST(Rank, FindsNothingWhereNothingSpeaksForIt) {
  for (const char* words : {"", "?!", "pancake recipe for breakfast", "料金プランを変更できない", "the", "zzz zzz zzz"}) {
    EXPECT_EQ(ids(words), Ids{}) << words;
  }
}

TEST(Rank, KeepsTheOrderOfTheSymptomsWhereTheyAreEqual) {
  std::vector<Symptom> symptoms = four();
  symptoms.push_back(symptoms.front());
  symptoms.back().id = "twin";
  Ids order;
  for (const Ranked& ranked : rank("the link expired", symptoms, 5).symptoms) {
    order.push_back(ranked.symptom->id);
  }
  EXPECT_EQ(order, (Ids{"link-expired", "twin"}));
}

TEST(Rank, GivesNoMoreThanAskedFor) {
  EXPECT_EQ(ids("portal link customer test mode plan", 2).size(), 2U);
  EXPECT_EQ(ids("the link expired", 0), Ids{});
  EXPECT_TRUE(rank("the link expired", {}, 5).symptoms.empty());
}

}  // namespace
}  // namespace portal_guide::troubleshoot
