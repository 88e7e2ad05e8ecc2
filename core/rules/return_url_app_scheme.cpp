#include "core/rules/return_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::return_url_app_scheme {
namespace {

/// A return URL with the scheme of an app or of a browser extension was refused when a session was made (docs/stripe.md, fact
/// 70), so that customers could not open the portal.
Answer judge(const Context& context) {
  const auto url = require_return_url(context);
  if (!url) return propagate(url);
  const auto scheme = stripe::app_scheme(url->text);
  if (!scheme) return {};
  Observation observation = wrong_return_url(*url);
  observation.arguments["scheme"] = observed_text(*scheme);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-app-scheme",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_app_scheme
