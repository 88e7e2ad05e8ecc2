#include "wasm/app/savings.hpp"

#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using testing::Guide;
using testing::Role;
using testing::say;

TEST(Savings, AreFortyToSixtyPercentOfTheRequestsAboutPayments) {
  const Savings expected = {.tickets = 500,
                            .share_percent = 30,
                            .minutes_each = 12,
                            .about_payments = 150,
                            .fewer_low = 60,
                            .fewer_high = 90,
                            .hours_low = 12,
                            .hours_high = 18};
  EXPECT_EQ(savings_of({"500", "30", "12"}), expected);
  const auto rounded = savings_of({" 7 ", "50", "25"});
  ASSERT_TRUE(rounded);
  EXPECT_EQ(rounded->about_payments, 4) << "3.5";
  EXPECT_EQ(rounded->fewer_low, 2) << "1.6";
  EXPECT_EQ(rounded->hours_low, 1) << "50 minutes";
}

TEST(Savings, HaveNoOverflow) {
  const auto most = savings_of({std::to_string(kMostTickets), "100", std::to_string(kMostMinutes)});
  ASSERT_TRUE(most);
  EXPECT_EQ(most->fewer_high, kMostTickets / 10 * 6);
  EXPECT_EQ(most->hours_high, kMostTickets / 10 * 6 * 24);
}

TEST(Savings, AreSaidOfWholeNumbersOnly) {
  for (const auto* text : {"", " ", "-1", "+1", "1.5", "1,000", "10000001", "99999999999999999999", "x", "1x", "\xC2\xB2"}) {
    EXPECT_EQ(whole_number(text, kMostTickets), std::nullopt) << text;
    EXPECT_EQ(savings_of({text, "30", "12"}), std::nullopt) << text;
  }
  EXPECT_EQ(whole_number("0", kMostTickets), 0);
  EXPECT_EQ(whole_number("101", kMostPercent), std::nullopt);
}

TEST(Savings, ShowTheirArithmetic) {
  Guide guide;
  EXPECT_FALSE(guide.shows(say("savings.lead")));
  guide.press(say("savings.title"));
  EXPECT_TRUE(guide.shows(say("savings.empty"))) << guide.screen.outline();
  guide.type(Role::TextField, say("savings.tickets"), "500");
  guide.type(Role::TextField, say("savings.share"), "130");
  guide.type(Role::TextField, say("savings.minutes"), "12");
  EXPECT_TRUE(guide.shows(say("savings.fault", {{"most", "100"}}))) << guide.screen.outline();
  EXPECT_TRUE(guide.shows(say("savings.empty")));
  guide.type(Role::TextField, say("savings.share"), "30");
  EXPECT_TRUE(guide.shows("60 to 90 requests and 12 to 18 hours less each month")) << guide.screen.outline();
  EXPECT_TRUE(guide.shows("30 % of 500 requests are 150."));
  guide.send(Open{.target = "problems"});
  guide.send(Open{});
  EXPECT_EQ(guide.state().own_numbers.tickets, "500") << "what was typed is not lost";
}

}  // namespace
}  // namespace portal_guide::app
