#include "core/rules/return_url.hpp"

namespace portal_guide::rules::return_url_missing {
namespace {

/// A configuration without a default return URL leaves customers at the end of the portal with no way back to the app, and
/// Stripe may refuse to open it, unless the app passes a return URL with each session (docs/stripe.md, fact 16).
Answer judge(const Context& context) {
  const auto url = return_url(context);
  if (!url) return propagate(url);
  // The configuration needs no address where the app passes one with each session.
  if (!url->text.empty() || !url->configuration) return {};
  return {{update_of_configuration(*url->configuration, {{.path = url->pointer, .observed = nullptr}},
                                   {{"default_return_url", kReturnUrlPlaceholder}}, report::Applicability::Placeholder)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-missing",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_missing
