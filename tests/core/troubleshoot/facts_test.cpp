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
        {"pending", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":{"expires_at":9}})") + "}", Expected::Holds},
        {"none_pending", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":null})") + "}", Expected::Fails},
        {"none_pending_so_far", "subscription-update-pending", "{" + list("subscriptions", R"({"id":"sub_1"})", true) + "}",
         Expected::Unknown},
        {"pending_on_the_first_page", "subscription-update-pending",
         "{" + list("subscriptions", R"({"id":"sub_1","pending_update":{}})", true) + "}", Expected::Holds},
    }),
    [](const auto& tested) { return std::string(tested.param.fact.substr(0, 5)) + "_" + std::string(tested.param.name); });

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
