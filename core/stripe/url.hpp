#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"

/// Web addresses, judged as browsers judge them: by the URL Standard (https://url.spec.whatwg.org/), for http and https only.
namespace portal_guide::stripe {

/// What the rules need to know of an address. The path and what follows it cannot make an http(s) address invalid, so they
/// are not kept.
struct Url {
  /// "http" or "https".
  std::string scheme;
  /// Serialized: lower-case ASCII, international names in Punycode ("xn--…"), IPv4 as four decimal numbers, IPv6 compressed
  /// and in brackets. Never empty. May end in a dot.
  std::string host;
  /// Nullopt where it is the scheme's default port.
  std::optional<std::uint16_t> port = std::nullopt;
  /// Whether a user name or a password stands before the host.
  bool has_credentials = false;

  bool operator==(const Url&) const = default;
};

/// Parses an absolute http(s) address as `new URL(text)` does. As in every browser, whitespace around it and line breaks in it
/// are dropped, backslashes count as slashes, and a missing slash is forgiven. Fails with `url-relative` (no scheme),
/// `url-scheme` (another scheme; "observed"), `url-host-missing`, `url-host-invalid` or `url-port-invalid`.
///
/// International names are mapped, normalized and encoded by UTS #46 (non-transitional, as browsers do) within the limits that
/// domain_name.hpp states.
Expected<Url> parse_url(std::string_view text);

/// The scheme of an address that opens an app or a browser extension, such as "myapp" of `myapp://done` or
/// "com.acme.app" of `com.acme.app:/done`. Nullopt for a web address, for schemes that open neither (`mailto:`, `javascript:`,
/// `ftp:`), for a misspelt http (`htps://`), and for a text without a scheme.
std::optional<std::string> app_scheme(std::string_view text);

/// Whether a serialized host (Url::host) cannot be reached by customers: localhost and names below it; names in .local, .test,
/// .invalid, .example; example.com, .net and .org themselves (RFC 2606, 6761, 6762); IPv4 and IPv6 addresses that are
/// unspecified, loopback, private or link-local, also IPv4 within IPv6 (RFC 1122, 1918, 3927, 4193, 4291).
bool is_local_host(std::string_view host);

}  // namespace portal_guide::stripe
