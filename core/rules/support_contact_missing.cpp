#include <array>

#include "core/rules/account_details.hpp"

namespace portal_guide::rules::support_contact_missing {
namespace {

constexpr std::array<stripe::MemberPath, 3> kDetails = {stripe::account::kBusinessProfileSupportEmail,
                                                        stripe::account::kBusinessProfileSupportPhone,
                                                        stripe::account::kBusinessProfileSupportUrl};

/// An account without an e-mail address, phone number or page for support leaves customers nobody to ask but their bank.
Answer judge(const Context& context) { return judge_account_details_missing(context, kDetails); }

}  // namespace

extern const Rule kRule{
    .id = "support-contact-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::support_contact_missing
