#include <array>
#include <string_view>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::business_name_missing {
namespace {

constexpr std::array<std::string_view, 2> kDetails = {"business_profile.name", "settings.dashboard.display_name"};

Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "business-name-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::business_name_missing
