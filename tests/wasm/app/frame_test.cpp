#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"
#include "wasm/app/findings.hpp"

/// What stands around the screens: the menu, the keys, the bar of a step, and the lines that say what was done.
namespace portal_guide::app {
namespace {

using stripe::Mode;
using testing::Guide;
using testing::guide_content;
using testing::key_shape;
using testing::Role;
using testing::say;

void key(Guide& guide, const char* name) { guide.send(KeyPressed{name}); }

std::size_t count_of(const Guide& guide, Role role) {
  const auto& nodes = guide.screen.tree().nodes;
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [role](const ui::Node& node) { return node.role == role; }));
}

TEST(Menu, OpensFromItsButtonAndClosesByEscape) {
  Guide guide;
  const auto* button = guide.find(Role::Button, say("app.more"));
  ASSERT_NE(button, nullptr) << guide.screen.outline();
  EXPECT_TRUE(button->has(ui::Flag::OpensMenu));
  EXPECT_TRUE(button->has(ui::Flag::Collapsed));
  guide.press(say("app.more"));
  EXPECT_EQ(count_of(guide, Role::Menu), 1U);
  EXPECT_EQ(count_of(guide, Role::MenuItem), 5U);
  EXPECT_THAT(guide.screen.unmatched_items(), ::testing::IsEmpty());
  key(guide, "Escape");
  EXPECT_EQ(count_of(guide, Role::Menu), 0U);
}

TEST(Menu, StaysInTheViewOfANarrowWindow) {
  Guide guide({.width = 320});
  guide.press(say("app.more"));
  const auto* menu = guide.screen.first(Role::Menu);
  ASSERT_NE(menu, nullptr);
  EXPECT_GE(menu->rect.x, 0);
  EXPECT_LE(menu->rect.x + menu->rect.width, 320);
}

TEST(Menu, PrintsTheStepsInTheirGroups) {
  Guide guide;
  guide.press(say("start.begin"));
  guide.press(say("step.mark-done"));
  guide.press(say("app.more"));
  guide.click(Role::MenuItem, say("menu.print"));
  const auto& print = guide.last<Print>();
  ASSERT_EQ(print.groups.size(), content::kStepGroupCount);
  std::size_t items = 0;
  for (const auto& group : print.groups) {
    items += group.items.size();
  }
  EXPECT_EQ(items, guide_content().steps.size());
  EXPECT_TRUE(print.groups.front().items.front().done);
  EXPECT_FALSE(print.groups.back().items.back().done);
}

TEST(Menu, AsksBeforeItStartsOver) {
  Guide guide;
  guide.press(say("start.begin"));
  guide.press(say("step.mark-done"));
  const auto ask = [&] {
    guide.press(say("app.more"));
    guide.click(Role::MenuItem, say("app.start-over"));
  };
  ask();
  EXPECT_TRUE(guide.has(Role::Heading, say("start-over.title"))) << guide.screen.outline();
  EXPECT_EQ(guide.state().progress.marks.size(), 1U);
  guide.press(say("start-over.keep"));
  EXPECT_FALSE(guide.has(Role::Heading, say("start-over.title")));
  EXPECT_EQ(guide.state().progress.marks.size(), 1U);
  ask();
  key(guide, "Escape");
  EXPECT_FALSE(guide.has(Role::Heading, say("start-over.title")));
  ask();
  guide.press(say("app.start-over"));
  EXPECT_TRUE(guide.state().progress.marks.empty());
  EXPECT_FALSE(guide.has(Role::Heading, say("start-over.title")));
}

TEST(Navigation, IsASheetInPlaceOfANarrowScreen) {
  Guide guide({.target = "step/" + guide_content().steps[1].id, .width = 400});
  EXPECT_EQ(count_of(guide, Role::Navigation), 0U);
  const auto place = say("nav.step-of", {{"number", "2"}, {"total", std::to_string(guide_content().steps.size())}});
  guide.press(place);
  EXPECT_EQ(count_of(guide, Role::Navigation), 1U);
  EXPECT_EQ(count_of(guide, Role::Main), 0U);
  EXPECT_FALSE(guide.has(Role::Button, say("step.mark-done")));
  key(guide, "Escape");
  EXPECT_EQ(count_of(guide, Role::Main), 1U);
  guide.press(place);
  guide.click(Role::Link, say("nav.checks"));
  EXPECT_EQ(count_of(guide, Role::Navigation), 0U);
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Checks);
}

TEST(Navigation, IsTheHostsWhereTheGuideIsBare) {
  Guide guide({.target = "step/" + guide_content().steps[1].id, .bare = true});
  EXPECT_EQ(count_of(guide, Role::Navigation), 0U);
  EXPECT_EQ(count_of(guide, Role::Search), 0U);
  EXPECT_FALSE(guide.has(Role::Button, say("app.more")));
  EXPECT_TRUE(guide.has(Role::Heading, guide_content().steps[1].title));
  guide.press(say("step.mark-done"));
  EXPECT_TRUE(guide.has(Role::Heading, guide_content().steps[2].title)) << guide.screen.outline();
}

TEST(Report, IsPrintedWithWhatIsNowAndWhatShouldBe) {
  Guide guide;
  guide.check();
  guide.press(say("checks.print"));
  const auto& print = guide.last<Print>();
  ASSERT_FALSE(print.groups.empty());
  EXPECT_THAT(print.lead.front(), ::testing::HasSubstr(say("mode.live-short")));
  std::size_t items = 0;
  for (const auto& group : print.groups) {
    items += group.items.size();
    for (const auto& item : group.items) {
      EXPECT_FALSE(item.title.empty());
      EXPECT_GE(item.lines.size(), 1U) << item.title;
      EXPECT_EQ(item.lines.front().find("**"), std::string::npos) << item.lines.front();
    }
  }
  EXPECT_EQ(items, guide.state().report->findings.size());
  EXPECT_THAT(print.groups.front().items.front().lines, ::testing::Contains(::testing::StartsWith(say("finding.seen"))));
}

/// The name of the first button that ends like this; fails the test where there is none.
std::string button_ending(const Guide& guide, std::string_view end) {
  const auto& tree = guide.screen.tree();
  for (const auto& node : tree.nodes) {
    if (node.role == Role::Button && tree.words(node).ends_with(end)) return tree.words(node);
  }
  ADD_FAILURE() << "no button ends in " << end << "\n" << guide.screen.outline();
  return {};
}

TEST(Findings, AreThoseOfOneStepWhereTheReaderChoosesIt) {
  Guide guide;
  guide.check();
  const auto& findings = guide.state().report->findings;
  const auto step = findings.front().step;
  const auto of_step = std::count_if(findings.begin(), findings.end(), [&](const auto& each) { return each.step == step; });
  guide.press(say("checks.filter.step"));
  const auto button = button_ending(guide, "(" + std::to_string(of_step) + ")");
  guide.press(button);
  ASSERT_FALSE(guide.state().step_filter.empty());
  std::size_t shown = 0;
  for (const auto& group : shown_findings(guide.state())) {
    for (const auto* finding : group) {
      EXPECT_EQ(finding->step, guide.state().step_filter);
      ++shown;
    }
  }
  EXPECT_EQ(shown, static_cast<std::size_t>(of_step));
  EXPECT_LT(shown, findings.size());

  guide.press(say("checks.print"));
  std::size_t printed = 0;
  for (const auto& group : guide.last<Print>().groups) {
    printed += group.items.size();
  }
  EXPECT_EQ(printed, shown) << "paper holds what the filters show";
  guide.press(button);
  EXPECT_TRUE(guide.state().step_filter.empty());
}

TEST(Keys, EscapeClosesOneLayerAtATimeAndTheGuideLast) {
  Guide guide({.closable = true});
  key(guide, "?");
  EXPECT_TRUE(guide.has(Role::Heading, say("menu.shortcuts"))) << guide.screen.outline();
  key(guide, "Escape");
  EXPECT_FALSE(guide.has(Role::Heading, say("menu.shortcuts")));
  EXPECT_TRUE(guide.all<Leave>().empty());
  key(guide, "Escape");
  EXPECT_EQ(guide.all<Leave>().size(), 1U);
}

TEST(Keys, EscapeClosesNothingThatCannotBeClosed) {
  Guide guide;
  key(guide, "Escape");
  EXPECT_TRUE(guide.all<Leave>().empty());
  EXPECT_FALSE(guide.has(Role::Button, say("app.close")));
}

TEST(Keys, GoThroughTheSteps) {
  const auto& steps = guide_content().steps;
  Guide guide({.target = "step/" + steps[1].id});
  key(guide, "j");
  EXPECT_EQ(guide.state().place.id, steps[2].id);
  key(guide, "k");
  key(guide, "k");
  EXPECT_EQ(guide.state().place.id, steps[0].id);
  key(guide, "k");
  EXPECT_EQ(guide.state().place.id, steps[0].id) << "there is nothing before the first step";
}

TEST(Keys, GoThroughTheFindings) {
  Guide guide;
  guide.check();
  const auto groups = shown_findings(guide.state());
  ASSERT_GE(groups.size(), 3U);
  ASSERT_EQ(guide.state().open_finding, group_key(groups[0]));
  key(guide, "j");
  EXPECT_EQ(guide.state().open_finding, group_key(groups[1]));
  const auto* focused = guide.screen.tree().find(guide.screen.layer().take_focus());
  ASSERT_NE(focused, nullptr);
  EXPECT_TRUE(focused->has(ui::Flag::Expanded));
  EXPECT_NE(guide.screen.tree().words(*focused).find(groups[1].front()->title), std::string::npos);
  key(guide, "k");
  key(guide, "k");
  EXPECT_EQ(guide.state().open_finding, group_key(groups[0]));
}

TEST(Keys, SlashGoesToTheSearchField) {
  Guide guide;
  key(guide, "/");
  const auto* field = guide.find(Role::SearchField, say("search.field"));
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(guide.screen.layer().take_focus(), field->id);
}

TEST(Toast, SaysWhatWasDoneForFourSeconds) {
  Guide guide;
  guide.press(say("app.more"));
  guide.click(Role::MenuItem, say("menu.share"));
  guide.send(Copied{true});
  EXPECT_TRUE(guide.shows(say("app.copied")));
  EXPECT_THAT(guide.announcements(), ::testing::Contains(say("app.copied")));
  guide.wait(5'000);
  EXPECT_FALSE(guide.shows(say("app.copied")));
}

TEST(Toast, ShowsNoFailureAsDone) {
  Guide guide;
  guide.send(Copied{false});
  EXPECT_TRUE(guide.shows(say("app.copy-failed")));
  ASSERT_TRUE(guide.state().toast.has_value());
  EXPECT_TRUE(guide.state().toast->failed);
  guide.send(Copied{true});
  ASSERT_TRUE(guide.state().toast.has_value());
  EXPECT_FALSE(guide.state().toast->failed);
}

TEST(Toast, TakesTheLastMoveBack) {
  const auto& steps = guide_content().steps;
  Guide guide({.target = "step/" + steps[0].id});
  guide.press(say("step.skip"));
  ASSERT_EQ(guide.state().place.id, steps[1].id);
  guide.press(say("app.undo"));
  EXPECT_EQ(guide.state().place.id, steps[0].id);
  EXPECT_TRUE(guide.state().progress.marks.empty());
  EXPECT_FALSE(guide.has(Role::Button, say("app.undo")));
}

TEST(Bar, StandsAtTheViewsLowerEdgeAndCoversNothingAtTheEnd) {
  for (const float width : {320.0F, 1280.0F}) {
    Guide guide({.target = "step/return-url", .width = width});
    const auto& nodes = guide.screen.tree().nodes;
    const auto bar =
        std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) { return node.name == say("step.actions"); });
    ASSERT_NE(bar, nodes.end());
    EXPECT_TRUE(bar->has(ui::Flag::Pinned));
    EXPECT_FLOAT_EQ(bar->rect.y + bar->rect.height, guide.screen.layer().height());
    float lowest = 0;
    for (const auto& node : nodes) {
      const auto* parent = guide.screen.tree().find(node.parent);
      bool in_main = false;
      for (; parent != nullptr; parent = guide.screen.tree().find(parent->parent)) {
        in_main = in_main || parent->role == Role::Main;
      }
      if (in_main) lowest = std::max(lowest, node.rect.y + node.rect.height);
    }
    EXPECT_LE(lowest + bar->rect.height, guide.screen.layer().content_height() + 1);
  }
}

TEST(Navigation, NamesGroupsAndTellsErrorsFromWarnings) {
  Guide guide;
  guide.check();
  for (const auto* group : {"prepare", "experience", "way-in", "go-live"}) {
    EXPECT_TRUE(guide.has(Role::Heading, say(std::string("nav.group.") + group))) << group;
  }
  std::size_t errors = 0;
  std::size_t warnings = 0;
  for (const auto& node : guide.screen.tree().nodes) {
    if (node.role != Role::Link) continue;
    errors += node.name.find(", " + say("step.state.error")) != std::string_view::npos ? 1U : 0U;
    warnings += node.name.find(", " + say("step.state.warning")) != std::string_view::npos ? 1U : 0U;
  }
  EXPECT_GT(errors, 0U);
  EXPECT_GT(warnings, 0U);
}

TEST(Main, IsNamedByWhatItShows) {
  Guide guide({.target = "checks"});
  const auto* main = guide.screen.first(Role::Main);
  ASSERT_NE(main, nullptr);
  EXPECT_EQ(main->name, say("nav.checks"));
}

TEST(Search, TheWordsLeaveTheFieldWithTheAnswers) {
  Guide guide({.target = "search/return url"});
  EXPECT_EQ(guide.state().search, "return url");
  guide.send(Open{.target = "step/return-url"});
  EXPECT_EQ(guide.state().search, "");
}

TEST(Mode, ChangesWhereTheReaderIs) {
  Guide guide({.target = "step/open-settings", .mode = Mode::Test});
  guide.send(Open{.mode = Mode::Live});
  EXPECT_EQ(guide.state().mode, Mode::Live);
  EXPECT_EQ(guide.state().place.id, "open-settings");
  guide.send(Open{});
  EXPECT_EQ(guide.state().place.kind, Place::Kind::Start) << "Back to an address without a place leads to the start";
}

TEST(Connect, EnterSendsAKeyInTheFrameOfItsLastLetter) {
  Guide guide;
  guide.press(say("start.connect"));
  const auto* field = guide.screen.first(Role::SecretField);
  ASSERT_NE(field, nullptr) << guide.screen.outline();
  const auto id = field->id;
  guide.screen.input(ui::Typed{id, key_shape(Mode::Test)});
  guide.screen.input(ui::Submitted{id});
  guide.rest();
  EXPECT_EQ(guide.last<Connect>().field, id);
}

TEST(Connect, NamesEveryPermissionThatTheChecksNeed) {
  Guide guide;
  guide.press(say("start.connect"));
  for (const auto* section : {"promotion_codes", "tax_settings", "webhook_endpoints", "billing_portal_configurations"}) {
    EXPECT_TRUE(guide.shows(say(std::string("connect.permission.") + section))) << section;
  }
}

TEST(StartingOver, SaysWhatStays) {
  Guide guide;
  guide.check();
  guide.press(say("app.more"));
  guide.click(Role::MenuItem, say("app.start-over"));
  guide.press(say("app.start-over"));
  const auto settled = checklist::count(guide.state().content, guide.state().progress, guide.state().report).settled;
  ASSERT_GT(settled, 0U);
  EXPECT_TRUE(guide.shows(content::plural(guide_content(), "app.started-over-confirmed", settled)));
}

}  // namespace
}  // namespace portal_guide::app
