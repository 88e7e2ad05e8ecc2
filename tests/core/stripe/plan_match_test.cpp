#include "core/stripe/plan_match.hpp"

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"

namespace portal_guide::stripe {
namespace {

Json product(const std::string& id, const std::string& name, bool active = true) {
  return {{"id", id}, {"object", "product"}, {"name", name}, {"active", active}};
}

Json price(const std::string& id, const std::string& product_id, const Json& more = Json::object()) {
  Json value = {{"id", id},
                {"object", "price"},
                {"active", true},
                {"product", product_id},
                {"currency", "eur"},
                {"unit_amount", 900},
                {"recurring", {{"interval", "month"}, {"interval_count", 1}}}};
  value.update(more);
  return value;
}

/// A live catalogue of these objects.
Snapshot snapshot_of(Json products, Json prices) {
  auto snapshot = Snapshot::create({{"format", "portal-snapshot/1"},
                                    {"taken_at", 1},
                                    {"live", {{"products", std::move(products)}, {"prices", std::move(prices)}}}});
  EXPECT_TRUE(snapshot);
  return *std::move(snapshot);
}

PlanCatalogue catalogue_of(const Snapshot& snapshot) {
  return {snapshot.section(Mode::Live, SectionName::Products), snapshot.section(Mode::Live, SectionName::Prices)};
}

const Json kBasic = product("prod_Test", "Basic");

struct MatchCase {
  std::string_view name;
  /// Changes to the plan that is looked for: 9.00 euro a month for "Basic".
  Json wanted = Json::object();
  /// Changes to the one price of the catalogue.
  Json listed = Json::object();
  MatchedBy by = MatchedBy::Nothing;
};

void PrintTo(const MatchCase& row, std::ostream* stream) { *stream << row.name; }

class PlanMatchTest : public testing::TestWithParam<MatchCase> {};

TEST_P(PlanMatchTest, FindsTheCounterpart) {
  const Snapshot snapshot = snapshot_of(Json::array({product("prod_Live", "Basic")}),
                                        Json::array({price("price_Live", "prod_Live", GetParam().listed)}));
  const Json wanted = price("price_Test", "prod_Test", GetParam().wanted);
  const PlanMatch match = catalogue_of(snapshot).counterparts(describe_plan(wanted, &kBasic));
  EXPECT_EQ(static_cast<int>(match.by), static_cast<int>(GetParam().by));
  EXPECT_EQ(match.prices.size(), GetParam().by == MatchedBy::Nothing ? 0U : 1U);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Plans, PlanMatchTest, testing::Values(
  MatchCase{.name = "all_is_alike", .by = MatchedBy::Description},
  MatchCase{.name = "keys_are_alike", .wanted = {{"lookup_key", "basic"}}, .listed = {{"lookup_key", "basic"}}, .by = MatchedBy::LookupKey},
  MatchCase{.name = "keys_outweigh_amounts", .wanted = {{"lookup_key", "basic"}}, .listed = {{"lookup_key", "basic"}, {"unit_amount", 1}},
            .by = MatchedBy::LookupKey},
  MatchCase{.name = "only_one_has_a_key", .wanted = {{"lookup_key", "basic"}}, .by = MatchedBy::Description},
  MatchCase{.name = "no_key_is_no_key", .wanted = {{"lookup_key", nullptr}, {"unit_amount", 1}}, .listed = {{"lookup_key", nullptr}}},
  MatchCase{.name = "amounts_differ", .listed = {{"unit_amount", 901}}},
  MatchCase{.name = "currencies_differ", .listed = {{"currency", "usd"}}},
  MatchCase{.name = "intervals_differ", .listed = {{"recurring", {{"interval", "year"}, {"interval_count", 1}}}}},
  MatchCase{.name = "counts_differ", .listed = {{"recurring", {{"interval", "month"}, {"interval_count", 3}}}}},
  MatchCase{.name = "a_count_left_out_is_one", .listed = {{"recurring", {{"interval", "month"}}}}, .by = MatchedBy::Description},
  MatchCase{.name = "one_is_charged_once", .listed = {{"recurring", nullptr}}},
  MatchCase{.name = "fractions_are_alike", .wanted = {{"unit_amount", nullptr}, {"unit_amount_decimal", "0.50"}},
            .listed = {{"unit_amount", nullptr}, {"unit_amount_decimal", "0.5"}}, .by = MatchedBy::Description},
  MatchCase{.name = "nothing_tells_the_amount", .wanted = {{"unit_amount", nullptr}}, .listed = {{"unit_amount", nullptr}}},
  MatchCase{.name = "tiers_meet_tiers", .wanted = {{"unit_amount", nullptr}, {"billing_scheme", "tiered"}},
            .listed = {{"unit_amount", nullptr}, {"billing_scheme", "tiered"}}, .by = MatchedBy::Description},
  MatchCase{.name = "its_product_is_unknown", .listed = {{"product", "prod_Elsewhere"}}}),
  [](const testing::TestParamInfo<MatchCase>& row) { return std::string(row.param.name); });
// clang-format on

TEST(PlanCatalogue, NamesActivePricesBeforeArchivedOnes) {
  const Snapshot snapshot =
      snapshot_of(Json::array({product("prod_Live", "Basic")}),
                  Json::array({price("price_Old", "prod_Live", {{"active", false}}), price("price_New", "prod_Live")}));
  const PlanMatch match = catalogue_of(snapshot).counterparts(describe_plan(price("price_Test", "prod_Test"), &kBasic));
  EXPECT_EQ(match.prices, (std::vector<std::size_t>{1, 0}));
}

TEST(PlanCatalogue, FindsProductsByIdAndTheActiveOneByName) {
  const Snapshot snapshot =
      snapshot_of(Json::array({product("prod_Old", "Basic", false), product("prod_New", "Basic")}), Json::array());
  const PlanCatalogue catalogue = catalogue_of(snapshot);
  ASSERT_NE(catalogue.product_named("Basic"), nullptr);
  EXPECT_EQ(*catalogue.product_named("Basic"), product("prod_New", "Basic"));
  ASSERT_NE(catalogue.product("prod_Old"), nullptr);
  EXPECT_EQ(catalogue.product_named(""), nullptr);
  EXPECT_EQ(catalogue.product("prod_Elsewhere"), nullptr);
}

TEST(PlanCatalogue, IsEmptyWhereNothingWasRead) {
  const Snapshot snapshot = snapshot_of({{"status", 500}, {"error", Json::object()}}, nullptr);
  EXPECT_TRUE(catalogue_of(snapshot).counterparts(describe_plan(price("price_Test", "prod_Test"), &kBasic)).prices.empty());
}

}  // namespace
}  // namespace portal_guide::stripe
