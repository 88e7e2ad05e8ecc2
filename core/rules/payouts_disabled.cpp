#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::payouts_disabled {
namespace {

Answer judge(const Context& context) { return judge_account_flag(context, "payouts_enabled"); }

}  // namespace

extern const Rule kRule{
    .id = "payouts-disabled", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::payouts_disabled
