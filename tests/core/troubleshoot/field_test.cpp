// What people asked about accounts that contradicted the answer of the time.
#include <algorithm>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "core/troubleshoot/diagnose.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/troubleshoot/account.hpp"

namespace portal_guide::troubleshoot {
namespace {

Diagnosis asked(const std::string& words, const std::string& account_name) {
  static std::optional<Account> account;
  account.emplace(repository_file("tests/fixtures/field/" + account_name + ".json"));
  const Evidence evidence = account->evidence();
  return diagnose(words, repository_symptoms(), repository_content(), &evidence, repository_index()).value();
}

const Match* match_of(const Diagnosis& diagnosis, std::string_view symptom) {
  const auto found = std::find_if(diagnosis.matches.begin(), diagnosis.matches.end(),
                                  [&](const Match& match) { return match.symptom->id == symptom; });
  return found == diagnosis.matches.end() ? nullptr : &*found;
}

const JudgedCause& cause_number(const Match& match, std::size_t number) {
  return *std::find_if(match.causes.begin(), match.causes.end(),
                       [number](const JudgedCause& judged) { return judged.number == number; });
}

TEST(DiagnoseField, TrialWithPlannedEnd) {
  const Diagnosis diagnosis =
      asked("customer cancelled trial in portal but status is still trialing", "trial-with-planned-end");
  ASSERT_FALSE(diagnosis.matches.empty());
  const Match& first = diagnosis.matches.front();
  ASSERT_EQ(first.symptom->id, "cancelled-still-active");
  EXPECT_EQ(cause_number(first, 1).verdict, Verdict::RuledOut) << "nobody has paid for a period";
  EXPECT_EQ(first.causes.front().number, 2U);
  EXPECT_EQ(cause_number(first, 2).modes.front().open, Open::SomeCustomers) << "the trial runs on to the day in cancel_at";
  for (const Match& match : diagnosis.matches) {
    EXPECT_EQ(match.say.find("started your paid subscription"), std::string::npos) << match.symptom->id;
  }
  if (const Match* ended = match_of(diagnosis, "trial-ended")) {
    EXPECT_EQ(ended->causes.front().verdict, Verdict::CannotTell) << "a rule finds that changes end trials here";
    EXPECT_EQ(ended, &diagnosis.matches.back()) << "a default setting does not lift it";
    EXPECT_NE(ended->say.find("still running"), std::string::npos);
  }
}

TEST(DiagnoseField, CancelledAtOnce) {
  const Diagnosis diagnosis = asked("cancelled immediately in portal but our database still says active", "cancelled-at-once");
  ASSERT_FALSE(diagnosis.matches.empty());
  const Match& first = diagnosis.matches.front();
  ASSERT_EQ(first.symptom->id, "cancellation-not-recorded");
  EXPECT_EQ(first.causes.front().number, 3U) << "what the settings fit comes first";
  const JudgedCause& fits = cause_number(first, 3);
  EXPECT_EQ(fits.modes.front().open, Open::Possible) << "the portal cancels at once";
  EXPECT_NE(fits.cause->tell.find("customer.subscription.deleted"), std::string::npos);
  for (const Match& match : diagnosis.matches) {
    if (match.symptom->id == "cancelled-still-active") {
      EXPECT_EQ(&match, &diagnosis.matches.back()) << "nothing ends with the period here";
    }
  }
}

}  // namespace
}  // namespace portal_guide::troubleshoot
