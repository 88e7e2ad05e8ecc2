#include <algorithm>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content/markup.hpp"
#include "tests/wasm/app/guide.hpp"

/// What a newcomer does, from the first screen to the step that is ticked off: by role and name, as a person with a screen
/// reader would.
namespace portal_guide::app {
namespace {

using stripe::Mode;
using ::testing::Contains;
using testing::demo_snapshot;
using testing::Guide;
using testing::guide_content;
using ::testing::HasSubstr;
using testing::Role;
using testing::say;

const report::Finding& first_error(const Guide& guide) { return guide.state().report->findings.front(); }

TEST(Journey, FromTheStartThroughEveryStepToTheChecks) {
  Guide guide;
  EXPECT_EQ(guide.heading(), say("start.title"));
  guide.press(say("start.begin"));
  for (const auto& step : guide_content().steps) {
    EXPECT_EQ(guide.heading(), step.title);
    EXPECT_EQ(guide.last<Navigate>().target, "step/" + step.id);
    guide.press(say("step.mark-done"));
  }
  EXPECT_EQ(guide.heading(), say("checks.title"));
  guide.press(say("nav.start"));
  const auto all = std::to_string(guide_content().steps.size());
  const auto* progress = guide.find(Role::Progress, say("progress.label"));
  ASSERT_NE(progress, nullptr) << guide.screen.outline();
  EXPECT_EQ(progress->value_text, say("progress.count", {{"settled", all}, {"total", all}}));
  EXPECT_EQ(progress->value_now, 1.0F);
}

TEST(Journey, FindsWhatIsWrongAndTicksTheStepOffOnceItIsMended) {
  Guide guide;
  guide.press(say("start.connect"));
  EXPECT_EQ(guide.heading(), say("connect.title"));
  guide.check();
  EXPECT_EQ(guide.heading(), say("checks.title"));

  // The demo account is meant to show every kind of answer.
  const auto report = *guide.state().report;
  ASSERT_GE(report::count(report, report::Severity::Error), 1U);
  ASSERT_GE(report::count(report, report::Severity::Warning), 2U);
  ASSERT_GE(report::count(report, report::Severity::Info), 1U);
  ASSERT_FALSE(report.passed.empty());
  ASSERT_FALSE(report.not_checked.empty());

  // The first finding stands open: why it matters, what was seen, how to mend it.
  const auto error = first_error(guide);
  ASSERT_EQ(error.severity, report::Severity::Error);
  EXPECT_TRUE(guide.shows(content::plain_text(error.why)));
  for (const auto& step : error.fix.steps) {
    EXPECT_TRUE(guide.shows(content::plain_text(step))) << step;
  }
  for (const auto& evidence : error.evidence) {
    EXPECT_TRUE(guide.shows(evidence.expected));
  }

  // Follow the fix to the wizard's step.
  const auto* step = content::find_step(guide_content(), error.step);
  ASSERT_NE(step, nullptr);
  const auto to_step = say("finding.go-to-step-name", {{"title", step->title}});
  const ui::Node* link = nullptr;
  for (const auto& node : guide.screen.tree().nodes) {
    if (node.role == Role::Link && node.name == to_step && link == nullptr) link = &node;
  }
  ASSERT_NE(link, nullptr) << guide.screen.outline();
  guide.screen.input(ui::Clicked{link->id});
  guide.screen.rest();
  EXPECT_EQ(guide.heading(), step->title);
  EXPECT_EQ(state_of(guide.state(), *step), checklist::State::Problem);
  EXPECT_TRUE(guide.shows(error.title));

  // The same account after the fix.
  guide.account = demo_snapshot("ready");
  const auto errors = report::count(report, report::Severity::Error);
  guide.click(Role::Link, say("nav.checks") + ", " + content::plural(guide_content(), "nav.errors", errors));
  guide.press(say("checks.again"));
  EXPECT_NE(report::verdict_of(*guide.state().report), report::Verdict::Blocked);
  EXPECT_EQ(state_of(guide.state(), *step), checklist::State::Confirmed);
  EXPECT_THAT(guide.screen.outline(), HasSubstr(say("step.state.confirmed")));
}

TEST(Journey, EveryScreenIsReachableWithoutAPointer) {
  // Whatever can be acted on is a node with a name, in reading order, and drawn where it says: the browser's Tab does the rest.
  Guide guide;
  guide.check();
  std::vector<std::string> targets = {"", "checks", "term/portal-session", "pitfall/return-url-is-mandatory",
                                      "rule/return-url-missing"};
  for (const auto& step : guide_content().steps) {
    targets.push_back("step/" + step.id);
  }
  for (const auto& target : targets) {
    guide.send(Open{.target = target});
    EXPECT_THAT(guide.screen.unmatched_items(), ::testing::IsEmpty()) << target;
  }
}

/// The name of the article that a node is in; empty if it is in none.
std::string article_of(const Guide& guide, const ui::Node& node) {
  for (const auto* at = &node; at != nullptr; at = guide.screen.tree().find(at->parent)) {
    if (at->role == Role::Article) return std::string(at->name);
  }
  return {};
}

TEST(Journey, NamesOfActionsAreUnique) {
  // Names are unique within a card, and no two cards have the same name.
  Guide guide;
  guide.check();
  for (const auto* target : {"", "checks", "step/return-url", "pitfall/return-url-is-mandatory", "rule/return-url-missing"}) {
    guide.send(Open{.target = target});
    std::set<std::string> buttons;
    std::set<std::string> cards;
    for (const auto& node : guide.screen.tree().nodes) {
      if (node.role == Role::Article) {
        EXPECT_TRUE(cards.insert(std::string(node.name)).second) << target << ": " << node.name;
      }
      if (node.role != Role::Button) continue;
      const auto name = node.name.empty() ? guide.screen.tree().words(node) : std::string(node.name);
      EXPECT_TRUE(buttons.insert(article_of(guide, node) + "/" + name).second)
          << target << ": two buttons are called “" << name << "”";
    }
  }
}

TEST(Journey, HeadingsStepDownOneLevelAtATime) {
  Guide guide;
  guide.check();
  for (const auto* target :
       {"", "checks", "step/return-url", "term/portal-session", "pitfall/return-url-is-mandatory", "rule/return-url-missing"}) {
    guide.send(Open{.target = target});
    int ones = 0;
    int level = 1;
    bool in_main = false;
    for (const auto& node : guide.screen.tree().nodes) {
      in_main = in_main || node.role == Role::Main;
      if (!in_main || node.role != Role::Heading) continue;
      ones += node.level == 1 ? 1 : 0;
      EXPECT_LE(node.level, level + 1) << target << ": " << guide.screen.tree().words(node);
      level = node.level;
    }
    EXPECT_EQ(ones, 1) << target;
  }
}

TEST(Journey, TheHeadingTakesTheFocusOnArrivalAndOnlyThen) {
  Guide guide;
  EXPECT_EQ(guide.screen.layer().take_focus(), 0U) << "opening must not take the focus from the page";
  guide.press(say("start.begin"));
  const auto* heading = guide.screen.find(Role::Heading, guide_content().steps.front().title);
  ASSERT_NE(heading, nullptr);
  EXPECT_EQ(guide.screen.layer().take_focus(), heading->id);
  guide.screen.frame();
  EXPECT_EQ(guide.screen.layer().take_focus(), 0U);
}

TEST(Journey, TheFirstThingToReachLeadsPastTheNavigation) {
  Guide guide;
  guide.press(say("start.begin"));
  guide.screen.layer().take_focus();
  const auto& nodes = guide.screen.tree().nodes;
  const auto first =
      std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) { return ui::is_interactive(node.role); });
  ASSERT_NE(first, nodes.end());
  EXPECT_EQ(first->role, Role::SkipLink);
  EXPECT_EQ(guide.screen.tree().words(*first), say("nav.skip"));
  const auto* heading = guide.find(Role::Heading, guide_content().steps.front().title);
  ASSERT_NE(heading, nullptr);
  const auto leads_to = heading->id;
  EXPECT_EQ(first->refers_to, leads_to);
  guide.screen.input(ui::Clicked{first->id});
  guide.screen.rest();
  EXPECT_EQ(guide.screen.layer().take_focus(), leads_to);
}

/// Whether this is a key of the interface's sentences.
bool is_key(const std::string& text) {
  for (const auto* prefix : {"app.", "nav.", "step.", "start.", "connect.", "checks.", "finding.", "glossary.", "error.",
                             "severity.", "mode.", "progress.", "rule.", "pitfall.", "time."}) {
    if (text.starts_with(prefix)) return true;
  }
  return false;
}

TEST(Journey, NoSentenceIsMissingOnAnyScreen) {
  // A key without a text shows as itself: "checks.title".
  Guide guide({.note = "a note"});
  const auto& content = guide_content();
  std::vector<std::string> targets = {"", "checks", "step/none", "../"};
  for (const auto& step : content.steps) {
    targets.push_back("step/" + step.id);
  }
  for (const auto& term : content.terms) {
    targets.push_back("term/" + term.id);
  }
  for (const auto& pitfall : content.pitfalls) {
    targets.push_back("pitfall/" + pitfall.id);
  }
  for (const auto& rule : content.rules) {
    targets.push_back("rule/" + rule.id);
  }
  const std::regex placeholder(R"(\{[a-z-]+\})");
  const auto look = [&](const std::string& where) {
    for (const auto& node : guide.screen.tree().nodes) {
      for (const auto& text : {guide.screen.tree().words(node), std::string(node.name), std::string(node.description)}) {
        EXPECT_FALSE(is_key(text)) << where << " shows “" << text << "”";
        EXPECT_FALSE(std::regex_search(text, placeholder)) << where << " shows “" << text << "”";
      }
    }
  };
  for (const bool checked : {false, true}) {
    if (checked) guide.check();
    for (const auto& target : targets) {
      guide.send(Open{.target = target, .mode = Mode::Live});
      look(target);
    }
  }
}

TEST(Journey, FitsAPhone) {
  Guide guide({.width = 360});
  EXPECT_TRUE(guide.has(Role::Button, say("nav.start"))) << "the steps fold into one line";
  guide.check();
  for (const auto* target : {"", "checks", "step/return-url", "term/portal-session", "rule/return-url-missing"}) {
    guide.send(Open{.target = target});
    for (const auto& node : guide.screen.tree().nodes) {
      EXPECT_LE(node.rect.x + node.rect.width, 360.5F) << target << ": " << guide.screen.tree().words(node);
    }
  }
}

TEST(Journey, TheListOfStepsOnAPhoneClosesOnceAStepIsChosen) {
  Guide guide({.target = "step/return-url", .width = 360});
  const auto& steps = guide_content().steps;
  const auto number =
      std::find_if(steps.begin(), steps.end(), [](auto& step) { return step.id == "return-url"; }) - steps.begin() + 1;
  guide.press(say("nav.step-of", {{"number", std::to_string(number)}, {"total", std::to_string(steps.size())}}));
  guide.click(Role::Link, say("nav.step", {{"number", "1"}, {"title", say("nav.short." + steps.front().id)}}) + ", " +
                              say("step.state.open"));
  EXPECT_EQ(guide.heading(), steps.front().title);
  EXPECT_EQ(guide.find(Role::Link, say("nav.glossary")), nullptr);
}

TEST(Journey, TheKeyNeverEntersTheProgram) {
  Guide guide;
  guide.check();
  // The app was only given the keys' shapes, and even those must not leave it.
  for (const auto& effect : guide.effects) {
    if (const auto* store = std::get_if<Store>(&effect)) {
      EXPECT_EQ(store->text.find("rk_"), std::string::npos);
    }
    if (const auto* emit = std::get_if<Emit>(&effect)) {
      EXPECT_EQ(emit->detail_json.find("rk_"), std::string::npos);
    }
    if (const auto* navigate = std::get_if<Navigate>(&effect)) {
      EXPECT_EQ(navigate->target.find("rk_"), std::string::npos);
    }
  }
  for (const auto& fetch : guide.fetches) {
    EXPECT_EQ((fetch.path + fetch.body).find("rk_"), std::string::npos);
  }
  EXPECT_EQ(guide.app.report_json().find("rk_"), std::string::npos);
}

}  // namespace
}  // namespace portal_guide::app
