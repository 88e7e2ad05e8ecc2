#include <array>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::branding_missing {
namespace {

constexpr std::array<stripe::MemberPath, 2> kDetails = {stripe::account::kSettingsBrandingIcon,
                                                        stripe::account::kSettingsBrandingLogo};

/// An account with neither an icon nor a logo sends customers to a portal that looks like nobody's page, just when they are
/// asked for a card.
Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "branding-missing", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::branding_missing
