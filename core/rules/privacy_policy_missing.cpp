#include "core/rules/legal_url.hpp"

namespace portal_guide::rules::privacy_policy_missing {
namespace {

/// A configuration without a privacy policy asks customers for card and address and does not say what happens to them.
Answer judge(const Context& context) {
  return judge_legal_url_missing(context, stripe::configuration::kBusinessProfilePrivacyPolicyUrl);
}

}  // namespace

extern const Rule kRule{.id = "privacy-policy-missing",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::privacy_policy_missing
