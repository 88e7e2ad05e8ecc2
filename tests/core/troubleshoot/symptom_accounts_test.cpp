// For every symptom an account that shows one of its causes, one that rules one out, and one that leaves one open.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/troubleshoot/judge.hpp"
#include "tests/core/golden_snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/troubleshoot/account.hpp"

namespace portal_guide::troubleshoot {
namespace {

/// tests/fixtures/symptom_accounts.json: by symptom, `confirms`, `rules_out` and `open`. Each is `{"cause": 1, "patch": […]}`
/// on tests/fixtures/good_account.json, or `{"never": "why"}` where no snapshot can do it.
const Json& table() {
  static const Json table = Json::parse(repository_file("tests/fixtures/symptom_accounts.json"), nullptr, false);
  return table["symptoms"];
}

/// What the table calls a verdict of live mode.
std::string_view outcome_of(const ModeVerdict& verdict) {
  if (verdict.verdict == Verdict::Confirmed || verdict.open == Open::SomeCustomers) return "confirms";
  return verdict.verdict == Verdict::RuledOut ? "rules_out" : "open";
}

void expect_outcome(const content::Symptom& symptom, const Json& entry, const std::string& wanted) {
  const auto number = static_cast<std::size_t>(as_integer(find(entry, "cause")).value_or(0));
  ASSERT_GE(number, 1U);
  ASSERT_LE(number, symptom.causes.size());
  const content::Cause& cause = symptom.causes[number - 1];
  ASSERT_TRUE(cause.check || cause.needs) << "nothing is judged of cause " << number;
  const Account account(patched_good_account(entry["patch"], symptom.id + " " + wanted));
  const ModeVerdict verdict = judge(cause, repository_content(), account.evidence(), stripe::Mode::Live);
  EXPECT_EQ(outcome_of(verdict), wanted) << "cause " << number << ": " << verdict.because;
  EXPECT_EQ(verdict.open == Open::SomeCustomers, cause.some_customers && wanted == "confirms") << "cause " << number;
}

TEST(SymptomAccounts, AreJudgedAsTheTableSays) {
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Json* row = find(table(), symptom.id);
    ASSERT_NE(row, nullptr) << symptom.id << " lacks its row in tests/fixtures/symptom_accounts.json";
    for (const std::string wanted : {"confirms", "rules_out", "open"}) {
      SCOPED_TRACE(symptom.id + " " + wanted);
      const Json* entry = find(*row, wanted);
      ASSERT_NE(entry, nullptr);
      if (!entry->contains("never")) expect_outcome(symptom, *entry, wanted);
    }
  }
}

/// Whether any snapshot can make it false. What no snapshot shows stays unknown.
bool can_fail(const content::Condition& condition) {
  using Kind = content::Condition::Kind;
  const auto& parts = condition.parts;
  if (condition.kind == Kind::Fact) return condition.name != "not-in-snapshots";
  if (condition.kind == Kind::Any) return std::all_of(parts.begin(), parts.end(), can_fail);
  if (condition.kind == Kind::All) return std::any_of(parts.begin(), parts.end(), can_fail);
  return true;
}

TEST(SymptomAccounts, SayWhyOnlyWhereTheContentLooksAtNothing) {
  for (const content::Symptom& symptom : repository_symptoms()) {
    SCOPED_TRACE(symptom.id);
    const Json* row = find(table(), symptom.id);
    ASSERT_NE(row, nullptr);
    const auto is_never = [&](const char* wanted) {
      const Json* why = find((*row)[wanted], "never");
      EXPECT_TRUE(why == nullptr || as_string(why).value_or("").size() > 20U) << "a reason";
      return why != nullptr;
    };
    const auto any = [&](const auto& is) { return std::any_of(symptom.causes.begin(), symptom.causes.end(), is); };
    EXPECT_EQ(is_never("confirms"), !any([](const content::Cause& cause) { return cause.check.has_value(); }));
    EXPECT_EQ(is_never("rules_out"), !any([](const content::Cause& cause) {
                return (cause.check && can_fail(*cause.check)) || (cause.needs && can_fail(*cause.needs));
              }));
    EXPECT_EQ(is_never("open"), !any([](const content::Cause& cause) { return cause.check || cause.needs; }));
  }
}

TEST(SymptomAccounts, NameOnlySymptomsThatThereAre) {
  for (const auto& [id, row] : table().items()) {
    EXPECT_NE(content::find_symptom(repository_symptoms(), id), nullptr) << id;
  }
}

}  // namespace
}  // namespace portal_guide::troubleshoot
