#include <algorithm>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/wasm/ui_harness.hpp"
#include "wasm/app/ui/layer.hpp"

/// Frames that are told as shapes, for browsers that cannot show a painted picture.
namespace portal_guide::ui {
namespace {

using testing::Harness;

ThemeRequest vector_theme() {
  ThemeRequest request;
  request.vector = true;
  return request;
}

/// The shapes of a screen that was just drawn.
Json shapes_of(Harness& harness, const ThemeRequest& request) {
  harness.input(Themed{.theme = request});
  harness.frame();
  const auto shapes = harness.layer().take_shapes();
  if (!shapes) return {};
  return parse_json(*shapes).value_or(Json());
}

std::set<std::string> colors_of(const Json& shapes) {
  std::set<std::string> colors;
  for (const auto& shape : shapes) {
    for (const auto& member : shape) {
      if (member.is_string() && member.get<std::string>().starts_with('#')) colors.insert(member.get<std::string>());
    }
  }
  return colors;
}

std::size_t count_of(const Json& shapes, std::string_view kind) {
  return static_cast<std::size_t>(
      std::count_if(shapes.begin(), shapes.end(), [&](const Json& shape) { return shape[0] == kind; }));
}

TEST(Shapes, ToldOfEverythingThatWouldBePainted) {
  Harness harness([](Frame& frame) {
    const auto card = ui::card(frame, "card", {.name = "Card"});
    ui::badge(frame, {.text = "Error", .tone = Tone::Error, .icon = Icon::Octagon});
    ui::button(frame, "go", {.text = "Go", .look = Look::Primary, .icon = Icon::ArrowRight});
    ui::progress(frame, "progress", {.name = "Progress", .value = 0.5F});
    ui::ring(frame, "ring", {.name = "Ring", .value = 0.25F, .inner = "4/16"});
    const auto list = ui::list(frame, "list", {.marker = Marker::Number});
    const auto item = ui::item(frame);
    ui::text(frame, "first");
  });
  const Json shapes = shapes_of(harness, vector_theme());
  EXPECT_GE(count_of(shapes, "f"), 4U) << shapes.dump();
  EXPECT_GE(count_of(shapes, "o"), 1U);
  EXPECT_GE(count_of(shapes, "p"), 4U) << "an octagon of three paths, and an arrow";
  EXPECT_EQ(count_of(shapes, "t"), 2U) << "what no element says: the number of the item, and the words in the ring";
}

TEST(Shapes, WordsKeepTheirColourInTheirElement) {
  Harness harness([](Frame& frame) { ui::text(frame, "wrong", {.tone = Tone::Error}); });
  harness.input(Themed{.theme = vector_theme()});
  harness.frame();
  const Node* node = harness.first(Role::Paragraph);
  ASSERT_NE(node, nullptr);
  const Color error = light_palette().error.strong;
  EXPECT_EQ(node->text.color, 0x1000000U | static_cast<unsigned>(error.red << 16 | error.green << 8 | error.blue));
  harness.input(Themed{.theme = {}});
  harness.frame();
  EXPECT_EQ(harness.first(Role::Paragraph)->text.color, 0U);
  EXPECT_FALSE(harness.layer().take_shapes().has_value()) << "a painted frame has none";
}

TEST(Shapes, DoNotDependOnWhatIsInView) {
  const auto draw = [](Frame& frame) {
    ui::space(frame, 5000);
    ui::icon(frame, Icon::Tick);
  };
  Harness harness(draw);
  EXPECT_EQ(count_of(shapes_of(harness, vector_theme()), "p"), 1U);
}

TEST(Shapes, OfForcedColoursUseNoOther) {
  ThemeRequest request = vector_theme();
  request.forced_colors = SystemColors{.canvas = rgb(0x000000),
                                       .text = rgb(0xFFFFFF),
                                       .link = rgb(0xFFFF00),
                                       .highlight = rgb(0x1AEBFF),
                                       .highlight_text = rgb(0x000001)};
  Harness harness([](Frame& frame) {
    const auto card = ui::card(frame, "card", {.name = "Card", .tone = Tone::Warning});
    for (const Look look : {Look::Primary, Look::Secondary, Look::Quiet, Look::Danger}) {
      ui::button(frame, std::to_string(static_cast<int>(look)), {.text = "Go", .look = look, .icon = Icon::Copy});
    }
    ui::badge(frame, {.text = "Error", .tone = Tone::Error, .icon = Icon::Octagon});
    ui::nav_item(frame, "nav", {.text = "Here", .icon = Icon::Ring, .current = true});
  });
  const Json shapes = shapes_of(harness, request);
  EXPECT_THAT(colors_of(shapes), ::testing::IsSubsetOf({"#000000", "#ffffff", "#ffff00", "#1aebff", "#000001"}));
  EXPECT_TRUE(colors_of(shapes).contains("#1aebff")) << "the primary button";
}

TEST(Floating, TakesNoRoomAndStaysInPlace) {
  const auto height_with = [](bool open) {
    Harness harness([open](Frame& frame) {
      ui::text(frame, "one");
      if (!open) return;
      const auto toast = ui::floating(frame, "toast", Floating::Toast, {.name = "Done"});
      ui::text(frame, "Done");
    });
    harness.frame();
    return harness.layer().content_height();
  };
  EXPECT_EQ(height_with(true), height_with(false));
}

TEST(Menus, SayWhatTheyAre) {
  Harness harness([](Frame& frame) {
    const Id anchor = id_of(frame, "more");
    ui::button(frame, "more", {.text = "More", .icon = Icon::Dots, .text_hidden = true, .opens_menu = true, .expanded = true});
    const auto menu = ui::floating(frame, "menu", Floating::Menu, {.name = "More", .anchor = anchor});
    ui::menu_item(frame, "a", {.text = "First", .icon = Icon::Copy});
    ui::menu_item(frame, "b", {.text = "Second"});
  });
  harness.frame();
  EXPECT_EQ(harness.outline(),
            "button \"More\" [expanded] [opens a menu]\n"
            "menu \"More\"\n"
            "  menu item \"First\"\n"
            "  menu item \"Second\"\n");
  EXPECT_THAT(harness.unmatched_items(), ::testing::IsEmpty());
}

TEST(Summaries, AreHeadingsThatOpen) {
  Harness harness([](Frame& frame) {
    ui::summary(frame, "line",
                {.icon = Icon::Octagon, .tone = Tone::Error, .kind = "Error", .title = "It is gone", .detail = "Live"});
  });
  harness.frame();
  EXPECT_EQ(harness.outline(), "heading 3\n  button \"Error: It is gone, Live\" [collapsed]\n");
  const Node* button = harness.first(Role::Button);
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->rect.height, 40);
}

}  // namespace
}  // namespace portal_guide::ui
