#include "core/search/index.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::search {
namespace {

using Texts = std::vector<std::string>;

std::vector<Document> sample() {
  return {
      {.kind = Kind::Symptom,
       .id = "link-expired",
       .catalogue = "OPEN-06",
       .title = "The portal link has expired",
       .also = {"the address no longer works"},
       .summary = "A session’s address works once. It was sent by mail.",
       .body = "Create the session when the customer clicks."},
      {.kind = Kind::Symptom,
       .id = "no-such-customer",
       .catalogue = "OPEN-03",
       .title = "The customer is not found",
       .also = {"unknown customer"},
       .errors = {"No such customer", "a similar object exists in live mode, but a test mode key was used"},
       .summary = "The key is another mode’s."},
      {.kind = Kind::Symptom,
       .id = "test-only",
       .catalogue = "OPEN-02",
       .title = "It works in test mode only",
       .errors = {"a similar object exists in test mode, but a live mode key was used"},
       .summary = "Live mode was never saved."},
      {.kind = Kind::Symptom,
       .id = "no-update-button",
       .catalogue = "PLAN-01",
       .title = "Customers cannot switch plan",
       .also = {"update button is missing"},
       .summary = "Switching is off."},
      {.kind = Kind::Term,
       .id = "webhook",
       .title = "Webhook",
       .summary = "A message that Stripe sends to your server when something changes, such as a subscription that renewed."},
      {.kind = Kind::Rule, .id = "return-url-missing", .title = "There is no return URL", .summary = "Customers are stuck."},
      {.kind = Kind::Decline,
       .id = "insufficient-funds",
       .catalogue = "insufficient_funds",
       .title = "The account does not hold enough",
       .also = {"not enough money"}},
      {.kind = Kind::Term, .id = "plan-ja", .title = "料金プラン", .summary = "お客様が支払う料金。"},
  };
}

const Index& index() {
  static const Index index = Index::build(sample(), {{"upgrade", "switch plan", "change plan"}, {"missing", "greyed out"}});
  return index;
}

Texts targets(const Answer& answer) {
  Texts targets;
  for (const Hit& hit : answer.hits) {
    targets.push_back(target_of(*hit.document));
  }
  return targets;
}

Texts found(std::string_view words) { return targets(index().search(words)); }

std::string first(std::string_view words) {
  const Texts all = found(words);
  return all.empty() ? "" : all.front();
}

MatchedBy matched_by(std::string_view words) {
  const Answer answer = index().search(words);
  return answer.hits.empty() ? MatchedBy::Words : answer.hits.front().matched_by;
}

TEST(Search, FindsWhatTheWordsSay) {
  EXPECT_EQ(first("the link expired"), "symptom/link-expired");
  EXPECT_EQ(first("Expiring links?!"), "symptom/link-expired");
  EXPECT_EQ(first("switching plans"), "symptom/no-update-button");
  EXPECT_EQ(first("what is a webhook"), "term/webhook");
  EXPECT_EQ(matched_by("the link expired"), MatchedBy::Words);
}

TEST(Search, FindsByEveryName) {
  for (const char* name : {"OPEN-06", "open-06", " OPEN-06\n", "(OPEN-06)", "link-expired", "symptom/link-expired"}) {
    EXPECT_EQ(first(name), "symptom/link-expired") << name;
    EXPECT_EQ(matched_by(name), MatchedBy::Id) << name;
  }
  EXPECT_EQ(first("return-url-missing"), "rule/return-url-missing");
  EXPECT_EQ(first("rule/return-url-missing"), "rule/return-url-missing");
  EXPECT_EQ(first("insufficient_funds"), "decline/insufficient-funds");
  EXPECT_EQ(matched_by("insufficient_funds"), MatchedBy::Id);
}

TEST(Search, FindsACodeAmongOtherWords) {
  const std::string_view pasted = R"({"error": {"code": "card_declined", "decline_code": "insufficient_funds"}})";
  EXPECT_EQ(first(pasted), "decline/insufficient-funds");
  EXPECT_EQ(matched_by(pasted), MatchedBy::Error);
}

TEST(Search, FindsAPastedErrorMessageFirst) {
  const std::string_view pasted =
      "StripeInvalidRequestError: No such customer: 'cus_NffrFeUfNV2Hib'; a similar object exists in live mode, but a test "
      "mode key was used to make this request. The portal link has expired. Customers cannot switch plan.";
  EXPECT_EQ(first(pasted), "symptom/no-such-customer");
  EXPECT_EQ(matched_by(pasted), MatchedBy::Error);
  EXPECT_EQ(first("a similar object exists in test mode, but a live mode key was used to make this request"),
            "symptom/test-only");
  EXPECT_EQ(first("but a live mode key was used"), "symptom/test-only");
  EXPECT_EQ(matched_by("but a live mode key was used"), MatchedBy::Error);
}

TEST(Search, UnderstandsSynonyms) {
  EXPECT_EQ(first("upgrade"), "symptom/no-update-button");
  EXPECT_EQ(first("change my plan"), "symptom/no-update-button");
  EXPECT_EQ(first("button greyed out"), "symptom/no-update-button");
  EXPECT_EQ(first("upgarde"), "symptom/no-update-button");
}

TEST(Search, FindsWhatIsBeingTyped) {
  EXPECT_EQ(first("webh"), "term/webhook");
  EXPECT_EQ(first("the link exp"), "symptom/link-expired");
  EXPECT_TRUE(targets(index().search("webh", {.prefix = false})).empty());
  // A word that is followed by something is whole.
  EXPECT_TRUE(found("webh ").empty());
}

TEST(Search, ForgivesTypos) {
  EXPECT_EQ(first("expird lnik"), "symptom/link-expired");
  EXPECT_EQ(first("wehbook "), "term/webhook");
  EXPECT_EQ(first("ebhook "), "term/webhook");
  EXPECT_EQ(first("subscrpton renewd"), "term/webhook");
  // Nothing is near a short word, and nothing is near what means something else.
  EXPECT_TRUE(found("lnk ").empty());
  EXPECT_TRUE(found("pancakes").empty());
}

TEST(Search, AsksWhetherSomethingElseWasMeant) {
  EXPECT_EQ(index().search("the link exipred!").did_you_mean, "the link expired!");
  EXPECT_EQ(index().search("the link expired").did_you_mean, "");
  EXPECT_EQ(index().search("pancakes").did_you_mean, "");
  EXPECT_EQ(index().search("webh").did_you_mean, "");
}

TEST(Search, ReadsPairsOfIdeographs) {
  EXPECT_EQ(first("料金"), "term/plan-ja");
  EXPECT_EQ(first("プラン"), "term/plan-ja");
  EXPECT_EQ(first("新しい料金プランは"), "term/plan-ja");
  EXPECT_TRUE(found("解約").empty());
}

TEST(Search, TakesNamesOfVariablesApart) { EXPECT_EQ(first("returnUrl"), "rule/return-url-missing"); }

TEST(Search, FindsNothingWhereNothingSpeaksForIt) {
  for (const char* words : {"", "?!", "pancake recipe for breakfast", "the", "of it", "zzz zzz zzz"}) {
    EXPECT_EQ(found(words), Texts{}) << words;
  }
}

TEST(Search, ShowsWhereItFoundWhat) {
  const Answer answer = index().search("portal link sent by mail");
  ASSERT_FALSE(answer.hits.empty());
  const Hit& hit = answer.hits.front();
  const auto shown = [](const std::string& text, const std::vector<Range>& ranges) {
    Texts texts;
    for (const Range& range : ranges) {
      texts.push_back(text.substr(range.begin, range.end - range.begin));
    }
    return texts;
  };
  EXPECT_EQ(shown(hit.document->title, hit.title), (Texts{"portal", "link"}));
  EXPECT_EQ(hit.excerpt, "A session’s address works once. It was sent by mail.");
  EXPECT_EQ(shown(hit.excerpt, hit.excerpt_ranges), (Texts{"sent", "mail"}));
  const Answer japanese = index().search("料金プラン");
  ASSERT_FALSE(japanese.hits.empty());
  EXPECT_EQ(shown(japanese.hits.front().document->title, japanese.hits.front().title), (Texts{"料金プラン"}));
}

TEST(Search, CountsAllAndGivesNoMoreThanAskedFor) {
  const Answer answer = index().search("portal link customer test mode plan", {.limit = 2});
  EXPECT_EQ(answer.hits.size(), 2U);
  EXPECT_GT(answer.total, 2U);
  EXPECT_TRUE(index().search("the link expired", {.limit = 0}).hits.empty());
  EXPECT_TRUE(Index::build(std::vector<Document>()).search("the link expired").hits.empty());
}

TEST(Search, KeepsTheOrderOfTheDocumentsWhereTheyAreEqual) {
  std::vector<Document> documents = sample();
  documents.push_back(documents.front());
  documents.back().id = "twin";
  const Index twins = Index::build(documents);
  EXPECT_EQ(targets(twins.search("the link expired")), (Texts{"symptom/link-expired", "symptom/twin"}));
}

TEST(Search, AnswersAsJson) {
  const Answer answer = index().search("größe of the link");
  const Json json = Json::parse(to_json(answer));
  EXPECT_EQ(json["format"], "portal-search/1");
  EXPECT_EQ(json["words"], "größe of the link");
  EXPECT_TRUE(json["did_you_mean"].is_null());
  EXPECT_EQ(json["total"], answer.total);
  const Json& hit = json["hits"][0];
  EXPECT_EQ(hit["kind"], "symptom");
  EXPECT_EQ(hit["target"], "symptom/link-expired");
  EXPECT_EQ(hit["catalogue"], "OPEN-06");
  EXPECT_EQ(hit["matched_by"], "words");
  EXPECT_EQ(hit["highlights"]["title"], Json::parse("[[11, 15]]"));
  EXPECT_FALSE(Json::parse(to_json(index().search("webhook")))["hits"][0].contains("catalogue"));
  // Characters, not bytes, and whatever was asked stays JSON.
  const Json japanese = Json::parse(to_json(index().search("プラン")));
  EXPECT_EQ(japanese["hits"][0]["highlights"]["title"], Json::parse("[[2, 5]]"));
  EXPECT_TRUE(Json::parse(to_json(index().search("\xff\"\\\x01\n")), nullptr, false).is_object());
}

/// Whatever is asked of the whole guide, there is an answer in time.
TEST(Search, AnswersWhateverIsAsked) {
  const Index& guide = repository_index();
  const auto repeated = [](std::string_view text) {
    std::string all;
    while (all.size() < 10'000) {
      all += text;
    }
    return all;
  };
  std::string error_after_error;
  for (const Document& document : guide.documents()) {
    for (const std::string& error : document.errors) {
      error_after_error += error + ' ';
    }
  }
  std::string control;
  for (int at = 0; at < 10'000; ++at) {
    control += static_cast<char>(at % 32);
  }
  for (const std::string& nasty : {repeated("x "), repeated("?!"), repeated("((a+)+)+$"), repeated("the no such customer "),
                                   repeated("a"), repeated("subscrptoin zzzz qqqqqqq wwwwwwww "), repeated("料金プラン変更"),
                                   repeated("отмена étê 구독 🙂 plan "), repeated("aB"), repeated("card_declined "),
                                   repeated("'’'"), repeated("\xff\xc0\xe2"), control, error_after_error,
                                   std::string(10'000, '\0'), repeated("e\xCC\x81"), repeated("cancel plan ")}) {
    const auto begun = std::chrono::steady_clock::now();
    const Answer answer = guide.search(nasty);
    const auto spent = std::chrono::steady_clock::now() - begun;
    EXPECT_LE(answer.hits.size(), 10U);
    EXPECT_TRUE(Json::parse(to_json(answer), nullptr, false).is_object());
    // A millisecond per KB; tenfold for sanitizers, builds without optimisation, and a busy machine.
    EXPECT_LT(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count(),
              10 * static_cast<long>(1 + nasty.size() / 1000))
        << nasty.substr(0, 40);
  }
}

}  // namespace
}  // namespace portal_guide::search
