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

/// From the catalogue. Our titles were written with it in view, so this half only says that nothing got lost on the way.
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
    {"CANC-01", "There is no Cancel button"},
    {"CANC-02", "Customer cancelled but still has access / is still active"},
    {"CANC-03", "Our database never shows the cancellation: cancel_at_period_end is always false"},
    {"CANC-04", "Cancellation was immediate and nothing was refunded"},
    {"CANC-05", "Saving the cancel settings fails / proration option rejected"},
    {"CANC-06", "Customer wants to undo a cancellation"},
    {"CANC-07", "Cancellation reasons are not collected\" / \"we want our own reasons"},
    {"CANC-08", "Customers take the retention discount every month"},
    {"CANC-09", "Subscription was cancelled and nobody did it"},
    {"CANC-10", "Still charged after cancelling"},
    {"CANC-11", "We need a Pause button in the portal"},
    {"CANC-12", "We paused a customer but the status is still active"},
    {"CANC-13", "Subscription says paused after the trial"},
    {"PAY-01", "Renewal failed, the subscription is past_due"},
    {"PAY-02", "My card was declined"},
    {"PAY-03", "Authentication required / 3D Secure needed for the renewal"},
    {"PAY-04", "New subscription stays incomplete"},
    {"PAY-05", "Status is unpaid although the card works now"},
    {"PAY-06", "Customer added a new card but the old one was charged"},
    {"PAY-07", "I updated my card, why is the invoice still unpaid?"},
    {"PAY-08", "Customer is charged twice every month"},
    {"PAY-09", "The card cannot be removed in the portal"},
    {"PAY-10", "No option to add a payment method"},
    {"PAY-11", "PayPal / SEPA / … is not offered in the portal"},
    {"PAY-12", "Payments fail for everyone"},
    {"PAY-13", "Can a customer get a refund in the portal?"},
    {"PAY-14", "The customer wants to pay the open invoice now"},
    {"PAY-15", "The plan change did not apply because payment failed"},
    {"INV-01", "Invoices are missing in the portal"},
    {"INV-02", "Company name / VAT number is missing on the invoice"},
    {"INV-03", "There is no Tax ID field"},
    {"INV-04", "Tax ID shows unverified / pending"},
    {"INV-05", "customer_tax_location_invalid\" or invoice cannot be finalized"},
    {"INV-06", "No tax is charged"},
    {"INV-07", "Plan switch disappears once tax is on"},
    {"INV-08", "Customers cannot change their e-mail"},
    {"MAIL-01", "Customers get no e-mail when a payment fails"},
    {"MAIL-02", "No renewal / trial-ending / expiring-card reminders"},
    {"BRAND-01", "Wrong logo / colours in the portal"},
    {"BRAND-02", "The text says: … partners with Stripe for simplified billing"},
    {"BRAND-03", "Terms / privacy links are missing"},
    {"LANG-01", "The portal is in the wrong language"},
    {"DISC-01", "There is no field for a promotion code"},
    {"DISC-02", "The promotion code is not accepted"},
    {"DISC-03", "The discount disappeared"},
    {"SYNC-01", "Customer changed plan in the portal but our app did not notice"},
    {"SYNC-02", "Webhook signature verification failed"},
    {"SYNC-03", "current_period_end / invoice.subscription is undefined since the upgrade"},
    {"SYNC-04", "Renewal invoices stay draft for days"},
    {"CONN-01", "No such customer\" for a connected account's customer"},
    {"TEST-01", "Preview button does nothing / Open customer portal is missing"},
    {"TEST-02", "Subscription in the sandbox renews at odd times / is not in the list"},
    {"MISC-01", "The API answer has no products / no subscription_pause / no feedback_options"},
};

/// From public issues, questions and logs, found after the texts were written.
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
    // github.com/sheibeck/fcs/issues/165
    {"PAY-08", "Charged twice for subscription"},
    // github.com/Thinline-Dynamic-Solutions/ThinLineRadio/issues/208
    {"PAY-08", "Today i had 2 customers (so far) reach out to me saying they where being double or triple billed"},
    // github.com/gitpod-io/gitpod/issues/16524 and 15246
    {"PAY-08", "Users can create two active Stripe subscriptions, and thus receive two invoices each month"},
    {"PAY-08", "Prevent Gitpod from creating two active Stripe Subscriptions for the same Customer"},
    // github.com/get-convex/stripe/issues/18
    {"CANC-03", "cancelAtPeriodEnd not set when canceling in Stripe Portal"},
    // github.com/stripe/stripe-node/issues/2470
    {"CANC-03", "`cancel_at_period_end` always returns false when canceling subscription"},
    // github.com/FlutterFlow/flutterflow-issues/issues/843
    {"CANC-10", "after about a week it charged my bank card again for the first subscription which I already cancelled"},
    // github.com/enupal/stripe/issues/240
    {"SYNC-01", "Subscription Updates via Customer Portal not updating in the plugin"},
};

struct Score {
  std::size_t asked = 0;
  std::size_t first = 0;
  std::size_t among_three = 0;
};

/// Prints what is not first, so that a change of words or ranking shows what moved.
template <std::size_t size>
Score measure(std::string_view name, const Phrasing (&phrasings)[size]) {
  Score score;
  for (const Phrasing& phrasing : phrasings) {
    const std::vector<Ranked> ranked = rank(phrasing.words, repository_symptoms(), 5, repository_index()).symptoms;
    const auto found = std::find_if(ranked.begin(), ranked.end(),
                                    [&](const Ranked& one) { return one.symptom->catalogue == phrasing.catalogue; });
    const auto place = static_cast<std::size_t>(found - ranked.begin());
    ++score.asked;
    if (found != ranked.end() && place == 0) ++score.first;
    if (found != ranked.end() && place < 3) ++score.among_three;
    if (found != ranked.end() && place == 0) continue;
    std::cout << phrasing.catalogue << (found == ranked.end() ? " not found: " : " at " + std::to_string(place + 1) + ": ")
              << phrasing.words << "\n   instead:";
    for (const Ranked& one : ranked) {
      std::cout << ' ' << one.symptom->catalogue << '(' << one.score << ')';
    }
    std::cout << '\n';
  }
  std::cout << name << ": " << score.first << " of " << score.asked << " first, " << score.among_three << " among three\n";
  return score;
}

TEST(Phrasings, OfTheCatalogueFindTheirSymptom) {
  const Score score = measure("quoted", kQuoted);
  EXPECT_GE(score.first, 99U);
  EXPECT_GE(score.among_three, 100U);
}

TEST(Phrasings, OverheardFindTheirSymptom) {
  const Score score = measure("overheard", kOverheard);
  EXPECT_GE(score.first, 21U);
  EXPECT_GE(score.among_three, 27U);
}

TEST(Phrasings, AreEnough) { EXPECT_GE(std::size(kQuoted) + std::size(kOverheard), 60U); }

}  // namespace
}  // namespace portal_guide::troubleshoot
