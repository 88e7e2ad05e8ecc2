#include "core/troubleshoot/facts.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/content/symptoms.hpp"
#include "core/json.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::troubleshoot {
namespace {

using content::Condition;
using stripe::Mode;

enum class Expected { Holds, Fails, Unknown };

Expected expected_of(const Holds& holds) { return !holds ? Expected::Unknown : *holds ? Expected::Holds : Expected::Fails; }

stripe::Snapshot snapshot_of(const std::string& sections, const std::string& integration = "{}") {
  return stripe::Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1,"live":)" + sections + R"(,"integration":)" +
                                 integration + "}")
      .value();
}

std::string list(const std::string& section, const std::string& objects, bool has_more = false) {
  return "\"" + section + R"(":{"object":"list","data":[)" + objects + R"(],"has_more":)" + (has_more ? "true" : "false") + "}";
}

std::string configurations(const std::string& objects, bool has_more = false) {
  return list("billing_portal_configurations", objects, has_more);
}

std::string subscriptions(const std::string& objects) { return "{" + list("subscriptions", objects) + "}"; }

/// One enabled endpoint with these events.
std::string endpoints(const std::string& events, bool has_more = false) {
  return list("webhook_endpoints", R"({"id":"we_1","status":"enabled","enabled_events":[)" + events + "]}", has_more);
}

/// A subscription with a payment method of its own, and its customer's default one.
std::string paid_by(const std::string& own, const std::string& usual) {
  return "{" +
         list("subscriptions",
              R"({"id":"sub_1","status":"active","customer":"cus_1","default_payment_method":")" + own + "\"}") +
         "," + list("customers", R"({"id":"cus_1","invoice_settings":{"default_payment_method":)" + usual + "}}") + "}";
}

const std::string kOffers =
    R"({"id":"bpc_1","is_default":true,"features":{"subscription_update":{"products":[{"product":"prod_1","prices":["price_m","price_y"]}]}}})";
const std::string kMonthly = R"({"id":"price_m","recurring":{"interval":"month"}})";
const std::string kYearly = R"({"id":"price_y","recurring":{"interval":"year"}})";

struct Case {
  std::string_view name;
  std::string_view fact;
  std::string live;
  Expected expected;
  std::string integration = "{}";
};

void PrintTo(const Case& row, std::ostream* stream) { *stream << row.name; }

class FactOf : public testing::TestWithParam<Case> {};

TEST_P(FactOf, ASnapshot) {
  const Fact* fact = find_fact(GetParam().fact);
  ASSERT_NE(fact, nullptr);
  const stripe::Snapshot snapshot = snapshot_of(GetParam().live, GetParam().integration);
  const Holds holds = fact->judge(snapshot, Mode::Live, repository_content());
  EXPECT_EQ(expected_of(holds), GetParam().expected);
  if (!holds) {
    EXPECT_EQ(holds.error().find("not-checked."), std::string::npos) << "a sentence, not its key";
    EXPECT_EQ(holds.error().find('{'), std::string::npos) << holds.error();
    EXPECT_GT(holds.error().size(), 10U);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, FactOf,
    testing::ValuesIn(std::vector<Case>{
        {"none", "configurations-none", "{" + configurations("") + "}", Expected::Holds},
        {"one", "configurations-none", "{" + configurations(R"({"id":"bpc_1"})") + "}", Expected::Fails},
        {"none_so_far", "configurations-none", "{" + configurations("", true) + "}", Expected::Unknown},
        {"unread", "configurations-none", "{}", Expected::Unknown},
        {"refused", "configurations-none", R"({"billing_portal_configurations":{"status":403,"error":{"message":"no"}}})",
         Expected::Unknown},
        {"not_a_list", "configurations-none", R"({"billing_portal_configurations":7})", Expected::Unknown},
        {"stated", "session-configuration-not-stated", "{}", Expected::Fails, R"({"session_configuration":"bpc_1"})"},
        {"not_stated", "session-configuration-not-stated", "{}", Expected::Unknown},
        {"monthly_only", "yearly-price-not-offered",
         "{" + configurations(kOffers) + "," +
             list("prices", kMonthly + R"(,{"id":"price_y","recurring":{"interval":"week"}})") + "}",
         Expected::Holds},
        {"yearly_too", "yearly-price-not-offered",
         "{" + configurations(kOffers) + "," + list("prices", kMonthly + "," + kYearly) + "}", Expected::Fails},
        {"a_price_unread", "yearly-price-not-offered",
         "{" + configurations(kOffers) + "," + list("prices", kMonthly, true) + "}", Expected::Unknown},
        {"yearly_not_offered", "yearly-price-not-offered",
         "{" + configurations(R"({"id":"bpc_1","is_default":true,"features":{"subscription_update":{"products":[]}}})") + "," +
             list("prices", kYearly) + "}",
         Expected::Holds},
        {"products_not_expanded", "yearly-price-not-offered",
         "{" + configurations(R"({"id":"bpc_1","is_default":true,"features":{"subscription_update":{}}})") + "," +
             list("prices", kYearly) + "}",
         Expected::Unknown},
        {"no_configuration", "yearly-price-not-offered", "{" + configurations("") + "," + list("prices", kYearly) + "}",
         Expected::Unknown},
        {"paused_by_a_payment", "subscription-paused-after-failed-payment",
         subscriptions(
             R"({"id":"sub_1","status":"paused","status_details":{"paused":{"type":"subscription","subscription":{"type":"first_payment_failure"}}}})"),
         Expected::Holds},
        {"paused_on_request", "subscription-paused-after-failed-payment",
         subscriptions(
             R"({"id":"sub_1","status":"paused","status_details":{"paused":{"type":"subscription","subscription":{"type":"pause_requested"}}}})"),
         Expected::Fails},
        {"paused_for_no_reason", "subscription-paused-after-failed-payment",
         subscriptions(R"({"id":"sub_1","status":"paused"})"), Expected::Unknown},
        {"paused_by_a_trial", "subscription-paused-after-trial",
         subscriptions(
             R"({"id":"sub_1","status":"paused","status_details":{"paused":{"type":"subscription","subscription":{"type":"trial_end_without_payment_method"}}}})"),
         Expected::Holds},
        {"not_paused_at_all", "subscription-paused-after-trial", subscriptions(R"({"id":"sub_1","status":"active"})"),
         Expected::Fails},
        {"a_trial_ends_later", "paid-subscription-ends-later",
         subscriptions(R"({"id":"sub_1","status":"trialing","cancel_at":9})"), Expected::Fails},
        {"a_paid_one_ends_later", "paid-subscription-ends-later",
         subscriptions(R"({"id":"sub_1","status":"active","cancel_at":9})"), Expected::Holds},
        {"runs_on", "subscription-without-end", subscriptions(R"({"id":"sub_1","status":"active","cancel_at":null})"),
         Expected::Holds},
        {"runs_to_its_end", "subscription-without-end", subscriptions(R"({"id":"sub_1","status":"active","cancel_at":9})"),
         Expected::Fails},
        {"pending", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":{"expires_at":9}})") + "}", Expected::Holds},
        {"none_pending", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":null})") + "}", Expected::Fails},
        {"none_pending_so_far", "subscription-update-pending", "{" + list("subscriptions", R"({"id":"sub_1"})", true) + "}",
         Expected::Unknown},
        {"unstated_in_the_configuration", "return-url-of-an-app",
         "{" + configurations(R"({"id":"bpc_1","is_default":true,"default_return_url":"https://acme.dev"})") + "}",
         Expected::Unknown},
        {"in_the_configuration", "return-url-of-an-app",
         "{" + configurations(R"({"id":"bpc_1","is_default":true,"default_return_url":"acme://home"})") + "}", Expected::Holds},
        {"of_the_app", "return-url-of-an-app", "{}", Expected::Holds, R"({"return_url":"Acme+App://home"})"},
        {"of_a_site", "return-url-of-an-app", "{}", Expected::Fails, R"({"return_url":"HTTPS://acme.dev"})"},
        {"always", "not-in-snapshots", "{}", Expected::Unknown},
        {"both_heard", "subscription-events-not-sent",
         "{" + endpoints(R"("customer.subscription.updated","customer.subscription.deleted")") + "}", Expected::Fails},
        {"every_event", "subscription-events-not-sent", "{" + endpoints(R"("*")") + "}", Expected::Fails},
        {"one_heard", "subscription-events-not-sent", "{" + endpoints(R"("customer.subscription.updated")") + "}",
         Expected::Holds},
        {"none_so_far", "subscription-events-not-sent", "{" + endpoints("", true) + "}", Expected::Unknown},
        {"heard_by_a_disabled_one", "subscription-events-not-sent",
         "{" + list("webhook_endpoints", R"({"id":"we_1","status":"disabled","enabled_events":["*"]})") + "}", Expected::Holds},
        {"exempt", "customer-tax-exempt", "{" + list("customers", R"({"id":"cus_1","tax_exempt":"reverse"})") + "}",
         Expected::Holds},
        {"taxed", "customer-tax-exempt", "{" + list("customers", R"({"id":"cus_1","tax_exempt":"none"})") + "}",
         Expected::Fails},
        {"not_said", "customer-tax-exempt", "{" + list("customers", R"({"id":"cus_1"})") + "}", Expected::Unknown},
        {"two_of_one", "customer-with-two-subscriptions",
         subscriptions(
             R"({"id":"sub_1","customer":"cus_1","status":"active"},{"id":"sub_2","customer":{"id":"cus_1"},"status":"past_due"})"),
         Expected::Holds},
        {"one_of_them_ended", "customer-with-two-subscriptions",
         subscriptions(
             R"({"id":"sub_1","customer":"cus_1","status":"active"},{"id":"sub_2","customer":"cus_1","status":"canceled"})"),
         Expected::Fails},
        {"of_two_customers", "customer-with-two-subscriptions",
         subscriptions(
             R"({"id":"sub_1","customer":"cus_1","status":"active"},{"id":"sub_2","customer":"cus_2","status":"active"})"),
         Expected::Fails},
        {"planned", "subscription-ends-later", subscriptions(R"({"id":"sub_1","status":"active","cancel_at":2})"),
         Expected::Holds},
        {"planned_by_flag", "subscription-ends-later",
         subscriptions(R"({"id":"sub_1","status":"trialing","cancel_at":null,"cancel_at_period_end":true})"), Expected::Holds},
        {"day_has_passed", "subscription-ends-later", subscriptions(R"({"id":"sub_1","status":"active","cancel_at":1})"),
         Expected::Fails},
        {"has_ended", "subscription-ends-later",
         subscriptions(R"({"id":"sub_1","status":"canceled","cancel_at":2,"cancel_at_period_end":true})"), Expected::Fails},
        {"no_status", "subscription-ends-later", subscriptions(R"({"id":"sub_1","cancel_at":2})"), Expected::Unknown},
        {"day_alone", "subscription-ends-without-flag",
         subscriptions(R"({"id":"sub_1","status":"active","cancel_at":2,"cancel_at_period_end":false})"), Expected::Holds},
        {"day_and_flag", "subscription-ends-without-flag",
         subscriptions(R"({"id":"sub_1","status":"active","cancel_at":2,"cancel_at_period_end":true})"), Expected::Fails},
        {"cancelled_trial", "trial-ends-later",
         subscriptions(R"({"id":"sub_1","status":"trialing","cancel_at":2,"cancel_at_period_end":true})"), Expected::Holds},
        {"cancelled_after_the_trial", "trial-ends-later",
         subscriptions(R"({"id":"sub_1","status":"active","cancel_at":2,"cancel_at_period_end":true})"), Expected::Fails},
        {"still_in_it", "trial-over", subscriptions(R"({"id":"sub_1","status":"trialing","trial_end":2})"), Expected::Fails},
        {"it_has_ended", "trial-over", subscriptions(R"({"id":"sub_1","status":"active","trial_end":1})"), Expected::Holds},
        {"never_had_one", "trial-over", subscriptions(R"({"id":"sub_1","status":"active","trial_end":null})"), Expected::Fails},
        {"all", "subscriptions-all-trialing", subscriptions(R"({"id":"sub_1","status":"trialing"})"), Expected::Holds},
        {"all_but_one", "subscriptions-all-trialing",
         subscriptions(R"({"id":"sub_1","status":"trialing"},{"id":"sub_2","status":"past_due"})"), Expected::Fails},
        {"no_subscription", "subscriptions-all-trialing", subscriptions(""), Expected::Fails},
        {"all_so_far", "subscriptions-all-trialing",
         "{" + list("subscriptions", R"({"id":"sub_1","status":"trialing"})", true) + "}", Expected::Unknown},
        {"another_one", "subscription-with-another-payment-method", paid_by("pm_1", R"("pm_2")"), Expected::Holds},
        {"the_only_one", "subscription-with-another-payment-method", paid_by("pm_1", "null"), Expected::Holds},
        {"the_same", "subscription-with-another-payment-method", paid_by("pm_1", R"("pm_1")"), Expected::Fails},
        {"customer_unread", "subscription-with-another-payment-method",
         subscriptions(R"({"id":"sub_1","status":"active","customer":"cus_1","default_payment_method":"pm_1"})"),
         Expected::Unknown},
        {"collection_paused", "payment-collection-paused",
         subscriptions(R"({"id":"sub_1","status":"active","pause_collection":{"behavior":"void","resumes_at":null}})"),
         Expected::Holds},
        {"without_a_day", "payment-collection-resumes",
         subscriptions(R"({"id":"sub_1","status":"active","pause_collection":{"behavior":"void","resumes_at":null}})"),
         Expected::Fails},
        {"with_a_day", "payment-collection-resumes",
         subscriptions(R"({"id":"sub_1","status":"active","pause_collection":{"behavior":"void","resumes_at":9}})"),
         Expected::Holds},
        {"on_a_clock", "subscription-of-a-test-clock", subscriptions(R"({"id":"sub_1","test_clock":"clock_1"})"),
         Expected::Holds},
        {"paused", "subscription-paused", subscriptions(R"({"id":"sub_1","status":"paused"})"), Expected::Holds},
        {"unpaid", "subscription-unpaid", subscriptions(R"({"id":"sub_1","status":"past_due"})"), Expected::Fails},
        {"canceled", "subscription-canceled", subscriptions(R"({"id":"sub_1","status":"canceled"})"), Expected::Holds},
        {"expired", "subscription-incomplete-expired", subscriptions(R"({"id":"sub_1","status":"incomplete_expired"})"),
         Expected::Holds},
        {"not_begun", "subscription-running", subscriptions(R"({"id":"sub_1","status":"incomplete"})"), Expected::Fails},
        {"trialing", "subscription-trialing", subscriptions(R"({"id":"sub_1","status":"trialing"})"), Expected::Holds},
        {"pending_on_the_first_page", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":{}})", true) + "}", Expected::Holds},
    }),
    [](const auto& tested) {
      std::string name = std::string(tested.param.fact) + "_" + std::string(tested.param.name);
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

const std::string kDefault =
    R"({"id":"bpc_1","is_default":true,"active":true,"features":{"subscription_update":{"default_allowed_updates":["price"],"schedule_at_period_end":{"conditions":[{"type":"shortening_interval"}]},"trial_update_behavior":"end_trial","billing_cycle_anchor":null}}})";

struct SettingCase {
  std::string_view name;
  std::string_view path;
  std::variant<bool, std::string> value;
  Expected expected;
};

void PrintTo(const SettingCase& row, std::ostream* stream) { *stream << row.name; }

class Setting : public testing::TestWithParam<SettingCase> {};

TEST_P(Setting, OfTheConfiguration) {
  const stripe::Snapshot snapshot =
      snapshot_of("{" + configurations(R"({"id":"bpc_2","is_default":false,"active":false},)" + kDefault) + "}");
  EXPECT_EQ(expected_of(setting_is(GetParam().path, GetParam().value, snapshot, Mode::Live, repository_content())),
            GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Setting,
    testing::ValuesIn(std::vector<SettingCase>{
        {"flag", "active", true, Expected::Holds},
        {"other_flag", "active", false, Expected::Fails},
        {"flag_as_text", "active", "true", Expected::Fails},
        {"text", "features.subscription_update.trial_update_behavior", "end_trial", Expected::Holds},
        {"other_text", "features.subscription_update.trial_update_behavior", "continue_trial", Expected::Fails},
        {"null", "features.subscription_update.billing_cycle_anchor", "now", Expected::Fails},
        {"in_a_list", "features.subscription_update.default_allowed_updates", "price", Expected::Holds},
        {"not_in_a_list", "features.subscription_update.default_allowed_updates", "quantity", Expected::Fails},
        {"type_in_a_list", "features.subscription_update.schedule_at_period_end.conditions", "shortening_interval",
         Expected::Holds},
        {"missing", "features.subscription_pause.enabled", true, Expected::Unknown},
    }),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(SettingIs, LooksAtTheConfigurationThatTheAppPasses) {
  const stripe::Snapshot snapshot =
      snapshot_of("{" + configurations(R"({"id":"bpc_2","is_default":false,"active":false},)" + kDefault) + "}",
                  R"({"session_configuration":"bpc_2"})");
  EXPECT_EQ(expected_of(setting_is("active", false, snapshot, Mode::Live, repository_content())), Expected::Holds);
}

TEST(SettingIs, KnowsNothingOfAModeThatWasNotRead) {
  const stripe::Snapshot snapshot = snapshot_of("{" + configurations(kDefault) + "}");
  EXPECT_EQ(expected_of(setting_is("active", true, snapshot, Mode::Test, repository_content())), Expected::Unknown);
}

TEST(Facts, AreSortedAndNamedOnce) {
  for (std::size_t index = 1; index < facts().size(); ++index) {
    EXPECT_LT(facts()[index - 1].id, facts()[index].id);
  }
  EXPECT_EQ(find_fact("nobody-knows"), nullptr);
}

/// Calls `visit` with every condition of the shipped symptoms.
template <class Visit>
void each_condition(const Condition& condition, const Visit& visit) {
  visit(condition);
  for (const Condition& part : condition.parts) {
    each_condition(part, visit);
  }
}

template <class Visit>
void each_shipped_condition(const Visit& visit) {
  for (const content::Symptom& symptom : repository_symptoms()) {
    for (const content::Cause& cause : symptom.causes) {
      if (cause.check) each_condition(*cause.check, visit);
      if (cause.needs) each_condition(*cause.needs, visit);
    }
    for (const content::Saying& saying : symptom.say) {
      if (saying.while_holds) each_condition(*saying.while_holds, visit);
    }
  }
}

TEST(Facts, AreAllNamedByTheContentAndKnown) {
  std::set<std::string> named;
  each_shipped_condition([&](const Condition& condition) {
    if (condition.kind == Condition::Kind::Fact) named.insert(condition.name);
  });
  std::set<std::string> known;
  for (const Fact& fact : facts()) {
    known.insert(std::string(fact.id));
  }
  EXPECT_EQ(named, known);
}

/// Stripe's own schema of the configuration: a misspelt path would leave a cause for ever untold.
TEST(Settings, OfTheContentAreStripes) {
  const Json api = Json::parse(repository_file("tests/fixtures/openapi-portal-subset.json"), nullptr, false);
  std::size_t seen = 0;
  each_shipped_condition([&](const Condition& condition) {
    if (condition.kind != Condition::Kind::Setting) return;
    ++seen;
    const Json* schema = find_path(api, "components.schemas");
    ASSERT_NE(schema, nullptr);
    schema = find(*schema, "billing_portal.configuration");
    std::string_view path = condition.name;
    while (schema != nullptr && !path.empty()) {
      const std::size_t dot = std::min(path.find('.'), path.size());
      const Json* properties = find(*schema, "properties");
      schema = properties == nullptr ? nullptr : find(*properties, path.substr(0, dot));
      path.remove_prefix(std::min(dot + 1, path.size()));
    }
    ASSERT_NE(schema, nullptr) << condition.name;
    if (const Json* items = find(*schema, "items")) schema = items;
    if (const Json* type = find_path(*schema, "properties.type")) schema = type;
    if (const auto* value = std::get_if<std::string>(&condition.value)) {
      const Json* values = find(*schema, "enum");
      ASSERT_NE(values, nullptr) << condition.name;
      EXPECT_NE(std::find(values->begin(), values->end(), *value), values->end()) << condition.name << " is never " << *value;
    } else {
      EXPECT_EQ(*find(*schema, "type"), "boolean") << condition.name;
    }
  });
  EXPECT_GT(seen, 0U);
}

}  // namespace
}  // namespace portal_guide::troubleshoot
