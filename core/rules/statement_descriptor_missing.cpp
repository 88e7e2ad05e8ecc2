#include <array>
#include <string_view>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::statement_descriptor_missing {
namespace {

constexpr std::array<std::string_view, 1> kDetails = {"settings.payments.statement_descriptor"};

Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "statement-descriptor-missing", .severity = report::Severity::Info, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::statement_descriptor_missing
