#include <array>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::statement_descriptor_missing {
namespace {

constexpr std::array<stripe::MemberPath, 1> kDetails = {stripe::account::kSettingsPaymentsStatementDescriptor};

/// An account without a statement descriptor may have another of its names on bank statements, and customers who do not
/// recognise the payment dispute it.
Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "statement-descriptor-missing", .severity = report::Severity::Info, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::statement_descriptor_missing
