#include "core/rules/legal_url.hpp"

namespace portal_guide::rules::terms_of_service_missing {
namespace {

/// A configuration without terms of service may not show customers what they agree to when they change or cancel a plan
/// (docs/stripe.md, fact 28).
Answer judge(const Context& context) {
  return judge_legal_url_missing(context, stripe::configuration::kBusinessProfileTermsOfServiceUrl);
}

}  // namespace

extern const Rule kRule{.id = "terms-of-service-missing",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::terms_of_service_missing
