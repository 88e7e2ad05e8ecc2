#include "core/rules/legal_url.hpp"

namespace portal_guide::rules::privacy_policy_missing {
namespace {

Answer judge(const Context& context) { return judge_legal_url_missing(context, "privacy_policy_url"); }

}  // namespace

extern const Rule kRule{
    .id = "privacy-policy-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::privacy_policy_missing
