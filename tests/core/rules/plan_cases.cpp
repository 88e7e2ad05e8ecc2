#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kEnabled = kUpdate + "/enabled";
const std::string kOffered = kUpdate + "/products";
const std::string kProducts = "/live/products";
const std::string kPrices = "/live/prices";
/// Team, and its only price.
const std::string kTeam = "/live/products/data/1";
const std::string kTeamPrice = "/live/prices/data/2";

Json forbidden() { return {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}}; }

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> plan_cases() {
  constexpr std::string_view kEmpty = "update-without-products";
  constexpr std::string_view kNothing = "update-allows-nothing";
  constexpr std::string_view kProduct = "product-archived";
  constexpr std::string_view kPrice = "price-archived";
  constexpr std::string_view kMissing = "plan-not-offered";
  return {
      // Finds because …
      {.name = "the_list_is_empty", .rule = kEmpty, .changes = {set(kOffered, Json::array())}, .finds = {kOffered}},
      // Does not find because …
      {.name = "the_list_is_not_empty", .rule = kEmpty},
      {.name = "switching_is_off", .rule = kEmpty, .changes = {set(kEnabled, false), set(kOffered, Json::array())}},
      {.name = "switching_is_off_and_nothing_was_expanded", .rule = kEmpty, .changes = {set(kEnabled, false), remove(kOffered)}},
      // Not checked because …
      {.name = "the_list_was_not_expanded", .rule = kEmpty, .changes = {remove(kOffered)}, .because = Because::NotExpanded},
      {.name = "the_list_is_null", .rule = kEmpty, .changes = {set(kOffered, nullptr)}, .because = Because::NotExpanded},
      {.name = "the_list_is_an_object", .rule = kEmpty, .changes = {set(kOffered, Json::object())}, .because = Because::Error},
      {.name = "an_entry_is_a_number", .rule = kEmpty, .changes = {set(kOffered + "/0", 7)}, .because = Because::Error},
      {.name = "an_entry_lacks_its_prices", .rule = kEmpty, .changes = {remove(kOffered + "/0/prices")}, .because = Because::Absent},
      {.name = "a_price_is_a_number", .rule = kEmpty, .changes = {set(kOffered + "/0/prices/0", 7)}, .because = Because::Error},
      {.name = "the_switch_is_missing", .rule = kEmpty, .changes = {remove(kEnabled)}, .because = Because::Absent},
      {.name = "there_is_no_configuration", .rule = kEmpty, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "no_update_is_allowed", .rule = kNothing, .changes = {set(kUpdate + "/default_allowed_updates", Json::array())},
       .finds = {kUpdate + "/default_allowed_updates"}},
      // Does not find because …
      {.name = "prices_are_allowed", .rule = kNothing},
      {.name = "something_unknown_is_allowed", .rule = kNothing,
       .changes = {set(kUpdate + "/default_allowed_updates", Json::array({"teleport"}))}},
      {.name = "off_allows_nothing", .rule = kNothing,
       .changes = {set(kEnabled, false), set(kUpdate + "/default_allowed_updates", Json::array())}},
      {.name = "the_products_were_not_expanded", .rule = kNothing, .changes = {remove(kOffered)}},
      // Not checked because …
      {.name = "what_is_allowed_is_missing", .rule = kNothing, .changes = {remove(kUpdate + "/default_allowed_updates")},
       .because = Because::Absent},
      {.name = "what_is_allowed_is_a_text", .rule = kNothing, .changes = {set(kUpdate + "/default_allowed_updates", "price")},
       .because = Because::Error},

      // Finds because …
      {.name = "one_is_archived", .rule = kProduct, .changes = {set(kTeam + "/active", false)}, .finds = {kTeam + "/active"}},
      {.name = "both_are_archived", .rule = kProduct,
       .changes = {set(kTeam + "/active", false), set(kProducts + "/data/0/active", false)},
       .finds = {kProducts + "/data/0/active", kTeam + "/active"}},
      {.name = "it_is_offered_twice", .rule = kProduct,
       .changes = {set(kTeam + "/active", false), set(kOffered + "/0/product", "prod_TeamLive")}, .finds = {kTeam + "/active"}},
      {.name = "one_is_archived_and_another_was_not_read", .rule = kProduct,
       .changes = {set(kTeam + "/active", false), set(kOffered + "/0/product", "prod_Unread"), set(kProducts + "/has_more", true)},
       .finds = {kTeam + "/active"}},
      // Does not find because …
      {.name = "all_are_active", .rule = kProduct},
      {.name = "an_archived_one_is_not_offered", .rule = kProduct,
       .changes = {set(kTeam + "/active", false), remove(kOffered + "/1")}},
      {.name = "nothing_is_offered_while_switching_is_off", .rule = kProduct,
       .changes = {set(kEnabled, false), set(kTeam + "/active", false)}},
      {.name = "an_incomplete_list_holds_all_that_is_offered", .rule = kProduct, .changes = {set(kProducts + "/has_more", true)}},
      // Not checked because …
      {.name = "an_offered_one_is_on_the_next_page", .rule = kProduct,
       .changes = {remove(kTeam), set(kProducts + "/has_more", true)}, .because = Because::Partial},
      {.name = "an_offered_one_is_not_in_the_catalogue", .rule = kProduct, .changes = {remove(kTeam)}, .because = Because::Absent},
      {.name = "active_is_missing", .rule = kProduct, .changes = {remove(kTeam + "/active")}, .because = Because::Absent},
      {.name = "active_is_a_text", .rule = kProduct, .changes = {set(kTeam + "/active", "yes")}, .because = Because::Error},
      {.name = "products_may_not_be_read", .rule = kProduct, .changes = {set(kProducts, forbidden())}, .because = Because::Permission},
      {.name = "products_were_not_read", .rule = kProduct, .changes = {remove(kProducts)}, .because = Because::Absent},
      {.name = "offers_were_not_expanded", .rule = kProduct, .changes = {remove(kOffered)}, .because = Because::NotExpanded},

      // Finds because …
      {.name = "one_price_is_archived", .rule = kPrice, .changes = {set(kTeamPrice + "/active", false)},
       .finds = {kTeamPrice + "/active"}},
      {.name = "its_product_was_not_read", .rule = kPrice,
       .changes = {set(kTeamPrice + "/active", false), remove(kProducts)}, .finds = {kTeamPrice + "/active"}},
      // Does not find because …
      {.name = "all_prices_are_active", .rule = kPrice},
      {.name = "an_archived_price_is_not_offered", .rule = kPrice,
       .changes = {set(kPrices + "/data/1/active", false), remove(kOffered + "/0/prices/1")}},
      {.name = "only_the_product_is_archived", .rule = kPrice, .changes = {set(kTeam + "/active", false)}},
      // Not checked because …
      {.name = "an_offered_price_is_on_the_next_page", .rule = kPrice,
       .changes = {remove(kTeamPrice), set(kPrices + "/has_more", true)}, .because = Because::Partial},
      {.name = "an_offered_price_is_not_in_the_list", .rule = kPrice, .changes = {remove(kTeamPrice)}, .because = Because::Absent},
      {.name = "prices_may_not_be_read", .rule = kPrice, .changes = {set(kPrices, forbidden())}, .because = Because::Permission},
      {.name = "prices_offered_were_not_expanded", .rule = kPrice, .changes = {remove(kOffered)}, .because = Because::NotExpanded},

      // Finds because …
      {.name = "an_active_plan_is_not_on_the_list", .rule = kMissing, .changes = {remove(kOffered + "/1")}, .finds = {kOffered}},
      {.name = "it_was_seen_in_an_incomplete_list", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), set(kProducts + "/has_more", true)}, .finds = {kOffered}},
      {.name = "its_price_names_an_expanded_product", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), set(kTeamPrice + "/product", {{"id", "prod_TeamLive"}, {"object", "product"}})},
       .finds = {kOffered}},
      // Does not find because …
      {.name = "all_plans_are_on_the_list", .rule = kMissing},
      {.name = "the_product_is_archived", .rule = kMissing, .changes = {remove(kOffered + "/1"), set(kTeam + "/active", false)}},
      {.name = "its_price_is_archived", .rule = kMissing, .changes = {remove(kOffered + "/1"), set(kTeamPrice + "/active", false)}},
      {.name = "its_price_is_metered", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), set(kTeamPrice + "/recurring/usage_type", "metered")}},
      {.name = "its_price_is_of_a_type_nobody_knows", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), set(kTeamPrice + "/recurring/usage_type", "imagined")}},
      {.name = "its_price_is_paid_once", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), set(kTeamPrice + "/type", "one_time"), set(kTeamPrice + "/recurring", nullptr)}},
      {.name = "it_is_offered_without_prices", .rule = kMissing, .changes = {set(kOffered + "/1/prices", Json::array())}},
      {.name = "switching_is_switched_off", .rule = kMissing, .changes = {set(kEnabled, false), set(kOffered, Json::array())}},
      // Not checked because …
      {.name = "nothing_at_all_is_offered", .rule = kMissing, .changes = {set(kOffered, Json::array())}, .because = Because::Covered},
      {.name = "more_products_may_follow", .rule = kMissing, .changes = {set(kProducts + "/has_more", true)},
       .because = Because::Partial},
      {.name = "more_prices_may_follow", .rule = kMissing, .changes = {set(kPrices + "/has_more", true)}, .because = Because::Partial},
      {.name = "a_price_lacks_its_type", .rule = kMissing, .changes = {remove(kOffered + "/1"), remove(kTeamPrice + "/type")},
       .because = Because::Absent},
      {.name = "a_price_lacks_its_usage_type", .rule = kMissing,
       .changes = {remove(kOffered + "/1"), remove(kTeamPrice + "/recurring/usage_type")}, .because = Because::Absent},
      {.name = "a_product_lacks_active", .rule = kMissing, .changes = {remove(kOffered + "/1"), remove(kTeam + "/active")},
       .because = Because::Absent},
      {.name = "the_catalogue_may_not_be_read", .rule = kMissing, .changes = {set(kProducts, forbidden())},
       .because = Because::Permission},
      {.name = "the_prices_were_not_read", .rule = kMissing, .changes = {remove(kPrices)}, .because = Because::Absent},
      {.name = "the_offers_were_not_expanded", .rule = kMissing, .changes = {remove(kOffered)}, .because = Because::NotExpanded},
  };
}
// clang-format on

}  // namespace portal_guide::rules
