#include "core/subscribers/judge.hpp"

#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "core/subscribers/session.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

// What stands in the way of what: each row changes one thing in an account where the customer can do everything.
namespace portal_guide::subscribers {
namespace {

using rules::Change;
using rules::remove;
using rules::set;
using enum Capability;
using enum Answer;

const std::string kConfigurations = "/live/billing_portal_configurations";
const std::string kConfiguration = kConfigurations + "/data/0";
const std::string kFeatures = kConfiguration + "/features";
const std::string kUpdate = kFeatures + "/subscription_update";
const std::string kAllowed = kUpdate + "/default_allowed_updates";
const std::string kBasic = kUpdate + "/products/0";
const std::string kQuantity = kBasic + "/adjustable_quantity";
const std::string kPrices = "/live/prices";
/// The current price, and the one that could be switched to.
const std::string kMonth = kPrices + "/data/0";
const std::string kYear = kPrices + "/data/1";
const std::string kAda = "/live/customers/data/0";
const std::string kSubscription = "/live/subscriptions/data/0";
const std::string kItems = kSubscription + "/items";
const std::string kItem = kItems + "/data/0";
const std::string kSchedules = "/live/subscription_schedules";
const std::string kSchedule = kSchedules + "/data/0";
constexpr std::int64_t kNow = 1'763'850'000;
constexpr std::int64_t kLargestExactDouble = 9'007'199'254'740'992;

const Json kForbidden = {{"status", 403}, {"error", {{"message", "Having the 'rak_plan_read' permission would help"}}}};

/// The subscription has the schedule that stands in the section.
std::vector<Change> scheduled(std::vector<Change> changes = {}) {
  changes.insert(changes.begin(), set(kSubscription + "/schedule", "sub_sched_Dee"));
  return changes;
}

Judgement judged(const std::vector<Change>& changes) {
  Json document = Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false);
  const auto snapshot = stripe::Snapshot::create(rules::changed(std::move(document), changes));
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  const Session session(*snapshot, stripe::Mode::Live);
  return session.judge(*snapshot->section(stripe::Mode::Live, stripe::SectionName::Subscriptions).items.front());
}

std::vector<std::string> names(const ReasonSet& reasons) {
  std::vector<std::string> result;
  reasons.for_each([&result](Reason reason) { result.emplace_back(to_string(reason)); });
  return result;
}

struct Row {
  std::string_view name;
  std::vector<Change> changes;
  /// All of which have this answer.
  std::vector<Capability> capabilities;
  Answer answer = Yes;
  std::vector<std::string> reasons = {};
};

void PrintTo(const Row& row, std::ostream* stream) { *stream << row.name; }

const std::vector<Capability> kOfSubscription = {Cancel, SwitchPlan, ChangeQuantity, ApplyPromotionCode, Pause};
const std::vector<Capability> kUpdates = {SwitchPlan, ChangeQuantity, ApplyPromotionCode};
const std::vector<Capability> kAll = {kCapabilities.begin(), kCapabilities.end()};

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<Row> rows() {
  return {
      // Nothing in the way.
      {"nothing_is_wrong", {}, kAll, Yes},
      {"the_session_names_the_configuration", {set("/integration/session_configuration", "bpc_Live")}, kAll, Yes},
      {"it_is_in_trial", {set(kSubscription + "/status", "trialing")}, kAll, Yes},
      {"there_is_no_payment_method", {set(kAda + "/invoice_settings/default_payment_method", nullptr)}, kAll, Yes},
      {"members_that_may_be_null_are_missing",
       {remove(kSubscription + "/schedule"), remove(kSubscription + "/cancel_at"), remove(kSubscription + "/pending_update"),
        remove(kSubscription + "/default_payment_method"), remove(kSubscription + "/default_source")}, kAll, Yes},
      {"members_that_we_do_not_know", {set(kSubscription + "/mood", "good"), set(kFeatures + "/teleport", true)}, kAll, Yes},

      // 0: the portal opens.
      {"there_is_no_configuration", {remove(kConfiguration)}, kAll, No, {"no-configuration"}},
      {"none_is_the_default", {set(kConfiguration + "/is_default", false)}, kAll, Unknown, {"configuration-not-known"}},
      {"none_is_the_default_and_one_is_named", {set(kConfiguration + "/is_default", false), set("/integration/session_configuration", "bpc_Live")}, kAll, Yes},
      {"none_is_the_default_and_none_active", {set(kConfiguration + "/is_default", false), set(kConfiguration + "/active", false)}, kAll, No, {"no-configuration"}},
      {"none_is_the_default_and_the_feature_is_off", {set(kConfiguration + "/is_default", false), set(kFeatures + "/subscription_cancel/enabled", false)},
       {Cancel}, No, {"no-configuration", "feature-off"}},
      {"the_named_configuration_is_unknown", {set("/integration/session_configuration", "bpc_Nowhere")}, kAll, Unknown, {"configuration-not-known"}},
      {"none_of_the_read_ones_is_the_default", {set(kConfiguration + "/is_default", false), set(kConfigurations + "/has_more", true)},
       kAll, Unknown, {"not-read"}},
      {"whether_it_is_the_default_was_not_read", {remove(kConfiguration + "/is_default")}, kAll, Unknown, {"not-read"}},
      {"configurations_were_not_read", {remove(kConfigurations)}, kAll, Unknown, {"not-read"}},
      {"configurations_may_not_be_read", {set(kConfigurations, kForbidden)}, kAll, Unknown, {"not-read"}},
      {"configurations_are_malformed", {set(kConfigurations, 7)}, kAll, Unknown, {"not-read"}},
      {"the_configuration_is_inactive", {set(kConfiguration + "/active", false)}, kAll, No, {"configuration-inactive"}},
      {"whether_it_is_active_was_not_read", {remove(kConfiguration + "/active")}, kAll, Unknown, {"not-read"}},

      // Features that need no subscription.
      {"invoices_are_off", {set(kFeatures + "/invoice_history/enabled", false)}, {ViewInvoices}, No, {"feature-off"}},
      {"invoices_were_not_read", {remove(kFeatures + "/invoice_history")}, {ViewInvoices}, Unknown, {"not-read"}},
      {"details_are_off", {set(kFeatures + "/customer_update/enabled", false)}, {UpdateDetails}, No, {"feature-off"}},
      {"no_detail_is_allowed", {set(kFeatures + "/customer_update/allowed_updates", Json::array())}, {UpdateDetails}, No,
       {"update-not-allowed"}},
      {"details_were_not_read", {set(kFeatures + "/customer_update/allowed_updates", "name")}, {UpdateDetails}, Unknown, {"not-read"}},
      {"payment_methods_are_off", {set(kFeatures + "/payment_method_update/enabled", false)}, {UpdatePaymentMethod}, No, {"feature-off"}},
      {"a_hindered_subscription_leaves_them", {set(kSubscription + "/status", "unpaid"), set(kSubscription + "/collection_method", "send_invoice")},
       {ViewInvoices, UpdateDetails, UpdatePaymentMethod}, Yes},

      // 1: status.
      {"it_is_past_due", {set(kSubscription + "/status", "past_due")}, kOfSubscription, Unknown, {"status"}},
      {"it_is_unpaid", {set(kSubscription + "/status", "unpaid")}, kOfSubscription, Unknown, {"status"}},
      {"it_is_paused", {set(kSubscription + "/status", "paused")}, kOfSubscription, Unknown, {"status"}},
      {"its_status_is_new", {set(kSubscription + "/status", "dormant")}, kOfSubscription, Unknown, {"status"}},
      {"its_status_was_not_read", {remove(kSubscription + "/status")}, kOfSubscription, Unknown, {"not-read"}},

      // 2: schedule.
      {"a_phase_is_to_come", scheduled(), kOfSubscription, No, {"schedule-pending"}},
      {"an_expanded_schedule_has_a_phase_to_come",
       {set(kSubscription + "/schedule", {{"id", "sub_sched_X"}, {"status", "active"}, {"phases", {{{"start_date", kNow + 1}}}}})},
       {Cancel, SwitchPlan}, No, {"schedule-pending"}},
      {"the_last_phase_has_begun", scheduled({set(kSchedule + "/phases/1/start_date", kNow)}), {Cancel, SwitchPlan, ChangeQuantity}, Yes},
      {"the_schedule_has_no_phases", scheduled({set(kSchedule + "/phases", Json::array())}), {Cancel, SwitchPlan}, Yes},
      {"an_attached_schedule_stops_pausing", scheduled({set(kSchedule + "/phases", Json::array())}), {Pause}, No, {"schedule-pending"}},
      {"the_schedule_was_released", scheduled({set(kSchedule + "/status", "released")}), {Cancel, SwitchPlan}, Yes},
      {"the_schedule_was_canceled", scheduled({set(kSchedule + "/status", "canceled")}), {Cancel, SwitchPlan}, Yes},
      {"the_schedule_is_completed", scheduled({set(kSchedule + "/status", "completed")}), {Cancel, SwitchPlan}, Yes},
      {"the_status_of_the_schedule_is_new", scheduled({set(kSchedule + "/status", "resting")}), {Cancel, SwitchPlan}, Unknown,
       {"schedule-pending"}},
      {"the_status_of_the_schedule_was_not_read", scheduled({remove(kSchedule + "/status")}), {Cancel}, Unknown, {"not-read"}},
      {"the_phases_were_not_read", scheduled({remove(kSchedule + "/phases")}), {Cancel, SwitchPlan}, Unknown, {"not-read"}},
      {"a_phase_without_a_start", scheduled({remove(kSchedule + "/phases/1/start_date")}), {Cancel}, Unknown, {"not-read"}},
      {"schedules_were_not_read", scheduled({remove(kSchedules)}), {Cancel, SwitchPlan}, Unknown, {"not-read"}},
      {"schedules_may_not_be_read", scheduled({set(kSchedules, kForbidden)}), {Cancel}, Unknown, {"not-read"}},
      {"the_schedule_is_nowhere", {set(kSubscription + "/schedule", "sub_sched_Nowhere")}, {Cancel, SwitchPlan}, Unknown, {"not-read"}},
      {"schedules_that_nobody_has_are_not_missed", {remove(kSchedules)}, kAll, Yes},

      // 3: cancelling.
      {"it_ends_at_a_time", {set(kSubscription + "/cancel_at", kNow + 1)}, {Cancel}, No, {"already-cancelling"}},
      {"it_ends_with_the_period", {set(kSubscription + "/cancel_at_period_end", true)}, {Cancel}, No, {"already-cancelling"}},
      {"what_else_is_offered_is_not_documented", {set(kSubscription + "/cancel_at", kNow + 1)},
       {SwitchPlan, ChangeQuantity, ApplyPromotionCode, Pause}, Unknown, {"already-cancelling"}},
      {"whether_it_ends_was_not_read", {remove(kSubscription + "/cancel_at_period_end")}, {Cancel}, Unknown, {"not-read"}},

      // 4: cancelling is on.
      {"cancelling_is_off", {set(kFeatures + "/subscription_cancel/enabled", false)}, {Cancel}, No, {"feature-off"}},
      {"cancelling_was_not_read", {remove(kFeatures + "/subscription_cancel/enabled")}, {Cancel}, Unknown, {"not-read"}},

      // 5: cancel-only.
      {"it_has_two_items", {set(kItems + "/data/1", {{"id", "si_2"}, {"price", "price_BasicYear"}})}, kUpdates, No, {"multiple-items"}},
      {"it_has_more_items_than_were_read", {set(kItems + "/has_more", true)}, kUpdates, No, {"multiple-items"}},
      {"it_can_still_be_cancelled", {set(kItems + "/has_more", true), set(kSubscription + "/collection_method", "send_invoice")}, {Cancel}, Yes},
      {"items_were_not_read", {remove(kItems)}, kUpdates, Unknown, {"not-read"}},
      {"it_has_no_items", {set(kItems + "/data", Json::array())}, kUpdates, Unknown, {"not-read"}},
      {"items_are_a_bare_list", {set(kItems, {{{"id", "si_1"}, {"price", "price_BasicMonth"}, {"quantity", 3}}})}, kUpdates, Yes},
      {"its_price_is_metered", {set(kItem + "/price/recurring/usage_type", "metered"), remove(kItem + "/quantity")}, {SwitchPlan, ApplyPromotionCode},
       No, {"metered"}},
      {"its_price_has_a_meter", {set(kItem + "/price/recurring/meter", "mtr_1")}, kUpdates, No, {"metered"}},
      {"its_price_is_only_an_id", {set(kItem + "/price", "price_BasicMonth")}, kUpdates, Yes},
      {"its_price_is_a_metered_id", {set(kItem + "/price", "price_Calls")}, {SwitchPlan}, No, {"metered"}},
      {"its_price_is_nowhere", {set(kItem + "/price", "price_Nowhere")}, {ChangeQuantity}, Unknown, {"not-read"}},
      {"its_usage_is_new", {set(kItem + "/price/recurring/usage_type", "wished")}, kUpdates, Unknown, {"metered"}},
      {"its_usage_was_not_read", {remove(kItem + "/price/recurring/usage_type")}, kUpdates, Unknown, {"not-read"}},
      {"it_is_invoiced", {set(kSubscription + "/collection_method", "send_invoice")}, kUpdates, No, {"send-invoice"}},
      {"its_collection_is_new", {set(kSubscription + "/collection_method", "by_pigeon")}, kUpdates, Unknown, {"send-invoice"}},
      {"its_collection_was_not_read", {remove(kSubscription + "/collection_method")}, kUpdates, Unknown, {"not-read"}},
      {"its_payment_method_may_not_do", {set(kSubscription + "/default_payment_method", {{"id", "pm_1"}, {"type", "klarna"}})}, kUpdates,
       Unknown, {"unsupported-payment-method"}},
      {"its_payment_method_was_not_expanded", {set(kSubscription + "/default_payment_method", "pm_1")}, kUpdates, Unknown, {"not-expanded"}},
      {"its_card_needs_no_expansion", {set(kSubscription + "/default_source", "card_1")}, kUpdates, Yes},
      {"its_source_is_a_card", {set(kSubscription + "/default_source", {{"id", "src_1"}, {"object", "source"}, {"type", "card"}})}, kUpdates, Yes},
      {"its_source_is_a_bank_account", {set(kSubscription + "/default_source", {{"id", "ba_1"}, {"object", "bank_account"}})}, kUpdates,
       Unknown, {"unsupported-payment-method"}},
      {"its_own_method_goes_first", {set(kSubscription + "/default_payment_method", {{"id", "pm_1"}, {"type", "sepa_debit"}}),
                                     set(kAda + "/invoice_settings/default_payment_method", "pm_2")}, kUpdates, Yes},
      {"the_customers_method_may_not_do", {set(kAda + "/invoice_settings/default_payment_method/type", "ideal")}, kUpdates, Unknown,
       {"unsupported-payment-method"}},
      {"the_customers_method_was_not_expanded", {set(kAda + "/invoice_settings/default_payment_method", "pm_1")}, kUpdates, Unknown,
       {"not-expanded"}},
      {"the_customers_source_was_not_expanded", {set(kAda + "/invoice_settings/default_payment_method", nullptr),
                                                 set(kAda + "/default_source", "src_1")}, kUpdates, Unknown, {"not-expanded"}},
      {"the_customer_is_expanded", {remove("/live/customers"), set(kSubscription + "/customer",
        {{"id", "cus_Ada"}, {"invoice_settings", {{"default_payment_method", nullptr}}}})}, kUpdates, Yes},
      {"customers_were_not_read", {remove("/live/customers")}, kUpdates, Unknown, {"not-read"}},
      {"the_customer_is_nowhere", {set(kSubscription + "/customer", "cus_Nowhere")}, kUpdates, Unknown, {"not-read"}},
      {"the_customers_settings_were_not_read", {remove(kAda + "/invoice_settings")}, kUpdates, Unknown, {"not-read"}},

      // 6: pending update.
      {"an_update_is_unpaid", {set(kSubscription + "/pending_update", {{"expires_at", kNow + 60}})}, kUpdates, Unknown, {"pending-update"}},

      // 7: updates are on.
      {"switching_is_off", {set(kUpdate + "/enabled", false)}, kUpdates, No, {"feature-off"}},
      {"switching_was_not_read", {remove(kUpdate + "/enabled")}, kUpdates, Unknown, {"not-read"}},
      {"nothing_is_allowed", {set(kAllowed, Json::array())}, kUpdates, No, {"update-not-allowed"}},
      {"only_quantities_are_allowed", {set(kAllowed, {"quantity"})}, {SwitchPlan, ApplyPromotionCode}, No, {"update-not-allowed"}},
      {"only_plans_are_allowed", {set(kAllowed, {"price"})}, {ChangeQuantity, ApplyPromotionCode}, No, {"update-not-allowed"}},
      {"a_code_alone_does_nothing", {set(kAllowed, Json::array({"promotion_code"}))}, kUpdates, No, {"update-not-allowed"}},
      {"updates_were_not_read", {remove(kAllowed)}, kUpdates, Unknown, {"not-read"}},
      {"a_code_comes_with_a_quantity", {set(kAllowed, {"quantity", "promotion_code"})}, {ChangeQuantity, ApplyPromotionCode}, Yes},
      {"a_code_needs_one_possible_change", {set(kAllowed, {"quantity", "promotion_code"}), set(kQuantity + "/enabled", false)},
       {ApplyPromotionCode}, No, {"not-adjustable"}},
      {"a_code_is_as_unsure_as_the_change", {set(kAllowed, {"quantity", "promotion_code"}), remove(kQuantity + "/enabled")},
       {ApplyPromotionCode}, Unknown, {"not-read"}},

      // 8: what is offered.
      {"products_were_not_expanded", {remove(kUpdate + "/products")}, kUpdates, Unknown, {"not-expanded"}},
      {"products_are_null", {set(kUpdate + "/products", nullptr)}, kUpdates, Unknown, {"not-expanded"}},
      {"products_are_malformed", {set(kUpdate + "/products", "all")}, kUpdates, Unknown, {"not-read"}},
      {"a_product_is_malformed", {remove(kBasic + "/prices")}, kUpdates, Unknown, {"not-read"}},
      {"nothing_is_offered", {set(kUpdate + "/products", Json::array())}, kUpdates, No, {"not-offered"}},
      {"the_current_price_is_not_offered", {remove(kBasic + "/prices/0")}, kUpdates, Unknown, {"not-offered"}},
      {"only_the_current_price_is_offered", {remove(kUpdate + "/products/1"), remove(kBasic + "/prices/1")}, {SwitchPlan}, No, {"same-price"}},
      {"a_quantity_needs_no_other_price", {remove(kUpdate + "/products/1"), remove(kBasic + "/prices/1")}, {ChangeQuantity}, Yes},
      {"no_offered_price_is_left", {set(kMonth + "/active", false), set(kYear + "/active", false), remove(kUpdate + "/products/1")}, {SwitchPlan},
       No, {"price-archived", "same-price"}},
      {"every_other_price_is_unsure", {remove(kYear), remove(kUpdate + "/products/1")}, {SwitchPlan}, Unknown, {"not-read"}},

      // 9: quantity.
      {"its_product_is_not_offered", {remove(kBasic)}, {ChangeQuantity}, No, {"not-offered"}},
      {"quantities_are_fixed", {set(kQuantity + "/enabled", false)}, {ChangeQuantity}, No, {"not-adjustable"}},
      {"whether_they_are_was_not_read", {remove(kBasic + "/adjustable_quantity")}, {ChangeQuantity}, Unknown, {"not-read"}},
      {"it_has_less_than_the_minimum", {set(kItem + "/quantity", 0)}, {ChangeQuantity}, No, {"quantity-out-of-range"}},
      {"it_has_more_than_the_maximum", {set(kItem + "/quantity", 51)}, {ChangeQuantity}, No, {"quantity-out-of-range"}},
      {"it_has_the_maximum", {set(kItem + "/quantity", 50)}, {ChangeQuantity}, Yes},
      {"it_has_the_minimum", {set(kItem + "/quantity", 1)}, {ChangeQuantity}, Yes},
      {"there_is_no_maximum", {set(kQuantity + "/maximum", nullptr), set(kItem + "/quantity", kLargestExactDouble)}, {ChangeQuantity}, Yes},
      {"it_has_2_to_the_53", {set(kItem + "/quantity", kLargestExactDouble)}, {ChangeQuantity}, No, {"quantity-out-of-range"}},
      {"the_maximum_is_exact", {set(kQuantity + "/maximum", kLargestExactDouble), set(kItem + "/quantity", kLargestExactDouble + 1)},
       {ChangeQuantity}, No, {"quantity-out-of-range"}},
      {"the_minimum_is_nought", {set(kQuantity + "/minimum", 0), set(kItem + "/quantity", 0)}, {ChangeQuantity}, Yes},
      {"the_limits_leave_one", {set(kQuantity + "/minimum", 3), set(kQuantity + "/maximum", 3)}, {ChangeQuantity}, No, {"quantity-out-of-range"}},
      {"the_quantity_was_not_read", {remove(kItem + "/quantity")}, {ChangeQuantity}, Unknown, {"not-read"}},
      {"the_minimum_was_not_read", {remove(kQuantity + "/minimum")}, {ChangeQuantity}, Unknown, {"not-read"}},
      {"the_maximum_is_no_number", {set(kQuantity + "/maximum", "many")}, {ChangeQuantity}, Unknown, {"not-read"}},
      {"the_maximum_is_past_every_integer", {set(kQuantity + "/maximum", std::uint64_t{18'446'744'073'709'551'615U})}, {ChangeQuantity},
       Unknown, {"not-read"}},
      {"the_product_of_its_price_was_not_read", {remove(kItem + "/price/product")}, {ChangeQuantity}, Unknown, {"not-read"}},

      // Pausing.
      {"pausing_is_off", {set(kFeatures + "/subscription_pause/enabled", false)}, {Pause}, No, {"feature-off"}},
      {"an_older_version_does_not_speak_of_it", {remove(kFeatures + "/subscription_pause")}, {Pause}, Unknown, {"not-read"}},
      {"its_billing_is_classic", {set(kSubscription + "/billing_mode/type", "classic")}, {Pause}, No, {"classic-billing"}},
      {"its_billing_is_new", {set(kSubscription + "/billing_mode/type", "barter")}, {Pause}, Unknown, {"classic-billing"}},
      {"its_billing_was_not_read", {remove(kSubscription + "/billing_mode")}, {Pause}, Unknown, {"not-read"}},

      // What is known outweighs what is not; all of it is said, in the order of C.2.
      {"everything_at_once", scheduled({set(kConfiguration + "/active", false), set(kSubscription + "/status", "past_due"),
        set(kSubscription + "/cancel_at", kNow + 1), set(kItems + "/has_more", true), set(kItem + "/price/recurring/usage_type", "metered"),
        set(kSubscription + "/collection_method", "send_invoice"), set(kSubscription + "/pending_update", {{"expires_at", 1}}),
        set(kUpdate + "/enabled", false)}), {SwitchPlan, ChangeQuantity, ApplyPromotionCode}, No,
       {"configuration-inactive", "schedule-pending", "multiple-items", "metered", "send-invoice", "feature-off"}},
      {"a_cancellation_that_cannot_be_made_twice", scheduled({set(kSubscription + "/status", "unpaid"), set(kSubscription + "/cancel_at", 1),
        set(kFeatures + "/subscription_cancel/enabled", false)}), {Cancel}, No, {"schedule-pending", "already-cancelling", "feature-off"}},
      {"all_that_may_stand_in_the_way", {set(kSubscription + "/status", "past_due"), set(kSubscription + "/cancel_at", 1),
        set(kSubscription + "/default_payment_method", {{"id", "pm_1"}, {"type", "wechat_pay"}}),
        set(kSubscription + "/pending_update", {{"expires_at", 1}}), remove(kBasic + "/prices/0"), remove(kSubscription + "/collection_method")},
       {SwitchPlan}, Unknown, {"status", "already-cancelling", "unsupported-payment-method", "pending-update", "not-offered", "not-read"}},
      {"without_a_configuration_it_is_metered_all_the_same", {remove(kConfigurations), set(kItem + "/price/recurring/usage_type", "metered")},
       {SwitchPlan}, No, {"metered"}},
      {"without_a_configuration_it_ends_all_the_same", {remove(kConfigurations), set(kSubscription + "/cancel_at", 1)}, {Cancel}, No,
       {"already-cancelling"}},
      {"how_it_would_work_is_no_reason_where_it_is_off", {set(kUpdate + "/enabled", false), set(kAllowed, Json::array()), remove(kUpdate + "/products")},
       {SwitchPlan, ChangeQuantity, ApplyPromotionCode}, No, {"feature-off"}},
  };
}
// clang-format on

class Ability : public testing::TestWithParam<Row> {};

TEST_P(Ability, IsAsTheOrderOfQuestionsHasIt) {
  const Judgement judgement = judged(GetParam().changes);
  for (const Capability capability : GetParam().capabilities) {
    const Verdict& verdict = judgement.of(capability);
    EXPECT_EQ(to_string(verdict.answer), to_string(GetParam().answer)) << to_string(capability);
    EXPECT_EQ(names(verdict.reasons), GetParam().reasons) << to_string(capability);
    const bool lacks = verdict.reasons.contains(Reason::NotRead) || verdict.reasons.contains(Reason::NotExpanded);
    EXPECT_EQ(!verdict.gaps.empty(), lacks) << to_string(capability);
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, Ability, testing::ValuesIn(rows()),
                         [](const testing::TestParamInfo<Row>& row) { return std::string(row.param.name); });

struct PriceRow {
  std::string_view name;
  std::vector<Change> changes;
  /// Of price_BasicYear, the second on the list.
  Answer answer = Yes;
  std::vector<std::string> reasons = {};
};

void PrintTo(const PriceRow& row, std::ostream* stream) { *stream << row.name; }

Json forty_currencies() {
  Json options = Json::object();
  for (int index = 0; index < 40; ++index) {
    options["x" + std::to_string(10 + index)] = {{"unit_amount", index}};
  }
  return options;
}

// clang-format off
std::vector<PriceRow> price_rows() {
  return {
      {"nothing_is_wrong", {}, Yes},
      {"it_is_the_current_one", {set(kItem + "/price/id", "price_BasicYear")}, No, {"same-price"}},
      {"it_is_archived", {set(kYear + "/active", false)}, No, {"price-archived"}},
      {"whether_it_is_archived_was_not_read", {remove(kYear + "/active")}, Unknown, {"not-read"}},
      {"its_product_is_archived", {set("/live/products/data/0/active", false)}, No, {"product-archived"}},
      {"its_product_is_nowhere", {set(kYear + "/product", "prod_Nowhere")}, Unknown, {"not-read"}},
      {"products_were_not_read", {remove("/live/products")}, Unknown, {"not-read"}},
      {"it_is_paid_once", {set(kYear + "/type", "one_time"), set(kYear + "/recurring", nullptr)}, No, {"not-recurring"}},
      {"its_type_is_new", {set(kYear + "/type", "on_a_whim")}, Unknown, {"not-recurring"}},
      {"its_type_was_not_read", {remove(kYear + "/type")}, Unknown, {"not-read"}},
      {"it_is_metered", {set(kYear + "/recurring/usage_type", "metered")}, No, {"metered"}},
      {"its_usage_is_new", {set(kYear + "/recurring/usage_type", "wished")}, Unknown, {"metered"}},
      {"its_usage_was_not_read", {remove(kYear + "/recurring/usage_type")}, Unknown, {"not-read"}},
      {"it_is_in_another_currency", {set(kSubscription + "/currency", "gbp")}, No, {"currency"}},
      {"it_has_the_currency_as_an_option", {set(kSubscription + "/currency", "usd")}, Yes},
      {"it_has_forty_currencies", {set(kYear + "/currency_options", forty_currencies()), set(kSubscription + "/currency", "x49")}, Yes},
      {"it_has_forty_others", {set(kYear + "/currency_options", forty_currencies()), set(kSubscription + "/currency", "x50")}, No, {"currency"}},
      {"its_currencies_were_not_expanded", {remove(kYear + "/currency_options"), set(kSubscription + "/currency", "usd")}, Unknown, {"not-expanded"}},
      {"its_own_currency_needs_no_expansion", {remove(kYear + "/currency_options")}, Yes},
      {"its_currency_was_not_read", {remove(kYear + "/currency")}, Unknown, {"not-read"}},
      {"the_currency_of_the_subscription_was_not_read", {remove(kSubscription + "/currency")}, Unknown, {"not-read"}},
      {"it_includes_tax", {set(kYear + "/tax_behavior", "inclusive")}, No, {"tax-behavior"}},
      {"its_tax_is_unspecified", {set(kYear + "/tax_behavior", "unspecified")}, No, {"tax-behavior"}},
      {"its_tax_is_null", {set(kYear + "/tax_behavior", nullptr)}, No, {"tax-behavior"}},
      {"the_current_tax_is_unspecified", {set(kItem + "/price/tax_behavior", "unspecified")}, No, {"tax-behavior"}},
      {"both_are_unspecified", {set(kItem + "/price/tax_behavior", "unspecified"), set(kYear + "/tax_behavior", "unspecified")}, No, {"tax-behavior"}},
      {"its_tax_was_not_read", {remove(kYear + "/tax_behavior")}, Unknown, {"not-read"}},
      {"it_is_nowhere", {remove(kYear)}, Unknown, {"not-read"}},
      {"prices_were_not_read", {remove(kPrices)}, Unknown, {"not-read"}},
      {"prices_were_read_in_part", {remove(kYear), set(kPrices + "/has_more", true)}, Unknown, {"not-read"}},
      {"the_subscription_has_two_items", {set(kItems + "/has_more", true)}, No, {"multiple-items"}},
      {"the_current_price_is_not_offered", {remove(kBasic + "/prices/0"), set(kBasic + "/prices/1", "price_Old")}, Unknown, {"not-offered"}},
      {"all_at_once", scheduled({set(kYear + "/active", false), set("/live/products/data/0/active", false), set(kYear + "/recurring/usage_type", "metered"),
        set(kSubscription + "/currency", "gbp"), set(kYear + "/tax_behavior", "inclusive")}), No,
       {"schedule-pending", "metered", "price-archived", "product-archived", "currency", "tax-behavior"}},
  };
}
// clang-format on

class Choice : public testing::TestWithParam<PriceRow> {};

TEST_P(Choice, IsAsTheOrderOfQuestionsHasIt) {
  Json document = Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false);
  const auto snapshot = stripe::Snapshot::create(rules::changed(std::move(document), GetParam().changes));
  ASSERT_TRUE(snapshot);
  const Session session(*snapshot, stripe::Mode::Live);
  const Judgement judgement =
      session.judge(*snapshot->section(stripe::Mode::Live, stripe::SectionName::Subscriptions).items.front());
  ASSERT_EQ(session.prices().size(), judgement.prices.size());
  bool seen = false;
  for (std::size_t index = 0; index < session.prices().size(); ++index) {
    if (session.prices()[index].id != "price_BasicYear") continue;
    seen = true;
    EXPECT_EQ(to_string(judgement.prices[index].answer), to_string(GetParam().answer));
    EXPECT_EQ(names(judgement.prices[index].reasons), GetParam().reasons);
  }
  EXPECT_TRUE(seen);
}

INSTANTIATE_TEST_SUITE_P(Rows, Choice, testing::ValuesIn(price_rows()),
                         [](const testing::TestParamInfo<PriceRow>& row) { return std::string(row.param.name); });

TEST(Reasons, EachHasARow) {
  std::set<std::string> seen;
  for (const Row& row : rows()) {
    seen.insert(row.reasons.begin(), row.reasons.end());
  }
  for (const PriceRow& row : price_rows()) {
    seen.insert(row.reasons.begin(), row.reasons.end());
  }
  for (std::size_t index = 0; index < kReasonCount; ++index) {
    EXPECT_EQ(seen.count(std::string(to_string(static_cast<Reason>(index)))), 1U) << to_string(static_cast<Reason>(index));
  }
  EXPECT_EQ(seen.size(), kReasonCount);
}

/// Whatever stands where Stripe puts something else, an answer comes back; and what cannot be read is never a Yes on it.
TEST(JudgedSubscription, TakesAnythingForASubscription) {
  const std::vector<Json> strange = {nullptr,
                                     true,
                                     -1,
                                     9.5,
                                     "text",
                                     Json::array(),
                                     Json::array({1, nullptr}),
                                     Json::object({{"id", 1}}),
                                     Json::array({Json::array()})};
  const Json document = Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false);
  const auto snapshot = stripe::Snapshot::create(document);
  ASSERT_TRUE(snapshot);
  const Session session(*snapshot, stripe::Mode::Live);
  const Json good = document["live"]["subscriptions"]["data"][0];
  for (const Json& value : strange) {
    EXPECT_NE(session.judge(value).of(SwitchPlan).answer, Yes);
    for (const auto& member : good.items()) {
      Json subscription = good;
      subscription[member.key()] = value;
      session.judge(subscription);
    }
    for (const char* member : {"status", "items", "collection_method", "currency"}) {
      Json subscription = good;
      subscription[member] = value;
      EXPECT_NE(session.judge(subscription).of(SwitchPlan).answer, Yes) << member << " = " << value.dump();
    }
  }
}

TEST(Portal, TakesAnythingForAConfiguration) {
  const std::vector<Json> strange = {
      nullptr, true, -1, 9.5, "text", Json::array(), Json::array({1, nullptr}), Json::object({{"id", 1}})};
  for (const Json& value : strange) {
    for (const std::string& pointer : {kFeatures, kUpdate, kUpdate + "/enabled", kAllowed, kUpdate + "/products", kBasic,
                                       kBasic + "/product", kBasic + "/prices", kBasic + "/prices/1", kYear + "/recurring",
                                       kYear + "/currency_options", kYear + "/product", kSchedule + "/phases"}) {
      judged({set(pointer, value)});
    }
    EXPECT_NE(judged({set(kFeatures, value)}).of(Cancel).answer, Yes) << value.dump();
  }
}

}  // namespace
}  // namespace portal_guide::subscribers
