// Any text as Stripe's own JSON: an error with a place, or a snapshot that can be read, that says nothing of other fields, and
// of which every object is found again in the text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/rules/evaluate.hpp"
#include "core/stripe/own_json/assembly.hpp"
#include "core/stripe/own_json/input_kind.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

// NOLINTNEXTLINE(readability-function-size): what has to hold, one thing after the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  stripe::TextInMemory whole(text);
  stripe::TextInMemory half(text.substr(0, size / 2));
  require(stripe::own_json::kind_of(whole).has_value(), "a text in memory has a kind");
  const std::array files = {stripe::own_json::ObjectFile{.name = "half", .text = &half},
                            stripe::own_json::ObjectFile{.name = "whole", .text = &whole}};
  for (const std::size_t first : {0U, 1U}) {
    const auto assembled = stripe::own_json::assemble(std::span(files).subspan(first), {.mode = stripe::Mode::Test});
    if (!assembled) {
      require(!assembled.error().id.empty(), "an error has an id");
      continue;
    }
    const auto snapshot = stripe::Snapshot::parse(assembled->snapshot);
    require(snapshot.has_value(), "what is put together is a snapshot");
    for (const stripe::Mode mode : {stripe::Mode::Test, stripe::Mode::Live}) {
      for (std::size_t index = 0; index < stripe::kSectionCount; ++index) {
        const stripe::Section& section = snapshot->section(mode, static_cast<stripe::SectionName>(index));
        require(!section.fault || section.fault->id == "section-type", "only an id of another type is a fault");
        for (const std::string& pointer : section.pointers) {
          const auto place = assembled->places.find(pointer);
          require(place.has_value(), "every object has a place");
          require(place->object->span.offset + place->object->span.size <= size, "the place lies in the text");
        }
      }
    }
    static const content::Content kNoWords;
    rules::evaluate(*snapshot, kNoWords);
  }
  return 0;
}
