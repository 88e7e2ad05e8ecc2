#include "core/rules/return_url.hpp"

namespace portal_guide::rules::return_url_credentials {
namespace {

/// A return URL with a user name or a password in it shows the sign-in data to every customer who leaves the portal.
Answer judge(const Context& context) {
  const auto address = require_web_address(context);
  if (!address) return propagate(address);
  if (!address->parsed.has_credentials) return {};
  return {{wrong_return_url(address->url)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-credentials",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_credentials
