#include <algorithm>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content/markup.hpp"
#include "tests/wasm/app/guide.hpp"
#include "wasm/app/findings.hpp"

namespace portal_guide::app {
namespace {

using report::Severity;
using stripe::Mode;
using testing::demo_snapshot;
using testing::Guide;
using testing::guide_content;
using ::testing::HasSubstr;
using testing::Role;
using testing::say;

std::vector<std::string> hrefs(const Guide& guide, std::string_view beginning) {
  std::vector<std::string> found;
  for (const auto& node : guide.screen.tree().nodes) {
    if (node.role == Role::Link && node.href.rfind(beginning, 0) == 0) found.emplace_back(node.href);
  }
  return found;
}

std::size_t articles(const Guide& guide) {
  return static_cast<std::size_t>(std::count_if(guide.screen.tree().nodes.begin(), guide.screen.tree().nodes.end(),
                                                [](const ui::Node& node) { return node.role == Role::Article; }));
}

TEST(Shell, ShowsEveryStepWithItsStateAndWhereTheReaderIs) {
  Guide guide({.target = "step/return-url"});
  const auto& steps = guide_content().steps;
  std::size_t current = 0;
  std::size_t number = 0;
  for (const auto& step : steps) {
    const auto name = say("nav.step", {{"number", std::to_string(++number)}, {"title", say("nav.short." + step.id)}});
    const auto found =
        std::find_if(guide.screen.tree().nodes.begin(), guide.screen.tree().nodes.end(), [&](const ui::Node& node) {
          return node.role == Role::Link && (guide.screen.tree().words(node).find(name) == 0 || node.name.find(name) == 0);
        });
    ASSERT_NE(found, guide.screen.tree().nodes.end()) << name << "\n" << guide.screen.outline();
    current += found->has(ui::Flag::CurrentStep) ? 1U : 0U;
  }
  EXPECT_EQ(current, 1U);
}

TEST(Shell, SwitchingTheModeSwitchesTheLinksIntoStripe) {
  Guide guide({.target = "step/open-settings", .mode = Mode::Test});
  const auto test_links = hrefs(guide, "https://dashboard.stripe.com/test/");
  EXPECT_FALSE(test_links.empty()) << guide.screen.outline();
  guide.click(Role::Radio, say("mode.live-short"));
  EXPECT_EQ(guide.state().mode, Mode::Live);
  EXPECT_TRUE(hrefs(guide, "https://dashboard.stripe.com/test/").empty());
  const auto live = content::link_url(guide_content(), "portal-settings", Mode::Live);
  EXPECT_FALSE(hrefs(guide, live).empty()) << guide.screen.outline();
}

TEST(Shell, StartingOverCanBeUndone) {
  Guide guide;
  guide.press(say("start.begin"));
  guide.press(say("step.mark-done"));
  const auto progress = guide.state().progress;
  guide.press(say("app.more"));
  guide.click(Role::MenuItem, say("app.start-over"));
  guide.press(say("app.start-over"));
  EXPECT_EQ(guide.heading(), say("start.title"));
  EXPECT_TRUE(guide.shows(say("app.started-over")));
  guide.press(say("app.undo"));
  EXPECT_EQ(guide.state().progress.marks, progress.marks);
  EXPECT_EQ(guide.state().progress.current, progress.current);
  EXPECT_FALSE(guide.shows(say("app.started-over")));
}

TEST(Start, SaysWhatItIsAndWhyAndWhatToWatchOutFor) {
  Guide guide;
  for (const auto& pitfall : guide_content().pitfalls) {
    EXPECT_TRUE(guide.shows(pitfall.title));
  }
  EXPECT_TRUE(guide.shows(say("start.why")));
  EXPECT_TRUE(guide.has(Role::Button, say("start.begin")));
  EXPECT_TRUE(guide.has(Role::Button, say("start.connect")));
}

TEST(Start, GoesOnWhereTheReaderLeftOff) {
  Guide guide({.target = "step/return-url"});
  guide.press(say("nav.start"));
  const auto& steps = guide_content().steps;
  const auto number =
      std::find_if(steps.begin(), steps.end(), [](auto& step) { return step.id == "return-url"; }) - steps.begin() + 1;
  guide.press(say("start.continue", {{"number", std::to_string(number)}}));
  EXPECT_EQ(guide.state().place.id, "return-url");
}

TEST(Step, ShowsWhyWhatToDoAndHowToKnow) {
  for (const auto& step : guide_content().steps) {
    Guide guide({.target = "step/" + step.id});
    EXPECT_EQ(guide.heading(), step.title);
    for (const auto* heading : {"step.why", "step.do", "step.worked"}) {
      EXPECT_TRUE(guide.has(Role::Heading, say(heading))) << step.id;
    }
    const auto list =
        std::count_if(guide.screen.tree().nodes.begin(), guide.screen.tree().nodes.end(), [&](const ui::Node& node) {
          const auto* parent = guide.screen.tree().find(node.parent);
          return node.role == Role::ListItem && parent != nullptr && parent->role == Role::OrderedList;
        });
    EXPECT_EQ(static_cast<std::size_t>(list), step.instructions.size()) << step.id;
  }
}

TEST(Step, OffersWhatTheTableAllows) {
  Guide guide;
  guide.press(say("start.begin"));
  EXPECT_TRUE(guide.has(Role::Button, say("step.mark-done")));
  EXPECT_TRUE(guide.has(Role::Button, say("step.skip")));
  EXPECT_FALSE(guide.has(Role::Button, say("step.back"))) << "there is nothing before the first step";
  guide.press(say("step.skip"));
  guide.press(say("step.back"));
  EXPECT_TRUE(guide.has(Role::Button, say("step.reopen")));
  guide.press(say("step.reopen"));
  EXPECT_TRUE(guide.has(Role::Button, say("step.skip")));
}

TEST(Step, JudgesTheReturnUrlAsItIsTyped) {
  Guide guide({.target = "step/return-url"});
  const auto label = say("step.return-url-field");
  guide.type(Role::TextField, label, "http://app.lumen-notes-demo.com");
  const auto* rule = content::find_rule(guide_content(), "return-url-insecure");
  ASSERT_NE(rule, nullptr);
  EXPECT_TRUE(guide.shows(rule->title)) << guide.screen.outline();
  EXPECT_FALSE(guide.shows(say("step.return-url-good")));
  guide.type(Role::TextField, label, "https://app.lumen-notes-demo.com");
  EXPECT_TRUE(guide.shows(say("step.return-url-good")));
  guide.type(Role::TextField, label, "");
  EXPECT_FALSE(guide.shows(say("step.return-url-good")));
  EXPECT_FALSE(guide.shows(rule->title));
}

TEST(Step, CountsAllRulesThatCheckIt) {
  for (const auto& step : guide_content().steps) {
    const auto count = step.rules.size() + step.subscriber_rules.size();
    if (count == 0) continue;
    Guide guide({.target = "step/" + step.id});
    EXPECT_TRUE(guide.shows(content::plural(guide_content(), "step.minutes", static_cast<std::size_t>(step.minutes)) + " · " +
                            content::plural(guide_content(), "step.rules", count)))
        << step.id;
  }
}

TEST(Rule, SaysThatItNeedsWhatNobodyAskedFor) {
  Guide guide;
  guide.check();
  guide.send(Open{.target = "rule/subscribers-past-due"});
  EXPECT_TRUE(guide.shows(content::plain_text(say("report.subscribers-not-read"))));
}

TEST(Checks, ShowTheWorstFirst) {
  Guide guide;
  guide.check();
  guide.send(Open{.target = "checks"});
  const auto& findings = guide.state().report->findings;
  const auto consequence_of = [](const report::Finding& finding) {
    return content::find_rule(guide_content(), finding.rule)->consequence;
  };
  const auto is_before = [&](const report::Finding& a, const report::Finding& b) {
    return std::tuple(a.severity, consequence_of(a)) < std::tuple(b.severity, consequence_of(b));
  };
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(), is_before));
  EXPECT_NE(consequence_of(findings.front()), consequence_of(findings.back()));
  std::vector<std::string> shown;
  for (const auto& node : guide.screen.tree().nodes) {
    if (node.role == Role::Article) shown.emplace_back(node.name);
  }
  // What is wrong in both modes is one line, where the worst of it would stand.
  std::vector<std::string> expected;
  for (const auto& finding : findings) {
    std::string modes;
    std::size_t before = 0;
    for (const auto& other : findings) {
      if (other.rule != finding.rule || other.title != finding.title) continue;
      if (&other < &finding) ++before;
      modes.append(modes.empty() ? "" : ", ").append(say("mode." + std::string(stripe::to_string(other.mode))));
    }
    if (before == 0) expected.push_back(say("finding.name", {{"title", finding.title}, {"mode", modes}}));
  }
  EXPECT_EQ(shown, expected);
  EXPECT_LT(shown.size(), findings.size());
}

TEST(Step, LeadsToItsFinding) {
  Guide guide;
  guide.check();
  const auto& finding = guide.state().report->findings.front();
  guide.send(Open{.target = "step/" + finding.step});
  const auto targets = hrefs(guide, "#guide=rule/" + finding.rule);
  EXPECT_FALSE(targets.empty()) << guide.screen.outline();
}

TEST(Checks, FiltersTheFindings) {
  Guide guide;
  guide.check();
  const auto& report = *guide.state().report;
  const auto all = articles(guide);
  EXPECT_EQ(all, shown_findings(guide.state()).size());
  const auto warnings = report::count(report, Severity::Warning);
  guide.press(content::plural(guide_content(), "checks.count.warning", warnings));
  EXPECT_LT(articles(guide), all);
  for (const auto& group : shown_findings(guide.state())) {
    EXPECT_EQ(group.front()->severity, Severity::Warning);
  }
  guide.press(say("checks.filter.all"));
  EXPECT_EQ(articles(guide), all);
  guide.click(Role::Radio, say("mode.test-short"));
  EXPECT_LT(articles(guide), all);
  for (const auto& group : shown_findings(guide.state())) {
    EXPECT_EQ(group.front()->mode, Mode::Test);
  }
  guide.click(Role::Radio, say("checks.filter.both"));
  EXPECT_EQ(articles(guide), all);
}

/// The lines of the findings, open or shut.
std::vector<const ui::Node*> lines(const Guide& guide, ui::Flag flag) {
  std::vector<const ui::Node*> found;
  for (const auto& node : guide.screen.tree().nodes) {
    const auto* heading = guide.screen.tree().find(node.parent);
    const auto* article = heading == nullptr ? nullptr : guide.screen.tree().find(heading->parent);
    if (node.role != Role::Button || !node.has(flag) || article == nullptr) continue;
    if (heading->role == Role::Heading && article->role == Role::Article) found.push_back(&node);
  }
  return found;
}

TEST(Checks, TheWorstStandsOpenAndOneAtATime) {
  Guide guide;
  guide.check();
  ASSERT_EQ(lines(guide, ui::Flag::Expanded).size(), 1U);
  const auto& findings = guide.state().report->findings;
  EXPECT_THAT(guide.screen.tree().words(*lines(guide, ui::Flag::Expanded).front()), HasSubstr(findings.front().title));
  const std::string next(lines(guide, ui::Flag::Collapsed).front()->name);
  guide.press(next);
  ASSERT_EQ(lines(guide, ui::Flag::Expanded).size(), 1U);
  EXPECT_EQ(lines(guide, ui::Flag::Expanded).front()->name, next);
  guide.press(next);
  EXPECT_TRUE(lines(guide, ui::Flag::Expanded).empty());
}

TEST(Checks, SayWhatHasChangedSinceTheCheckBefore) {
  Guide guide;
  guide.check();
  EXPECT_FALSE(guide.state().since.has_value());
  const auto before = guide.state().report->findings.size();
  guide.account = demo_snapshot("ready");
  guide.press(say("checks.again"));
  ASSERT_TRUE(guide.state().since.has_value());
  const auto now = guide.state().report->findings.size();
  EXPECT_EQ(guide.state().since->fixed, before - now + guide.state().since->fresh.size());
  EXPECT_TRUE(guide.shows(std::to_string(guide.state().since->fixed) + " fixed"));
}

TEST(Checks, CopiesTheLinkToAFinding) {
  Guide guide;
  guide.check();
  const auto& finding = guide.state().report->findings.front();
  const auto name =
      say("finding.copy-link-name",
          {{"title", finding.title}, {"mode", say("mode." + std::string(stripe::to_string(finding.mode)) + "-in-sentence")}});
  const auto* button = guide.find(Role::Button, name);
  ASSERT_NE(button, nullptr);
  guide.screen.input(ui::Clicked{button->id});
  guide.screen.rest();
  const auto effects = guide.app.take_effects();
  ASSERT_FALSE(effects.empty());
  const auto* copy = std::get_if<CopyLink>(&effects.front());
  ASSERT_NE(copy, nullptr);
  EXPECT_THAT(copy->fragment, HasSubstr("rule/" + finding.rule));
  EXPECT_THAT(copy->fragment, HasSubstr("mode=" + std::string(stripe::to_string(finding.mode))));
}

TEST(Checks, SavesTheReport) {
  Guide guide;
  guide.check();
  guide.press(say("checks.download"));
  EXPECT_EQ(guide.last<Download>().text, guide.app.report_json());
}

TEST(Checks, WithoutAConnectionLeadToIt) {
  Guide guide({.target = "checks"});
  EXPECT_TRUE(guide.shows(say("checks.explain")));
  guide.press(say("checks.connect"));
  EXPECT_EQ(guide.heading(), say("connect.title"));
}

TEST(Checks, NothingUnknownIsShownAsPassed) {
  Guide guide;
  guide.check();
  const auto& report = *guide.state().report;
  EXPECT_TRUE(guide.shows(say("checks.passed", {{"count", std::to_string(report.passed.size())}})));
  guide.press(say("checks.not-checked", {{"count", std::to_string(report.not_checked.size())}}));
  for (const auto& answer : report.not_checked) {
    EXPECT_TRUE(guide.shows(content::plain_text(answer.detail))) << answer.rule;
  }
  // What nobody asked for is no failure, and is said once.
  ASSERT_FALSE(report.not_asked.empty());
  guide.press(say("checks.subscribers") + ", " + say("checks.subscribers-unread"));
  EXPECT_TRUE(guide.shows(say("checks.subscribers-cost")));
  EXPECT_TRUE(guide.shows(content::plain_text(say("report.subscribers-not-read"))));
  for (const auto& rule : guide_content().rules) {
    if (rule.id.starts_with("subscribers-")) {
      EXPECT_TRUE(hrefs(guide, "#guide=rule/" + rule.id).empty()) << rule.id;
    }
  }
  // What was not read at all is said once, with the verdict.
  for (const auto mode : report.modes_not_read) {
    const auto name = say("mode." + std::string(stripe::to_string(mode)));
    EXPECT_TRUE(guide.shows(say("mode.not-read", {{"mode", name}})));
  }
}

TEST(Glossary, ShowsEveryTermAndBringsTheOneAskedForIntoView) {
  Guide guide({.target = "term/portal-session"});
  for (const auto& term : guide_content().terms) {
    EXPECT_TRUE(guide.has(Role::Heading, term.term)) << term.term;
  }
  guide.send(Open{.target = "term/live-mode"});
  const auto* term = content::find_term(guide_content(), "live-mode");
  ASSERT_NE(term, nullptr);
  const auto* heading = guide.screen.find(Role::Heading, term->term);
  ASSERT_NE(heading, nullptr);
  EXPECT_EQ(guide.screen.layer().take_focus(), heading->id);
  EXPECT_EQ(guide.screen.layer().take_scroll().node, heading->id);
}

TEST(Rule, ExplainsItselfWithoutAnAccount) {
  for (const auto& rule : guide_content().rules) {
    Guide guide({.target = "rule/" + rule.id});
    EXPECT_EQ(guide.heading(), rule.title);
    EXPECT_TRUE(guide.shows(say("rule.result-none")));
    EXPECT_TRUE(guide.has(Role::Heading, say("rule.good")));
  }
}

TEST(Rule, ShowsItsFindings) {
  Guide guide;
  guide.check();
  const auto& finding = guide.state().report->findings.front();
  guide.send(Open{.target = "rule/" + finding.rule});
  EXPECT_TRUE(guide.shows(content::plain_text(finding.why)));
  EXPECT_GE(articles(guide), 1U);
}

TEST(Pitfall, LeadsToItsStepsAndRules) {
  for (const auto& pitfall : guide_content().pitfalls) {
    Guide guide({.target = "pitfall/" + pitfall.id});
    EXPECT_EQ(guide.heading(), pitfall.title);
    for (const auto& step : pitfall.steps) {
      EXPECT_FALSE(hrefs(guide, "#guide=step/" + step).empty()) << step;
    }
    for (const auto& rule : pitfall.rules) {
      EXPECT_FALSE(hrefs(guide, "#guide=rule/" + rule).empty()) << rule;
    }
  }
}

}  // namespace
}  // namespace portal_guide::app
