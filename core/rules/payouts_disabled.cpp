#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::payouts_disabled {
namespace {

/// An account for which Stripe has disabled payouts charges customers without the money ever reaching the business's bank
/// (docs/stripe.md, fact 39).
Answer judge(const Context& context) { return judge_account_flag(context, stripe::account::kPayoutsEnabled); }

}  // namespace

extern const Rule kRule{
    .id = "payouts-disabled", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::payouts_disabled
