// Whatever the account: no cause that is confirmed, and no sentence for a customer, contradicts a finding, a status or a date
// in the snapshot. What each of them claims stands in tests/fixtures/symptom_claims.json; whether a claim is true is read from
// the snapshot itself (tests/core/troubleshoot/account_claims.hpp).
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/troubleshoot/saying.hpp"
#include "tests/core/golden_snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/troubleshoot/account.hpp"
#include "tests/core/troubleshoot/account_claims.hpp"

namespace portal_guide::troubleshoot {
namespace {

namespace fs = std::filesystem;

const Json& claims() {
  static const Json claims = Json::parse(repository_file("tests/fixtures/symptom_claims.json"), nullptr, false);
  return claims;
}

struct Named {
  std::string name;
  std::string text;
};

/// The golden snapshots, the accounts of the field, and those of the symptoms' table.
std::vector<Named> snapshots() {
  std::vector<Named> found;
  for (const GoldenSnapshot& golden : golden_snapshots()) {
    found.push_back({.name = golden.path, .text = golden_snapshot(golden.path)});
  }
  for (const auto& entry : fs::directory_iterator(fs::path(PORTAL_GUIDE_SOURCE_DIR) / "tests/fixtures/field")) {
    const std::string path = "tests/fixtures/field/" + entry.path().filename().string();
    if (entry.path().extension() == ".json") found.push_back({.name = path, .text = repository_file(path)});
  }
  const Json table = Json::parse(repository_file("tests/fixtures/symptom_accounts.json"), nullptr, false);
  for (const auto& [id, row] : table["symptoms"].items()) {
    for (const auto& [outcome, entry] : row.items()) {
      const std::string name = id + " " + outcome;
      if (entry.contains("patch")) found.push_back({.name = name, .text = patched_good_account(entry["patch"], name)});
    }
  }
  return found;
}

/// Expects that the snapshot denies none of the claims in the mode.
void expect_undenied(const Json& list, const Json& document, stripe::Mode mode, const std::string& told) {
  for (const Json& claim : list) {
    EXPECT_NE(claim_holds(claim.get_ref<const std::string&>(), document, mode), std::optional(false))
        << told << "\nclaims in " << to_string(mode) << " mode: " << claim;
  }
}

bool passed(const report::Report& report, const std::string& rule, stripe::Mode mode) {
  return std::any_of(report.passed.begin(), report.passed.end(),
                     [&](const auto& entry) { return entry.rule == rule && entry.mode == mode; });
}

/// The mode of those who are told something.
stripe::Mode mode_of_customers(const content::Symptom& symptom, const Json& document) {
  const bool tries = symptom.area == "test";
  const bool has_live = document.contains("live");
  const bool has_test = document.contains("test");
  return (tries && has_test) || !has_live ? stripe::Mode::Test : stripe::Mode::Live;
}

void expect_causes_undenied(const content::Symptom& symptom, const JudgedCause& judged, const Account& account,
                            const Json& document) {
  const std::string key = symptom.id + "/" + std::to_string(judged.number);
  const Json* claimed = find(claims()["causes"], key);
  for (const ModeVerdict& mode : judged.modes) {
    const bool shown = mode.verdict == Verdict::Confirmed || mode.open == Open::SomeCustomers || mode.open == Open::Possible;
    if (!shown) continue;
    for (const std::string& rule : mode.rules) {
      // It may pass for one of several configurations; then it is not confirmed.
      EXPECT_FALSE(mode.verdict == Verdict::Confirmed && passed(account.report, rule, mode.mode))
          << key << ": " << rule << " passed";
    }
    if (claimed != nullptr) expect_undenied(*claimed, document, mode.mode, key + ": " + judged.cause->cause);
  }
}

/// What the sentence that is told claims: the claims of the symptom's sentence or of a cause's.
const Json& claims_of(const content::Symptom& symptom, const std::string& told) {
  static const Json nothing = Json::array();
  const Json& say = claims()["say"];
  for (std::size_t index = 0; index < symptom.say.size(); ++index) {
    if (symptom.say[index].text == told) return say[symptom.id][index];
  }
  for (std::size_t index = 0; index < symptom.causes.size(); ++index) {
    if (symptom.causes[index].say == told) return say[symptom.id + "/" + std::to_string(index + 1)];
  }
  EXPECT_EQ(told, content::text(repository_content(), "diagnose.nothing-to-say")) << symptom.id;
  return nothing;
}

// NOLINTNEXTLINE(readability-function-size)
TEST(Contradictions, ThereAreNone) {
  std::size_t confirmed = 0;
  for (const Named& named : snapshots()) {
    SCOPED_TRACE(named.name);
    const Json document = Json::parse(named.text, nullptr, false);
    if (!document.is_object() || !stripe::Snapshot::parse(named.text)) continue;
    const Account account(named.text);
    const Evidence evidence = account.evidence();
    for (const content::Symptom& symptom : repository_symptoms()) {
      const std::vector<JudgedCause> causes = judge_causes(symptom, repository_content(), &evidence);
      const stripe::Mode mode = mode_of_customers(symptom, document);
      for (const JudgedCause& judged : causes) {
        expect_causes_undenied(symptom, judged, account, document);
        confirmed += judged.verdict == Verdict::Confirmed ? 1U : 0U;
        const std::string then = what_to_say(symptom, judged, &evidence);
        if (!then.empty() && !judged.modes.empty()) {
          expect_undenied(claims_of(symptom, then), document, mode, symptom.id + ": " + then);
        }
      }
      const std::string told = what_to_say(symptom, causes, repository_content(), &evidence);
      expect_undenied(claims_of(symptom, told), document, mode, symptom.id + ": " + told);
    }
  }
  EXPECT_GT(confirmed, 500U);
}

TEST(Contradictions, EverySentenceHasItsClaims) {
  const Json& say = claims()["say"];
  std::size_t sentences = 0;
  for (const content::Symptom& symptom : repository_symptoms()) {
    ASSERT_TRUE(say.contains(symptom.id)) << symptom.id;
    EXPECT_EQ(say[symptom.id].size(), symptom.say.size()) << symptom.id;
    ++sentences;
    for (std::size_t index = 0; index < symptom.causes.size(); ++index) {
      const std::string key = symptom.id + "/" + std::to_string(index + 1);
      EXPECT_EQ(say.contains(key), !symptom.causes[index].say.empty()) << key;
      sentences += symptom.causes[index].say.empty() ? 0U : 1U;
    }
  }
  EXPECT_EQ(say.size(), sentences) << "no claims of what nobody says";
}

bool looks_beyond_rules(const content::Condition& condition) {
  if (condition.kind == content::Condition::Kind::Setting) return true;
  if (condition.kind == content::Condition::Kind::Fact) return condition.name.substr(0, 12) == "subscription";
  return std::any_of(condition.parts.begin(), condition.parts.end(), looks_beyond_rules);
}

TEST(Contradictions, EveryCauseThatReadsASettingOrASubscriptionHasItsClaims) {
  for (const content::Symptom& symptom : repository_symptoms()) {
    for (std::size_t index = 0; index < symptom.causes.size(); ++index) {
      const content::Cause& cause = symptom.causes[index];
      const bool beyond =
          (cause.check && looks_beyond_rules(*cause.check)) || (cause.needs && looks_beyond_rules(*cause.needs));
      const std::string key = symptom.id + "/" + std::to_string(index + 1);
      EXPECT_TRUE(!beyond || claims()["causes"].contains(key)) << key;
    }
  }
}

TEST(Claims, KnowTheirOpposite) {
  const Json account = Json::parse(R"({"taken_at": 100, "live": {
      "account": {"charges_enabled": false},
      "billing_portal_configurations": {"data": [{"id": "bpc_1", "is_default": true,
        "features": {"x": {"enabled": true, "list": ["a", {"type": "b"}]}}}]},
      "subscriptions": {"has_more": false, "data": [
        {"status": "trialing", "cancel_at": 200, "trial_end": 200}, {"status": "active", "trial_end": 50}]}}})",
                                   nullptr, false);
  const auto holds = [&](std::string_view claim) { return claim_holds(claim, account, stripe::Mode::Live); };
  EXPECT_EQ(holds("account charges_enabled is false"), true);
  EXPECT_EQ(holds("account charges_enabled is true"), false);
  EXPECT_EQ(holds("account payouts_enabled is true"), std::nullopt);
  EXPECT_EQ(holds("setting features.x.enabled is true"), true);
  EXPECT_EQ(holds("setting features.x.enabled is not true"), false);
  EXPECT_EQ(holds("setting features.x.list has b"), true);
  EXPECT_EQ(holds("setting features.x.list lacks a"), false);
  EXPECT_EQ(holds("setting features.x.missing is true"), std::nullopt);
  EXPECT_EQ(holds("some subscription is in a trial that ends"), true);
  EXPECT_EQ(holds("some subscription is past its trial"), true);
  EXPECT_EQ(holds("some subscription is past_due"), false);
  EXPECT_EQ(holds("every subscription is trialing"), false);
  EXPECT_EQ(holds("every subscription is running"), true);
  EXPECT_EQ(holds("some subscription is paused or some subscription is active"), true);
  EXPECT_EQ(holds("some subscription is paused and some subscription is active"), false);
  EXPECT_EQ(claim_holds("some subscription is active", account, stripe::Mode::Test), std::nullopt);
}

}  // namespace
}  // namespace portal_guide::troubleshoot
