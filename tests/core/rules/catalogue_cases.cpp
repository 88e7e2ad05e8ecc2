#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kOffered = kUpdate + "/products";
const std::string kProducts = kLive + "/products";
const std::string kPrices = kLive + "/prices";
const std::string kBasicMonth = kPrices + "/data/0";
const std::string kBasicYear = kPrices + "/data/1";
const std::string kTeamMonth = kPrices + "/data/2";

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> catalogue_cases() {
  constexpr std::string_view kProductMissing = "product-missing";
  constexpr std::string_view kDescription = "product-description-missing";
  constexpr std::string_view kPriceMissing = "price-missing";
  constexpr std::string_view kOtherProduct = "price-of-other-product";
  constexpr std::string_view kOneTime = "price-one-time";
  constexpr std::string_view kMetered = "price-metered";
  constexpr std::string_view kInterval = "price-interval-duplicate";
  constexpr std::string_view kCurrency = "price-currency-mixed";
  constexpr std::string_view kUnspecified = "tax-behavior-unspecified";
  constexpr std::string_view kMixed = "tax-behavior-mixed";
  const Json euro_and_dollar = {{"eur", {{"unit_amount", 900}}}, {"usd", {{"unit_amount", 1000}}}};
  const Json dollar = {{"usd", {{"unit_amount", 1000}}}};
  const Json euro = {{"eur", {{"unit_amount", 900}}}};
  return {
      // Finds because …
      {.name = "the_catalog_lacks_it", .rule = kProductMissing, .changes = {remove(kProducts + "/data/1")},
       .finds = {kOffered + "/1/product"}},
      {.name = "it_lacks_both", .rule = kProductMissing, .changes = {set(kProducts + "/data", Json::array())},
       .finds = {kOffered + "/0/product", kOffered + "/1/product"}},
      // Does not find because …
      {.name = "the_catalog_has_all", .rule = kProductMissing},
      {.name = "nothing_is_offered", .rule = kProductMissing,
       .changes = {set(kUpdate + "/enabled", false), remove(kProducts + "/data/1")}},
      {.name = "all_are_on_the_first_page", .rule = kProductMissing, .changes = {set(kProducts + "/has_more", true)}},
      // Not checked because …
      {.name = "it_may_be_on_the_next_page", .rule = kProductMissing,
       .changes = {remove(kProducts + "/data/1"), set(kProducts + "/has_more", true)}, .because = Because::Partial},
      {.name = "products_were_not_read", .rule = kProductMissing, .changes = {remove(kProducts)}, .because = Because::Absent},
      {.name = "the_list_was_not_expanded", .rule = kProductMissing, .changes = {remove(kOffered)}, .because = Because::NotExpanded},

      // Finds because …
      {.name = "it_is_null", .rule = kDescription, .changes = {set(kProducts + "/data/0/description", nullptr)},
       .finds = {kProducts + "/data/0/description"}},
      {.name = "it_is_empty", .rule = kDescription, .changes = {set(kProducts + "/data/1/description", "")},
       .finds = {kProducts + "/data/1/description"}},
      // Does not find because …
      {.name = "each_has_one", .rule = kDescription},
      {.name = "the_product_is_not_offered", .rule = kDescription,
       .changes = {set(kProducts + "/data/1/description", nullptr), remove(kOffered + "/1")}},
      // Not checked because …
      {.name = "it_is_a_number", .rule = kDescription, .changes = {set(kProducts + "/data/0/description", 1)}, .because = Because::Error},
      {.name = "the_product_is_missing", .rule = kDescription, .changes = {remove(kProducts + "/data/1")}, .because = Because::Covered},
      {.name = "the_next_page_may_have_it", .rule = kDescription,
       .changes = {remove(kProducts + "/data/1"), set(kProducts + "/has_more", true)}, .because = Because::Partial},

      // Finds because …
      {.name = "the_catalog_lacks_the_price", .rule = kPriceMissing, .changes = {remove(kTeamMonth)},
       .finds = {kOffered + "/1/prices/0"}},
      // Does not find because …
      {.name = "the_catalog_has_every_price", .rule = kPriceMissing},
      {.name = "an_archived_price_is_there", .rule = kPriceMissing, .changes = {set(kTeamMonth + "/active", false)}},
      // Not checked because …
      {.name = "the_price_may_be_on_the_next_page", .rule = kPriceMissing,
       .changes = {remove(kTeamMonth), set(kPrices + "/has_more", true)}, .because = Because::Partial},
      {.name = "its_product_is_missing_too", .rule = kPriceMissing,
       .changes = {remove(kTeamMonth), remove(kProducts + "/data/1")}, .because = Because::Covered},
      {.name = "the_key_may_not_read_prices", .rule = kPriceMissing,
       .changes = {set(kPrices, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})}, .because = Because::Permission},

      // Finds because …
      {.name = "another_product_owns_it", .rule = kOtherProduct, .changes = {set(kTeamMonth + "/product", "prod_BasicLive")},
       .finds = {kTeamMonth + "/product"}},
      // Does not find because …
      {.name = "each_is_under_its_own", .rule = kOtherProduct},
      {.name = "its_product_is_expanded", .rule = kOtherProduct,
       .changes = {set(kTeamMonth + "/product", {{"id", "prod_TeamLive"}, {"object", "product"}})}},
      // Not checked because …
      {.name = "the_owner_is_missing", .rule = kOtherProduct, .changes = {remove(kTeamMonth + "/product")}, .because = Because::Absent},
      {.name = "another_rule_finds_it_missing", .rule = kOtherProduct, .changes = {remove(kTeamMonth)}, .because = Because::Covered},

      // Finds because …
      {.name = "it_is_charged_once", .rule = kOneTime,
       .changes = {set(kTeamMonth + "/type", "one_time"), set(kTeamMonth + "/recurring", nullptr)}, .finds = {kTeamMonth + "/type"}},
      // Does not find because …
      {.name = "all_recur", .rule = kOneTime},
      // Not checked because …
      {.name = "its_type_is_missing", .rule = kOneTime, .changes = {remove(kTeamMonth + "/type")}, .because = Because::Absent},
      {.name = "its_type_is_unknown", .rule = kOneTime, .changes = {set(kTeamMonth + "/type", "sometimes")}, .because = Because::Error},

      // Finds because …
      {.name = "it_is_charged_by_usage", .rule = kMetered, .changes = {set(kTeamMonth + "/recurring/usage_type", "metered")},
       .finds = {kTeamMonth + "/recurring/usage_type"}},
      // Does not find because …
      {.name = "all_are_licensed", .rule = kMetered},
      {.name = "a_one_time_price_is_not_metered", .rule = kMetered,
       .changes = {set(kTeamMonth + "/type", "one_time"), set(kTeamMonth + "/recurring", nullptr)}},
      // Not checked because …
      {.name = "its_usage_is_missing", .rule = kMetered, .changes = {remove(kTeamMonth + "/recurring/usage_type")},
       .because = Because::Absent},
      {.name = "its_usage_is_unknown", .rule = kMetered, .changes = {set(kTeamMonth + "/recurring/usage_type", "guessed")},
       .because = Because::Error},

      // Finds because …
      {.name = "two_are_monthly", .rule = kInterval, .changes = {set(kBasicYear + "/recurring/interval", "month")},
       .finds = {kOffered + "/0/prices/0", kOffered + "/0/prices/1"}},
      // Does not find because …
      {.name = "month_and_year_differ", .rule = kInterval},
      {.name = "counts_differ", .rule = kInterval,
       .changes = {set(kBasicYear + "/recurring/interval", "month"), set(kBasicYear + "/recurring/interval_count", 3)}},
      {.name = "currencies_differ", .rule = kInterval,
       .changes = {set(kBasicYear + "/recurring/interval", "month"), set(kBasicYear + "/currency", "usd")}},
      {.name = "products_differ", .rule = kInterval, .changes = {set(kTeamMonth + "/unit_amount", 900)}},
      // Not checked because …
      {.name = "an_interval_is_missing", .rule = kInterval, .changes = {remove(kBasicYear + "/recurring/interval")},
       .because = Because::Absent},
      {.name = "a_price_is_missing", .rule = kInterval, .changes = {remove(kBasicYear)}, .because = Because::Covered},

      // Finds because …
      {.name = "none_is_common", .rule = kCurrency,
       .changes = {set(kBasicMonth + "/currency_options", euro), set(kBasicYear + "/currency_options", euro),
                   set(kTeamMonth + "/currency", "usd"), set(kTeamMonth + "/currency_options", dollar)},
       .finds = {kTeamMonth + "/currency"}},
      // Does not find because …
      {.name = "all_are_in_euro", .rule = kCurrency},
      {.name = "an_option_is_common", .rule = kCurrency,
       .changes = {set(kBasicMonth + "/currency_options", euro_and_dollar), set(kBasicYear + "/currency_options", euro_and_dollar),
                   set(kTeamMonth + "/currency", "usd")}},
      // Not checked because …
      {.name = "options_were_not_expanded", .rule = kCurrency, .changes = {set(kTeamMonth + "/currency", "usd")},
       .because = Because::NotExpanded},
      {.name = "a_currency_is_missing", .rule = kCurrency, .changes = {remove(kTeamMonth + "/currency")}, .because = Because::Absent},

      // Finds because …
      {.name = "it_is_unspecified", .rule = kUnspecified, .changes = {set(kTeamMonth + "/tax_behavior", "unspecified")},
       .finds = {kTeamMonth + "/tax_behavior"}},
      {.name = "it_is_null", .rule = kUnspecified, .changes = {set(kTeamMonth + "/tax_behavior", nullptr)},
       .finds = {kTeamMonth + "/tax_behavior"}},
      // Does not find because …
      {.name = "all_are_exclusive", .rule = kUnspecified},
      {.name = "one_price_is_offered", .rule = kUnspecified,
       .changes = {remove(kOffered + "/1"), remove(kOffered + "/0/prices/1"), set(kBasicMonth + "/tax_behavior", "unspecified")}},
      // Not checked because …
      {.name = "it_is_missing", .rule = kUnspecified, .changes = {remove(kTeamMonth + "/tax_behavior")}, .because = Because::Absent},
      {.name = "it_is_unknown", .rule = kUnspecified, .changes = {set(kTeamMonth + "/tax_behavior", "both")}, .because = Because::Error},
      {.name = "it_is_a_number", .rule = kUnspecified, .changes = {set(kTeamMonth + "/tax_behavior", 1)}, .because = Because::Error},

      // Finds because …
      {.name = "one_includes_tax", .rule = kMixed, .changes = {set(kTeamMonth + "/tax_behavior", "inclusive")},
       .finds = {kTeamMonth + "/tax_behavior"}},
      {.name = "one_does_not_include_tax", .rule = kMixed,
       .changes = {set(kTeamMonth + "/tax_behavior", "inclusive"), set(kBasicMonth + "/tax_behavior", "inclusive")},
       .finds = {kBasicYear + "/tax_behavior"}},
      // Does not find because …
      {.name = "all_agree", .rule = kMixed},
      {.name = "unspecified_is_another_finding", .rule = kMixed, .changes = {set(kTeamMonth + "/tax_behavior", "unspecified")}},
      // Not checked because …
      {.name = "one_is_unknown", .rule = kMixed, .changes = {set(kTeamMonth + "/tax_behavior", "both")}, .because = Because::Error},
      {.name = "one_price_is_missing", .rule = kMixed, .changes = {remove(kTeamMonth)}, .because = Because::Covered},
  };
}
// clang-format on

}  // namespace portal_guide::rules
