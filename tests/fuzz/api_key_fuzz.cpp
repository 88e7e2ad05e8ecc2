// Any text as a key: what the widget hides of it does not change what is said of it, and no redaction lets a key through.

#include <algorithm>
#include <cctype>
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
  // The widget's TypeScript hides every letter and digit behind the first twelve characters of a text without blanks around it.
  std::string hidden(text);
  const std::size_t first = std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size());
  for (std::size_t place = first + 12; place < hidden.size(); ++place) {
    if (std::isalnum(static_cast<unsigned char>(hidden[place])) != 0) hidden[place] = 'x';
  }
  if (text.find_first_of("\xC2\xE2\xEF") == std::string_view::npos)
    require(stripe::classify_key(hidden) == judged, "what the widget hides of a key changes nothing");

  const std::string redacted = stripe::redact_keys(text);
  require(stripe::redact_keys(redacted) == redacted, "what is redacted stays so");
  const bool can_open_an_account = judged.kind == stripe::KeyKind::Secret || judged.kind == stripe::KeyKind::Restricted;
  if (can_open_an_account && judged.fault == stripe::KeyFault::None) {
    require(redacted.find("…") != std::string::npos, "a good key is redacted");
  }
  stripe::redact_excerpt(text, 8);
  return 0;
}
