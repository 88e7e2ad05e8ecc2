#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::cli {

/// A key that may be sent to Stripe.
struct AccountKey {
  stripe::Mode mode = stripe::Mode::Test;
  std::string key;
};

/// Names of environment variables, never keys.
struct KeyVariables {
  /// A key of either mode.
  std::string key = "STRIPE_API_KEY";
  /// A key of live mode; empty where only one account is read. Where this is set, the variable above may be missing. If it
  /// is there, it must hold a key of test mode.
  std::string live_key;
};

/// The value of a variable of the environment; nullopt where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The keys, test mode first. Accepts what the proxy accepts: restricted keys, and secret ones of test mode. Fails with
/// `key-in-arguments` (a key stands where a name belongs), `key-variable-missing`, `key-variable-publishable`,
/// `key-variable-secret` (a live secret key), `key-variable-malformed` or `key-variable-mode` ("expected"), each with
/// "variable". No Error holds anything of a key.
Expected<std::vector<AccountKey>> find_keys(const KeyVariables& variables, const Environment& environment);

/// The address before "/v1/…", without a slash at its end. Fails as stripe::parse_url() does, or with `base-url-insecure`
/// (http to anything but a loopback address) or `base-url-parts` (a user, a password, a query or a fragment).
Expected<std::string> parse_base_url(std::string_view text);

/// Fails with `account-id` where the text is neither empty nor an id such as acct_1AbC.
Expected<void> check_account_id(std::string_view text);

}  // namespace portal_guide::cli
