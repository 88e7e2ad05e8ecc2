// Whatever a snapshot holds: what comes out of redaction holds no address, number or key, and nothing of a customer's text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/redaction/private_text.hpp"
#include "core/redaction/redaction.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

namespace {

void require_nothing_private(const Json& value) {
  if (const auto text = as_string(&value)) {
    require(!redaction::find_private_kind(*text), "nothing private is left");
    require(text->find("jane@") == std::string_view::npos, "the address is gone");
  }
  for (const Json& member : value) {
    if (value.is_structured()) require_nothing_private(member);
  }
}

std::string digest(std::string_view) { return "0123456789abcdef"; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string clean = redaction::redact_text(text, digest);
  require(!redaction::find_private_part(clean), "what can be delimited is cut out");
  const auto document = parse_json(text);
  if (!document) return 0;
  const auto snapshot = redaction::redact_snapshot(*document, digest);
  if (snapshot) require_nothing_private(*snapshot);
  if (!snapshot) require(!snapshot.error().id.empty(), "an error says what it is");
  return 0;
}
