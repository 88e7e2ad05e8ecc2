#include "core/policy/requirements.hpp"

#include <gtest/gtest.h>

#include "core/policy/apply.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::policy {
namespace {

using report::Because;
using rules::Change;
using rules::kConfiguration;
using rules::kUpdate;
using rules::remove;
using rules::set;
using stripe::Mode;

/// A requirement, an account in which it may hold, and the answer in live mode.
struct RequirementCase {
  std::string_view name;
  std::string_view rule;
  Requirements require;
  std::vector<Change> changes = {};
  std::vector<std::string> finds = {};
  std::optional<Because> because = std::nullopt;
  /// What the first finding's call sends; empty where it has none.
  std::string params = {};
};

void PrintTo(const RequirementCase& row, std::ostream* stream) { *stream << row.rule << ": " << row.name; }

class RequirementTest : public testing::TestWithParam<RequirementCase> {};

TEST_P(RequirementTest, IsJudged) {
  const RequirementCase& row = GetParam();
  const auto snapshot = stripe::Snapshot::create(rules::changed(rules::good_snapshot(), row.changes));
  ASSERT_TRUE(snapshot);
  const report::Report report =
      report::restrict_to(apply({}, {.require = {row.require}}, *snapshot, repository_content()), Mode::Live);

  std::vector<std::string> found;
  for (const report::Finding& finding : report.findings) {
    EXPECT_EQ(finding.rule, row.rule);
    EXPECT_EQ(finding.severity, report::Severity::Error);
    for (const std::string& text : {finding.title, finding.why, finding.evidence.front().expected}) {
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
    EXPECT_FALSE(finding.fix.steps.empty());
    for (const report::Evidence& evidence : finding.evidence) {
      found.push_back(evidence.path);
    }
  }
  EXPECT_EQ(found, row.finds);
  ASSERT_EQ(report.not_checked.size(), row.because ? 1U : 0U);
  if (row.because) {
    EXPECT_EQ(report.not_checked.front().because, *row.because) << report.not_checked.front().detail;
    EXPECT_EQ(report.not_checked.front().detail.find('{'), std::string::npos);
  }
  EXPECT_EQ(report.passed.size(), row.finds.empty() && !row.because ? 1U : 0U);
  if (report.findings.empty()) return;
  const report::Fix& fix = report.findings.front().fix;
  EXPECT_EQ(fix.api ? fix.api->params.dump() : "", row.params);
  EXPECT_EQ(fix.applicability, row.params.empty() ? report::Applicability::Manual : report::Applicability::Exact);
}

const std::string kFeatures = kConfiguration + "/features";
const std::string kCancel = kFeatures + "/subscription_cancel";
const std::string kQuantity = kUpdate + "/products/0/adjustable_quantity";
const std::string kTeamPrice = kUpdate + "/products/1/prices/0";

Requirements cancel(Cancellation wanted) { return {.cancellation = wanted}; }
Requirements features(Features wanted) { return {.features = std::move(wanted)}; }
Requirements quantity(std::optional<std::int64_t> minimum, std::optional<std::int64_t> maximum) {
  return {.quantity = Quantity{.minimum = minimum, .maximum = maximum}};
}
Requirements prices(std::vector<std::string> wanted) { return {.prices = std::move(wanted)}; }

const Change kQuantityAllowed = set(kUpdate + "/default_allowed_updates", {"price", "quantity"});
Change adjustable(Json minimum, Json maximum) {
  return set(kQuantity, {{"enabled", true}, {"minimum", std::move(minimum)}, {"maximum", std::move(maximum)}});
}
const std::vector<std::string> kAllPrices = {"price_BasicMonthLive", "price_BasicYearLive", "price_TeamMonthLive"};
const std::vector<std::string> kBasicPrices = {"price_BasicMonthLive", "price_BasicYearLive"};

// clang-format off
INSTANTIATE_TEST_SUITE_P(Cancellation, RequirementTest, testing::ValuesIn(std::vector<RequirementCase>{
    // Finds because …
    {.name = "it_is_immediate", .rule = "policy-cancellation", .require = cancel(Cancellation::AtPeriodEnd), .changes = {set(kCancel + "/mode", "immediately")}, .finds = {kCancel + "/mode"},
     .params = R"({"features":{"subscription_cancel":{"mode":"at_period_end","proration_behavior":"none","enabled":true}}})"},
    {.name = "it_is_a_way_nobody_knows", .rule = "policy-cancellation", .require = cancel(Cancellation::AtPeriodEnd), .changes = {set(kCancel + "/mode", "at_full_moon")}, .finds = {kCancel + "/mode"},
     .params = R"({"features":{"subscription_cancel":{"mode":"at_period_end","proration_behavior":"none","enabled":true}}})"},
    {.name = "it_is_off", .rule = "policy-cancellation", .require = cancel(Cancellation::AtPeriodEnd), .changes = {set(kCancel + "/enabled", false)}, .finds = {kCancel + "/enabled"},
     .params = R"({"features":{"subscription_cancel":{"mode":"at_period_end","proration_behavior":"none","enabled":true}}})"},
    {.name = "it_is_on", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .finds = {kCancel + "/enabled"}, .params = R"({"features":{"subscription_cancel":{"enabled":false}}})"},
    {.name = "it_waits", .rule = "policy-cancellation", .require = cancel(Cancellation::Immediately), .finds = {kCancel + "/mode"}, .params = R"({"features":{"subscription_cancel":{"mode":"immediately","enabled":true}}})"},
    // Does not find because …
    {.name = "it_is_as_wanted", .rule = "policy-cancellation", .require = cancel(Cancellation::AtPeriodEnd)},
    {.name = "it_is_off_as_wanted", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {set(kCancel + "/enabled", false), remove(kCancel + "/mode")}},
    // Not checked because …
    {.name = "how_is_missing", .rule = "policy-cancellation", .require = cancel(Cancellation::AtPeriodEnd), .changes = {remove(kCancel + "/mode")}, .because = Because::Absent},
    {.name = "whether_is_missing", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {remove(kCancel + "/enabled")}, .because = Because::Absent},
    {.name = "whether_is_a_text", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {set(kCancel + "/enabled", "no")}, .because = Because::Error},
    {.name = "configurations_are_missing", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {remove("/live/billing_portal_configurations")}, .because = Because::Absent},
    {.name = "configurations_are_forbidden", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {set("/live/billing_portal_configurations", {{"status", 403}, {"error", Json::object()}})}, .because = Because::Permission},
    {.name = "there_is_no_configuration", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {remove(kConfiguration)}, .because = Because::Covered},
    {.name = "there_is_no_live_mode", .rule = "policy-cancellation", .require = cancel(Cancellation::Off), .changes = {remove("/live")}, .because = Because::Absent},
}), [](const testing::TestParamInfo<RequirementCase>& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(Features, RequirementTest, testing::ValuesIn(std::vector<RequirementCase>{
    // Finds because …
    {.name = "one_is_off", .rule = "policy-features", .require = features({.on = {"invoice_history", "customer_update"}}), .changes = {set(kFeatures + "/invoice_history/enabled", false)},
     .finds = {kFeatures + "/invoice_history/enabled"}, .params = R"({"features":{"invoice_history":{"enabled":true}}})"},
    {.name = "one_is_off_that_needs_a_choice", .rule = "policy-features", .require = features({.on = {"subscription_update"}}), .changes = {set(kUpdate + "/enabled", false)}, .finds = {kUpdate + "/enabled"}},
    {.name = "one_is_on", .rule = "policy-features", .require = features({.off = {"subscription_update"}}), .finds = {kUpdate + "/enabled"}, .params = R"({"features":{"subscription_update":{"enabled":false}}})"},
    {.name = "others_are_on", .rule = "policy-features", .require = features({.on = {"invoice_history", "payment_method_update", "customer_update", "subscription_cancel"}, .others = OtherFeatures::Off}),
     .finds = {kUpdate + "/enabled"}, .params = R"({"features":{"subscription_update":{"enabled":false}}})"},
    {.name = "one_that_nobody_knows_is_on", .rule = "policy-features",
     .require = features({.on = {"invoice_history", "payment_method_update", "customer_update", "subscription_cancel", "subscription_update"}, .others = OtherFeatures::Off}),
     .changes = {set(kFeatures + "/gift~1.cards", {{"enabled", true}})}, .finds = {kFeatures + "/gift~1.cards/enabled"}},
    {.name = "one_is_off_and_another_unknown", .rule = "policy-features", .require = features({.on = {"invoice_history", "customer_update"}}),
     .changes = {set(kFeatures + "/invoice_history/enabled", false), remove(kFeatures + "/customer_update")}, .finds = {kFeatures + "/invoice_history/enabled"}, .params = R"({"features":{"invoice_history":{"enabled":true}}})"},
    // Does not find because …
    {.name = "all_are_on", .rule = "policy-features", .require = features({.on = {"invoice_history", "subscription_update"}})},
    {.name = "all_others_are_off", .rule = "policy-features", .require = features({.on = {"invoice_history", "payment_method_update", "customer_update", "subscription_cancel", "subscription_update"}, .others = OtherFeatures::Off})},
    {.name = "others_may_be_on", .rule = "policy-features", .require = features({.on = {"invoice_history"}, .off = {"subscription_pause"}})},
    {.name = "an_older_api_has_no_pause", .rule = "policy-features", .require = features({.off = {"subscription_pause"}}), .changes = {remove(kFeatures + "/subscription_pause")}},
    // Not checked because …
    {.name = "one_is_missing", .rule = "policy-features", .require = features({.on = {"invoice_history"}}), .changes = {remove(kFeatures + "/invoice_history")}, .because = Because::Absent},
    {.name = "one_that_has_to_be_off_is_missing", .rule = "policy-features", .require = features({.off = {"invoice_history"}}), .changes = {remove(kFeatures + "/invoice_history")}, .because = Because::Absent},
    {.name = "pause_has_to_be_on_and_is_missing", .rule = "policy-features", .require = features({.on = {"subscription_pause"}}), .changes = {remove(kFeatures + "/subscription_pause")}, .because = Because::Absent},
    {.name = "another_one_is_missing", .rule = "policy-features", .require = features({.on = {"payment_method_update", "customer_update", "subscription_cancel", "subscription_update"}, .others = OtherFeatures::Off}), .changes = {remove(kFeatures + "/invoice_history")}, .because = Because::Absent},
    {.name = "one_is_a_text", .rule = "policy-features", .require = features({.on = {"invoice_history"}}), .changes = {set(kFeatures + "/invoice_history", "on")}, .because = Because::Absent},
    {.name = "its_switch_is_a_number", .rule = "policy-features", .require = features({.on = {"invoice_history"}}), .changes = {set(kFeatures + "/invoice_history/enabled", 1)}, .because = Because::Error},
    {.name = "all_are_missing", .rule = "policy-features", .require = features({.others = OtherFeatures::Off}), .changes = {remove(kFeatures)}, .because = Because::Absent},
}), [](const testing::TestParamInfo<RequirementCase>& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(Quantity, RequirementTest, testing::ValuesIn(std::vector<RequirementCase>{
    // Finds because …
    {.name = "more_may_be_chosen", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(1, 51)}, .finds = {kQuantity + "/maximum"},
     .params = R"({"features":{"subscription_update":{"products":[{"product":"prod_BasicLive","prices":["price_BasicMonthLive","price_BasicYearLive"],"adjustable_quantity":{"enabled":true,"minimum":1,"maximum":50}},{"product":"prod_TeamLive","prices":["price_TeamMonthLive"],"adjustable_quantity":{"enabled":false}}]}}})"},
    {.name = "any_may_be_chosen", .rule = "policy-quantity", .require = quantity(std::nullopt, 50), .changes = {kQuantityAllowed, adjustable(1, nullptr)}, .finds = {kQuantity + "/maximum"},
     .params = R"({"features":{"subscription_update":{"products":[{"product":"prod_BasicLive","prices":["price_BasicMonthLive","price_BasicYearLive"],"adjustable_quantity":{"enabled":true,"minimum":1,"maximum":50}},{"product":"prod_TeamLive","prices":["price_TeamMonthLive"],"adjustable_quantity":{"enabled":false}}]}}})"},
    {.name = "less_may_be_chosen", .rule = "policy-quantity", .require = quantity(2, 50), .changes = {kQuantityAllowed, adjustable(1, 50)}, .finds = {kQuantity + "/minimum"},
     .params = R"({"features":{"subscription_update":{"products":[{"product":"prod_BasicLive","prices":["price_BasicMonthLive","price_BasicYearLive"],"adjustable_quantity":{"enabled":true,"minimum":2,"maximum":50}},{"product":"prod_TeamLive","prices":["price_TeamMonthLive"],"adjustable_quantity":{"enabled":false}}]}}})"},
    {.name = "both_ends_are_too_large", .rule = "policy-quantity", .require = quantity(std::nullopt, 5), .changes = {kQuantityAllowed, adjustable(6, 9007199254740992)}, .finds = {kQuantity + "/minimum", kQuantity + "/maximum"}},
    // Does not find because …
    {.name = "the_ends_are_those", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(1, 50)}},
    {.name = "the_ends_are_within", .rule = "policy-quantity", .require = quantity(0, 50), .changes = {kQuantityAllowed, adjustable(5, 10)}},
    {.name = "no_largest_is_asked_for", .rule = "policy-quantity", .require = quantity(1, std::nullopt), .changes = {kQuantityAllowed, adjustable(1, nullptr)}},
    {.name = "no_product_is_adjustable", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed}},
    {.name = "quantities_may_not_be_changed", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {adjustable(0, nullptr)}},
    {.name = "nothing_may_be_changed", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(0, nullptr), set(kUpdate + "/enabled", false)}},
    // Not checked because …
    {.name = "the_smallest_is_missing", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(nullptr, 50)}, .because = Because::Absent},
    {.name = "the_largest_is_a_text", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(1, "50")}, .because = Because::Error},
    {.name = "the_largest_is_no_whole_number", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, adjustable(1, 49.5)}, .because = Because::Error},
    {.name = "whether_is_missing", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, remove(kQuantity)}, .because = Because::Absent},
    {.name = "products_were_not_expanded", .rule = "policy-quantity", .require = quantity(1, 50), .changes = {kQuantityAllowed, remove(kUpdate + "/products")}, .because = Because::NotExpanded},
}), [](const testing::TestParamInfo<RequirementCase>& row) { return std::string(row.param.name); });

const std::string kBasicOnly = R"({"features":{"subscription_update":{"products":[{"product":"prod_BasicLive","prices":["price_BasicMonthLive","price_BasicYearLive"],"adjustable_quantity":{"enabled":false}}]}}})";

INSTANTIATE_TEST_SUITE_P(Prices, RequirementTest, testing::ValuesIn(std::vector<RequirementCase>{
    // Finds because …
    {.name = "another_is_offered", .rule = "policy-prices", .require = prices(kBasicPrices), .finds = {kTeamPrice}, .params = kBasicOnly},
    {.name = "its_key_is_another", .rule = "policy-prices", .require = prices({"price_BasicMonthLive", "price_BasicYearLive", "team"}), .changes = {set("/live/prices/data/2/lookup_key", "teams")}, .finds = {kTeamPrice}, .params = kBasicOnly},
    {.name = "all_are_others", .rule = "policy-prices", .require = prices({"none"}), .finds = {kUpdate + "/products/0/prices/0", kUpdate + "/products/0/prices/1", kTeamPrice}},
    {.name = "one_is_another_and_one_unknown", .rule = "policy-prices", .require = prices({"price_BasicMonthLive"}), .changes = {remove("/live/prices/data/1")}, .finds = {kTeamPrice},
     .params = R"({"features":{"subscription_update":{"products":[{"product":"prod_BasicLive","prices":["price_BasicMonthLive","price_BasicYearLive"],"adjustable_quantity":{"enabled":false}}]}}})"},
    // Does not find because …
    {.name = "all_are_named", .rule = "policy-prices", .require = prices(kAllPrices)},
    {.name = "all_are_named_and_the_catalogue_was_not_read", .rule = "policy-prices", .require = prices(kAllPrices), .changes = {remove("/live/prices")}},
    {.name = "one_is_named_by_key", .rule = "policy-prices", .require = prices({"price_BasicMonthLive", "price_BasicYearLive", "team"}), .changes = {set("/live/prices/data/2/lookup_key", "team")}},
    {.name = "more_are_named", .rule = "policy-prices", .require = prices({"price_BasicMonthLive", "price_BasicYearLive", "price_TeamMonthLive", "price_Later"})},
    {.name = "nothing_is_offered", .rule = "policy-prices", .require = prices({"none"}), .changes = {set(kUpdate + "/enabled", false)}},
    // Not checked because …
    {.name = "prices_were_not_read", .rule = "policy-prices", .require = prices(kBasicPrices), .changes = {remove("/live/prices")}, .because = Because::Absent},
    {.name = "prices_were_read_in_part", .rule = "policy-prices", .require = prices(kBasicPrices), .changes = {remove("/live/prices/data/2"), set("/live/prices/has_more", true)}, .because = Because::Partial},
    {.name = "the_price_does_not_exist", .rule = "policy-prices", .require = prices(kBasicPrices), .changes = {remove("/live/prices/data/2")}, .because = Because::Covered},
    {.name = "the_key_is_a_number", .rule = "policy-prices", .require = prices(kBasicPrices), .changes = {set("/live/prices/data/2/lookup_key", 7)}, .because = Because::Error},
    {.name = "products_were_not_expanded", .rule = "policy-prices", .require = prices(kBasicPrices), .changes = {remove(kUpdate + "/products")}, .because = Because::NotExpanded},
}), [](const testing::TestParamInfo<RequirementCase>& row) { return std::string(row.param.name); });
// clang-format on

}  // namespace
}  // namespace portal_guide::policy
