#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "wasm/app/ui/theme.hpp"

namespace portal_guide::ui {
namespace {

constexpr double kText = 4.5;
constexpr double kControl = 3.0;

/// Every pair that the widgets paint, computed again with WCAG's formula.
void expect_readable(const Palette& palette, const std::string& which) {
  struct Ground {
    std::string name;
    Color color;
  };
  const std::vector<Ground> grounds = {{"canvas", palette.canvas}, {"surface", palette.surface}, {"sunken", palette.sunken}};
  for (const Ground& ground : grounds) {
    SCOPED_TRACE(which + " on " + ground.name);
    EXPECT_GE(contrast(palette.text, ground.color), kText) << "text";
    EXPECT_GE(contrast(palette.muted, ground.color), kText) << "muted";
    EXPECT_GE(contrast(palette.accent, ground.color), kText) << "accent";
    EXPECT_GE(contrast(palette.accent_hover, ground.color), kText) << "accent hover";
    EXPECT_GE(contrast(palette.control, ground.color), kControl) << "control";
    EXPECT_GE(contrast(palette.focus, ground.color), kControl) << "focus";
    for (const TonePair& tone : {palette.error, palette.warning, palette.info, palette.success}) {
      EXPECT_GE(contrast(tone.strong, ground.color), kText) << to_string(tone.strong);
    }
  }
  SCOPED_TRACE(which);
  for (const TonePair& tone : {palette.error, palette.warning, palette.info, palette.success}) {
    EXPECT_GE(contrast(tone.strong, tone.soft), kText) << to_string(tone.strong) << " on its own ground";
    EXPECT_GE(contrast(palette.text, tone.soft), kText) << "text on " << to_string(tone.soft);
    EXPECT_GE(contrast(palette.muted, tone.soft), kText) << "muted on " << to_string(tone.soft);
    EXPECT_GE(contrast(palette.accent, tone.soft), kText) << "links on " << to_string(tone.soft);
  }
  EXPECT_GE(contrast(palette.on_accent, palette.accent), kText);
  EXPECT_GE(contrast(palette.on_accent, palette.accent_hover), kText);
  EXPECT_GE(contrast(palette.accent, palette.accent_soft), kText);
  EXPECT_GE(contrast(palette.text, palette.accent_soft), kText);
}

TEST(Palette, IsReadableOnEveryGround) {
  expect_readable(light_palette(), "light");
  expect_readable(dark_palette(), "dark");
  expect_readable(with_more_contrast(light_palette()), "light, more contrast");
  expect_readable(with_more_contrast(dark_palette()), "dark, more contrast");
}

TEST(Neutrals, AreReadableWhateverTheHostSetsOrRefused) {
  std::mt19937 random(20261201);
  int taken = 0;
  for (int round = 0; round < 4000; ++round) {
    const auto color = [&] { return rgb(static_cast<std::uint32_t>(random()) & 0xFFFFFF); };
    const auto some = [&]() -> std::optional<Color> { return random() % 3 == 0 ? std::nullopt : std::optional(color()); };
    const Neutrals neutrals{.canvas = some(), .surface = some(), .text = some()};
    for (const bool dark : {false, true}) {
      const auto palette = with_neutrals(dark ? dark_palette() : light_palette(), neutrals);
      if (!palette) continue;
      ++taken;
      EXPECT_EQ(palette->text, neutrals.text.value_or(palette->text));
      EXPECT_EQ(palette->surface, neutrals.surface.value_or(palette->surface));
      expect_readable(*palette,
                      to_string(palette->canvas) + " " + to_string(palette->surface) + " " + to_string(palette->text));
      if (::testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GT(taken, 300);
}

TEST(Neutrals, WithoutContrastAreIgnored) {
  const auto theme = make_theme({.neutrals = {.surface = rgb(0xFFFFFF), .text = rgb(0xAAAAAA)}});
  EXPECT_EQ(theme.palette.text, light_palette().text);
  EXPECT_FALSE(theme.dark);
}

TEST(Neutrals, OfADarkHostMakeADarkThemeWhateverTheSystemAsks) {
  const auto theme = make_theme({.neutrals = {.canvas = rgb(0x10131A), .surface = rgb(0x12312D), .text = rgb(0xE7F2EF)}});
  EXPECT_TRUE(theme.dark);
  EXPECT_EQ(theme.palette.surface, rgb(0x12312D));
  expect_readable(theme.palette, "a dark host");
}

TEST(Contrast, AgreesWithTheStandardsExamples) {
  EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0, 0.001);
  EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.478, 0.001);
  EXPECT_DOUBLE_EQ(contrast(rgb(0x3B4CCA), rgb(0x3B4CCA)), 1.0);
}

struct AccentRow {
  const char* name;
  Color accent;
  bool dark;
  bool accepted;
};

class OperatorAccent : public ::testing::TestWithParam<AccentRow> {};

TEST_P(OperatorAccent, IsTakenOnlyWhereItCanBeRead) {
  const AccentRow& row = GetParam();
  const Palette& palette = row.dark ? dark_palette() : light_palette();
  const std::optional<Palette> derived = with_accent(palette, row.accent);
  ASSERT_EQ(derived.has_value(), row.accepted);
  if (!derived) return;
  EXPECT_EQ(derived->accent, row.accent);
  EXPECT_NE(derived->accent_hover, row.accent);
  EXPECT_GE(contrast(derived->accent, derived->accent_soft), kText);
  EXPECT_GE(contrast(derived->muted, derived->accent_soft), kText);
  EXPECT_GE(contrast(derived->on_accent, derived->accent), kText);
  EXPECT_GE(contrast(derived->on_accent, derived->accent_hover), kText);
  EXPECT_GE(contrast(derived->focus, derived->surface), kControl);
}

INSTANTIATE_TEST_SUITE_P(Rows, OperatorAccent,
                         ::testing::Values(AccentRow{"TealInLight", rgb(0x00695C), false, true},
                                           AccentRow{"OrangeInLight", rgb(0xFF9800), false, false},
                                           AccentRow{"YellowInLight", rgb(0xFFEB3B), false, false},
                                           AccentRow{"BlackInLight", rgb(0x000000), false, true},
                                           AccentRow{"MintInDark", rgb(0x80CBC4), true, true},
                                           AccentRow{"NavyInDark", rgb(0x1A237E), true, false},
                                           AccentRow{"WhiteInDark", rgb(0xFFFFFF), true, true},
                                           AccentRow{"GreyOfTheGround", rgb(0xF6F7FA), false, false}),
                         [](const auto& row) { return row.param.name; });

TEST(Theme, KeepsOurAccentWhereTheOperatorsLacksContrast) {
  const Theme theme = make_theme({.accent = rgb(0xFFEB3B)});
  EXPECT_EQ(theme.palette.accent, light_palette().accent);
}

TEST(Theme, ClampsTheOperatorsRadius) {
  EXPECT_EQ(make_theme({.radius = 400.0f}).control_radius, 20.0f);
  EXPECT_EQ(make_theme({.radius = -4.0f}).control_radius, 0.0f);
}

TEST(Theme, GivesAFingerLargerControls) {
  EXPECT_EQ(make_theme({}).control_height, 40.0f);
  EXPECT_EQ(make_theme({.coarse_pointer = true}).control_height, 44.0f);
}

struct ColorRow {
  const char* name;
  const char* text;
  std::optional<Color> color;
};

class ColorText : public ::testing::TestWithParam<ColorRow> {};

TEST_P(ColorText, IsReadOrRefused) { EXPECT_EQ(parse_color(GetParam().text), GetParam().color); }

INSTANTIATE_TEST_SUITE_P(
    Rows, ColorText,
    ::testing::Values(ColorRow{"Hex", "#3B4cca", rgb(0x3B4CCA)}, ColorRow{"ShortHex", "#0af", rgb(0x00AAFF)},
                      ColorRow{"Commas", "rgb(59, 76, 202)", rgb(0x3B4CCA)},
                      ColorRow{"Spaces", "rgb(59 76 202)", rgb(0x3B4CCA)}, ColorRow{"Empty", "", std::nullopt},
                      ColorRow{"NotHex", "#12345g", std::nullopt}, ColorRow{"FourDigits", "#1234", std::nullopt},
                      ColorRow{"Alpha", "rgb(1 2 3 / 0.5)", std::nullopt}, ColorRow{"TooFew", "rgb(1, 2)", std::nullopt},
                      ColorRow{"TooLarge", "rgb(256, 0, 0)", std::nullopt},
                      ColorRow{"Endless", "rgb(99999999999, 0, 0)", std::nullopt}, ColorRow{"Name", "red", std::nullopt}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace portal_guide::ui
