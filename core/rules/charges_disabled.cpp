#include "core/rules/account_standing.hpp"

namespace portal_guide::rules::charges_disabled {
namespace {

Answer judge(const Context& context) { return judge_account_flag(context, "charges_enabled"); }

}  // namespace

extern const Rule kRule{
    .id = "charges-disabled", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::charges_disabled
