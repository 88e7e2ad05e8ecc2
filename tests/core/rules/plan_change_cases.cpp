#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kEnabled = kUpdate + "/enabled";
const std::string kAllowed = kUpdate + "/default_allowed_updates";
const std::string kOffered = kUpdate + "/products";
const std::string kConditions = kUpdate + "/schedule_at_period_end/conditions";
const std::string kProration = kUpdate + "/proration_behavior";
const std::string kPrices = "/live/prices";

/// A list of this many products, each with a price of its own.
Json products(int count) {
  Json list = Json::array();
  for (int index = 0; index < count; ++index) {
    const std::string number = std::to_string(index);
    list.push_back({{"product", "prod_" + number},
                    {"prices", Json::array({"price_" + number})},
                    {"adjustable_quantity", {{"enabled", false}, {"maximum", nullptr}, {"minimum", 1}}}});
  }
  return list;
}

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> plan_change_cases() {
  constexpr std::string_view kMany = "too-many-products";
  constexpr std::string_view kSingle = "single-plan";
  constexpr std::string_view kAtOnce = "downgrade-immediate";
  constexpr std::string_view kAcross = "downgrade-condition-cross-product";
  constexpr std::string_view kFree = "upgrade-not-charged";
  const Change one_product = remove(kOffered + "/1");
  const Change one_price = remove(kOffered + "/0/prices/1");
  const Change no_condition = set(kConditions, Json::array());
  const Change no_proration = set(kProration, "none");
  const Change yearly_costs_more = set(kPrices + "/data/1/unit_amount", 9000);
  return {
      // Finds because …
      {.name = "eleven", .rule = kMany, .changes = {set(kOffered, products(11))}, .finds = {kOffered}},
      {.name = "a_hundred", .rule = kMany, .changes = {set(kOffered, products(100))}, .finds = {kOffered}},
      // Does not find because …
      {.name = "ten", .rule = kMany, .changes = {set(kOffered, products(10))}},
      {.name = "none", .rule = kMany, .changes = {set(kOffered, Json::array())}},
      {.name = "switching_is_off", .rule = kMany, .changes = {set(kEnabled, false), set(kOffered, products(11))}},
      // Not checked because …
      {.name = "they_were_not_expanded", .rule = kMany, .changes = {remove(kOffered)}, .because = Because::NotExpanded},
      {.name = "the_list_is_a_text", .rule = kMany, .changes = {set(kOffered, "all")}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kMany, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "one_price", .rule = kSingle, .changes = {one_product, one_price}, .finds = {kOffered}},
      {.name = "the_same_price_twice", .rule = kSingle,
       .changes = {one_product, set(kOffered + "/0/prices/1", "price_BasicMonthLive")}, .finds = {kOffered}},
      {.name = "a_product_without_prices", .rule = kSingle, .changes = {one_product, set(kOffered + "/0/prices", Json::array())},
       .finds = {kOffered}},
      // Does not find because …
      {.name = "two_prices_of_one_product", .rule = kSingle, .changes = {one_product}},
      {.name = "two_products_with_a_price_each", .rule = kSingle, .changes = {one_price}},
      {.name = "prices_are_not_allowed", .rule = kSingle, .changes = {one_product, one_price, set(kAllowed, Json::array({"quantity"}))}},
      {.name = "switching_is_off", .rule = kSingle, .changes = {one_product, one_price, set(kEnabled, false)}},
      // Not checked because …
      {.name = "there_are_no_products", .rule = kSingle, .changes = {set(kOffered, Json::array())}, .because = Because::Covered},
      {.name = "they_were_not_expanded", .rule = kSingle, .changes = {remove(kOffered)}, .because = Because::NotExpanded},
      {.name = "what_is_allowed_is_missing", .rule = kSingle, .changes = {remove(kAllowed)}, .because = Because::Absent},

      // Finds because …
      {.name = "no_condition", .rule = kAtOnce, .changes = {no_condition}, .finds = {kConditions}},
      {.name = "no_condition_between_prices_of_one_product", .rule = kAtOnce, .changes = {one_product, no_condition},
       .finds = {kConditions}},
      // Does not find because …
      {.name = "a_condition", .rule = kAtOnce},
      {.name = "a_condition_nobody_knows", .rule = kAtOnce, .changes = {set(kConditions, {{{"type", "full_moon"}}})}},
      {.name = "one_price_only", .rule = kAtOnce, .changes = {one_product, one_price, no_condition}},
      {.name = "switching_is_off", .rule = kAtOnce, .changes = {set(kEnabled, false), no_condition}},
      // Not checked because …
      {.name = "conditions_of_an_older_version", .rule = kAtOnce, .changes = {remove(kUpdate + "/schedule_at_period_end")},
       .because = Because::Absent},
      {.name = "the_conditions_are_a_text", .rule = kAtOnce, .changes = {set(kConditions, "never")}, .because = Because::Error},
      {.name = "plans_were_not_expanded", .rule = kAtOnce, .changes = {remove(kOffered)}, .because = Because::NotExpanded},

      // Finds because …
      {.name = "two_products", .rule = kAcross, .finds = {kConditions}},
      {.name = "two_products_in_test", .rule = kAcross, .mode = stripe::Mode::Test,
       .finds = {kTestConfiguration + "/features/subscription_update/schedule_at_period_end/conditions"}},
      // Does not find because …
      {.name = "one_product", .rule = kAcross, .changes = {one_product}},
      {.name = "one_product_listed_twice", .rule = kAcross, .changes = {set(kOffered + "/1/product", "prod_BasicLive")}},
      {.name = "no_condition", .rule = kAcross, .changes = {no_condition}},
      {.name = "switching_is_off", .rule = kAcross, .changes = {set(kEnabled, false)}},
      // Not checked because …
      {.name = "conditions_of_an_older_version", .rule = kAcross, .changes = {remove(kUpdate + "/schedule_at_period_end")},
       .because = Because::Absent},
      {.name = "the_conditions_are_a_text", .rule = kAcross, .changes = {set(kConditions, "never")}, .because = Because::Error},
      {.name = "plans_were_not_expanded", .rule = kAcross, .changes = {remove(kOffered)}, .because = Because::NotExpanded},

      // Finds because …
      {.name = "amounts_differ", .rule = kFree, .changes = {no_proration, yearly_costs_more}, .finds = {kProration}},
      {.name = "amounts_differ_by_a_fraction_of_a_cent", .rule = kFree,
       .changes = {no_proration, set(kPrices + "/data/1/unit_amount", nullptr), set(kPrices + "/data/1/unit_amount_decimal", "900.5")},
       .finds = {kProration}},
      {.name = "amounts_differ_and_one_price_is_unknown", .rule = kFree,
       .changes = {no_proration, yearly_costs_more, remove(kPrices + "/data/2")}, .finds = {kProration}},
      // Does not find because …
      {.name = "changes_are_charged", .rule = kFree, .changes = {yearly_costs_more}},
      {.name = "changes_are_charged_in_a_way_nobody_knows", .rule = kFree,
       .changes = {yearly_costs_more, set(kProration, "barter")}},
      {.name = "all_cost_the_same", .rule = kFree, .changes = {no_proration}},
      {.name = "currencies_differ", .rule = kFree,
       .changes = {no_proration, yearly_costs_more, set(kPrices + "/data/1/currency", "usd")}},
      {.name = "one_price_only", .rule = kFree, .changes = {no_proration, yearly_costs_more, one_product, one_price}},
      {.name = "switching_is_off", .rule = kFree, .changes = {no_proration, yearly_costs_more, set(kEnabled, false)}},
      // Not checked because …
      {.name = "a_tiered_price_has_no_amount", .rule = kFree,
       .changes = {no_proration, set(kPrices + "/data/1/unit_amount", nullptr)}, .because = Because::Absent},
      {.name = "a_price_lacks_its_currency", .rule = kFree, .changes = {no_proration, remove(kPrices + "/data/1/currency")},
       .because = Because::Absent},
      {.name = "a_price_is_on_the_next_page", .rule = kFree,
       .changes = {no_proration, remove(kPrices + "/data/2"), set(kPrices + "/has_more", true)}, .because = Because::Partial},
      {.name = "a_price_is_not_in_the_catalogue", .rule = kFree, .changes = {no_proration, remove(kPrices + "/data/2")},
       .because = Because::Absent},
      {.name = "prices_were_not_read", .rule = kFree, .changes = {no_proration, remove(kPrices)}, .because = Because::Absent},
      {.name = "how_changes_are_charged_is_missing", .rule = kFree, .changes = {remove(kProration)}, .because = Because::Absent},
      {.name = "plans_were_not_expanded", .rule = kFree, .changes = {remove(kOffered)}, .because = Because::NotExpanded},
  };
}
// clang-format on

}  // namespace portal_guide::rules
