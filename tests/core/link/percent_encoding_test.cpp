#include "core/link/percent_encoding.hpp"

#include <gtest/gtest.h>

namespace portal_guide::link {
namespace {

TEST(PercentEncoding, ReadsBackEveryByteOfUtf8) {
  std::string text;
  for (int c = 1; c < 128; ++c)
    text += static_cast<char>(c);
  text += "é日🎉";
  EXPECT_EQ(percent_decode(percent_encode(text)), text);
}

TEST(PercentEncoding, LeavesPlusAlone) { EXPECT_EQ(percent_decode("a+b"), "a+b"); }

TEST(PercentEncoding, ReadsBothCases) { EXPECT_EQ(percent_decode("%c3%A9"), "é"); }

TEST(PercentEncoding, RefusesWhatIsNoUtf8) {
  for (const char* text :
       {"%80", "%C3", "%C3x", "%E0%80%80", "%ED%BF%BF", "%F0%80%80%80", "%F4%90%80%80", "%F5%80%80%80", "%", "%1", "%g0"}) {
    EXPECT_EQ(percent_decode(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace portal_guide::link
