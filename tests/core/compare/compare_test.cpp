#include "core/compare/compare.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/compare/comparison.hpp"
#include "tests/core/compare/carried_out.hpp"
#include "tests/core/compare/stripe_account.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// A table of accounts whose modes differ. Each row's plan is carried out on a copy of live mode, as Stripe would, and the modes
// are compared again: nothing is left that the row does not name.
namespace portal_guide::compare {
namespace {

using rules::Change;
using rules::changed;
using rules::good_snapshot;
using rules::kConfiguration;
using rules::kLive;
using rules::kTest;
using rules::kTestConfiguration;
using rules::kUpdate;
using rules::remove;
using rules::set;

const std::string kTestFeatures = kTestConfiguration + "/features";
const std::string kTestUpdate = kTestFeatures + "/subscription_update";
const std::string kOffered = kUpdate + "/products";
const std::string kTestOffered = kTestUpdate + "/products";
const std::string kTeam = kLive + "/products/data/1";
const std::string kTestTeam = kTest + "/products/data/1";
const std::string kTeamMonth = kLive + "/prices/data/2";
const std::string kTestTeamMonth = kTest + "/prices/data/2";
const std::string kList = "features.subscription_update.products";
const std::string kTeamPath = "prices.price_TeamMonthTest.";

struct CompareCase {
  std::string_view name;
  std::vector<Change> changes = {};
  /// What the comparison finds, as lines() has it, sorted.
  std::vector<std::string> finds = {};
  /// What is left once the plan is carried out.
  std::vector<std::string> leaves = {};
};

void PrintTo(const CompareCase& row, std::ostream* stream) { *stream << row.name; }

class CompareTest : public testing::TestWithParam<CompareCase> {};

TEST_P(CompareTest, PlansWhatMakesLiveLikeTest) {
  const Json document = changed(good_snapshot(), GetParam().changes);
  const Comparison comparison = comparison_of(document);
  EXPECT_EQ(sorted(lines(comparison)), sorted(GetParam().finds));
  for (const Difference& difference : comparison.differences) {
    const bool is_planned = difference.action != Action::Keep;
    EXPECT_TRUE(!is_planned || !difference.steps.empty()) << difference.path;
    for (const std::size_t order : difference.steps) {
      EXPECT_TRUE(order >= 1 && order <= comparison.plan.size()) << difference.path;
    }
  }
  const Comparison again = comparison_of(carried_out(document, comparison));
  EXPECT_EQ(sorted(lines(again)), sorted(GetParam().leaves));
  EXPECT_EQ(is_same(again), std::all_of(GetParam().leaves.begin(), GetParam().leaves.end(),
                                        [](const std::string& line) { return line.starts_with("keep "); }));
}

/// Another price of live mode, like the Team plan's.
Json another_team_price(const std::string& id, const Json& more = Json::object()) {
  Json price = good_snapshot()["live"]["prices"]["data"][2];
  price["id"] = id;
  price.update(more);
  return price;
}

Json tiers(int amount) {
  return {{{"up_to", 10}, {"unit_amount", amount}, {"flat_amount", nullptr}},
          {{"up_to", nullptr}, {"unit_amount_decimal", "0.5"}, {"flat_amount", 100}}};
}

std::vector<Change> tiered(const std::string& price, const Json& its_tiers) {
  std::vector<Change> changes = {set(price + "/unit_amount", nullptr), set(price + "/billing_scheme", "tiered")};
  if (its_tiers.is_array()) {
    changes.push_back(set(price + "/tiers", its_tiers));
    changes.push_back(set(price + "/tiers_mode", "graduated"));
  }
  return changes;
}

std::vector<Change> all(std::vector<Change> changes, const std::vector<Change>& more) {
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

const Json kFailed = {{"status", 403}, {"error", {{"message", "no permission"}}}};

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<CompareCase> setting_cases() {
  return {
      {.name = "nothing"},
      {.name = "what_customers_change", .changes = {set(kTestFeatures + "/customer_update/allowed_updates", {"name", "phone"})},
       .finds = {"set features.customer_update.allowed_updates"}},
      {.name = "customers_change_nothing", .changes = {set(kTestFeatures + "/customer_update/allowed_updates", Json::array()),
                                                       set(kTestFeatures + "/customer_update/enabled", false)},
       .finds = {"set features.customer_update.allowed_updates", "set features.customer_update.enabled"}},
      {.name = "invoices", .changes = {set(kTestFeatures + "/invoice_history/enabled", false)}, .finds = {"set features.invoice_history.enabled"}},
      {.name = "payment_methods", .changes = {set(kTestFeatures + "/payment_method_update/enabled", false)},
       .finds = {"set features.payment_method_update.enabled"}},
      {.name = "payment_method_configuration_of_test", .changes = {set(kTestFeatures + "/payment_method_update/payment_method_configuration", "pmc_Test")},
       .finds = {"decide features.payment_method_update.payment_method_configuration"}},
      {.name = "payment_method_configuration_of_live", .changes = {set(kConfiguration + "/features/payment_method_update/payment_method_configuration", "pmc_Live")},
       .finds = {"set features.payment_method_update.payment_method_configuration"}},
      {.name = "payment_method_configurations_of_both", .changes = {set(kTestFeatures + "/payment_method_update/payment_method_configuration", "pmc_Test"),
       set(kConfiguration + "/features/payment_method_update/payment_method_configuration", "pmc_Live")}},
      {.name = "cancels_at_once_with_credit", .changes = {set(kTestFeatures + "/subscription_cancel/mode", "immediately"),
                                                          set(kTestFeatures + "/subscription_cancel/proration_behavior", "create_prorations")},
       .finds = {"set features.subscription_cancel.mode", "set features.subscription_cancel.proration_behavior"}},
      {.name = "live_cancels_at_once_with_credit", .changes = {set(kConfiguration + "/features/subscription_cancel/mode", "immediately"),
                                                               set(kConfiguration + "/features/subscription_cancel/proration_behavior", "create_prorations")},
       .finds = {"set features.subscription_cancel.mode", "set features.subscription_cancel.proration_behavior"}},
      {.name = "a_credit_that_cannot_be_sent", .changes = {set(kTestFeatures + "/subscription_cancel/proration_behavior", "always_invoice")},
       .finds = {"manual features.subscription_cancel.proration_behavior"}, .leaves = {"manual features.subscription_cancel.proration_behavior"}},
      {.name = "a_credit_while_cancelling_at_the_end", .changes = {set(kTestFeatures + "/subscription_cancel/proration_behavior", "create_prorations")},
       .finds = {"manual features.subscription_cancel.proration_behavior"}, .leaves = {"manual features.subscription_cancel.proration_behavior"}},
      {.name = "reasons", .changes = {set(kTestFeatures + "/subscription_cancel/cancellation_reason/options", {"too_complex"})},
       .finds = {"set features.subscription_cancel.cancellation_reason.options"}},
      {.name = "no_reasons", .changes = {set(kTestFeatures + "/subscription_cancel/cancellation_reason/options", Json::array()),
                                         set(kTestFeatures + "/subscription_cancel/cancellation_reason/enabled", false)},
       .finds = {"set features.subscription_cancel.cancellation_reason.enabled", "set features.subscription_cancel.cancellation_reason.options"}},
      {.name = "no_cancelling", .changes = {set(kTestFeatures + "/subscription_cancel/enabled", false)}, .finds = {"set features.subscription_cancel.enabled"}},
      {.name = "pausing", .changes = {set(kTestFeatures + "/subscription_pause/enabled", true), set(kTestFeatures + "/subscription_pause/duration/type", "interval_options"),
       set(kTestFeatures + "/subscription_pause/duration/interval_options", {{{"interval", "month"}, {"interval_count", 2}}})},
       .finds = {"set features.subscription_pause.duration.interval_options", "set features.subscription_pause.duration.type",
                 "set features.subscription_pause.enabled"}},
      {.name = "pausing_for_other_times", .changes = {set(kConfiguration + "/features/subscription_pause/duration/interval_options", {{{"interval", "day"}, {"interval_count", 2}}})},
       .finds = {"set features.subscription_pause.duration.interval_options"}},
      {.name = "what_may_be_switched", .changes = {set(kTestUpdate + "/default_allowed_updates", {"price", "quantity"}), set(kTestUpdate + "/proration_behavior", "none"),
       set(kTestUpdate + "/trial_update_behavior", "continue_trial"), set(kTestUpdate + "/billing_cycle_anchor", "now"),
       set(kTestUpdate + "/schedule_at_period_end/conditions", Json::array())},
       .finds = {"set features.subscription_update.billing_cycle_anchor", "set features.subscription_update.default_allowed_updates",
                 "set features.subscription_update.proration_behavior", "set features.subscription_update.schedule_at_period_end.conditions",
                 "set features.subscription_update.trial_update_behavior"}},
      {.name = "an_anchor_by_name", .changes = {set(kTestUpdate + "/billing_cycle_anchor", "unchanged")}},
      {.name = "an_anchor_of_live", .changes = {set(kUpdate + "/billing_cycle_anchor", "now")}, .finds = {"set features.subscription_update.billing_cycle_anchor"}},
      {.name = "switching_is_off_in_test", .changes = {set(kTestUpdate + "/enabled", false)}, .finds = {"set features.subscription_update.enabled"}},
      {.name = "switching_is_off_in_both", .changes = {set(kTestUpdate + "/enabled", false), set(kUpdate + "/enabled", false), remove(kOffered)}},
      {.name = "switching_is_off_in_live", .changes = {set(kUpdate + "/enabled", false), set(kOffered, Json::array()), set(kUpdate + "/default_allowed_updates", Json::array())},
       .finds = {"set " + kList, "set " + kList, "set " + kList, "set features.subscription_update.default_allowed_updates", "set features.subscription_update.enabled"}},
      {.name = "texts", .changes = {set(kTestConfiguration + "/business_profile/headline", "Hello"), set(kTestConfiguration + "/business_profile/privacy_policy_url", "https://acme.dev/p")},
       .finds = {"set business_profile.headline", "set business_profile.privacy_policy_url"}},
      {.name = "a_headline_to_clear", .changes = {set(kTestConfiguration + "/business_profile/headline", nullptr)}, .finds = {"set business_profile.headline"}},
      {.name = "a_legal_address_to_clear", .changes = {set(kTestConfiguration + "/business_profile/terms_of_service_url", "")},
       .finds = {"decide business_profile.terms_of_service_url"}},
      {.name = "a_local_legal_address", .changes = {set(kTestConfiguration + "/business_profile/privacy_policy_url", "http://localhost/p")},
       .finds = {"keep business_profile.privacy_policy_url"}, .leaves = {"keep business_profile.privacy_policy_url"}},
      {.name = "a_local_legal_address_alone", .changes = {set(kTestConfiguration + "/business_profile/privacy_policy_url", "http://localhost/p"),
       set(kConfiguration + "/business_profile/privacy_policy_url", nullptr)},
       .finds = {"decide business_profile.privacy_policy_url"}, .leaves = {"keep business_profile.privacy_policy_url"}},
      {.name = "a_return_url_of_the_same_site", .changes = {set(kTestConfiguration + "/default_return_url", "https://acme.dev/billing")},
       .finds = {"set default_return_url"}},
      {.name = "a_return_url_live_lacks", .changes = {set(kConfiguration + "/default_return_url", nullptr)}, .finds = {"set default_return_url"}},
      {.name = "a_return_url_of_another_site", .changes = {set(kTestConfiguration + "/default_return_url", "https://staging.acme.dev/account")},
       .finds = {"decide default_return_url"}},
      {.name = "a_local_return_url", .changes = {set(kTestConfiguration + "/default_return_url", "http://localhost:3000/account")},
       .finds = {"keep default_return_url"}, .leaves = {"keep default_return_url"}},
      {.name = "a_local_return_url_alone", .changes = {set(kTestConfiguration + "/default_return_url", "http://localhost:3000/account"),
       set(kConfiguration + "/default_return_url", nullptr)}, .finds = {"decide default_return_url"}, .leaves = {"keep default_return_url"}},
      {.name = "a_return_url_to_clear", .changes = {set(kTestConfiguration + "/default_return_url", nullptr)}, .finds = {"decide default_return_url"}},
      {.name = "a_login_page_of_test", .changes = {set(kConfiguration + "/login_page/enabled", false)}, .finds = {"set login_page.enabled"}},
      {.name = "a_login_page_of_live", .changes = {set(kTestConfiguration + "/login_page/enabled", false)}, .finds = {"decide login_page.enabled"}},
      {.name = "name_and_metadata", .changes = {set(kTestConfiguration + "/name", "Standard"), set(kTestConfiguration + "/metadata/owner", "billing"),
       set(kConfiguration + "/metadata/old", "1")}, .finds = {"set metadata.old", "set metadata.owner", "set name"}},
      {.name = "metadata_that_may_be_secret", .changes = {set(kTestConfiguration + "/metadata/owner", "ada@acme.dev")},
       .finds = {"manual metadata.owner"}, .leaves = {"manual metadata.owner"}},
      {.name = "live_is_inactive", .changes = {set(kConfiguration + "/active", false)}, .finds = {"set active"}},
      {.name = "test_is_inactive", .changes = {set(kTestConfiguration + "/active", false)}, .finds = {"keep active"}, .leaves = {"keep active"}},
      {.name = "a_list_in_words", .changes = {set(kTestUpdate + "/default_allowed_updates", "quantity")},
       .finds = {"not compared features.subscription_update.default_allowed_updates error"}, .leaves = {"not compared features.subscription_update.default_allowed_updates error"}},
      {.name = "a_feature_of_the_future", .changes = {set(kTestFeatures + "/subscription_gift", {{"enabled", true}}), set(kConfiguration + "/features/subscription_gift", {{"enabled", false}})},
       .finds = {"manual features.subscription_gift.enabled"}, .leaves = {"manual features.subscription_gift.enabled"}},
      {.name = "a_feature_that_live_was_read_without", .changes = {set(kTestFeatures + "/subscription_gift", {{"enabled", true}})},
       .finds = {"not compared features.subscription_gift absent"}, .leaves = {"not compared features.subscription_gift absent"}},
      {.name = "a_value_of_the_future", .changes = {set(kTestFeatures + "/subscription_cancel/mode", "after_notice")}, .finds = {"set features.subscription_cancel.mode"}},
      {.name = "features_are_missing", .changes = {remove(kConfiguration + "/features")},
       .finds = {"not compared features absent", "not compared " + kList + " absent"},
       .leaves = {"not compared features absent", "not compared " + kList + " absent"}},
      {.name = "a_switch_in_words", .changes = {set(kConfiguration + "/login_page/enabled", "yes"), set(kConfiguration + "/default_return_url", 7)},
       .finds = {"not compared default_return_url error", "not compared login_page.enabled error"},
       .leaves = {"not compared default_return_url error", "not compared login_page.enabled error"}},
      {.name = "a_webhook_event", .changes = {set(kTest + "/webhook_endpoints/data/0/enabled_events", {"invoice.paid", "invoice.voided"})},
       .finds = {"decide webhook_endpoints.enabled_events"}},
      {.name = "live_has_no_webhook", .changes = {remove(kLive + "/webhook_endpoints/data/0")}, .finds = {"decide webhook_endpoints.enabled_events"}},
      {.name = "live_has_two_webhooks", .changes = {set(kTest + "/webhook_endpoints/data/0/enabled_events", {"*"}),
       set(kLive + "/webhook_endpoints/data/1", {{"id", "we_2"}, {"object", "webhook_endpoint"}, {"status", "enabled"}, {"enabled_events", {"invoice.paid"}}})},
       .finds = {"manual webhook_endpoints.enabled_events"}, .leaves = {"manual webhook_endpoints.enabled_events"}},
      {.name = "no_webhooks_were_read", .changes = {remove(kTest + "/webhook_endpoints"), remove(kLive + "/webhook_endpoints")}},
      {.name = "live_webhooks_were_not_read", .changes = {set(kLive + "/webhook_endpoints", kFailed)},
       .finds = {"not compared webhook_endpoints.enabled_events permission"}, .leaves = {"not compared webhook_endpoints.enabled_events permission"}},
  };
}

// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<CompareCase> plan_cases() {
  const std::string team = "price_TeamMonthTest";
  return {
      {.name = "a_plan_live_does_not_offer", .changes = {remove(kOffered + "/1")}, .finds = {"set " + kList}},
      {.name = "a_plan_only_live_offers", .changes = {remove(kTestOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthLive no-counterpart"}},
      {.name = "an_interval_live_does_not_offer", .changes = {remove(kOffered + "/0/prices/1")}, .finds = {"set " + kList}},
      {.name = "the_order_says_nothing", .changes = {set(kOffered, Json::array({good_snapshot()["live"]["billing_portal_configurations"]["data"][0]["features"]["subscription_update"]["products"][1],
       good_snapshot()["live"]["billing_portal_configurations"]["data"][0]["features"]["subscription_update"]["products"][0]}))}},
      {.name = "live_lacks_price_and_product", .changes = {remove(kTeamMonth), remove(kTeam), remove(kOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart", "unmatched prod_TeamTest no-counterpart"}},
      {.name = "live_lacks_the_price", .changes = {remove(kTeamMonth), remove(kOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "live_asks_another_amount", .changes = {set(kTeamMonth + "/unit_amount", 1900)},
       .finds = {"set " + kList, "set " + kList, "unmatched price_TeamMonthLive no-counterpart", "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "lookup_keys_match_and_amounts_do_not", .changes = {set(kTeamMonth + "/unit_amount", 1900), set(kTeamMonth + "/lookup_key", "team"),
       set(kTestTeamMonth + "/lookup_key", "team")}, .finds = {"set " + kList, "set " + kTeamPath + "unit_amount"}},
      {.name = "lookup_keys_match_and_names_do_not", .changes = {set(kTeam + "/name", "Crew"), set(kTeamMonth + "/lookup_key", "team"), set(kTestTeamMonth + "/lookup_key", "team")},
       .finds = {"set products.prod_TeamTest.name"}},
      {.name = "one_price_of_a_product_matches_and_another_is_new", .changes = {set(kLive + "/products/data/0/name", "Simple"),
       set(kTest + "/prices/data/0/lookup_key", "month"), set(kLive + "/prices/data/0/lookup_key", "month"), remove(kOffered + "/0/prices/1"), remove(kLive + "/prices/data/1")},
       .finds = {"set " + kList, "set products.prod_BasicTest.name", "unmatched price_BasicYearTest no-counterpart"}},
      {.name = "prices_of_one_product_match_those_of_two", .changes = {set(kLive + "/products/data/0/name", "Simple"),
       set(kTest + "/prices/data/0/lookup_key", "month"), set(kLive + "/prices/data/0/lookup_key", "month"),
       set(kTest + "/prices/data/1/lookup_key", "year"), set(kLive + "/prices/data/1/lookup_key", "year"), set(kLive + "/prices/data/1/product", "prod_TeamLive")},
       .finds = {"set products.prod_BasicTest.name"}},
      {.name = "live_lacks_the_lookup_key", .changes = {set(kTestTeamMonth + "/lookup_key", "team")}, .finds = {"set " + kTeamPath + "lookup_key"}},
      {.name = "live_has_another_lookup_key", .changes = {set(kTestTeamMonth + "/lookup_key", "team"), set(kTeamMonth + "/lookup_key", "crew")},
       .finds = {"manual " + kTeamPath + "lookup_key"}, .leaves = {"manual " + kTeamPath + "lookup_key"}},
      {.name = "the_price_is_archived_in_live", .changes = {set(kTeamMonth + "/active", false), remove(kOffered + "/1")},
       .finds = {"set " + kList, "set " + kTeamPath + "active", "unmatched price_TeamMonthTest archived"}},
      {.name = "the_product_is_archived_in_live", .changes = {set(kTeam + "/active", false), remove(kOffered + "/1")},
       .finds = {"set " + kList, "set products.prod_TeamTest.active"}},
      {.name = "only_an_archived_product_has_the_name", .changes = {set(kTeam + "/active", false), remove(kTeamMonth), remove(kOffered + "/1")},
       .finds = {"set " + kList, "set products.prod_TeamTest.active", "unmatched price_TeamMonthTest no-counterpart", "unmatched prod_TeamTest archived"}},
      {.name = "test_offers_an_archived_price", .changes = {set(kTestTeamMonth + "/active", false), remove(kOffered + "/1")},
       .finds = {"unmatched price_TeamMonthTest archived-in-test"}, .leaves = {"unmatched price_TeamMonthTest archived-in-test"}},
      {.name = "both_offer_an_archived_price", .changes = {set(kTestTeamMonth + "/active", false), set(kTeamMonth + "/active", false)}},
      {.name = "the_product_is_deleted_in_live", .changes = {set(kTeam, {{"id", "prod_TeamLive"}, {"object", "product"}, {"deleted", true}, {"name", "Team"}}), remove(kOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthTest deleted", "unmatched prod_TeamTest no-counterpart"}},
      {.name = "two_prices_fit", .changes = {set(kLive + "/prices/data/3", another_team_price("price_Again")), remove(kOffered + "/1")},
       .finds = {"decide " + kList, "unmatched price_TeamMonthTest ambiguous"}},
      {.name = "two_prices_fit_and_one_is_offered", .changes = {set(kLive + "/prices/data/3", another_team_price("price_Again"))}},
      {.name = "two_products_have_the_name", .changes = {set(kLive + "/products/data/2", {{"id", "prod_Again"}, {"object", "product"}, {"active", true}, {"name", "Team"}, {"description", "What it is"}}),
       remove(kTeamMonth), remove(kOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart", "unmatched prod_TeamTest ambiguous"}},
      {.name = "one_price_fits_two_plans", .changes = {set(kTest + "/prices/data/3", [] { Json price = good_snapshot()["test"]["prices"]["data"][2]; price["id"] = "price_Twin"; return price; }()),
       set(kTestOffered + "/1/prices/1", "price_Twin")}, .finds = {"unmatched price_Twin ambiguous"}, .leaves = {"unmatched price_Twin ambiguous"}},
      {.name = "descriptions_differ", .changes = {set(kTestTeam + "/description", "For teams")}, .finds = {"set products.prod_TeamTest.description"}},
      {.name = "a_description_to_clear", .changes = {set(kTestTeam + "/description", nullptr)}, .finds = {"set products.prod_TeamTest.description"}},
      {.name = "quantities_differ", .changes = {set(kTestOffered + "/1/adjustable_quantity", {{"enabled", true}, {"minimum", 1}, {"maximum", 50}})},
       .finds = {"set " + kList + ".1.adjustable_quantity"}},
      {.name = "bounds_of_quantities_that_are_off", .changes = {set(kTestOffered + "/1/adjustable_quantity", {{"enabled", false}, {"minimum", 1}, {"maximum", 50}})}},
      {.name = "nobody_says_whether_quantities_change", .changes = {remove(kTestOffered + "/1/adjustable_quantity"), remove(kOffered + "/0")},
       .finds = {"manual " + kList, "manual " + kList, "not compared " + kList + ".1.adjustable_quantity absent"},
       .leaves = {"manual " + kList, "manual " + kList, "not compared " + kList + ".1.adjustable_quantity absent"}},
      {.name = "live_leaves_tax_open", .changes = {set(kTeamMonth + "/tax_behavior", "unspecified")}, .finds = {"set " + kTeamPath + "tax_behavior"}},
      {.name = "test_leaves_tax_open", .changes = {set(kTestTeamMonth + "/tax_behavior", nullptr)}},
      {.name = "taxes_differ", .changes = {set(kTeamMonth + "/tax_behavior", "inclusive")}, .finds = {"set " + kList, "set " + kTeamPath + "tax_behavior"}},
      {.name = "another_currency", .changes = {set(kTestTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}, {"usd", {{"unit_amount", 1000}}}, {"jpy", {{"unit_amount", 1500}}}}),
       set(kTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}, {"usd", {{"unit_amount", 1100}}}})},
       .finds = {"set " + kTeamPath + "currency_options.jpy", "set " + kTeamPath + "currency_options.usd"}},
      {.name = "a_currency_of_live_only", .changes = {set(kTestTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}}),
       set(kTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}, {"usd", {{"unit_amount", 1100}}}})},
       .finds = {"manual " + kTeamPath + "currency_options.usd"}, .leaves = {"manual " + kTeamPath + "currency_options.usd"}},
      {.name = "currencies_were_not_read_in_live", .changes = {set(kTestTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}})},
       .finds = {"not compared " + kTeamPath + "currency_options not_expanded"}, .leaves = {"not compared " + kTeamPath + "currency_options not_expanded"}},
      {.name = "a_new_price_in_several_currencies", .changes = {set(kTestTeamMonth + "/currency_options", {{"eur", {{"unit_amount", 900}}}, {"usd", {{"unit_amount", 1000}, {"tax_behavior", "exclusive"}}}}),
       remove(kTeamMonth), remove(kOffered + "/1")}, .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "a_new_price_in_fractions", .changes = {set(kTestTeamMonth + "/unit_amount", nullptr), set(kTestTeamMonth + "/unit_amount_decimal", "0.50"), remove(kOffered + "/1")},
       .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "a_price_in_packages", .changes = {set(kTestTeamMonth + "/transform_quantity", {{"divide_by", 5}, {"round", "up"}})},
       .finds = {"set " + kList, "set " + kTeamPath + "transform_quantity"}},
      {.name = "tiers_are_alike", .changes = all(tiered(kTestTeamMonth, tiers(900)), tiered(kTeamMonth, tiers(900)))},
      {.name = "tiers_differ", .changes = all(all(tiered(kTestTeamMonth, tiers(900)), tiered(kTeamMonth, tiers(800))), {remove(kOffered + "/1")}),
       .finds = {"set " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "tiers_were_not_read", .changes = all(tiered(kTestTeamMonth, nullptr), tiered(kTeamMonth, nullptr)),
       .finds = {"unmatched price_TeamMonthTest tiered"}, .leaves = {"unmatched price_TeamMonthTest tiered"}},
      {.name = "tiers_were_not_read_and_live_does_not_offer_it", .changes = all(all(tiered(kTestTeamMonth, nullptr), tiered(kTeamMonth, nullptr)), {remove(kOffered + "/1")}),
       .finds = {"decide " + kList, "unmatched price_TeamMonthTest tiered"}, .leaves = {"unmatched price_TeamMonthTest tiered"}},
      {.name = "tiers_by_lookup_key", .changes = all(all(tiered(kTestTeamMonth, nullptr), tiered(kTeamMonth, nullptr)), {set(kTestTeamMonth + "/lookup_key", "team"), set(kTeamMonth + "/lookup_key", "team")})},
      {.name = "tiers_that_live_lacks_and_nobody_read", .changes = all(tiered(kTestTeamMonth, nullptr), {remove(kTeamMonth), remove(kOffered + "/1")}),
       .finds = {"manual " + kList, "unmatched price_TeamMonthTest no-counterpart"}, .leaves = {"manual " + kList, "unmatched price_TeamMonthTest no-counterpart"}},
      {.name = "nothing_tells_the_amount", .changes = {set(kTestTeamMonth + "/unit_amount", nullptr), remove(kOffered + "/0/prices/1")},
       .finds = {"manual " + kList, "unmatched " + team + " amount-unknown", "unmatched price_TeamMonthLive not-read"},
       .leaves = {"manual " + kList, "unmatched " + team + " amount-unknown", "unmatched price_TeamMonthLive not-read"}},
      {.name = "test_names_a_price_that_is_nowhere", .changes = {set(kTestOffered + "/1/prices/0", "price_Nowhere"), remove(kOffered + "/1")},
       .finds = {"unmatched price_Nowhere missing"}, .leaves = {"unmatched price_Nowhere missing"}},
      {.name = "live_names_a_price_that_is_nowhere", .changes = {set(kOffered + "/1/prices/1", "price_Nowhere")},
       .finds = {"set " + kList, "unmatched price_Nowhere missing"}},
      {.name = "live_prices_were_read_in_part", .changes = {remove(kTeamMonth), set(kLive + "/prices/has_more", true), set(kTestFeatures + "/invoice_history/enabled", false)},
       .finds = {"set features.invoice_history.enabled", "unmatched price_TeamMonthLive not-read", "unmatched price_TeamMonthTest not-read"},
       .leaves = {"unmatched price_TeamMonthLive not-read", "unmatched price_TeamMonthTest not-read"}},
      {.name = "live_prices_were_not_read", .changes = {set(kLive + "/prices", kFailed), remove(kTest + "/webhook_endpoints"), remove(kLive + "/webhook_endpoints")},
       .finds = {"unmatched price_BasicMonthLive not-read", "unmatched price_BasicMonthTest not-read", "unmatched price_BasicYearLive not-read",
                 "unmatched price_BasicYearTest not-read", "unmatched price_TeamMonthLive not-read", "unmatched price_TeamMonthTest not-read"},
       .leaves = {"unmatched price_BasicMonthLive not-read", "unmatched price_BasicMonthTest not-read", "unmatched price_BasicYearLive not-read",
                 "unmatched price_BasicYearTest not-read", "unmatched price_TeamMonthLive not-read", "unmatched price_TeamMonthTest not-read"}},
      {.name = "test_list_was_not_expanded", .changes = {remove(kTestOffered), set(kTestFeatures + "/invoice_history/enabled", false)},
       .finds = {"not compared " + kList + " not_expanded", "set features.invoice_history.enabled"}, .leaves = {"not compared " + kList + " not_expanded"}},
      {.name = "live_list_was_not_expanded", .changes = {remove(kOffered)},
       .finds = {"not compared " + kList + " not_expanded"}, .leaves = {"not compared " + kList + " not_expanded"}},
      {.name = "test_list_was_not_expanded_and_live_is_off", .changes = {remove(kTestOffered), set(kUpdate + "/enabled", false)},
       .finds = {"manual features.subscription_update.enabled", "not compared " + kList + " not_expanded"},
       .leaves = {"manual features.subscription_update.enabled", "not compared " + kList + " not_expanded"}},
      {.name = "live_configurations_were_not_read", .changes = {set(kLive + "/billing_portal_configurations", kFailed)},
       .finds = {"not compared configuration permission"}, .leaves = {"not compared configuration permission"}},
      {.name = "test_configurations_were_read_in_part", .changes = {set(kTestConfiguration + "/is_default", false), set(kTest + "/billing_portal_configurations/has_more", true)},
       .finds = {"not compared configuration partial", "not paired bpc_Test not-read"}, .leaves = {"not compared configuration partial", "not paired bpc_Test not-read"}},
      {.name = "live_has_no_configuration", .changes = {remove(kConfiguration)}, .finds = {"set configuration"}},
      {.name = "live_has_nothing", .changes = {remove(kConfiguration), set(kLive + "/products/data", Json::array()), set(kLive + "/prices/data", Json::array())},
       .finds = {"set configuration", "unmatched price_BasicMonthTest no-counterpart", "unmatched price_BasicYearTest no-counterpart",
                 "unmatched price_TeamMonthTest no-counterpart", "unmatched prod_BasicTest no-counterpart", "unmatched prod_TeamTest no-counterpart"}},
      {.name = "live_has_no_configuration_and_test_is_local", .changes = {remove(kConfiguration), set(kTestConfiguration + "/default_return_url", "http://localhost/"),
       set(kTestFeatures + "/payment_method_update/payment_method_configuration", "pmc_Test"), set(kTestFeatures + "/customer_update/allowed_updates", Json::array())},
       .finds = {"set configuration"}, .leaves = {"keep default_return_url"}},
      {.name = "live_has_no_configuration_and_test_has_a_list_in_words", .changes = {remove(kConfiguration), set(kTestFeatures + "/customer_update/allowed_updates", "email")},
       .finds = {"set configuration"}, .leaves = {"not compared features.customer_update.allowed_updates error"}},
      {.name = "live_has_no_configuration_and_test_does_not_switch", .changes = {remove(kConfiguration), set(kTestUpdate + "/enabled", false)}, .finds = {"set configuration"}},
  };
}
// clang-format on

std::string name_of(const testing::TestParamInfo<CompareCase>& row) { return std::string(row.param.name); }

INSTANTIATE_TEST_SUITE_P(Settings, CompareTest, testing::ValuesIn(setting_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Plans, CompareTest, testing::ValuesIn(plan_cases()), name_of);

Error error_of(const Json& document) {
  const auto snapshot = stripe::Snapshot::create(document);
  if (!snapshot) return snapshot.error();
  const auto comparison = compare(*snapshot, repository_content());
  return comparison ? Error{.id = "none"} : comparison.error();
}

TEST(Compare, NeedsBothModesAndADefaultOfTest) {
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kLive)})).id, "compare-one-mode");
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kLive)})).where, "/live");
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kTest)})).arguments.at("missing"), "test");
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kTest), remove(kLive)})).id, "snapshot-empty");
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kTestConfiguration)})).id, "compare-no-test-default");
  EXPECT_EQ(error_of(changed(good_snapshot(), {remove(kTestConfiguration), remove(kConfiguration)})).id,
            "compare-no-test-default");
}

TEST(Compare, OrdersTheStepsByWhatTheyNeed) {
  const Comparison comparison =
      comparison_of(changed(good_snapshot(), {remove(kConfiguration), set(kLive + "/products/data", Json::array()),
                                              set(kLive + "/prices/data", Json::array())}));
  std::vector<std::string> kinds;
  for (const Step& step : comparison.plan) {
    kinds.emplace_back(to_string(step.kind));
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"create-product", "create-product", "create-price", "create-price", "create-price",
                                             "save-settings", "set-configuration"}));
  ASSERT_EQ(comparison.plan.size(), 7U);
  EXPECT_EQ(comparison.plan[2].call->api.params["product"], "{product_from_step_1}");
  EXPECT_EQ(comparison.plan[2].depends_on, std::vector<std::size_t>{1});
  EXPECT_FALSE(comparison.plan[5].call);
  const Step& last = comparison.plan.back();
  EXPECT_EQ(last.call->api.path, "/v1/billing_portal/configurations/{configuration_from_step_6}");
  EXPECT_EQ(last.applicability, report::Applicability::Placeholder);
  EXPECT_EQ(last.depends_on, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
}

TEST(Compare, OffersToCreateTheConfigurationWithoutTheDashboard) {
  const Json document = changed(good_snapshot(), {remove(kConfiguration)});
  const Comparison comparison = comparison_of(document);
  ASSERT_FALSE(comparison.plan.empty());
  const auto& alternative = comparison.plan.back().alternative;
  ASSERT_TRUE(alternative);
  EXPECT_EQ(alternative->api.path, "/v1/billing_portal/configurations");
  StripeAccount live(document["live"]);
  auto created = live.post(alternative->api);
  ASSERT_TRUE(created) << created.error().arguments.at("because");
  // The first one of a mode becomes the default, and is what the plan makes.
  EXPECT_EQ((*created)["is_default"], true);
  Json after = document;
  after["live"] = live.mode();
  EXPECT_EQ(lines(comparison_of(after)), std::vector<std::string>{});
}

TEST(Compare, SendsNoIdThatMightBePartOfACommand) {
  const Comparison comparison = comparison_of(changed(
      good_snapshot(), {set(kConfiguration + "/id", "bpc_1; rm -rf"), set(kTestFeatures + "/invoice_history/enabled", false)}));
  ASSERT_EQ(comparison.plan.size(), 1U);
  EXPECT_FALSE(comparison.plan[0].call);
}

TEST(Compare, ShowsNoKeyAndNoAddress) {
  const std::string key = std::string("sk") + "_live_" + std::string(24, 'x') + "Z9";
  const Json document =
      changed(good_snapshot(), {set(kTestConfiguration + "/business_profile/headline", "Mail ada@acme.dev"),
                                set(kTestConfiguration + "/metadata/key", key), set(kTestTeam + "/name", key),
                                set(kTestConfiguration + "/default_return_url", "https://acme.dev/?token=abc")});
  const Comparison comparison = comparison_of(document);
  for (const std::string& text :
       {to_json(comparison), to_text(comparison, repository_content()), to_markdown(comparison, repository_content())}) {
    EXPECT_EQ(text.find("ada@"), std::string::npos);
    EXPECT_EQ(text.find(key), std::string::npos);
    EXPECT_EQ(text.find("token=abc"), std::string::npos);
  }
}

TEST(Compare, SaysTheSameTwice) {
  const Json document = changed(good_snapshot(), {remove(kConfiguration), remove(kTeamMonth)});
  EXPECT_EQ(to_json(comparison_of(document)), to_json(comparison_of(document)));
}

void collect_members(const Json& value, const std::string& pointer, std::vector<std::string>& pointers) {
  for (const auto& [name, member] : value.items()) {
    const std::string where = pointer_append(pointer, name);
    pointers.push_back(where);
    if (member.is_structured()) collect_members(member, where, pointers);
  }
}

bool may_be_same(const Json& document) {
  const auto snapshot = stripe::Snapshot::create(document);
  if (!snapshot) return false;
  const auto comparison = compare(*snapshot, repository_content());
  if (!comparison) return false;
  EXPECT_FALSE(to_json(*comparison).empty());
  return is_same(*comparison);
}

/// A wrong type anywhere neither ends the program nor passes for what it should be.
/// No value of another type than the good account's is taken for the same.
void expect_no_wrong_type(const Json& good, const std::string& pointer) {
  for (const Json& wrong : {Json(7), Json{{"seven", 7}}}) {
    if (type_name(&wrong) == type_name(&good[Json::json_pointer(pointer)])) continue;
    EXPECT_FALSE(may_be_same(changed(good, {set(pointer, wrong)}))) << pointer << " is " << wrong;
  }
}

TEST(Compare, TakesNoWrongTypeForTheRightOne) {
  const Json good = good_snapshot();
  std::size_t members = 0;
  for (const std::string& mode : {kLive, kTest}) {
    for (const char* section : {"billing_portal_configurations", "products", "prices"}) {
      const std::string place = mode + "/" + section;
      std::vector<std::string> pointers = {place};
      collect_members(good[Json::json_pointer(place)], place, pointers);
      members += pointers.size();
      for (const std::string& pointer : pointers) {
        if (may_be_same(changed(good, {remove(pointer)}))) continue;
        expect_no_wrong_type(good, pointer);
      }
    }
  }
  EXPECT_GT(members, 200U);
}

TEST(ComparisonMarkdown, EscapesWhatComesFromTheAccount) {
  const Comparison comparison =
      comparison_of(changed(good_snapshot(), {set(kTestTeam + "/name", "<b>*x*</b> `z` | ![i](j) #1 www.evil.test"),
                                              remove(kTeamMonth), remove(kOffered + "/1")}));
  const std::string markdown = to_markdown(comparison, repository_content());
  EXPECT_NE(markdown.find(R"(\<b\>\*x\*\</b\> \`z\` \| \!\[i\](j) \#)"), std::string::npos) << markdown;
}

}  // namespace
}  // namespace portal_guide::compare
