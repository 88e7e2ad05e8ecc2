#include "core/compare/address_setting.hpp"

#include <optional>
#include <string>

#include "core/compare/side.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::compare {
namespace {

/// The text as an address to which live customers can be sent; nothing for any other text.
std::optional<stripe::Url> public_url(std::string_view text) {
  const auto url = stripe::parse_url(text);
  if (!url || url->scheme != "https" || url->has_credentials || stripe::is_local_host(url->host)) return std::nullopt;
  return *url;
}

}  // namespace

Setting address_setting(Topic topic, stripe::MemberPath path, std::string_view test, std::string_view live) {
  Setting setting{
      .topic = topic,
      .difference = {.path = std::string(path.dotted()), .about = {}, .test = text_or_null(test), .live = text_or_null(live)}};
  const auto of_test = public_url(test);
  const auto of_live = public_url(live);
  const bool same_site = of_test && (!of_live || of_test->host == of_live->host || topic != Topic::ReturnUrl);
  setting.params = OrderedJson::object();
  if (same_site && is_sendable(test)) {
    set(setting.params, path.dotted(), test);
    return setting;
  }
  if (!of_test && !test.empty() && of_live) {
    setting.difference.action = Action::Keep;
    return setting;
  }
  setting.difference.action = Action::Decide;
  const std::string placeholder = "{" + std::string(path.name()) + "}";
  if (test.empty()) {
    setting.decision = "compare.decide.clear-url";
    set(setting.params, path.dotted(), "");
  } else if (of_test && is_sendable(test)) {
    setting.decision = "compare.decide.other-site";
    set(setting.params, path.dotted(), test);
  } else {
    setting.decision = of_test ? "compare.decide.hidden-url" : "compare.decide.local-url";
    setting.has_placeholder = true;
    set(setting.params, path.dotted(), topic == Topic::ReturnUrl ? "{return_url}" : placeholder);
  }
  return setting;
}

}  // namespace portal_guide::compare
