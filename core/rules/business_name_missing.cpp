#include <array>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::business_name_missing {
namespace {

constexpr std::array<stripe::MemberPath, 2> kDetails = {stripe::account::kBusinessProfileName,
                                                        stripe::account::kSettingsDashboardDisplayName};

/// An account with neither a public business name nor a display name asks customers for a card on a page that may not say whom
/// it belongs to.
Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "business-name-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::business_name_missing
