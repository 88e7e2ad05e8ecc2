#include "core/percent_encoding.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide {
namespace {

TEST(PercentEncoding, ReadsBackEveryByte) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) {
    bytes += static_cast<char>(byte);
  }
  EXPECT_EQ(percent_decode(percent_encode(bytes)), bytes);
}

TEST(PercentEncoding, KeepsWhatIsUnreservedAndWhatItIsTold) {
  EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encode("a/b c+é"), "a%2Fb%20c%2B%C3%A9");
  EXPECT_EQ(percent_encode("a/b c", "/"), "a/b%20c");
  EXPECT_EQ(percent_encode("100%", "%"), "100%");
  EXPECT_EQ(percent_encode(""), "");
}

TEST(PercentEncoding, LeavesPlusAlone) { EXPECT_EQ(percent_decode("a+b"), "a+b"); }

TEST(PercentEncoding, ReadsBothCases) { EXPECT_EQ(percent_decode("%c3%A9"), "é"); }

TEST(PercentEncoding, RefusesWhatIsNoOctet) {
  for (const char* text : {"%", "%1", "%g0", "%0g", "a%", "%%41", "%-1", "% 1"}) {
    EXPECT_EQ(percent_decode(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace portal_guide
