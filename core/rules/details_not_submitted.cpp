#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::details_not_submitted {
namespace {

/// An account whose owner has not submitted the first details takes no payments, so customers can do nothing in the live portal
/// that costs money (docs/stripe.md, fact 39).
Answer judge(const Context& context) { return judge_account_flag(context, stripe::account::kDetailsSubmitted); }

}  // namespace

extern const Rule kRule{
    .id = "details-not-submitted", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::details_not_submitted
