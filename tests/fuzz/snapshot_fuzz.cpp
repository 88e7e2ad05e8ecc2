// Any text as a snapshot: an error, or a snapshot whose sections keep their promises and that every rule can judge.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto snapshot = stripe::Snapshot::parse({reinterpret_cast<const char*>(bytes), size});
  if (!snapshot) {
    require(!snapshot.error().id.empty(), "an error has an id");
    return 0;
  }
  for (const stripe::Mode mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    for (std::size_t index = 0; index < stripe::kSectionCount; ++index) {
      const stripe::Section& section = snapshot->section(mode, static_cast<stripe::SectionName>(index));
      require(section.items.size() == section.pointers.size(), "every item has a pointer");
      require(section.items.empty() || section.state == stripe::Section::State::Read, "only what was read has items");
      require(section.fault.has_value() == (section.state == stripe::Section::State::Malformed),
              "a malformed section says why");
      for (std::size_t item = 0; item < section.items.size(); ++item) {
        require(section.items[item]->is_object(), "an item is an object");
        require(&snapshot->document().at(Json::json_pointer(section.pointers[item])) == section.items[item],
                "the pointer leads to the item");
      }
    }
  }
  static const content::Content kNoWords;
  rules::evaluate(*snapshot, kNoWords);
  return 0;
}
