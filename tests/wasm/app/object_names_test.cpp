#include "wasm/app/object_names.hpp"

#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"
#include "wasm/app/findings.hpp"

namespace portal_guide::app {
namespace {

using testing::Guide;
using testing::guide_content;
using testing::say;

struct AmountCase {
  const char* name;
  const char* amount;
  const char* currency;
  const char* words;
};

void PrintTo(const AmountCase& row, std::ostream* stream) { *stream << row.name; }

class Amount : public ::testing::TestWithParam<AmountCase> {};

TEST_P(Amount, IsSaidAsPeopleSayIt) {
  EXPECT_EQ(amount_words(guide_content(), GetParam().amount, GetParam().currency), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(All, Amount,
                         ::testing::Values(AmountCase{"whole", "2900", "usd", "$29"},
                                           AmountCase{"cents", "2950", "eur", "€29.50"},
                                           AmountCase{"less than one", "5", "gbp", "£0.05"},
                                           AmountCase{"a fraction of a cent", "0.5", "usd", "$0.005"},
                                           AmountCase{"nothing", "0", "usd", "$0"},
                                           AmountCase{"thousands", "123456789", "usd", "$1,234,567.89"},
                                           AmountCase{"no decimals", "12000", "jpy", "¥12,000"},
                                           AmountCase{"three decimals", "1500", "kwd", "1.500 KWD"},
                                           AmountCase{"no sign of its own", "4900", "sek", "49 SEK"},
                                           AmountCase{"tiered", "tiered", "usd", ""}, AmountCase{"unknown", "", "usd", ""},
                                           AmountCase{"negative", "-1", "usd", ""}, AmountCase{"no currency", "100", "", ""}));

TEST(ObjectNames, ArePlansAsPeopleKnowThem) {
  const auto snapshot = parse_json(R"({"live":{"products":{"data":[{"id":"prod_1","name":"Lumen Classic"},{"id":"prod_2"},7]},
    "prices":{"data":[
      {"id":"price_1","product":"prod_1","currency":"usd","unit_amount":2900,"recurring":{"interval":"month","interval_count":1}},
      {"id":"price_2","product":{"id":"prod_1"},"currency":"usd","unit_amount":7900,"recurring":{"interval":"month","interval_count":3}},
      {"id":"price_3","product":"prod_1","currency":"usd","unit_amount":9900},
      {"id":"price_4","product":"prod_2","currency":"usd","unit_amount":100},
      {"id":"price_5","product":"prod_1","currency":"usd","billing_scheme":"tiered","recurring":{"interval":"aeon"}},
      null]}},"test":{"products":{"data":"none"}}})");
  ASSERT_TRUE(snapshot.has_value());
  const auto names = name_objects(guide_content(), *snapshot);
  EXPECT_EQ(names, (ObjectNames{{"price_1", "Lumen Classic, $29 a month"},
                                {"price_2", "Lumen Classic, $79 every 3 months"},
                                {"price_3", "Lumen Classic, $99"},
                                {"price_5", "Lumen Classic"},
                                {"prod_1", "Lumen Classic"}}));
}

TEST(Findings, AreNamedByThePlanThatTheyAreAbout) {
  Guide guide;
  guide.check();
  std::size_t named = 0;
  for (const auto& group : shown_findings(guide.state())) {
    const auto title = title_of(guide.state(), group);
    if (title == group.front()->title) continue;
    ++named;
    EXPECT_TRUE(title.starts_with(group.front()->title)) << title;
    EXPECT_TRUE(guide.shows(title)) << guide.screen.outline();
  }
  EXPECT_GT(named, 1U);
}

}  // namespace
}  // namespace portal_guide::app
