#include "core/report/terminal_page.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/report/paragraph.hpp"

namespace portal_guide::report {
namespace {

constexpr TextStyle kPlain = {.colour = Colour::Never, .width = 20};
constexpr TextStyle kColoured = {.colour = Colour::Always, .width = 20};

TEST(TerminalPage, WritesParagraphsWithinItsWidth) {
  TerminalPage page(kPlain);
  page.paragraph("one two three four five");
  page.paragraph("one two three four five", 4);
  EXPECT_EQ(page.take(), "one two three four\nfive\n    one two three\n    four five\n");
}

TEST(TerminalPage, KeepsOtherPeoplesTextFromTheTerminal) {
  TerminalPage page(kPlain);
  page.paragraph("a\x1b[31mb");
  page.item("- ", "c\x1b[0m");
  page.row({{.text = "d", .columns = 1}}, "e\x1b");
  EXPECT_EQ(page.take(), "a\ufffd[31mb\n- c\ufffd[0m\nd  e\ufffd\n");
}

TEST(TerminalPage, WritesColoursOnlyWhereTheStyleHasThem) {
  TerminalPage plain(kPlain);
  plain.heading("Head");
  plain.line("faint", 2, Look::Faint);
  EXPECT_EQ(plain.take(), "\nHead\n  faint\n");
  TerminalPage coloured(kColoured);
  coloured.heading("Head");
  coloured.line("faint", 2, Look::Faint);
  coloured.line("plain");
  EXPECT_EQ(coloured.take(), "\n\x1b[1mHead\x1b[0m\n  \x1b[2mfaint\x1b[0m\nplain\n");
}

TEST(TerminalPage, ColoursTheFirstLineApart) {
  TerminalPage page(kColoured);
  page.paragraph("one two three four five", 2, Look::BoldRed, Look::Bold);
  EXPECT_EQ(page.take(), "  \x1b[1;31mone two three four\x1b[0m\n  \x1b[1mfive\x1b[0m\n");
}

TEST(TerminalPage, HangsTheLinesOfAnItemBehindItsMark) {
  TerminalPage page(kPlain);
  page.item("10. ", "one two three four", 2);
  EXPECT_EQ(page.take(), "  10. one two three\n      four\n");
}

TEST(TerminalPage, PadsTheCellsOfARow) {
  TerminalPage page(kColoured);
  page.row({{.text = "Über", .columns = 5}, {.text = "no", .columns = 3, .look = Look::Red}}, "one two three", 1);
  EXPECT_EQ(page.take(), " Über   \x1b[31mno \x1b[0m  one two\n             three\n");
  page.rows({{.text = "a", .columns = 3}}, {});
  EXPECT_EQ(page.take(), "");
  page.rows({{.text = "longer", .columns = 3}}, {"x", "y"}, 0, Look::Green);
  EXPECT_EQ(page.take(), "longer  \x1b[32mx\x1b[0m\n        \x1b[32my\x1b[0m\n");
}

TEST(TerminalPage, SetsStretchesOff) {
  const std::vector<Stretch> stretches = {{.begin = 4, .end = 7}, {.begin = 14, .end = 23}};
  TerminalPage plain(kPlain);
  plain.marked("one two three four five", stretches, 2, Look::Bold, Look::Yellow);
  EXPECT_EQ(plain.take(), "  one two three four\n  five\n");
  TerminalPage coloured(kColoured);
  coloured.marked("one two three four five", stretches, 2, Look::Plain, Look::Yellow);
  EXPECT_EQ(coloured.take(), "  one \x1b[33mtwo\x1b[0m three \x1b[33mfour\x1b[0m\n  \x1b[33mfive\x1b[0m\n");
  coloured.marked("one two", {stretches.data(), 1}, 0, Look::Bold, Look::BoldYellow);
  EXPECT_EQ(coloured.take(), "\x1b[1mone \x1b[1;33mtwo\x1b[0m\x1b[1m\x1b[0m\n");
}

TEST(TerminalPage, HasNoRoomBeyondItsWidth) {
  EXPECT_EQ(TerminalPage(kPlain).room(5), 15U);
  EXPECT_EQ(TerminalPage(kPlain).room(20), 0U);
  EXPECT_EQ(TerminalPage(kPlain).room(99), 0U);
}

TEST(Labels, StandInOneColumn) {
  TerminalPage page(kColoured);
  Labels labels(page, 4);
  labels.text("seen", "one two three", 2);
  labels.text("fix", "one", 2);
  labels.command("run", {"stripe post", "-d a=1"}, 2);
  labels.lines("none", {}, 2);
  EXPECT_EQ(labels.room(2), 12U);
  EXPECT_EQ(page.take(),
            "  \x1b[2mseen\x1b[0m  one two\n        three\n  \x1b[2mfix \x1b[0m  one\n"
            "  \x1b[2mrun \x1b[0m  stripe post \\\n        -d a=1\n");
}

TEST(Pad, FillsColumnsWithSpaces) {
  EXPECT_EQ(pad_right("ü", 3), "ü  ");
  EXPECT_EQ(pad_left("ü", 3), "  ü");
  EXPECT_EQ(pad_right("long", 3), "long");
  EXPECT_EQ(pad_left("long", 3), "long");
}

}  // namespace
}  // namespace portal_guide::report
