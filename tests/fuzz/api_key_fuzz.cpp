// Any text as a key: its shape is judged like the text itself, and no redaction lets a key through.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/stripe/api_key.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const stripe::KeyClass judged = stripe::classify_key(text);
  require(stripe::classify_key(stripe::shape(text)) == judged, "a shape is judged like its text");

  const std::string redacted = stripe::redact_keys(text);
  require(stripe::redact_keys(redacted) == redacted, "what is redacted stays so");
  const bool can_open_an_account = judged.kind == stripe::KeyKind::Secret || judged.kind == stripe::KeyKind::Restricted;
  if (can_open_an_account && judged.fault == stripe::KeyFault::None) {
    require(redacted.find("…") != std::string::npos, "a good key is redacted");
    require(stripe::redact_key(text).size() < 20, "a redacted key is short");
  }
  stripe::redact_excerpt(text, 8);
  return 0;
}
