#include "core/report/paragraph.hpp"

#include <gtest/gtest.h>

namespace portal_guide::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Printable, KeepsWhatIsMeantToBeSeen) {
  for (const char* text : {"plain", "Über-Plan 日本 🎉", "a\u00a0b", ""}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, HidesWhatATerminalWouldObey) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\ufffd[31mb");
  EXPECT_EQ(printable("a\nb\tc\x7f"), "a\ufffdb\ufffdc\ufffd");
  EXPECT_EQ(printable("\u009b31m"), "\ufffd31m");
  // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
  EXPECT_EQ(printable("\u202etxt.exe\u2066"), "\ufffdtxt.exe\ufffd");
}

// The first and the last of each range, as bytes: written as characters, some would turn the direction of these lines.
TEST(Printable, HidesEachRangeFromItsFirstToItsLast) {
  // NOLINTNEXTLINE(misc-misleading-bidirectional): bytes, as the comment above says.
  for (const char* hidden : {"\x01", "\x1f", "\x7f", "\xc2\x80", "\xc2\x9f", "\xd8\x9c", "\xe2\x80\x8e", "\xe2\x80\x8f",
                             // NOLINTNEXTLINE(misc-misleading-bidirectional)
                             "\xe2\x80\xaa", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa9"}) {
    EXPECT_EQ(printable(hidden), "\ufffd") << testing::PrintToString(hidden);
  }
  for (const char* shown : {" ", "~", "\xc2\xa0", "\xd8\x9b", "\xd8\x9d", "\xe2\x80\x8d", "\xe2\x80\x90", "\xe2\x80\xa9",
                            "\xe2\x80\xaf", "\xe2\x81\xa5", "\xe2\x81\xaa", "\xc3\x80"}) {
    EXPECT_EQ(printable(shown), shown) << testing::PrintToString(shown);
  }
}

TEST(Columns, CountsCharacters) {
  EXPECT_EQ(columns(""), 0U);
  EXPECT_EQ(columns("Über …"), 6U);
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 80), (Lines{"one two three"}));
  EXPECT_EQ(wrap("", 10), (Lines{""}));
  EXPECT_EQ(wrap("  one   two ", 10), (Lines{"one two"}));
  EXPECT_EQ(wrap("über über", 9), (Lines{"über über"}));
}

TEST(Wrap, KeepsLongWordsWhole) {
  EXPECT_EQ(wrap("see https://acme.dev/account now", 10), (Lines{"see", "https://acme.dev/account", "now"}));
}

TEST(WrapPieces, EndsEveryLineButTheLastInTheContinuation) {
  EXPECT_EQ(wrap_pieces({"stripe x", "-d a=1", "-d b=2"}, 16, " \\"), (Lines{"stripe x \\", "-d a=1 -d b=2"}));
  EXPECT_EQ(wrap_pieces({"stripe x", "-d a=1"}, 17, " \\"), (Lines{"stripe x -d a=1"}));
}

}  // namespace
}  // namespace portal_guide::report
