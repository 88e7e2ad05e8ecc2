#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "core/export/export.hpp"
#include "tests/core/export/other_account.hpp"
#include "tests/core/export/reading.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// Configurations are exported in each language, the code is read as its language reads it, and what it sends is carried out in
// another account, as Stripe would. What is there then is what was exported, but for what the export says it left out.
namespace portal_guide::exporting {
namespace {

using rules::Change;
using rules::changed;
using rules::good_snapshot;
using rules::kConfiguration;
using rules::kLive;
using rules::kUpdate;
using rules::remove;
using rules::set;

const std::string kFeatures = kConfiguration + "/features";
const std::string kPrices = kLive + "/prices/data";

struct ExportCase {
  std::string_view name;
  std::vector<Change> changes = {};
};

void PrintTo(const ExportCase& row, std::ostream* stream) { *stream << row.name; }

struct Language {
  std::string_view name;
  Format format;
  Provider provider = Provider::Stripe;
};

void PrintTo(const Language& language, std::ostream* stream) { *stream << language.name; }

std::string key_like() { return std::string("sk") + "_live_" + "51AbCdEfGhIjKlMnOpQrStUv"; }

const std::string kNasty = "\"a\" 'b' `c` $(d) ${e} %{f} $g \\h !i; j | k & l < m > n # o % p = q @ r ~ ü \n\t";

// NOLINTNEXTLINE(readability-function-size): a table.
std::vector<ExportCase> cases() {
  return {
      {.name = "as_it_is"},
      {.name = "every_price_has_a_lookup_key",
       .changes = {set(kPrices + "/0/lookup_key", "basic_month"), set(kPrices + "/1/lookup_key", "basic_year"),
                   set(kPrices + "/2/lookup_key", "team month & 'co'")}},
      {.name = "the_second_price_has_a_lookup_key", .changes = {set(kPrices + "/1/lookup_key", "basic_year")}},
      {.name = "a_lookup_key_that_looks_like_an_option", .changes = {set(kPrices + "/0/lookup_key", "-x @file $(y)")}},
      {.name = "nasty_texts",
       .changes = {set(kConfiguration + "/business_profile/headline", kNasty.substr(0, 56)),
                   set(kConfiguration + "/name", "@" + kNasty),
                   set(kConfiguration + "/metadata", {{"key", kNasty},
                                                      {"a key & more = one @ two", "=@x"},
                                                      {"__proto__", "kept"},
                                                      {"0", "zero"},
                                                      {"größe", "${x} %{y} $${z}"},
                                                      {"control", "\x01\x1b[31m\x7f"},
                                                      {"enabled", "true"}})}},
      // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
      {.name = "characters_that_turn_or_end_a_line",
       .changes = {set(kConfiguration + "/business_profile/headline", "a\u202eb\u2028c\u2029d"),
                   // NOLINTNEXTLINE(misc-misleading-bidirectional)
                   set(kLive + "/products/data/0/name", "Basic\u2028alert(1)\n$(touch x)\u202e")}},
      {.name = "an_email_address_and_a_query",
       .changes = {set(kConfiguration + "/business_profile/headline", "Questions? help@acme.dev"),
                   set(kConfiguration + "/default_return_url", "https://acme.dev/account?tab=billing&from=portal#plan")}},
      {.name = "a_long_text", .changes = {set(kConfiguration + "/metadata", {{"long", std::string(500, 'x')}})}},
      {.name = "a_local_return_url", .changes = {set(kConfiguration + "/default_return_url", "http://localhost:3000/account")}},
      {.name = "nothing_of_its_own",
       .changes = {remove(kConfiguration + "/default_return_url"),
                   set(kConfiguration + "/business_profile", {{"headline", nullptr}}),
                   set(kConfiguration + "/login_page/enabled", false)}},
      {.name = "no_login_page", .changes = {set(kConfiguration + "/login_page/enabled", false)}},
      {.name = "customers_change_nothing",
       .changes = {set(kFeatures + "/customer_update/enabled", false),
                   set(kFeatures + "/customer_update/allowed_updates", Json::array())}},
      {.name = "every_feature_is_off",
       .changes = {set(kFeatures + "/customer_update/enabled", false), set(kFeatures + "/invoice_history/enabled", false),
                   set(kFeatures + "/payment_method_update/enabled", false),
                   set(kFeatures + "/subscription_cancel/enabled", false), set(kUpdate + "/enabled", false)}},
      {.name = "switching_is_off_without_a_list",
       .changes = {set(kUpdate + "/enabled", false), set(kUpdate + "/products", Json::array()),
                   set(kUpdate + "/default_allowed_updates", Json::array())}},
      {.name = "no_reasons",
       .changes = {set(kFeatures + "/subscription_cancel/cancellation_reason/enabled", false),
                   set(kFeatures + "/subscription_cancel/cancellation_reason/options", Json::array())}},
      {.name = "feedback_options",
       .changes = {set(kFeatures + "/subscription_cancel/cancellation_reason/feedback_options", {"bcfo_One", "bcfo_Two"})}},
      {.name = "cancels_at_once_with_credit",
       .changes = {set(kFeatures + "/subscription_cancel/mode", "immediately"),
                   set(kFeatures + "/subscription_cancel/proration_behavior", "create_prorations")}},
      {.name = "pausing",
       .changes = {set(kFeatures + "/subscription_pause/enabled", true),
                   set(kFeatures + "/subscription_pause/duration",
                       {{"type", "interval_options"},
                        {"interval_options",
                         {{{"interval", "month"}, {"interval_count", 2}}, {{"interval", "day"}, {"interval_count", 10}}}}})}},
      {.name = "payment_methods",
       .changes = {set(kFeatures + "/payment_method_update/payment_method_configuration", "pmc_Mine")}},
      {.name = "how_plans_are_switched",
       .changes = {set(kUpdate + "/default_allowed_updates", {"price", "quantity", "promotion_code"}),
                   set(kUpdate + "/proration_behavior", "always_invoice"), set(kUpdate + "/billing_cycle_anchor", "now"),
                   set(kUpdate + "/trial_update_behavior", "continue_trial"),
                   set(kUpdate + "/schedule_at_period_end/conditions",
                       {{{"type", "decreasing_item_amount"}}, {{"type", "shortening_interval"}}})}},
      {.name = "at_once_always", .changes = {set(kUpdate + "/schedule_at_period_end/conditions", Json::array())}},
      {.name = "quantities",
       .changes = {set(kUpdate + "/products/0/adjustable_quantity", {{"enabled", true}, {"minimum", 2}, {"maximum", 50}}),
                   set(kUpdate + "/products/1/adjustable_quantity",
                       {{"enabled", true}, {"minimum", 1}, {"maximum", nullptr}})}},
      {.name = "a_quantity_that_was_not_read", .changes = {remove(kUpdate + "/products/0/adjustable_quantity")}},
      {.name = "products_of_one_name", .changes = {set(kLive + "/products/data/1/name", "Basic")}},
      {.name = "products_whose_names_are_alike",
       .changes = {set(kLive + "/products/data/0/name", "Plan 1 2"), set(kLive + "/products/data/1/name", "plan_12")}},
      {.name = "a_product_name_in_another_script",
       .changes = {set(kLive + "/products/data/0/name", "基本"), set(kLive + "/products/data/1/name", "")}},
      {.name = "expanded_references",
       .changes = {set(kUpdate + "/products/0/product", {{"id", "prod_BasicLive"}, {"object", "product"}}),
                   set(kUpdate + "/products/0/prices/0", {{"id", "price_BasicMonthLive"}, {"object", "price"}})}},
      {.name = "a_price_that_was_not_read",
       .changes = {set(kUpdate + "/products/1",
                       {{"product", "prod_Unread"},
                        {"prices", {"price_Unread"}},
                        {"adjustable_quantity", {{"enabled", false}, {"maximum", nullptr}, {"minimum", 1}}}})}},
      {.name = "the_list_was_not_read", .changes = {remove(kUpdate + "/products")}},
      {.name = "an_empty_list", .changes = {set(kUpdate + "/products", Json::array())}},
      {.name = "a_feature_nobody_knows",
       .changes = {set(kFeatures + "/subscription_gift", {{"enabled", true}}), set(kConfiguration + "/theme", "dark"),
                   set(kConfiguration + "/business_profile/logo", "file_1")}},
      {.name = "a_key_in_a_text",
       .changes = {set(kConfiguration + "/business_profile/headline", "Use " + key_like()),
                   set(kConfiguration + "/metadata", {{"key", key_like()}, {key_like(), "x"}, {"kept", "y"}}),
                   set(kConfiguration + "/default_return_url", "https://me:secret@acme.dev/"),
                   set(kPrices + "/0/lookup_key", key_like()), set(kLive + "/products/data/0/name", key_like())}},
      {.name = "a_credit_that_stripe_does_not_take",
       .changes = {set(kFeatures + "/subscription_cancel/proration_behavior", "always_invoice")}},
      {.name = "inactive", .changes = {set(kConfiguration + "/active", false), set(kConfiguration + "/is_default", false)}},
      {.name = "an_older_version",
       .changes = {remove(kFeatures + "/subscription_pause"), remove(kUpdate + "/schedule_at_period_end"),
                   remove(kUpdate + "/trial_update_behavior"), remove(kUpdate + "/billing_cycle_anchor"),
                   remove(kFeatures + "/subscription_cancel/cancellation_reason"), remove(kConfiguration + "/login_page"),
                   remove(kConfiguration + "/name")}},
  };
}

std::vector<Language> languages() {
  return {{.name = "params", .format = Format::Params},
          {.name = "curl", .format = Format::Curl},
          {.name = "cli", .format = Format::Cli},
          {.name = "node", .format = Format::Node},
          {.name = "terraform_stripe", .format = Format::Terraform},
          {.name = "terraform_lukasaron", .format = Format::Terraform, .provider = Provider::Lukasaron}};
}

Json sent_by(const Language& language, const std::string& code, const Surroundings& around) {
  switch (language.format) {
    case Format::Params:
      return params_of_document(code, around);
    case Format::Curl:
      return params_of_curl(code, around);
    case Format::Cli:
      return params_of_cli(code, around);
    case Format::Node:
      return params_of_node(code, around);
    case Format::Terraform:
      break;
  }
  return language.provider == Provider::Stripe
             ? params_of_terraform(code, "stripe/stripe", "stripe_billing_portal_configuration", around)
             : params_of_terraform(code, "lukasaron/stripe", "stripe_portal_configuration", around);
}

class RoundTrip : public testing::TestWithParam<std::tuple<Language, ExportCase>> {};

TEST_P(RoundTrip, MakesTheConfigurationAgain) {
  const auto& [language, row] = GetParam();
  const Json document = changed(good_snapshot(), row.changes);
  const auto snapshot = stripe::Snapshot::create(document);
  ASSERT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  const Options options{.choice = {.configuration = "bpc_Live"}, .format = language.format, .provider = language.provider};
  const auto written = write(*snapshot, options, repository_content());
  ASSERT_TRUE(written) << written.error().id;
  EXPECT_TRUE(written->text.ends_with("\n") && !written->text.ends_with("\n\n"));
  EXPECT_EQ(written->text, write(*snapshot, options, repository_content())->text) << "not the same twice";
  EXPECT_EQ(written->text.find(key_like()), std::string::npos);
  EXPECT_EQ(written->text.find("secret@"), std::string::npos);

  const Json& mode = document["live"];
  const NewIds ids = new_ids(mode);
  compare::StripeAccount account = other_account(mode, ids);
  const Json prices = account.mode()["prices"]["data"];
  const Json params = sent_by(language, written->text, {.prices = prices, .ids = ids});
  const auto made = account.post({.method = "POST",
                                  .path = "/v1/billing_portal/configurations",
                                  .params = OrderedJson::parse(params.dump(), nullptr, false)});
  ASSERT_TRUE(made) << made.error().arguments.at("because") << "\n" << written->text;

  Json expected = settings_of(mode["billing_portal_configurations"]["data"][0], ids);
  Json present = settings_of(*made, {});
  if (expected.contains("metadata")) expected["metadata"].erase(key_like());
  for (const std::string& remark : written->remarks) {
    // Every remark begins with the path of what is left out.
    const std::string path = remark.substr(0, remark.find(" is left out"));
    remove_path(expected, path);
    remove_path(present, path);
    // Whoever reads the code alone sees it as well. A path with blanks in it may stand on two lines.
    if (path.find(' ') == std::string::npos) {
      EXPECT_NE(written->text.find(path), std::string::npos) << path;
    }
  }
  expected = settings_of(expected, {});
  present = settings_of(present, {});
  if (row.name == "an_older_version") {
    // A new configuration has more than an older version of the API tells of.
    Json both = present;
    both.merge_patch(expected);
    expected = both;
  }
  EXPECT_EQ(present, expected) << Json::diff(expected, present).dump(1) << "\n" << written->text;
}

INSTANTIATE_TEST_SUITE_P(Languages, RoundTrip, testing::Combine(testing::ValuesIn(languages()), testing::ValuesIn(cases())),
                         [](const testing::TestParamInfo<std::tuple<Language, ExportCase>>& one) {
                           return std::string(std::get<0>(one.param).name) + "_" + std::string(std::get<1>(one.param).name);
                         });

}  // namespace
}  // namespace portal_guide::exporting
