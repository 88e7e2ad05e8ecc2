#include "core/stripe/offer.hpp"

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

using Why = OfferFault::Why;

Json configuration(Json update) { return {{"features", {{"subscription_update", std::move(update)}}}}; }

Json with_products(Json products) { return configuration({{"enabled", true}, {"products", std::move(products)}}); }

const std::string kUpdate = "/c/features/subscription_update";

TEST(Offer, HoldsWhatIsOfferedInOrder) {
  const Json value =
      with_products({{{"product", "prod_B"}, {"prices", {"price_2", "price_1"}}},
                     {{"product", {{"id", "prod_A"}, {"object", "product"}}}, {"prices", {{{"id", "price_3"}}}}}});
  const auto offer = read_offer(value, "/c");
  ASSERT_TRUE(offer);
  EXPECT_TRUE(offer->enabled);
  ASSERT_EQ(offer->products.size(), 2U);
  EXPECT_EQ(offer->products[0].id, "prod_B");
  EXPECT_EQ(offer->products[0].pointer, kUpdate + "/products/0");
  ASSERT_EQ(offer->products[0].prices.size(), 2U);
  EXPECT_EQ(offer->products[0].prices[1].id, "price_1");
  EXPECT_EQ(offer->products[0].prices[1].pointer, kUpdate + "/products/0/prices/1");
  EXPECT_EQ(offer->products[1].id, "prod_A");
  EXPECT_EQ(offer->products[1].prices[0].id, "price_3");
}

TEST(Offer, IsEmptyWhereSwitchingIsOff) {
  const auto offer = read_offer(configuration({{"enabled", false}, {"products", {1, 2}}}), "/c");
  ASSERT_TRUE(offer);
  EXPECT_FALSE(offer->enabled);
  EXPECT_TRUE(offer->products.empty());
}

struct FaultCase {
  std::string_view name;
  Json value;
  Why why = Why::Malformed;
  std::string pointer;
};

void PrintTo(const FaultCase& row, std::ostream* stream) { *stream << row.name; }

class OfferFaultTest : public testing::TestWithParam<FaultCase> {};

TEST_P(OfferFaultTest, SaysWhatItCouldNotRead) {
  const auto offer = read_offer(GetParam().value, "/c");
  ASSERT_FALSE(offer);
  EXPECT_EQ(static_cast<int>(offer.error().why), static_cast<int>(GetParam().why));
  EXPECT_EQ(offer.error().pointer, GetParam().pointer);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Faults, OfferFaultTest, testing::ValuesIn(std::vector<FaultCase>{
  {.name = "no_object", .value = Json("x"), .why = Why::Absent, .pointer = kUpdate + "/enabled"},
  {.name = "no_switch", .value = configuration(Json::object()), .why = Why::Absent, .pointer = kUpdate + "/enabled"},
  {.name = "a_switch_in_words", .value = configuration({{"enabled", "yes"}}), .pointer = kUpdate + "/enabled"},
  {.name = "no_list", .value = configuration({{"enabled", true}}), .why = Why::NotExpanded, .pointer = kUpdate + "/products"},
  {.name = "a_list_that_is_null", .value = with_products(nullptr), .why = Why::NotExpanded, .pointer = kUpdate + "/products"},
  {.name = "a_list_that_is_none", .value = with_products("prod_A"), .pointer = kUpdate + "/products"},
  {.name = "no_product", .value = with_products(Json::array({{{"prices", Json::array()}}})), .pointer = kUpdate + "/products/0/product"},
  {.name = "an_entry_that_is_a_number", .value = with_products(Json::array({7})), .pointer = kUpdate + "/products/0/product"},
  {.name = "no_prices", .value = with_products(Json::array({{{"product", "prod_A"}}})), .why = Why::Absent,
   .pointer = kUpdate + "/products/0/prices"},
  {.name = "a_price_that_is_a_number", .value = with_products(Json::array({{{"product", "prod_A"}, {"prices", {"price_1", 7}}}})),
   .pointer = kUpdate + "/products/0/prices/1"},
}), [](const testing::TestParamInfo<FaultCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(QuantityParameters, RepeatWhatIsSet) {
  const auto parameters = [](Json quantity) {
    const auto sent = quantity_parameters({{"adjustable_quantity", std::move(quantity)}});
    return sent ? sent->dump() : "none";
  };
  EXPECT_EQ(parameters({{"enabled", true}, {"maximum", 50}, {"minimum", 1}}), R"({"enabled":true,"minimum":1,"maximum":50})");
  EXPECT_EQ(parameters({{"enabled", true}, {"maximum", nullptr}, {"minimum", 2}}), R"({"enabled":true,"minimum":2})");
  EXPECT_EQ(parameters({{"enabled", false}, {"maximum", 50}, {"minimum", 1}}), R"({"enabled":false})");
  EXPECT_EQ(parameters({{"enabled", nullptr}}), "none");
  EXPECT_EQ(parameters(nullptr), "none");
}

}  // namespace
}  // namespace portal_guide::stripe
