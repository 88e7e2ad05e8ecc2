#pragma once

#include "core/troubleshoot/account_view.hpp"
#include "core/troubleshoot/facts.hpp"

/// What is true of some of the subscriptions or customers, by their status and their dates on the day of the snapshot. Each
/// holds where it is true of one that was read, and is unknown where it is true of none of those and more were not read.
namespace portal_guide::troubleshoot {

/// A customer is exempt from tax or owes it themselves.
Holds customer_tax_exempt(const AccountView& view);
/// One customer has several subscriptions that have not ended.
Holds customer_with_two_subscriptions(const AccountView& view);
/// It runs, is not in its trial, and is set to end.
Holds paid_subscription_ends_later(const AccountView& view);
/// Collecting money is paused, which leaves the status as it is.
Holds payment_collection_paused(const AccountView& view);
/// The same, and a day is set on which it goes on.
Holds payment_collection_resumes(const AccountView& view);
/// Ended for good. Lists leave these out unless they are asked for.
Holds subscription_canceled(const AccountView& view);
/// It runs, and is set to end.
Holds subscription_ends_later(const AccountView& view);
/// It runs and is set to end, while `cancel_at_period_end` is false.
Holds subscription_ends_without_flag(const AccountView& view);
/// Its first payment never came.
Holds subscription_incomplete_expired(const AccountView& view);
/// It lives in the time of a test clock.
Holds subscription_of_a_test_clock(const AccountView& view);
/// Its status is `paused`.
Holds subscription_paused(const AccountView& view);
/// It is paused, and Stripe names a payment that failed as the reason.
Holds subscription_paused_after_failed_payment(const AccountView& view);
/// It is paused, and Stripe names the end of a trial without a payment method as the reason.
Holds subscription_paused_after_trial(const AccountView& view);
/// It has not ended, and it has begun.
Holds subscription_running(const AccountView& view);
/// It is in its trial.
Holds subscription_trialing(const AccountView& view);
/// Retrying is over, and invoices stay open.
Holds subscription_unpaid(const AccountView& view);
/// A change waits for its payment.
Holds subscription_update_pending(const AccountView& view);
/// It has a payment method of its own, which is not the customer’s default one.
Holds subscription_with_another_payment_method(const AccountView& view);
/// It runs, and is not set to end.
Holds subscription_without_end(const AccountView& view);
/// There are subscriptions, and each of them is in its trial.
Holds subscriptions_all_trialing(const AccountView& view);
/// It is in its trial, and is set to end.
Holds trial_ends_later(const AccountView& view);
/// Its trial lies in the past.
Holds trial_over(const AccountView& view);

}  // namespace portal_guide::troubleshoot
