#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/search/document.hpp"
#include "core/search/index.hpp"
#include "core/troubleshoot/ranking.hpp"
#include "tests/core/repository_content.hpp"

// Questions that the guide once answered wrongly, through search and through diagnose. Each stands for a kind.
namespace portal_guide::search {
namespace {

struct Asked {
  const char* name;
  const char* words;
  /// What may be first of all, and what may be first among the symptoms.
  std::vector<std::string> found;
  std::vector<std::string> diagnosed;
};

void PrintTo(const Asked& row, std::ostream* stream) { *stream << row.name; }

class Answered : public testing::TestWithParam<Asked> {};

TEST_P(Answered, ByWhatIsRight) {
  const auto is_among = [](const std::string& target, const std::vector<std::string>& right) {
    return std::find(right.begin(), right.end(), target) != right.end();
  };
  const Answer answer = repository_index().search(GetParam().words, {.prefix = false});
  EXPECT_TRUE(answer.fits);
  ASSERT_FALSE(answer.hits.empty());
  const std::string first = target_of(*answer.hits.front().document);
  EXPECT_TRUE(is_among(first, GetParam().found)) << first;
  const troubleshoot::Ranking ranking = troubleshoot::rank(GetParam().words, repository_symptoms(), 5, repository_index());
  EXPECT_TRUE(ranking.fits);
  ASSERT_FALSE(ranking.symptoms.empty());
  const std::string symptom = "symptom/" + ranking.symptoms.front().symptom->id;
  EXPECT_TRUE(is_among(symptom, GetParam().diagnosed)) << symptom;
}

Asked symptom(const char* name, const char* words, const std::string& id) {
  return {.name = name, .words = words, .found = {"symptom/" + id}, .diagnosed = {"symptom/" + id}};
}

INSTANTIATE_TEST_SUITE_P(
    Field, Answered,
    testing::Values(
        symptom("UnknownParameterFeatures", "Received unknown parameter: features", "session-parameter-unknown"),
        symptom("UnknownParameterCoupon", "Received unknown parameter: coupon", "coupon-parameter-unknown"),
        symptom("ConfigurationPerCustomerType", "multiple portal configurations per customer type", "several-sites"),
        symptom("TwoSites", "two websites one stripe account", "several-sites"),
        symptom("EventsOutOfOrder", "webhook events arrive out of order: subscription updated after deleted",
                "events-out-of-order"),
        symptom("StillCancelsAfterUpgrade", "customer upgraded but subscription still cancels at period end",
                "cancellation-kept-on-switch"),
        symptom("TaxIdExists", "a tax ID with the specified value and type already exists for this customer", "tax-id-exists"),
        symptom("CustomDomain", "custom domain for billing portal", "custom-domain"),
        symptom("OnlyUpgrades", "only allow upgrades, no downgrades", "upgrades-only"),
        symptom("BackToTheApp", "mobile app: how do I return from the portal to my iOS app", "return-to-mobile-app"),
        symptom("CouponGone", "coupon disappeared after switching to annual", "discount-lost-on-switch"),
        symptom("Terraform", "terraform apply changed the portal but the dashboard does not show it", "terraform-differs"),
        symptom("Sandbox", "does a sandbox share portal settings with test mode", "sandbox-settings-differ"),
        symptom("CanceledNotUpdatable", "cannot update a canceled subscription", "canceled-not-updatable"),
        symptom("JsonBody",
                R"({"error":{"code":"parameter_unknown","doc_url":"https://stripe.com/docs/error-codes/parameter-unknown",)"
                R"("message":"Received unknown parameter: features","param":"features","type":"invalid_request_error"}})",
                "session-parameter-unknown"),
        symptom(
            "StackTrace",
            "StripeInvalidRequestError: No such configuration: 'bpc_1Q'; a similar object exists in test mode, but a live "
            "mode key was used to make this request.\n    at StripeError.generate (/app/node_modules/stripe/Error.js:10:20)",
            "no-such-configuration")),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Answers, OfAnErrorAreNotThoseOfItsCommonWords) {
  // The rule answers it. Among the symptoms none does, and none that only shares "No such" may pretend to.
  const char* const words = "No such price: 'price_1abc'";
  EXPECT_EQ(target_of(*repository_index().search(words).hits.front().document), "rule/price-missing");
  for (const auto& ranked : troubleshoot::rank(words, repository_symptoms(), 5, repository_index()).symptoms) {
    EXPECT_NE(ranked.symptom->id, "no-such-customer");
    EXPECT_NE(ranked.symptom->id, "no-such-configuration");
  }
  // No pattern knows this parameter, but its name says what it is about.
  EXPECT_EQ(target_of(*repository_index().search("Received unknown parameter: default_allowed_updates").hits.front().document),
            "rule/update-allows-nothing");
}

TEST(Answers, OfADeclineAreTheLongestCode) {
  const auto first = [](std::string_view words) { return target_of(*repository_index().search(words).hits.front().document); };
  EXPECT_EQ(first(R"(Your card was declined. {"code":"card_declined","decline_code":"insufficient_funds"})"),
            "decline/insufficient-funds");
  EXPECT_EQ(first("failed with mobile_device_authentication_required"), "decline/mobile-device-authentication-required");
}

TEST(Answers, KnowNoMoreThanTheyWereTold) {
  // A code alone says nothing, but it is all there is.
  EXPECT_FALSE(repository_index().search("resource_missing").hits.empty());
}

}  // namespace
}  // namespace portal_guide::search
