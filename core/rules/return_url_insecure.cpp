#include "core/rules/return_url.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules::return_url_insecure {
namespace {

/// A return URL with the scheme http sends live customers back over a connection that others on their network can read and
/// change. Where the address is local as well, return-url-local says so: another address mends both.
Answer judge(const Context& context) {
  const auto address = require_web_address(context);
  if (!address) return propagate(address);
  if (address->parsed.scheme != "http") return {};
  if (stripe::is_local_host(address->parsed.host)) return unanswered(covered_by("return-url-local"));
  return {{wrong_return_url(address->url)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-insecure",
                        .severity = report::Severity::Error,
                        .modes = Modes::LiveOnly,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::return_url_insecure
