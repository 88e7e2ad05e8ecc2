#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::charges_disabled {
namespace {

/// An account for which Stripe has disabled charges takes no payment from any customer, and every renewal fails
/// (docs/stripe.md, fact 39).
Answer judge(const Context& context) { return judge_account_flag(context, stripe::account::kChargesEnabled); }

}  // namespace

extern const Rule kRule{
    .id = "charges-disabled", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::charges_disabled
