#include "core/cli/account_keys.hpp"

#include <algorithm>
#include <utility>

#include "core/proxy/key_policy.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/url.hpp"
#include "core/text/ascii.hpp"
#include "core/text/trim.hpp"

namespace portal_guide::cli {
namespace {

using stripe::Mode;

Failure<> refuse(std::string id, const std::string& variable) {
  return fail({.id = std::move(id), .arguments = {{"variable", variable}}});
}

bool is_variable_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return text::is_alphanumeric(c) || c == '_'; });
}

Expected<AccountKey> read_key(const std::string& variable, const std::string& text) {
  // A line break at the end is not part of a key that was read from a file.
  const std::string key(text::trimmed(text));
  const auto mode = proxy::accept_key(key);
  if (mode) return AccountKey{.mode = *mode, .key = key};
  if (mode.error().id == "key-publishable") return refuse("key-variable-publishable", variable);
  if (mode.error().id == "key-secret-refused") return refuse("key-variable-secret", variable);
  return refuse("key-variable-malformed", variable);
}

/// Whether a serialized host is a loopback address. `127.0.0.1.example` is a name that may belong to anybody.
bool is_loopback(std::string_view host) {
  const bool is_number = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "[::1]" || (is_number && host.starts_with("127."));
}

std::optional<std::string> value_of(const std::string& variable, const Environment& environment) {
  auto value = environment(variable);
  return value && !text::is_blank(*value) ? value : std::nullopt;
}

}  // namespace

Expected<std::vector<AccountKey>> find_keys(const KeyVariables& variables, const Environment& environment) {
  for (const std::string* name : {&variables.key, &variables.live_key}) {
    if (stripe::classify_key(*name).kind != stripe::KeyKind::Unknown) return fail({.id = "key-in-arguments"});
    if (!is_variable_name(*name) && !(name == &variables.live_key && name->empty())) return refuse("key-variable-name", *name);
  }
  std::vector<AccountKey> keys;
  const bool wants_live = !variables.live_key.empty();
  if (const auto text = value_of(variables.key, environment)) {
    auto key = read_key(variables.key, *text);
    if (!key) return propagate(std::move(key));
    if (wants_live && key->mode == Mode::Live) {
      return fail({.id = "key-variable-mode", .arguments = {{"variable", variables.key}, {"expected", "test"}}});
    }
    keys.push_back(*std::move(key));
  } else if (!wants_live) {
    return refuse("key-variable-missing", variables.key);
  }
  if (!wants_live) return keys;
  const auto text = value_of(variables.live_key, environment);
  if (!text) return refuse("key-variable-missing", variables.live_key);
  auto key = read_key(variables.live_key, *text);
  if (!key) return propagate(std::move(key));
  if (key->mode != Mode::Live) {
    return fail({.id = "key-variable-mode", .arguments = {{"variable", variables.live_key}, {"expected", "live"}}});
  }
  keys.push_back(*std::move(key));
  return keys;
}

Expected<std::string> parse_base_url(std::string_view text) {
  const auto url = stripe::parse_url(text);
  if (!url) return propagate(url);
  // libcurl reads addresses by other rules than browsers, so only an address that both read alike is accepted.
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char character) {
    return character > ' ' && character <= '~' && std::string_view("\\?#@%\"<>^`{|}").find(character) == std::string_view::npos;
  });
  if (url->has_credentials || !is_plain || !text.starts_with(url->scheme + "://")) return fail({.id = "base-url-parts"});
  if (url->scheme != "https" && !is_loopback(url->host)) return fail({.id = "base-url-insecure"});
  while (text.ends_with('/')) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

Expected<void> check_account_id(std::string_view text) {
  constexpr std::string_view kPrefix = "acct_";
  constexpr std::size_t kLongest = 255;
  if (text.empty()) return {};
  const bool is_id = text.starts_with(kPrefix) && text.size() > kPrefix.size() && text.size() <= kLongest &&
                     is_variable_name(text.substr(kPrefix.size()));
  if (!is_id) return fail({.id = "account-id"});
  return {};
}

}  // namespace portal_guide::cli
