#include <utility>

#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;

const std::string kEnabled = kUpdate + "/enabled";
const std::string kAllowed = kUpdate + "/default_allowed_updates";
const std::string kOffered = kUpdate + "/products";
const std::string kCodes = "/live/promotion_codes";

Change allow(Json names) { return set(kAllowed, std::move(names)); }
std::string quantity_of(int product) { return kOffered + "/" + std::to_string(product) + "/adjustable_quantity"; }

Json code(bool active) {
  return {{"id", active ? "promo_Active" : "promo_Over"}, {"object", "promotion_code"}, {"active", active}};
}
Change codes(Json list) { return set(kCodes, {{"object", "list"}, {"data", std::move(list)}, {"has_more", false}}); }

// clang-format off
std::vector<RuleCase> change_cases() {
  constexpr std::string_view kPrice = "price-switch-not-allowed";
  constexpr std::string_view kAlone = "promotion-code-alone";
  constexpr std::string_view kCodeless = "promotion-code-without-codes";
  constexpr std::string_view kReset = "billing-cycle-reset-by-update";
  const std::string anchor = kUpdate + "/billing_cycle_anchor";
  return {
      // Finds because …
      {.name = "the_period_starts_anew", .rule = kReset, .changes = {set(anchor, "now")}, .finds = {anchor}},
      // Does not find because …
      {.name = "it_was_never_set", .rule = kReset},
      {.name = "the_date_stays", .rule = kReset, .changes = {set(anchor, "unchanged")}},
      {.name = "nothing_changes", .rule = kReset, .changes = {set(anchor, "now"), set(kEnabled, false)}},
      {.name = "no_change_is_allowed", .rule = kReset, .changes = {set(anchor, "now"), allow(Json::array())}},
      // Not checked because …
      {.name = "an_older_version_was_read", .rule = kReset, .changes = {remove(anchor)}, .because = Because::Absent},
      {.name = "it_is_new", .rule = kReset, .changes = {set(anchor, "next_month")}, .because = Because::Error},
      {.name = "it_is_a_number", .rule = kReset, .changes = {set(anchor, 7)}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kReset, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "only_quantities", .rule = kPrice, .changes = {allow(Json::array({"quantity"}))}, .finds = {kAllowed}},
      {.name = "quantities_and_codes", .rule = kPrice, .changes = {allow({"quantity", "promotion_code"})}, .finds = {kAllowed}},
      {.name = "something_unknown", .rule = kPrice, .changes = {allow(Json::array({"teleport"}))}, .finds = {kAllowed}},
      {.name = "what_could_not_stand_in_a_call", .rule = kPrice, .changes = {allow(Json::array({"$(reboot)"}))}, .finds = {kAllowed}},
      // Does not find because …
      {.name = "prices", .rule = kPrice},
      {.name = "prices_and_quantities", .rule = kPrice, .changes = {allow({"quantity", "price"})}},
      {.name = "switching_is_off", .rule = kPrice, .changes = {set(kEnabled, false), allow(Json::array({"quantity"}))}},
      {.name = "prices_though_the_list_was_not_expanded", .rule = kPrice, .changes = {remove(kOffered)}},
      // Not checked because …
      {.name = "nothing_at_all", .rule = kPrice, .changes = {allow(Json::array())}, .because = Because::Covered},
      {.name = "codes_alone", .rule = kPrice, .changes = {allow(Json::array({"promotion_code"}))}, .because = Because::Covered},
      {.name = "the_list_is_missing", .rule = kPrice, .changes = {remove(kAllowed)}, .because = Because::Absent},
      {.name = "the_list_is_a_text", .rule = kPrice, .changes = {set(kAllowed, "price")}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kPrice, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "codes_alone", .rule = kAlone, .changes = {allow(Json::array({"promotion_code"}))}, .finds = {kAllowed}},
      {.name = "codes_twice", .rule = kAlone, .changes = {allow({"promotion_code", "promotion_code"})}, .finds = {kAllowed}},
      // Does not find because …
      {.name = "no_codes", .rule = kAlone},
      {.name = "codes_and_prices", .rule = kAlone, .changes = {allow({"price", "promotion_code"})}},
      {.name = "codes_and_something_unknown", .rule = kAlone, .changes = {allow({"promotion_code", "teleport"})}},
      {.name = "switching_is_off", .rule = kAlone, .changes = {set(kEnabled, false), allow(Json::array({"promotion_code"}))}},
      {.name = "nothing_at_all", .rule = kAlone, .changes = {allow(Json::array())}},
      // Not checked because …
      {.name = "the_list_is_missing", .rule = kAlone, .changes = {remove(kAllowed)}, .because = Because::Absent},
      {.name = "the_switch_is_a_number", .rule = kAlone, .changes = {set(kEnabled, 1)}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = kAlone, .changes = {remove(kConfiguration)}, .because = Because::Covered},

      // Finds because …
      {.name = "there_is_no_code", .rule = kCodeless, .changes = {allow({"price", "promotion_code"}), codes(Json::array())},
       .finds = {kAllowed}},
      {.name = "every_code_is_over", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}), codes(Json::array({code(false)}))}, .finds = {kAllowed}},
      {.name = "there_is_no_code_and_no_other_change", .rule = kCodeless,
       .changes = {allow(Json::array({"promotion_code"})), codes(Json::array())}, .finds = {kAllowed}},
      // Does not find because …
      {.name = "codes_are_not_allowed", .rule = kCodeless},
      {.name = "a_code_is_active", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}), codes(Json::array({code(false), code(true)}))}},
      {.name = "a_code_is_active_in_an_incomplete_list", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}), codes(Json::array({code(true)})), set(kCodes + "/has_more", true)}},
      {.name = "switching_is_off", .rule = kCodeless,
       .changes = {set(kEnabled, false), allow({"price", "promotion_code"}), codes(Json::array())}},
      // Not checked because …
      {.name = "codes_were_not_read", .rule = kCodeless, .changes = {allow({"price", "promotion_code"})},
       .because = Because::Absent},
      {.name = "codes_may_not_be_read", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}),
                   set(kCodes, {{"status", 403}, {"error", {{"type", "invalid_request_error"}}}})},
       .because = Because::Permission},
      {.name = "a_code_may_be_on_the_next_page", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}), codes(Json::array({code(false)})), set(kCodes + "/has_more", true)},
       .because = Because::Partial},
      {.name = "a_code_lacks_active", .rule = kCodeless,
       .changes = {allow({"price", "promotion_code"}), codes(Json::array({code(false)})), remove(kCodes + "/data/0/active")},
       .because = Because::Absent},
  };
}

std::vector<RuleCase> quantity_cases() {
  constexpr std::string_view kFixed = "quantity-not-adjustable";
  constexpr std::string_view kUnbounded = "quantity-unbounded";
  const Change quantities = allow({"price", "quantity"});
  const Change basic_adjustable = set(quantity_of(0) + "/enabled", true);
  return {
      // Finds because …
      {.name = "no_product_lets_them", .rule = kFixed, .changes = {quantities},
       .finds = {quantity_of(0) + "/enabled", quantity_of(1) + "/enabled"}},
      {.name = "an_id_could_not_stand_in_a_call", .rule = kFixed,
       .changes = {quantities, set(kOffered + "/0/prices/0", "price $(reboot)")},
       .finds = {quantity_of(0) + "/enabled", quantity_of(1) + "/enabled"}},
      // Does not find because …
      {.name = "quantities_are_not_allowed", .rule = kFixed},
      {.name = "one_product_lets_them", .rule = kFixed, .changes = {quantities, basic_adjustable}},
      {.name = "one_product_lets_them_and_another_is_unknown", .rule = kFixed,
       .changes = {quantities, remove(quantity_of(1)), basic_adjustable}},
      {.name = "switching_is_off", .rule = kFixed, .changes = {quantities, set(kEnabled, false)}},
      // Not checked because …
      {.name = "a_product_of_an_older_version", .rule = kFixed, .changes = {quantities, remove(quantity_of(1))},
       .because = Because::Absent},
      {.name = "a_switch_is_a_text", .rule = kFixed, .changes = {quantities, set(quantity_of(0) + "/enabled", "no")},
       .because = Because::Error},
      {.name = "the_products_were_not_expanded", .rule = kFixed, .changes = {quantities, remove(kOffered)},
       .because = Because::NotExpanded},
      {.name = "there_are_no_products", .rule = kFixed, .changes = {quantities, set(kOffered, Json::array())},
       .because = Because::Covered},

      // Finds because …
      {.name = "one_product_has_no_maximum", .rule = kUnbounded, .changes = {quantities, basic_adjustable},
       .finds = {quantity_of(0) + "/maximum"}},
      {.name = "the_maximum_is_left_out", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, remove(quantity_of(0) + "/maximum")}, .finds = {quantity_of(0) + "/maximum"}},
      {.name = "two_products_have_none", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, set(quantity_of(1) + "/enabled", true)},
       .finds = {quantity_of(0) + "/maximum", quantity_of(1) + "/maximum"}},
      {.name = "one_has_none_and_another_is_unknown", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, remove(quantity_of(1))}, .finds = {quantity_of(0) + "/maximum"}},
      // Does not find because …
      {.name = "there_is_a_maximum", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, set(quantity_of(0) + "/maximum", 50)}},
      {.name = "the_maximum_is_as_large_as_numbers_go", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, set(quantity_of(0) + "/maximum", 9007199254740992)}},
      {.name = "nothing_is_adjustable", .rule = kUnbounded, .changes = {quantities}},
      {.name = "adjustable_but_not_allowed", .rule = kUnbounded, .changes = {basic_adjustable}},
      // Not checked because …
      {.name = "the_maximum_is_a_text", .rule = kUnbounded,
       .changes = {quantities, basic_adjustable, set(quantity_of(0) + "/maximum", "many")}, .because = Because::Error},
      {.name = "a_product_lacks_its_quantity", .rule = kUnbounded, .changes = {quantities, remove(quantity_of(0))},
       .because = Because::Absent},
      {.name = "the_products_were_not_expanded", .rule = kUnbounded, .changes = {quantities, remove(kOffered)},
       .because = Because::NotExpanded},
      {.name = "there_are_no_products", .rule = kUnbounded, .changes = {quantities, set(kOffered, Json::array())},
       .because = Because::Covered},
  };
}

}  // namespace

std::vector<RuleCase> allowed_update_cases() {
  std::vector<RuleCase> cases = change_cases();
  for (RuleCase& row : quantity_cases()) cases.push_back(std::move(row));
  return cases;
}
// clang-format on

}  // namespace portal_guide::rules
