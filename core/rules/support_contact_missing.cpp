#include <array>
#include <string_view>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::support_contact_missing {
namespace {

constexpr std::array<std::string_view, 3> kDetails = {"business_profile.support_email", "business_profile.support_phone",
                                                      "business_profile.support_url"};

Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "support-contact-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::support_contact_missing
