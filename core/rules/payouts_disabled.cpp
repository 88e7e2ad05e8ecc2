#include "core/rules/account_standing.hpp"

namespace portal_guide::rules {
namespace {

Answer judge(const Context& context) { return judge_account_flag(context, "payouts_enabled"); }

}  // namespace

extern const Rule kPayoutsDisabled{
    .id = "payouts-disabled", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules
