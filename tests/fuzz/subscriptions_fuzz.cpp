// Any text as a snapshot whose subscriptions are read as a stream: an error, or the report that the same text gives from
// memory, byte for byte.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "core/stripe/text_source.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const content::Content kNoWords;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  stripe::TextInMemory source(text);
  const auto stream = stripe::SubscriptionStream::open(source);
  if (!stream) {
    require(!stream.error().id.empty(), "an error has an id");
    return 0;
  }
  const auto streamed = rules::evaluate(*stream, kNoWords);
  if (!streamed) {
    require(!streamed.error().id.empty(), "an error has an id");
    return 0;
  }
  const auto snapshot = stripe::Snapshot::parse(text);
  if (!snapshot) return 0;
  require(report::to_json(*streamed) == report::to_json(rules::evaluate(*snapshot, kNoWords)), "both ways give one report");
  return 0;
}
