#include "core/search/range_coder.hpp"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace portal_guide::search {
namespace {

/// The same numbers everywhere (Numerical Recipes' generator).
std::uint32_t next(std::uint32_t& state) { return state = state * 1664525U + 1013904223U; }

TEST(RangeCoder, ReadsWhatWasWritten) {
  constexpr int kDecisions = 20'000;
  RangeWriter writer;
  std::uint32_t state = 1;
  for (int at = 0; at < kDecisions; ++at) {
    const std::uint32_t probability = 1 + (next(state) >> 8U) % (Learned::kWhole - 1);
    writer.bit((next(state) >> 8U) % Learned::kWhole < probability, probability);
    const std::uint32_t total = 2 + (next(state) >> 8U) % 200;
    writer.part((next(state) >> 8U) % total, 1, total);
  }
  const std::string text = writer.finish();
  RangeReader reader(text);
  state = 1;
  for (int at = 0; at < kDecisions; ++at) {
    const std::uint32_t probability = 1 + (next(state) >> 8U) % (Learned::kWhole - 1);
    const bool bit = (next(state) >> 8U) % Learned::kWhole < probability;
    ASSERT_EQ(reader.bit(probability), bit) << at;
    const std::uint32_t total = 2 + (next(state) >> 8U) % 200;
    const std::uint32_t place = (next(state) >> 8U) % total;
    ASSERT_EQ(reader.place_of(total), place) << at;
    reader.take_part(place, 1);
  }
  EXPECT_TRUE(reader.is_at_end());
}

TEST(RangeCoder, TakesLittleForWhatIsLikely) {
  RangeWriter writer;
  Learned learned;
  for (int at = 0; at < 8'000; ++at) {
    writer.bit(false, learned.of_one);
    learned.learn(false);
  }
  // A thousand bytes where every bit were equally likely.
  EXPECT_LT(writer.finish().size(), 120U);
}

TEST(RangeCoder, EndsWithADamagedText) {
  for (const char* text : {"", "A", "????", "\xff\x01"}) {
    RangeReader reader(text);
    for (int at = 0; at < 1'000; ++at) {
      reader.bit(Learned::kWhole / 2);
      EXPECT_LT(reader.place_of(7), 7U);
      reader.take_part(0, 1);
    }
    EXPECT_FALSE(reader.is_at_end()) << text;
  }
}

}  // namespace
}  // namespace portal_guide::search
