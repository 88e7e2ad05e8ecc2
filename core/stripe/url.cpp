#include "core/stripe/url.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <utility>

#include "core/stripe/api_key.hpp"
#include "core/stripe/domain_name.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::size_t kIpv6Pieces = 8;
using Ipv6 = std::array<std::uint16_t, kIpv6Pieces>;

/// The characters of https://url.spec.whatwg.org/#forbidden-domain-code-point that can still be in a host here.
constexpr bool is_forbidden_in_domain(char unit) {
  constexpr std::string_view kForbidden = " #/:<>?@[\\]^|%\x7F";
  return static_cast<unsigned char>(unit) <= 0x1F || kForbidden.find(unit) != std::string_view::npos;
}

/// Steps 1 to 3 of the basic URL parser: drops control characters and spaces around the text, and tabs and line breaks in it.
std::string strip(std::string_view text) {
  const auto is_edge = [](char unit) { return static_cast<unsigned char>(unit) <= 0x20; };
  while (!text.empty() && is_edge(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_edge(text.back())) {
    text.remove_suffix(1);
  }
  std::string result(text);
  std::erase_if(result, [](char unit) { return unit == '\t' || unit == '\n' || unit == '\r'; });
  return result;
}

std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if (text[offset] == '%' && offset + 2 < text.size()) {
      const int high = text::hex_value(text[offset + 1]);
      const int low = text::hex_value(text[offset + 2]);
      if (high >= 0 && low >= 0) {
        result += static_cast<char>(high * 16 + low);
        offset += 2;
        continue;
      }
    }
    result += text[offset];
  }
  return result;
}

/// https://url.spec.whatwg.org/#ipv4-number-parser. A number that is too large becomes the largest one.
std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  constexpr std::uint64_t kSaturated = std::uint64_t{1} << 40U;
  std::uint64_t value = 0;
  for (const char unit : text) {
    const int digit = text::hex_value(unit);
    if (digit < 0 || static_cast<std::uint64_t>(digit) >= base) return std::nullopt;
    value = std::min(value * base + static_cast<std::uint64_t>(digit), kSaturated);
  }
  return value;
}

/// https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return !last.empty() && (std::all_of(last.begin(), last.end(), text::is_digit) || parse_ipv4_number(last));
}

/// https://url.spec.whatwg.org/#concept-ipv4-parser
std::optional<std::uint32_t> parse_ipv4(std::string_view host) {
  constexpr std::size_t kMostParts = 4;
  if (host.ends_with('.')) host.remove_suffix(1);
  std::uint64_t address = 0;
  for (std::size_t part = 0; part < kMostParts; ++part) {
    const std::size_t dot = host.find('.');
    const auto number = parse_ipv4_number(host.substr(0, dot));
    if (!number) return std::nullopt;
    if (dot == std::string_view::npos) {
      // The last part fills all bytes that are left: 127.1 is 127.0.0.1.
      const std::uint64_t bits_left = 8 * (kMostParts - part);
      return *number >> bits_left == 0 ? std::optional(static_cast<std::uint32_t>((address << bits_left) | *number))
                                       : std::nullopt;
    }
    if (*number > 255) return std::nullopt;
    address = (address << 8U) | *number;
    host.remove_prefix(dot + 1);
  }
  return std::nullopt;
}

std::string serialize_ipv4(std::uint32_t address) {
  std::string result;
  for (int shift = 24; shift >= 0; shift -= 8) {
    result += std::to_string((address >> static_cast<unsigned>(shift)) & 0xFFU);
    if (shift > 0) result += '.';
  }
  return result;
}

/// The four decimal numbers at the end of an IPv6 address. Unlike parse_ipv4(), it takes no short, hexadecimal or octal forms.
std::optional<std::uint32_t> parse_embedded_ipv4(std::string_view text) {
  std::uint32_t address = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t end = part < 3 ? text.find('.') : text.size();
    const std::string_view digits = text.substr(0, end);
    const bool has_leading_zero = digits.size() > 1 && digits.front() == '0';
    if (end == std::string_view::npos || digits.empty() || digits.size() > 3 || has_leading_zero ||
        !std::all_of(digits.begin(), digits.end(), text::is_digit)) {
      return std::nullopt;
    }
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (number > 255) return std::nullopt;
    address = (address << 8U) | number;
    text.remove_prefix(part < 3 ? end + 1 : end);
  }
  return address;
}

/// https://url.spec.whatwg.org/#concept-ipv6-parser, without the brackets.
std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 address = {};
  std::size_t piece = 0;
  // "::" stands for at least one piece. The pieces behind it are moved to the end of the address.
  std::optional<std::size_t> compressed_at;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return std::nullopt;
    text.remove_prefix(2);
    compressed_at = ++piece;
  }
  while (!text.empty()) {
    if (piece == kIpv6Pieces) return std::nullopt;
    if (text.front() == ':') {
      if (compressed_at) return std::nullopt;
      text.remove_prefix(1);
      compressed_at = ++piece;
      continue;
    }
    std::uint32_t value = 0;
    std::size_t length = 0;
    while (length < 4 && length < text.size() && text::hex_value(text[length]) >= 0) {
      value = value * 16 + static_cast<std::uint32_t>(text::hex_value(text[length]));
      ++length;
    }
    if (length < text.size() && text[length] == '.') {
      const auto embedded = length == 0 || piece > kIpv6Pieces - 2 ? std::nullopt : parse_embedded_ipv4(text);
      if (!embedded) return std::nullopt;
      address[piece++] = static_cast<std::uint16_t>(*embedded >> 16U);
      address[piece++] = static_cast<std::uint16_t>(*embedded & 0xFFFFU);
      break;
    }
    text.remove_prefix(length);
    if (text.starts_with(':')) {
      text.remove_prefix(1);
      if (text.empty()) return std::nullopt;
    } else if (!text.empty()) {
      return std::nullopt;
    }
    address[piece++] = static_cast<std::uint16_t>(value);
  }
  if (compressed_at) {
    const auto gap_begin = address.begin() + static_cast<std::ptrdiff_t>(*compressed_at);
    std::rotate(gap_begin, address.begin() + static_cast<std::ptrdiff_t>(piece), address.end());
    return address;
  }
  return piece == kIpv6Pieces ? std::optional(address) : std::nullopt;
}

/// https://url.spec.whatwg.org/#concept-ipv6-serializer, with the brackets.
std::string serialize_ipv6(const Ipv6& address) {
  std::size_t longest_begin = kIpv6Pieces;
  std::size_t longest_length = 1;
  for (std::size_t begin = 0; begin < kIpv6Pieces; ++begin) {
    std::size_t length = 0;
    while (begin + length < kIpv6Pieces && address[begin + length] == 0) {
      ++length;
    }
    if (length > longest_length) {
      longest_begin = begin;
      longest_length = length;
    }
  }
  std::string result = "[";
  for (std::size_t piece = 0; piece < kIpv6Pieces; ++piece) {
    if (piece == longest_begin) {
      result += piece == 0 ? "::" : ":";
      piece += longest_length - 1;
      continue;
    }
    std::array<char, 4> digits = {};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), address[piece], 16);
    result.append(digits.data(), written.ptr);
    if (piece + 1 < kIpv6Pieces) result += ':';
  }
  return result += ']';
}

/// https://url.spec.whatwg.org/#concept-host-parser for a special scheme. Nullopt where it fails.
std::optional<std::string> parse_host(std::string_view text) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']')) return std::nullopt;
    const auto address = parse_ipv6(text.substr(1, text.size() - 2));
    return address ? std::optional(serialize_ipv6(*address)) : std::nullopt;
  }
  auto domain = domain_to_ascii(percent_decode(text));
  if (!domain || domain->empty() || std::any_of(domain->begin(), domain->end(), is_forbidden_in_domain)) return std::nullopt;
  if (ends_in_number(*domain)) {
    const auto address = parse_ipv4(*domain);
    return address ? std::optional(serialize_ipv4(*address)) : std::nullopt;
  }
  return domain;
}

/// The port in the text behind the colon. The inner optional is empty for no port, the outer one where the text is not a port.
std::optional<std::optional<std::uint16_t>> parse_port(std::string_view text, std::string_view scheme) {
  if (!std::all_of(text.begin(), text.end(), text::is_digit)) return std::nullopt;
  std::uint32_t port = 0;
  for (const char unit : text) {
    port = port * 10 + static_cast<std::uint32_t>(unit - '0');
    if (port > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  }
  const std::uint32_t default_port = scheme == "https" ? 443 : 80;
  if (text.empty() || port == default_port) return std::optional<std::uint16_t>();
  return static_cast<std::uint16_t>(port);
}

/// Takes a scheme and its colon off the front of `text` and returns the scheme; nullopt where none stands there.
std::optional<std::string> take_scheme(std::string_view& text) {
  if (text.empty() || !text::is_letter(text.front())) return std::nullopt;
  const auto is_scheme = [](char unit) {
    return text::is_letter(unit) || text::is_digit(unit) || unit == '+' || unit == '-' || unit == '.';
  };
  const auto end = std::find_if_not(text.begin(), text.end(), is_scheme);
  if (end == text.end() || *end != ':') return std::nullopt;
  std::string scheme(text.begin(), end);
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), text::to_lower);
  text.remove_prefix(scheme.size() + 1);
  return scheme;
}

/// Where the colon before the port is: the first one outside of brackets.
std::size_t find_port_colon(std::string_view host_and_port) {
  bool in_brackets = false;
  for (std::size_t offset = 0; offset < host_and_port.size(); ++offset) {
    const char unit = host_and_port[offset];
    if (unit == ':' && !in_brackets) return offset;
    in_brackets = unit == '[' || (in_brackets && unit != ']');
  }
  return std::string_view::npos;
}

bool is_local_ipv4(std::uint32_t address) {
  struct Block {
    std::uint32_t network;
    unsigned prefix_bits;
  };
  constexpr std::array kBlocks = {
      Block{0x00000000, 8},   // 0.0.0.0/8: this host
      Block{0x0A000000, 8},   // 10.0.0.0/8
      Block{0x7F000000, 8},   // 127.0.0.0/8: loopback
      Block{0xA9FE0000, 16},  // 169.254.0.0/16: link-local
      Block{0xAC100000, 12},  // 172.16.0.0/12
      Block{0xC0A80000, 16},  // 192.168.0.0/16
  };
  return std::any_of(kBlocks.begin(), kBlocks.end(),
                     [&](const Block& block) { return (address ^ block.network) >> (32U - block.prefix_bits) == 0; });
}

bool is_local_ipv6(const Ipv6& address) {
  const bool zeros_before_last_three =
      std::all_of(address.begin(), address.begin() + 5, [](std::uint16_t piece) { return piece == 0; });
  const std::uint32_t last_bits = (static_cast<std::uint32_t>(address[6]) << 16U) | address[7];
  const bool is_mapped_ipv4 = zeros_before_last_three && address[5] == 0xFFFF;
  if (is_mapped_ipv4) return is_local_ipv4(last_bits);
  const bool is_unspecified_or_loopback = zeros_before_last_three && address[5] == 0 && last_bits <= 1;
  const bool is_unique_local = (address[0] & 0xFE00U) == 0xFC00U;
  const bool is_link_local = (address[0] & 0xFFC0U) == 0xFE80U;
  return is_unspecified_or_loopback || is_unique_local || is_link_local;
}

/// Schemes that are registered for something else than an app (IANA, URI schemes), and what stands for one by mistake. Sorted.
constexpr std::array<std::string_view, 14> kSchemesOfNoApp = {
    "about", "blob", "data", "file", "ftp", "javascript", "localhost", "mailto", "sftp", "sms", "tel", "urn", "ws", "wss"};

/// The name itself or one below it.
bool is_within(std::string_view host, std::string_view domain) {
  return host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

std::optional<std::string> app_scheme(std::string_view text) {
  const std::string stripped = strip(text);
  std::string_view rest = stripped;
  auto scheme = take_scheme(rest);
  // Apps register schemes with a slash behind them. Without one it is a host and its port, or an address of another kind.
  if (!scheme || !rest.starts_with('/')) return std::nullopt;
  const bool is_misspelt_http = scheme->find_first_not_of("htps") == std::string::npos;
  const bool opens_no_app = std::find(kSchemesOfNoApp.begin(), kSchemesOfNoApp.end(), *scheme) != kSchemesOfNoApp.end();
  if (is_misspelt_http || opens_no_app) return std::nullopt;
  return scheme;
}

Expected<Url> parse_url(std::string_view text) {
  const std::string stripped = strip(text);
  std::string_view rest = stripped;
  auto scheme = take_scheme(rest);
  if (!scheme) return fail({.id = "url-relative"});
  if (*scheme != "http" && *scheme != "https") {
    return fail({.id = "url-scheme", .arguments = {{"observed", redact_excerpt(*scheme)}}});
  }
  rest.remove_prefix(std::min(rest.find_first_not_of("/\\"), rest.size()));
  const std::string_view authority = rest.substr(0, rest.find_first_of("/\\?#"));

  Url url{.scheme = *std::move(scheme), .host = {}};
  std::string_view host_and_port = authority;
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    host_and_port = authority.substr(at + 1);
    url.has_credentials = at > 0 && authority.substr(0, at) != ":";
  }
  const std::size_t colon = find_port_colon(host_and_port);
  const std::string_view host_text = host_and_port.substr(0, colon);
  if (host_text.empty()) return fail({.id = "url-host-missing"});
  auto host = parse_host(host_text);
  if (!host) return fail({.id = "url-host-invalid"});
  url.host = *std::move(host);
  if (colon != std::string_view::npos) {
    const auto port = parse_port(host_and_port.substr(colon + 1), url.scheme);
    if (!port) return fail({.id = "url-port-invalid"});
    url.port = *port;
  }
  return url;
}

bool is_local_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    const auto address = parse_ipv6(host.substr(1, host.size() - 2));
    return address && is_local_ipv6(*address);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  if (ends_in_number(host)) {
    const auto address = parse_ipv4(host);
    return address && is_local_ipv4(*address);
  }
  constexpr std::array<std::string_view, 5> kReservedDomains = {"localhost", "local", "test", "invalid", "example"};
  constexpr std::array<std::string_view, 3> kExampleHosts = {"example.com", "example.net", "example.org"};
  return std::any_of(kReservedDomains.begin(), kReservedDomains.end(),
                     [&](std::string_view domain) { return is_within(host, domain); }) ||
         std::find(kExampleHosts.begin(), kExampleHosts.end(), host) != kExampleHosts.end();
}

}  // namespace portal_guide::stripe
