#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/troubleshoot/ranking.hpp"
#include "tests/core/repository_content.hpp"

// How people put it, none of it written by us: the catalogue that the symptoms come from quotes support requests, and the
// others are titles and sentences of public issues, questions and error logs, each with where it was found. Words here must
// not be added to a symptom's phrases only because they stand here: the table measures, it does not teach.
namespace portal_guide::troubleshoot {
namespace {

struct Phrasing {
  std::string_view catalogue;
  std::string_view words;
};

/// From the catalogue.
constexpr Phrasing kQuoted[] = {
    {"OPEN-01",
     "The Manage billing button fails: No configuration provided and your test mode default configuration has not been "
     "created"},
    {"OPEN-02", "It works in test mode but not for real customers"},
    {"OPEN-03", "No such customer: cus_… ; a similar object exists in live mode, but a test mode key was used"},
    {"OPEN-04", "No such configuration: bpc_…"},
    {"OPEN-05", "The portal opens but it is empty"},
    {"OPEN-05", "nothing to manage"},
    {"OPEN-06", "Customers say the portal link has expired"},
    {"OPEN-07", "Blocked by CORS"},
    {"OPEN-07", "Failed to fetch when I click Manage billing"},
    {"OPEN-08", "billing.stripe.com refused to connect"},
    {"OPEN-09", "Invalid URL: An explicit scheme (such as https) must be provided"},
    {"OPEN-09", "Not a valid URL"},
    {"OPEN-10", "There is no way back to our site"},
    {"OPEN-10", "it returns to the wrong page"},
    {"OPEN-11", "Invalid API Key provided"},
    {"OPEN-12", "The provided key rk_… does not have the required permissions for this endpoint"},
    {"OPEN-13", "Changes I make in the Dashboard do not reach customers"},
    {"OPEN-14", "The configuration I created by API/Terraform is not visible in the Dashboard"},
    {"OPEN-15", "We have hundreds of portal configurations and cannot delete them"},
    {"OPEN-16", "A customer sees another account"},
    {"OPEN-17", "The shareable login link says it is not available"},
    {"OPEN-18", "Customers do not receive the one-time login code"},
    {"OPEN-19", "429 / lock_timeout while my checker runs"},
    {"PLAN-01", "There is no Update plan / Switch plan button"},
    {"PLAN-02",
     "This subscription cannot be updated because the subscription update feature in the portal configuration is disabled"},
    {"PLAN-03", "Cannot update the subscription because there are no changes to confirm"},
    {"PLAN-04", "One of our plans is missing from the list"},
    {"PLAN-05", "I cannot save two prices of one product with the same interval"},
    {"PLAN-06", "400 parameter_missing on features[subscription_update][products]"},
    {"PLAN-07", "Customers on an old price cannot move to a new plan"},
    {"PLAN-08", "Monthly customers cannot go yearly"},
    {"PLAN-09", "Quantity / seats cannot be changed"},
    {"PLAN-10", "Customers change seat counts although we never enabled it"},
    {"PLAN-11", "A downgrade took effect at once and the customer lost features"},
    {"PLAN-12", "After a scheduled downgrade the customer can neither change nor cancel"},
    {"PLAN-13",
     "The subscription is managed by the subscription schedule sub_sched_…, and updating any cancelation behavior directly is "
     "not allowed"},
    {"PLAN-14", "Setting schedule_at_period_end to an empty list changes nothing"},
    {"PLAN-15", "The free trial ended when the customer switched plan"},
    {"PLAN-16", "Trial users upgraded to the top plan for free"},
    {"PLAN-17", "Proration surprise: strange amount or several lines on the invoice"},
    {"PLAN-18", "Customer upgraded but was not charged"},
    {"PLAN-19", "Customer downgraded and expects a refund"},
    {"PLAN-20", "The customer wants another currency"},
    {"PLAN-21", "Customers with add-ons can only cancel"},
    {"PLAN-22", "Usage-based customers can only cancel"},
    {"PLAN-23", "Invoice (pay by bank transfer) customers can only cancel"},
    {"PLAN-24", "Can customers buy a second plan or re-subscribe in the portal?"},
};

/// From public issues, questions and logs.
constexpr Phrasing kOverheard[] = {
    // github.com/mozilla/fxa/issues/13245, with its typographic apostrophe
    {"OPEN-01",
     "Error: You can’t create a portal session in test mode until you save your customer portal settings in test mode at "
     "https://dashboard.stripe.com/test/settings/billing/portal."},
    // github.com/scosman/CMSaasStarter/issues/55
    {"OPEN-01",
     "There was just an error in Stripe after I deleted all of my test data, I didn't re-setup the Customer Portal page"},
    {"OPEN-01",
     "Error creating billing portal session: StripeInvalidRequestError: You can’t create a portal session in test mode until "
     "you save your customer portal settings"},
    // github.com/Automattic/woocommerce-payments/issues/2943
    {"OPEN-03",
     "No such customer: 'cus_KZ1'; a similar object exists in live mode, but a test mode key was used to make this request."},
    // github.com/stripe/stripe-java/issues/1283
    {"OPEN-07", "Portal session : CROSS origin. CORS Missing Allow Origin"},
    // github.com/laravel/cashier-stripe/issues/1022
    {"OPEN-07",
     "Cashier implementation of Stripe Billing Portal causing CORS issues. Nothing visible happens, but console tells a tale"},
    // github.com/stripe-samples/firebase-subscription-payments/issues/36
    {"OPEN-07", "Blocked by CORS policy when trying to access Stripe Customer Portal after subscribing"},
    {"OPEN-07",
     "has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No "
     "'Access-Control-Allow-Origin' header is present on the requested resource."},
    // github.com/lukasaron/terraform-provider-stripe/issues/52
    {"OPEN-14", "Customer portal created but not showing in the dashboard"},
    {"OPEN-14",
     "I create a customer portal through terraform and it finishes successfully but when I go to the dashboard, I don't see "
     "it"},
    // github.com/strelov1/freehire/pull/2505
    {"PLAN-01", "Billing has no upgrade button and no cancel button"},
    // support.stripe.com/questions/billing-customer-portal
    {"PLAN-01",
     "Why can I only cancel a plan in the customer portal even though I have set up my configuration to enable updating it?"},
    {"PLAN-24", "Can a customer create a new subscription through the Portal?"},
    // github.com/buttondown/roadmap/issues/2203
    {"PLAN-01", "“Upgrade to X” CTAs in Settings open customer portal with no way of upgrading"},
    // github.com/airwaylab-app/airwaylab/pull/225
    {"PLAN-01", "User reported they couldn't cancel or upgrade their subscription"},
    // github.com/invertase/stripe-firebase-extensions/issues/180
    {"PLAN-04", "Update plan does not show all available subscriptions"},
    {"PLAN-04", "The other subscription options should be visible but are not shown"},
    // github.com/firezone/firezone/issues/5474
    {"PLAN-09", "it doesn't seem like there's any way to change seat counts from the customer portal in Stripe?"},
    // github.com/stripe/stripe-python/issues/702
    {"PLAN-09", "there is no possibility to modify quantity of seats"},
    // github.com/stripe/stripe-node/issues/2251
    {"PLAN-11", "Scheduled Downgrade at Period End Not Triggering in Stripe Billing Portal?"},
    // github.com/invertase/stripe-firebase-extensions/issues/158
    {"PLAN-12", "Scheduled subscription update not allowing customer changes in billing portal"},
    {"PLAN-12", "This prevents customer from being able to change their plan, or cancel."},
    // github.com/invertase/stripe-firebase-extensions/issues/108
    {"PLAN-18", "How to force user to pay for changing the plan?"},
    // github.com/laravel/cashier-stripe/issues/1103
    {"OPEN-13", "There is currently no way to start a session using specific portal configuration, default is started anyway"},
};

struct Score {
  std::size_t asked = 0;
  std::size_t first = 0;
  std::size_t among_three = 0;
};

/// Prints what is not first, so that whoever changes words or ranking sees what moved.
template <std::size_t size>
Score measure(std::string_view name, const Phrasing (&phrasings)[size]) {
  Score score;
  for (const Phrasing& phrasing : phrasings) {
    const std::vector<Ranked> ranked = rank(phrasing.words, repository_symptoms(), 5);
    const auto found = std::find_if(ranked.begin(), ranked.end(),
                                    [&](const Ranked& one) { return one.symptom->catalogue == phrasing.catalogue; });
    const auto place = static_cast<std::size_t>(found - ranked.begin());
    ++score.asked;
    if (found != ranked.end() && place == 0) ++score.first;
    if (found != ranked.end() && place < 3) ++score.among_three;
    if (found != ranked.end() && place == 0) continue;
    std::cout << phrasing.catalogue << (found == ranked.end() ? " not found: " : " at " + std::to_string(place + 1) + ": ")
              << phrasing.words << "\n   instead:";
    for (const Ranked& one : ranked)
      std::cout << ' ' << one.symptom->catalogue << '(' << one.score << ')';
    std::cout << '\n';
  }
  std::cout << name << ": " << score.first << " of " << score.asked << " first, " << score.among_three << " among three\n";
  return score;
}

TEST(Phrasings, OfTheCatalogueFindTheirSymptom) {
  const Score score = measure("quoted", kQuoted);
  EXPECT_GE(score.first, 47U);
  EXPECT_GE(score.among_three, 47U);
}

TEST(Phrasings, OverheardFindTheirSymptom) {
  const Score score = measure("overheard", kOverheard);
  EXPECT_GE(score.first, 15U);
  EXPECT_GE(score.among_three, 19U);
}

TEST(Phrasings, AreEnough) { EXPECT_GE(std::size(kQuoted) + std::size(kOverheard), 60U); }

}  // namespace
}  // namespace portal_guide::troubleshoot
