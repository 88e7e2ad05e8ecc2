#include <array>
#include <optional>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/wasm/ui_harness.hpp"

namespace portal_guide::ui {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ui::testing::Harness;

/// One of each widget, for what must hold for all of them.
struct Everything {
  int pressed = 0;
  std::string followed = {};
  std::string name = "Ada";
  std::string search = {}, notes = {}, secret = {};
  bool agreed = false;
  std::string mode = "test";
  bool disclosed = false;
  bool failed = false;

  // One widget after the other. NOLINTNEXTLINE(readability-function-size)
  void operator()(Frame& frame) {
    skip_link(frame, "Skip to content", id_of(frame, "content"));
    {
      const auto banner =
          region(frame, "banner", Landmark::Banner, {.name = "Portal Guide", .pinned = true, .surface = true, .padding = 12});
      const auto line = row(frame);
      heading(frame, 1, "Portal Guide");
      spring(frame);
      search_field(frame, "search", search, {.label = "Search", .label_hidden = true, .width = 200});
    }
    const auto split = columns(frame, {264, 0}, {.gap = 0});
    {
      const auto side = column(frame);
      const auto steps =
          region(frame, "steps", Landmark::Navigation, {.name = "Steps", .pinned = true, .surface = true, .padding = 16});
      const auto lines = list(frame, "list", {.marker = Marker::None, .gap = 4});
      {
        const auto line = item(frame);
        nav_item(frame, "one",
                 {.text = "Before you start", .target = "step/before-you-start", .icon = Icon::CircleTick, .state = "done"});
      }
      {
        const auto line = item(frame);
        nav_item(frame, "two",
                 {.text = "Set the default return URL",
                  .target = "step/return-url",
                  .icon = Icon::Dot,
                  .detail = "2",
                  .current = true,
                  .step = true});
      }
    }
    const auto rest = column(frame);
    const auto main = region(frame, "content", Landmark::Main, {.padding = 24});
    heading(frame, 2, "Set the default return URL", {.icon = Icon::Triangle, .tone = Tone::Warning});
    paragraph(frame,
              "Customers **need** a way back; see [the return URL](term/return-url) or [Stripe's "
              "page](https://docs.stripe.com/) and `return_url`.");
    {
      const auto numbered = list(frame, "do", {.marker = Marker::Number});
      {
        const auto line = item(frame);
        text(frame, "Open the settings");
        link_button(frame, "open",
                    {.text = "Open in Stripe", .target = "https://dashboard.stripe.com/settings/billing/portal"});
      }
      {
        const auto line = item(frame);
        text(frame, "Enter the address");
      }
    }
    {
      const auto finding = card(frame, "finding", {.role = CardRole::Article, .name = "No return URL", .tone = Tone::Error});
      badge(frame, {.text = "Error", .tone = Tone::Error, .icon = Icon::Octagon});
      const auto pairs = definitions(frame, "pairs");
      const auto pair = definition(frame, "What was seen");
      paragraph(frame, "`default_return_url` is empty");
    }
    separator(frame);
    disclosed = disclosure(frame, "api", {.title = "With the API", .level = 3, .detail = "1 call"});
    if (disclosed) {
      code_block(frame, "curl", "curl https://api.stripe.com/v1/billing_portal/configurations",
                 {.name = "curl command", .copy = "Copy"});
    }
    text_field(frame, "name", name,
               {.label = "Name", .hint = "As on the invoice", .error = failed ? "Enter a name" : "", .required = true});
    text_area(frame, "notes", notes, {.label = "Notes"});
    secret_field(frame, "key", secret, {.label = "API key"});
    checkbox(frame, "agree", agreed, {.label = "I did this"});
    constexpr std::array<Choice, 2> kModes{{{"test", "Test"}, {"live", "Live"}}};
    choice(frame, "mode", mode, kModes, {.label = "Mode", .segmented = true});
    choice(frame, "again", mode, kModes, {.label = "Mode again"});
    progress(frame, "progress", {.name = "Reading", .value = 0.25f, .value_text = "4 of 16", .show_text = true});
    status(frame, "status", pressed > 0 ? "Saved" : "", {.tone = Tone::Success});
    const auto actions = row(frame);
    if (button(frame, "save", {.text = "Save", .look = Look::Primary})) ++pressed;
    button(frame, "gone", {.text = "Delete", .look = Look::Danger, .disabled = true, .hint = "Nothing to delete"});
    button(frame, "busy", {.text = "Checking", .busy = true});
    button(frame, "filter", {.text = "Errors", .look = Look::Quiet, .pressed = true});
    link(frame, "docs", {.text = "Documentation", .target = "https://docs.stripe.com/"});
    if (!frame.followed().empty()) followed = frame.followed();
  }
};

TEST(Widgets, EveryInteractiveItemHasANodeAndEveryNodeIsDrawn) {
  for (const float width : {360.0f, 1200.0f}) {
    Everything everything;
    Harness harness([&](Frame& frame) { everything(frame); }, width);
    harness.frame();
    ASSERT_TRUE(harness.click(Role::Button, "With the API, 1 call"));
    EXPECT_TRUE(everything.disclosed);
    EXPECT_THAT(harness.unmatched_items(), IsEmpty()) << width;
    EXPECT_NE(harness.find(Role::Button, "Copy: curl command"), nullptr);
  }
}

TEST(Widgets, AnItemWithoutANodeIsNoticed) {
  Harness harness([](Frame& frame) { frame.layer().painter().item(77, {0, 0, 10, 10}); });
  harness.frame();
  EXPECT_EQ(harness.unmatched_items().size(), 1u);
}

TEST(Widgets, MakeRealStructure) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  const std::string outline = harness.outline();
  EXPECT_THAT(outline, ::testing::StartsWith(
                           "skip link \"Skip to content\"\n"
                           "region \"Portal Guide\"\n"
                           "  heading 1 \"Portal Guide\"\n"
                           "  search field \"Search\"\n"
                           "navigation \"Steps\"\n"
                           "  list\n"
                           "    list item\n"
                           "      link \"Before you start, done\"\n"
                           "    list item\n"
                           "      link \"Set the default return URL, 2\" [current step]\n"
                           "main\n"
                           "  heading 2 \"Set the default return URL\"\n"
                           "  paragraph \"Customers need a way back; see the return URL or Stripe's page and return_url.\"\n"
                           "  ordered list\n"
                           "    list item\n"
                           "      paragraph \"Open the settings\"\n"
                           "      link \"Open in Stripe\"\n"))
      << outline;
  EXPECT_THAT(outline, ::testing::HasSubstr("  article \"No return URL\"\n"
                                            "    text \"Error\"\n"
                                            "    description list\n"
                                            "      description item\n"
                                            "        term \"What was seen\"\n"
                                            "        definition\n"
                                            "          paragraph \"default_return_url is empty\"\n"
                                            "  heading 3\n"
                                            "    button \"With the API, 1 call\" [collapsed]\n"))
      << outline;
}

TEST(Button, IsPressedOnceForEachClick) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  EXPECT_EQ(everything.pressed, 0);
  EXPECT_TRUE(harness.click(Role::Button, "Save"));
  EXPECT_EQ(everything.pressed, 1);
  harness.frame();
  EXPECT_EQ(everything.pressed, 1);
}

TEST(Button, ShowsWhatItsClickChangedInTheSameFrame) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  harness.click(Role::Button, "Save");
  EXPECT_TRUE(harness.shows("Saved"));
}

TEST(Button, IsNotPressedWhereItIsDisabledOrBusy) {
  int pressed = 0;
  Harness harness([&](Frame& frame) {
    if (button(frame, "disabled", {.text = "A", .disabled = true})) ++pressed;
    if (button(frame, "busy", {.text = "B", .busy = true})) ++pressed;
  });
  harness.frame();
  for (const Role role : {Role::Button}) {
    harness.input(Clicked{harness.find(role, "A")->id});
    harness.input(Clicked{harness.find(role, "B")->id});
  }
  harness.frame();
  EXPECT_EQ(pressed, 0);
}

TEST(Link, LeadsToPlacesInTheGuideButLeavesTheWebToTheBrowser) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  EXPECT_EQ(harness.find(Role::Link, "Before you start, done")->href, "#guide=step/before-you-start");
  harness.click(Role::Link, "Before you start, done");
  EXPECT_EQ(everything.followed, "step/before-you-start");
  harness.click(Role::Link, "Documentation");
  EXPECT_EQ(everything.followed, "step/before-you-start");
}

TEST(Link, WorksInsideAParagraph) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  ASSERT_TRUE(harness.click_inline_link("return URL"));
  EXPECT_EQ(everything.followed, "term/return-url");
}

TEST(TextField, FollowsTheReaderAndTheApp) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  const Id field = harness.first(Role::TextField)->id;
  harness.type(field, "Grace");
  EXPECT_EQ(everything.name, "Grace");
  EXPECT_EQ(harness.first(Role::TextField)->value, "Grace");
  everything.name = "Ada";
  EXPECT_THAT(harness.frame(), ::testing::HasSubstr(R"("value":"Ada")"));
}

TEST(TextField, IsNamedByItsLabelAndDescribedByItsError) {
  Everything everything{.failed = true};
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  const Node* field = harness.first(Role::TextField);
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(harness.find(Role::Label, "Name")->refers_to, field->id);
  EXPECT_TRUE(field->has(Flag::Invalid));
  const Node* note = harness.tree().find(field->refers_to);
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(harness.tree().words(*note), "Enter a name");
}

TEST(SecretField, NeverSendsItsShapeBackAndIsEmptiedByTheApp) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  const Id field = harness.first(Role::SecretField)->id;
  harness.input(Typed{field, "rk_test_51Abxxxx"});
  const std::string operations = harness.frame();
  EXPECT_EQ(everything.secret, "rk_test_51Abxxxx");
  EXPECT_THAT(operations, ::testing::Not(::testing::HasSubstr("rk_test")));
  everything.secret.clear();
  EXPECT_THAT(harness.frame(), ::testing::HasSubstr(R"("value":null)"));
}

TEST(Choice, ChangesByClick) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  const Node* group = harness.find(Role::RadioGroup, "Mode");
  ASSERT_NE(group, nullptr);
  Id live = 0;
  for (const Node& node : harness.tree().nodes) {
    if (node.parent == group->id && harness.tree().words(node) == "Live") live = node.id;
  }
  harness.input(Clicked{live});
  harness.frame();
  EXPECT_EQ(everything.mode, "live");
  EXPECT_TRUE(harness.tree().find(live)->has(Flag::Checked));
}

TEST(Checkbox, ChangesByClick) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  harness.click(Role::Checkbox, "I did this");
  EXPECT_TRUE(everything.agreed);
  EXPECT_TRUE(harness.find(Role::Checkbox, "I did this")->has(Flag::Checked));
}

TEST(Status, IsAnnouncedWhenItsWordsChange) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  EXPECT_THAT(harness.layer().take_announcements(), IsEmpty());
  harness.click(Role::Button, "Save");
  const auto said = harness.layer().take_announcements();
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].text, "Saved");
  harness.frame();
  EXPECT_THAT(harness.layer().take_announcements(), IsEmpty());
}

TEST(SkipLink, MovesTheFocusToItsTarget) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  harness.click(Role::SkipLink, "Skip to content");
  EXPECT_EQ(harness.layer().take_focus(), harness.first(Role::Main)->id);
  EXPECT_EQ(harness.layer().take_focus(), 0u);
}

TEST(Ids, StayTheSameWhereSomethingElseComesAndGoes) {
  bool more = false;
  Harness harness([&](Frame& frame) {
    if (more) text(frame, "More");
    if (more) button(frame, "more", {.text = "More"});
    button(frame, "save", {.text = "Save"});
    heading(frame, 2, "Title");
  });
  harness.frame();
  const Id save = harness.find(Role::Button, "Save")->id;
  const Id title = harness.first(Role::Heading)->id;
  more = true;
  harness.frame();
  EXPECT_EQ(harness.find(Role::Button, "Save")->id, save);
  EXPECT_EQ(harness.first(Role::Heading)->id, title);
}

TEST(Frames, AreQuietWhenNothingChanges) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); }, 1000, 3000);
  harness.rest();
  // The busy button's mark turns for as long as it is shown.
  EXPECT_TRUE(harness.layer().wants_frame());
  EXPECT_EQ(harness.frame(), "[]");
  harness.input(Themed{.theme = {.reduced_motion = true}});
  harness.frame();
  EXPECT_FALSE(harness.layer().wants_frame());
}

TEST(Frames, AreLaidOutOnceWhenNothingChanges) {
  for (const float width : {360.0f, 1200.0f}) {
    Everything everything;
    int passes = 0;
    Harness harness(
        [&](Frame& frame) {
          ++passes;
          everything(frame);
        },
        width);
    harness.frame();
    harness.frame();
    passes = 0;
    harness.frame();
    EXPECT_EQ(passes, 1) << width;
    passes = 0;
    harness.input(Scrolled{120});
    harness.frame();
    EXPECT_EQ(passes, 1) << width << ", scrolled";
  }
}

TEST(Frames, AreNotSpentOnWhatNobodySees) {
  Harness harness([](Frame& frame) {
    space(frame, 4000);
    button(frame, "busy", {.text = "Checking", .busy = true});
  });
  harness.rest();
  EXPECT_FALSE(harness.layer().wants_frame());
}

TEST(Frames, SayWhichInputChangesWhatIsSeen) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); });
  harness.frame();
  Layer& layer = harness.layer();
  EXPECT_FALSE(layer.input(Pointed{0, false}));
  EXPECT_FALSE(layer.input(Pointed{0, true}));
  EXPECT_TRUE(layer.input(Pointed{harness.find(Role::Button, "Save")->id, false}));
  EXPECT_FALSE(layer.input(Resized{1000, 700, 1}));
  EXPECT_TRUE(layer.input(Resized{1000, 700, 2}));
  EXPECT_FALSE(layer.input(Scrolled{0}));
  EXPECT_TRUE(layer.input(Scrolled{40}));
}

TEST(Layout, PutsColumnsBesideEachOtherOnlyWhereThereIsRoom) {
  Everything everything;
  Harness wide([&](Frame& frame) { everything(frame); }, 1200);
  wide.frame();
  EXPECT_EQ(wide.first(Role::Main)->rect.x, 264);
  Harness narrow([&](Frame& frame) { everything(frame); }, 360);
  narrow.frame();
  EXPECT_EQ(narrow.first(Role::Main)->rect.x, 0);
  EXPECT_GE(narrow.first(Role::Main)->rect.y,
            narrow.first(Role::Navigation)->rect.y + narrow.first(Role::Navigation)->rect.height);
}

TEST(Layout, KeepsEveryNodeWithinTheWidth) {
  for (const float width : {320.0f, 360.0f, 720.0f, 1400.0f}) {
    Everything everything;
    Harness harness([&](Frame& frame) { everything(frame); }, width);
    harness.frame();
    for (const Node& node : harness.tree().nodes) {
      EXPECT_GE(node.rect.x, 0) << harness.tree().words(node);
      EXPECT_LE(node.rect.x + node.rect.width, width + 0.5f) << harness.tree().words(node) << " at " << width;
    }
  }
}

TEST(Layout, KeepsChildrenInsideTheirParents) {
  Everything everything;
  Harness harness([&](Frame& frame) { everything(frame); }, 1200);
  harness.frame();
  for (const Node& node : harness.tree().nodes) {
    const Node* parent = harness.tree().find(node.parent);
    if (parent == nullptr) continue;
    EXPECT_GE(node.rect.y, parent->rect.y - 0.5f) << harness.tree().words(node);
    EXPECT_LE(node.rect.y + node.rect.height, parent->rect.y + parent->rect.height + 0.5f) << harness.tree().words(node);
  }
}

TEST(Row, WrapsAndKeepsItsEndAtTheEnd) {
  Harness harness(
      [](Frame& frame) {
        const auto line = row(frame);
        button(frame, "a", {.text = "Back"});
        spring(frame);
        button(frame, "b", {.text = "Skip"});
        button(frame, "c", {.text = "Next"});
      },
      400);
  harness.frame();
  const Rect last = harness.find(Role::Button, "Next")->rect;
  EXPECT_NEAR(last.x + last.width, 400, 0.5);
  EXPECT_EQ(harness.find(Role::Button, "Back")->rect.x, 0);

  Harness narrow(
      [](Frame& frame) {
        const auto line = row(frame);
        for (const char* key : {"a", "b", "c", "d"}) {
          button(frame, key, {.text = "Some words"});
        }
      },
      230);
  narrow.frame();
  std::set<float> lines;
  for (const Node& node : narrow.tree().nodes) {
    lines.insert(node.rect.y);
  }
  EXPECT_EQ(lines.size(), 2u);
}

TEST(Row, GivesWhatFollowsASpringALineOfItsOwnWhereThereIsNoRoom) {
  Harness harness(
      [](Frame& frame) {
        const auto line = row(frame);
        text(frame, "A sentence that takes all the room there is in the row");
        spring(frame);
        button(frame, "undo", {.text = "Undo"});
      },
      300);
  harness.frame();
  const Rect button = harness.find(Role::Button, "Undo")->rect;
  EXPECT_NEAR(button.x + button.width, 300, 0.5);
  EXPECT_GT(button.y, 20);
}

TEST(Text, BreaksAtSpacesAndNeverExceedsItsWidth) {
  Harness harness(
      [](Frame& frame) {
        text(frame,
             "Customers who finish in the portal have no way back to you, and averyveryverylongwordthatfitsnowhere too.");
      },
      200);
  harness.frame();
  std::string line;
  int lines = 1;
  for (const ui::Run& run : harness.tree().runs) {
    if (run.line_break) {
      ++lines;
      line.clear();
    }
    line += run.text;
    std::string shown = line;
    while (!shown.empty() && shown.back() == ' ') {
      shown.pop_back();
    }
    EXPECT_LE(shown.size() * 8, 200u) << line;
  }
  EXPECT_GE(lines, 4);
  EXPECT_EQ(harness.first(Role::Paragraph)->rect.height, static_cast<float>(lines) * 26);
}

TEST(Text, KeepsPunctuationWithTheLinkBeforeIt) {
  // Eleven characters fit: "see link it" would, with its full stop it does not.
  Harness harness([](Frame& frame) { paragraph(frame, "see it [there](term/x)."); }, 8 * 12 + 4);
  harness.frame();
  const std::vector<ui::Run>& runs = harness.tree().runs;
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].text, "see it ");
  EXPECT_TRUE(runs[1].line_break);
  EXPECT_EQ(runs[2].text, ".");
  EXPECT_FALSE(runs[2].line_break);
}

TEST(Text, ShowsMarksOfOutsideTextAsTheyAre) {
  Harness harness([](Frame& frame) { text(frame, "**bold** [x](term/y)"); });
  harness.frame();
  EXPECT_TRUE(harness.shows("**bold** [x](term/y)"));
}

TEST(Glyphs, ArePaintedOnlyWhenSeen) {
  Harness harness([](Frame& frame) {
    text(frame, "seen");
    space(frame, 5000);
    text(frame, "quartz");
  });
  harness.frame();
  const int painted = harness.glyphs().painted;
  harness.input(Scrolled{4800});
  harness.frame();
  EXPECT_GT(harness.glyphs().painted, painted);
}

TEST(Pinned, ScrollsUntilItsLowerEndIsInViewWhereItDoesNotFit) {
  Everything everything;
  Harness tall([&](Frame& frame) { everything(frame); }, 1200, 700);
  tall.frame();
  EXPECT_TRUE(tall.first(Role::Navigation)->has(Flag::Pinned));
  EXPECT_EQ(tall.first(Role::Navigation)->give, 0);
  Harness flat([&](Frame& frame) { everything(frame); }, 1200, 120);
  flat.frame();
  const Node* navigation = flat.first(Role::Navigation);
  EXPECT_TRUE(navigation->has(Flag::Pinned));
  EXPECT_FLOAT_EQ(navigation->rect.y + navigation->rect.height - navigation->give, 120);
}

TEST(Words, NeedNotBeUtf8) {
  Harness harness([](Frame& frame) {
    text(frame, "broken \xff\xfe bytes \xE2\x82");
    text(frame, "emoji \xF0\x9F\x9A\x80 and 漢字");
  });
  EXPECT_TRUE(parse_json(harness.frame()).has_value());
}

}  // namespace
}  // namespace portal_guide::ui
