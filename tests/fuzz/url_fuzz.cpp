// Any text as an address: an error, or an address that stays the same when it is written and parsed again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/stripe/url.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  stripe::is_local_host(text);
  const auto url = stripe::parse_url(text);
  if (!url) {
    require(url.error().id.starts_with("url-"), "an error says what is wrong with the address");
    return 0;
  }
  require(!url->host.empty(), "there is a host");
  for (const char unit : url->host) {
    require(unit > 0x20 && unit < 0x7F && (unit < 'A' || unit > 'Z'), "the host is printable lower-case ASCII");
  }
  const std::string written = url->scheme + "://" + url->host + (url->port ? ":" + std::to_string(*url->port) : "") + "/";
  auto again = stripe::parse_url(written);
  require(again.has_value(), "what was written parses");
  again->has_credentials = url->has_credentials;
  require(*again == *url, "what was written is the same address");
  stripe::is_local_host(url->host);
  return 0;
}
