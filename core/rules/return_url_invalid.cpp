#include "core/rules/return_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::return_url_invalid {
namespace {

/// A return URL that is not a complete web address leaves customers without a way back, and Stripe refuses it in a session.
Answer judge(const Context& context) {
  const auto url = require_return_url(context);
  if (!url) return propagate(url);
  if (stripe::parse_url(url->text)) return {};
  // Such an address is complete, but of a kind that Stripe does not take.
  if (stripe::app_scheme(url->text)) return unanswered(covered_by(rule_of_no_web_address(*url)));
  return {{wrong_return_url(*url)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-invalid",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_invalid
