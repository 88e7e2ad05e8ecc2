#include "core/troubleshoot/saying.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::troubleshoot {
namespace {

using content::Condition;
using stripe::Mode;

Condition finding(std::string rule) { return {.kind = Condition::Kind::Finding, .name = std::move(rule)}; }

/// In each mode that is there: `yes` found, `maybe` not checked.
report::Report report() {
  report::Report report;
  for (const Mode mode : {Mode::Live, Mode::Test}) {
    report.findings.emplace_back();
    report.findings.back().rule = "yes";
    report.findings.back().mode = mode;
    report.not_checked.push_back({.rule = "maybe", .mode = mode, .detail = "The key may not read it."});
  }
  // This one is found in test mode only.
  report.findings.emplace_back();
  report.findings.back().rule = "in-test";
  report.findings.back().mode = Mode::Test;
  return report;
}

content::Cause cause(std::string rule, std::string say = {}) {
  content::Cause cause;
  if (!rule.empty()) cause.check = finding(std::move(rule));
  cause.say = std::move(say);
  return cause;
}

content::Symptom symptom(std::vector<content::Cause> causes, std::vector<content::Saying> say) {
  content::Symptom symptom;
  symptom.area = "open";
  symptom.causes = std::move(causes);
  symptom.say = std::move(say);
  return symptom;
}

const std::string kLive = R"("live":{})";
const std::string kBoth = R"("live":{},"test":{})";

std::string told(const content::Symptom& symptom, const std::string& modes = kBoth) {
  const stripe::Snapshot snapshot =
      stripe::Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1,)" + modes + "}").value();
  const report::Report judged_before = report();
  const Evidence evidence = {.snapshot = snapshot, .report = judged_before};
  return what_to_say(symptom, judge_causes(symptom, repository_content(), &evidence), repository_content(), &evidence);
}

const std::string& nothing() {
  static const std::string text = content::text(repository_content(), "diagnose.nothing-to-say");
  return text;
}

TEST(WhatToSay, IsTheFirstSentenceWithoutAnAccount) {
  const content::Symptom one = symptom({cause("yes", "this")}, {{"first", finding("no")}, {"second"}});
  EXPECT_EQ(what_to_say(one, judge_causes(one, repository_content(), nullptr), repository_content(), nullptr), "first");
}

TEST(WhatToSay, IsTheSentenceOfACauseThatIsConfirmed) {
  EXPECT_EQ(told(symptom({cause("", "open"), cause("yes", "confirmed")}, {{"general"}})), "confirmed");
  EXPECT_EQ(told(symptom({cause("yes"), cause("")}, {{"general"}})), "general") << "it has none of its own";
  EXPECT_EQ(told(symptom({cause("maybe", "unknown")}, {{"general"}})), "general");
  content::Cause some = cause("yes", "of some");
  some.some_customers = true;
  EXPECT_EQ(told(symptom({some}, {{"general"}})), "general") << "nobody knows whether the customer is one of them";
}

TEST(WhatToSay, IsNothingThatTheAccountDenies) {
  const std::vector<content::Cause> open = {cause("")};
  EXPECT_EQ(told(symptom(open, {{"yes", finding("yes")}, {"else"}})), "yes");
  EXPECT_EQ(told(symptom(open, {{"maybe", finding("maybe")}, {"else"}})), "maybe") << "nothing denies it";
  EXPECT_EQ(told(symptom(open, {{"no", finding("no")}, {"else"}})), "else");
  EXPECT_EQ(told(symptom(open, {{"no", finding("no")}})), nothing());
}

TEST(WhatToSay, ClaimsNothingWhereEveryCauseIsRuledOut) {
  EXPECT_EQ(told(symptom({cause("no"), cause("no")}, {{"general"}})), nothing());
  EXPECT_EQ(told(symptom({cause("no"), cause("")}, {{"general"}})), "general");
  EXPECT_EQ(told(symptom({cause("no")}, {{"maybe", finding("maybe")}, {"yes", finding("yes")}})), "yes")
      << "what the account bears out is true whatever the cause";
  EXPECT_EQ(told(symptom({cause("no")}, {{"maybe", finding("maybe")}, {"else"}})), "else") << "it takes nothing for granted";
}

TEST(WhatToSay, IsAboutLiveModeWhereItWasRead) {
  const content::Symptom one = symptom({cause("in-test", "in test mode")}, {{"general"}});
  EXPECT_EQ(told(one), nothing()) << "customers are in live mode, and that rules it out";
  EXPECT_EQ(told(one, kLive), nothing());
  EXPECT_EQ(told(one, R"("test":{})"), "in test mode");
  content::Symptom trying = one;
  trying.area = "test";
  EXPECT_EQ(told(trying), "in test mode");
}

TEST(WhatToSay, HasNothingOfACauseThatIsRuledOut) {
  const stripe::Snapshot snapshot = stripe::Snapshot::parse(R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})").value();
  const report::Report judged_before = report();
  const Evidence evidence = {.snapshot = snapshot, .report = judged_before};
  const content::Symptom one = symptom({cause("no", "no"), cause("maybe", "maybe"), cause("")}, {{"general"}});
  std::vector<std::string> says;
  for (const JudgedCause& judged : judge_causes(one, repository_content(), &evidence)) {
    says.push_back(what_to_say(one, judged, &evidence));
  }
  EXPECT_EQ(says, (std::vector<std::string>{"maybe", "", ""})) << "what is ruled out comes last, and is not said";
}

}  // namespace
}  // namespace portal_guide::troubleshoot
