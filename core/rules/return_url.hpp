#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules {

/// Where customers are sent when they leave the portal.
struct ReturnUrl {
  std::string_view text;
  std::string pointer;
  /// The configuration that holds the address; nullopt where the app passes it with each session.
  std::optional<Located> configuration;
};

/// The address in `integration.return_url`, or else the default return URL of the configuration under test. `text` is empty
/// where neither is set.
Known<ReturnUrl> return_url(const Context& context);

/// The same, for rules that judge an address: `covered` by return-url-missing where there is none.
Known<ReturnUrl> require_return_url(const Context& context);

/// The rule that reports an address which is not a web address.
std::string_view rule_of_no_web_address(const ReturnUrl& url);

struct WebAddress {
  ReturnUrl url;
  stripe::Url parsed;
};
/// The same, for rules that judge a part of the address: `covered` by the rule that reports it where it is not a complete web
/// address.
Known<WebAddress> require_web_address(const Context& context);

/// Stands in a call for the address that somebody has to put in.
inline constexpr std::string_view kReturnUrlPlaceholder = "{return_url}";

/// What a rule reports that does not accept the address. If the address is in the configuration, somebody puts the right one
/// into the call; if the app passes it, it is mended in the app.
Observation wrong_return_url(const ReturnUrl& url);

}  // namespace portal_guide::rules
