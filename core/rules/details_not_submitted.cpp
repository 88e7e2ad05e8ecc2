#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::details_not_submitted {
namespace {

Answer judge(const Context& context) { return judge_account_flag(context, "details_submitted"); }

}  // namespace

extern const Rule kRule{
    .id = "details-not-submitted", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::details_not_submitted
