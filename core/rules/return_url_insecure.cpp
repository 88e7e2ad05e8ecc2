#include "core/rules/return_url.hpp"

namespace portal_guide::rules::return_url_insecure {
namespace {

/// A return URL with the scheme http sends live customers back over a connection that others on their network can read and
/// change.
Answer judge(const Context& context) {
  const auto address = require_web_address(context);
  if (!address) return propagate(address);
  if (address->parsed.scheme != "http") return {};
  return {{wrong_return_url(address->url)}};
}

}  // namespace

extern const Rule kRule{
    .id = "return-url-insecure", .severity = report::Severity::Error, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::return_url_insecure
