#include "core/troubleshoot/diagnose.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "core/report/paragraph.hpp"
#include "tests/core/golden_snapshot.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/troubleshoot/account.hpp"

namespace portal_guide::troubleshoot {
namespace {

const Account& needs_work() {
  static const Account account(repository_file("content/demo/needs-work.json"));
  return account;
}

Diagnosis asked(std::string_view words, const Account* account = nullptr) {
  if (account == nullptr) {
    return diagnose(words, repository_symptoms(), repository_content(), nullptr, repository_index()).value();
  }
  const Evidence evidence = account->evidence();
  return diagnose(words, repository_symptoms(), repository_content(), &evidence, repository_index()).value();
}

// Whole answers. UPDATE_GOLDEN=1 rewrites them.

struct Golden {
  std::string name;
  std::string words;
  /// A snapshot's file; empty for none.
  std::string snapshot = {};
};

void PrintTo(const Golden& row, std::ostream* stream) { *stream << row.name; }

class Answer : public testing::TestWithParam<Golden> {
 protected:
  static Diagnosis answer() {
    if (GetParam().snapshot.empty()) return asked(GetParam().words);
    const Account account(golden_snapshot(GetParam().snapshot));
    return asked(GetParam().words, &account);
  }

  static void expect_file(const std::string& extension, const std::string& text) {
    expect_golden("tests/golden/diagnose/" + GetParam().name + extension, text);
  }
};

TEST_P(Answer, ReadsAsBefore) { expect_file(".text", to_text(answer(), repository_content())); }
TEST_P(Answer, IsTheJsonOfBefore) { expect_file(".out", to_json(answer(), repository_content())); }

INSTANTIATE_TEST_SUITE_P(
    Golden, Answer,
    testing::ValuesIn(std::vector<Golden>{
        {"no-configuration-needs-work",
         "No configuration provided and your live mode default configuration has not been created. Provide a configuration or "
         "create your default by saving your customer portal settings in live mode",
         "content/demo/needs-work.json"},
        {"no-configuration-live", "No configuration provided", "tests/golden/live-configuration-missing/live-has-none.json"},
        {"cannot-upgrade", "why can't my customer upgrade"},
        {"cannot-upgrade-needs-work", "why can't my customer upgrade", "content/demo/needs-work.json"},
        {"cannot-upgrade-ready", "why can't my customer upgrade", "content/demo/ready.json"},
        {"link-expired", "customer says the link expired"},
        {"nothing", "pancake recipe for breakfast"},
    }),
    [](const auto& tested) {
      std::string name = tested.param.name;
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

// What an answer holds.

/// Confirmed, fitting, open, ruled out.
int place_of(const JudgedCause& cause) {
  if (cause.verdict != Verdict::CannotTell) return cause.verdict == Verdict::Confirmed ? 0 : 3;
  const bool fits =
      std::any_of(cause.modes.begin(), cause.modes.end(), [](const ModeVerdict& mode) { return mode.open != Open::Unknown; });
  return fits ? 1 : 2;
}

TEST(Diagnose, OrdersCausesByTheirVerdictAndKeepsTheirNumbers) {
  std::size_t confirmed = 0;
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Diagnosis diagnosis = asked(symptom.catalogue, &needs_work());
    ASSERT_EQ(diagnosis.matches.front().symptom->id, symptom.id);
    const std::vector<JudgedCause>& causes = diagnosis.matches.front().causes;
    ASSERT_EQ(causes.size(), symptom.causes.size());
    for (std::size_t index = 0; index < causes.size(); ++index) {
      EXPECT_EQ(causes[index].cause, &symptom.causes[causes[index].number - 1]) << symptom.id;
      if (causes[index].verdict == Verdict::Confirmed) ++confirmed;
      if (index == 0) continue;
      const int was = place_of(causes[index - 1]);
      const int is = place_of(causes[index]);
      EXPECT_LE(was, is) << symptom.id;
      EXPECT_TRUE(was != is || causes[index - 1].number < causes[index].number) << symptom.id;
    }
  }
  EXPECT_GE(confirmed, 5U) << "an account that needs work explains something";
}

TEST(Diagnose, AgreesWithTheReport) {
  const auto has = [](const auto& list, const std::string& rule, stripe::Mode mode) {
    return std::any_of(list.begin(), list.end(), [&](const auto& entry) { return entry.rule == rule && entry.mode == mode; });
  };
  const report::Report& report = needs_work().report;
  std::size_t compared = 0;
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Diagnosis diagnosis = asked(symptom.catalogue, &needs_work());
    for (const JudgedCause& judged : diagnosis.matches.front().causes) {
      const auto& check = judged.cause->check;
      if (!check || check->kind != content::Condition::Kind::Finding || judged.cause->some_customers) continue;
      for (const ModeVerdict& mode : judged.modes) {
        const Verdict expected = has(report.findings, check->name, mode.mode)      ? Verdict::Confirmed
                                 : has(report.not_checked, check->name, mode.mode) ? Verdict::CannotTell
                                 : has(report.not_asked, check->name, mode.mode)   ? Verdict::CannotTell
                                                                                   : Verdict::RuledOut;
        EXPECT_EQ(mode.verdict, expected) << symptom.id << " " << check->name;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 20U);
}

TEST(Diagnose, RulesNothingOutThatWasNotRead) {
  const Account unread(R"({"format":"portal-snapshot/1","taken_at":1763850000,"live":{},"test":{}})");
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Diagnosis diagnosis = asked(symptom.catalogue, &unread);
    for (const JudgedCause& judged : diagnosis.matches.front().causes) {
      EXPECT_EQ(judged.verdict, Verdict::CannotTell) << symptom.id << ": " << judged.cause->cause;
    }
  }
}

TEST(Diagnose, LooksAtEachModeOfASnapshotThatHoldsOne) {
  Json snapshot = Json::parse(repository_file("content/demo/needs-work.json"), nullptr, false);
  snapshot.erase("live");
  const Account account(snapshot.dump());
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Diagnosis diagnosis = asked(symptom.catalogue, &account);
    for (const JudgedCause& judged : diagnosis.matches.front().causes) {
      for (const ModeVerdict& mode : judged.modes) {
        if (mode.mode != stripe::Mode::Live) continue;
        EXPECT_NE(mode.verdict, Verdict::Confirmed) << symptom.id;
      }
    }
  }
}

TEST(Diagnose, RulesOutByLiveModeAloneWhereOnlyThatWasRead) {
  Json snapshot = Json::parse(repository_file("content/demo/needs-work.json"), nullptr, false);
  snapshot.erase("test");
  const Account account(snapshot.dump());
  std::size_t ruled_out = 0;
  for (const content::Symptom& symptom : repository_symptoms()) {
    const Diagnosis diagnosis = asked(symptom.catalogue, &account);
    for (const JudgedCause& judged : diagnosis.matches.front().causes) {
      for (const ModeVerdict& mode : judged.modes) {
        EXPECT_EQ(mode.mode, stripe::Mode::Live) << symptom.id;
      }
      ruled_out += judged.verdict == Verdict::RuledOut ? 1U : 0U;
    }
  }
  EXPECT_GT(ruled_out, 10U);
}

TEST(Diagnose, NeverRepeatsAKeyOrAnAddress) {
  const std::string key = std::string("rk_") + "live_" + "51HideMeHideMeHideMe" + std::string(20, 'x');
  const std::string words = "No such customer with " + key + " for jane.doe@example.com, url=https://x.dev/?k=" + key;
  for (const Account* account : {static_cast<const Account*>(nullptr), &needs_work()}) {
    const Diagnosis diagnosis = asked(words, account);
    const std::string nothing = asked("zzz " + key).words;
    for (const std::string& text : {to_text(diagnosis, repository_content()), to_json(diagnosis, repository_content()), nothing,
                                    to_text(asked("zzz " + key + " jane.doe@example.com"), repository_content())}) {
      EXPECT_EQ(text.find("HideMe"), std::string::npos) << text;
      EXPECT_EQ(text.find("jane"), std::string::npos) << text;
    }
  }
}

TEST(Diagnose, FailsWhereThereIsNoWord) {
  for (const std::string& words : {std::string(), std::string("   "), std::string("?!…"), std::string("\x01\x02\x1b"),
                                   std::string(10'000, '('), std::string(4, '\0')}) {
    const auto diagnosis = diagnose(words, repository_symptoms(), repository_content());
    ASSERT_FALSE(diagnosis.has_value()) << words;
    EXPECT_EQ(diagnosis.error().id, "diagnose-no-words");
  }
}

TEST(Diagnose, AnswersWhateverIsAsked) {
  std::string everything;
  for (int byte = 0; byte < 256; ++byte) {
    everything += static_cast<char>(byte);
  }
  std::string long_question;
  while (long_question.size() < 10'000) {
    long_question += "customer cannot upgrade the plan ";
  }
  for (const std::string& words : {everything, long_question, std::string(10'000, 'a'), std::string("портал не открывается"),
                                   std::string("プランを変更 customer"), std::string("\x1b[31mcustomer cannot upgrade\x1b[0m"),
                                   std::string("(a+)+$ customer"), std::string("%s%n customer {words}"),
                                   std::string("customer \xff\xfe\xc3 link expired")}) {
    const Diagnosis diagnosis = asked(words, &needs_work());
    const std::string text = to_text(diagnosis, repository_content());
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << words.substr(0, 80);
    EXPECT_FALSE(Json::parse(to_json(diagnosis, repository_content()), nullptr, false).is_discarded()) << words.substr(0, 80);
    EXPECT_LE(report::columns(diagnosis.words), 161U);
  }
  EXPECT_EQ(asked(long_question).matches.front().symptom->catalogue, "PLAN-01");
}

TEST(ToText, FitsIntoEightyColumns) {
  for (const content::Symptom& symptom : repository_symptoms()) {
    const std::string text = to_text(asked(symptom.catalogue, &needs_work()), repository_content());
    EXPECT_EQ(text.find("diagnose."), std::string::npos) << text;
    for (const char* placeholder : {"{mode}", "{because}", "{rules}", "{confirmed}", "{unknown}", "{url}", "{checked}"}) {
      EXPECT_EQ(text.find(placeholder), std::string::npos) << text;
    }
    std::size_t start = 0;
    while (start < text.size()) {
      const std::size_t end = text.find('\n', start);
      const std::string line = text.substr(start, end - start);
      // An address or a path keeps its line.
      const std::size_t indent = line.find_first_not_of(' ');
      const bool is_one_word = indent != std::string::npos && line.find(' ', indent) == std::string::npos;
      EXPECT_TRUE(report::columns(line) <= 80 || is_one_word) << line;
      start = end + 1;
    }
  }
}

TEST(ToText, ColoursOnlyWhereAsked) {
  const Diagnosis diagnosis = asked("why can't my customer upgrade", &needs_work());
  EXPECT_NE(to_text(diagnosis, repository_content(), {.colour = report::Colour::Always}).find("\x1b[1m"), std::string::npos);
  EXPECT_EQ(to_text(diagnosis, repository_content()).find('\x1b'), std::string::npos);
}

TEST(ToJson, RepeatsTheCatalogueId) {
  const Json json = Json::parse(to_json(asked("the portal link expired"), repository_content()), nullptr, false);
  EXPECT_EQ(json["format"], "portal-diagnosis/1");
  EXPECT_EQ(json["matches"][0]["catalogue"], "OPEN-06");
  EXPECT_EQ(json["matches"][0]["symptom"], "link-expired");
  EXPECT_FALSE(json["matches"][0]["causes"][0].contains("verdict")) << "without a snapshot there is none";
  EXPECT_FALSE(json.contains("taken_at"));
}

}  // namespace
}  // namespace portal_guide::troubleshoot
