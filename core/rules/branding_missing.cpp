#include <array>
#include <string_view>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::branding_missing {
namespace {

constexpr std::array<std::string_view, 2> kDetails = {"settings.branding.icon", "settings.branding.logo"};

Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "branding-missing", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::branding_missing
