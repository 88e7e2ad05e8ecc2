#include "core/rules/return_url.hpp"

namespace portal_guide::rules::return_url_local {
namespace {

/// A return URL with a private or reserved address sends live customers to an error page when they leave the portal.
Answer judge(const Context& context) {
  const auto address = require_web_address(context);
  if (!address) return propagate(address);
  if (!stripe::is_local_host(address->parsed.host)) return {};
  return {{wrong_return_url(address->url)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-local",
                        .severity = report::Severity::Error,
                        .modes = Modes::LiveOnly,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_local
