// Any request and any answer through the proxy's policy. The first line is the request's path and query, the rest the body.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json.hpp"
#include "core/proxy/admission.hpp"
#include "core/proxy/cut.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string_view target = text.substr(0, text.find('\n'));
  const std::string_view body = text.substr(std::min(target.size() + 1, text.size()));
  const std::string_view path = target.substr(0, target.find('?'));
  const std::string_view query = target.substr(std::min(path.size() + 1, target.size()));

  require(!proxy::admit({.method = "POST", .path = path, .query = query}), "only GET is admitted");
  const auto admitted = proxy::admit({.method = "GET", .path = path, .query = query});
  if (admitted) {
    require(admitted->path == path, "an admitted path is sent as it came");
    require(admitted->path.starts_with("/v1/") && admitted->path.find("..") == std::string::npos, "no way out of /v1/");
    for (const char unit : admitted->query) {
      require(unit > 0x20 && unit < 0x7F && unit != '#', "the query is plain ASCII");
    }
    const auto again = proxy::admit({.method = "GET", .path = admitted->path, .query = admitted->query});
    require(again == admitted, "what was rebuilt is admitted unchanged");
  }
  for (const int status : {200, 403}) {
    const auto cut = proxy::cut({.path = path, .status = status, .body = body});
    if (!cut) continue;
    require(parse_json(*cut).has_value(), "what comes back is JSON");
    const auto again = proxy::cut({.path = path, .status = status, .body = *cut});
    require(again == cut, "what was cut stays as it is");
  }
  return 0;
}
