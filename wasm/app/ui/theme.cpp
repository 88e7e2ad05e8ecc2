#include "wasm/app/ui/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text/ascii.hpp"

namespace portal_guide::ui {
namespace {

// Of colours.json; the build writes the two files.
constexpr Palette kLight = {
#include "wasm/app/ui/light_palette.inc"
};
constexpr Palette kDark = {
#include "wasm/app/ui/dark_palette.inc"
};

constexpr double kTextContrast = 4.5;

double channel_luminance(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * channel_luminance(color.red) + 0.7152 * channel_luminance(color.green) +
         0.0722 * channel_luminance(color.blue);
}

std::optional<Color> parse_hex(std::string_view digits) {
  std::array<int, 6> values{};
  if (digits.size() != 3 && digits.size() != 6) return std::nullopt;
  for (std::size_t index = 0; index < 6; ++index) {
    values[index] = text::hex_value(digits[digits.size() == 3 ? index / 2 : index]);
    if (values[index] < 0) return std::nullopt;
  }
  const auto channel = [&](std::size_t index) { return static_cast<std::uint8_t>(values[index] * 16 + values[index + 1]); };
  return Color{channel(0), channel(2), channel(4)};
}

std::optional<Color> parse_rgb(std::string_view list) {
  std::array<int, 3> values{};
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < list.size() && (list[at] == ' ' || list[at] == ',')) {
      ++at;
    }
  };
  for (int& value : values) {
    skip();
    const std::size_t start = at;
    while (at < list.size() && at - start < 3 && text::is_digit(list[at])) {
      value = value * 10 + (list[at++] - '0');
    }
    if (at == start || value > 255) return std::nullopt;
  }
  skip();
  if (at != list.size()) return std::nullopt;
  return Color{static_cast<std::uint8_t>(values[0]), static_cast<std::uint8_t>(values[1]),
               static_cast<std::uint8_t>(values[2])};
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if (text.starts_with('#')) return parse_hex(text.substr(1));
  if (text.starts_with("rgb(") && text.ends_with(')')) return parse_rgb(text.substr(4, text.size() - 5));
  return std::nullopt;
}

std::string to_string(Color color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t channel : {color.red, color.green, color.blue}) {
    text += kDigits[channel >> 4];
    text += kDigits[channel & 15];
  }
  return text;
}

double contrast(Color a, Color b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Color mix(Color a, Color b, double share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
  };
  return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

const Palette& light_palette() { return kLight; }
const Palette& dark_palette() { return kDark; }

std::optional<Palette> with_accent(const Palette& palette, Color accent) {
  for (const Color ground : {palette.canvas, palette.surface, palette.sunken}) {
    if (contrast(accent, ground) < kTextContrast) return std::nullopt;
  }
  const bool dark = luminance(palette.canvas) < 0.5;
  constexpr Color kWhite = rgb(0xFFFFFF);
  Palette result = palette;
  result.accent = accent;
  result.accent_hover = mix(accent, dark ? kWhite : Color{}, 0.2);
  // An accent at the end of the scale can only turn the other way.
  if (contrast(result.accent_hover, accent) < 1.1) result.accent_hover = mix(accent, dark ? Color{} : kWhite, 0.2);
  result.on_accent = dark ? palette.canvas : kWhite;
  result.focus = dark ? result.accent_hover : accent;
  // The soft ground carries text in the accent and in the text colour; it comes as close to the accent as these allow.
  for (double share = dark ? 0.26 : 0.14; share > 0; share -= 0.02) {
    result.accent_soft = mix(palette.surface, accent, share);
    if (contrast(accent, result.accent_soft) >= kTextContrast && contrast(palette.muted, result.accent_soft) >= kTextContrast) {
      return result;
    }
  }
  result.accent_soft = palette.surface;
  return result;
}

Palette with_more_contrast(const Palette& palette) {
  Palette result = palette;
  result.muted = palette.text;
  result.border = palette.control;
  result.control = palette.text;
  return result;
}

Palette forced_palette(const SystemColors& system) {
  const TonePair plain = {system.text, system.canvas};
  return {.canvas = system.canvas,
          .surface = system.canvas,
          .sunken = system.canvas,
          .text = system.text,
          .muted = system.text,
          .border = system.text,
          .control = system.text,
          .accent = system.link,
          .accent_hover = system.link,
          .on_accent = system.canvas,
          .accent_soft = system.canvas,
          .error = plain,
          .warning = plain,
          .info = plain,
          .success = plain,
          .focus = system.highlight};
}

Theme make_theme(const ThemeRequest& request) {
  Theme theme{.palette = request.dark ? kDark : kLight, .request = request};
  if (request.accent) theme.palette = with_accent(theme.palette, *request.accent).value_or(theme.palette);
  if (request.more_contrast) theme.palette = with_more_contrast(theme.palette);
  if (request.forced_colors) theme.palette = forced_palette(*request.forced_colors);
  if (request.radius) {
    theme.control_radius = std::clamp(*request.radius, 0.0f, 20.0f);
    theme.card_radius = theme.control_radius * 1.5f;
  }
  if (request.coarse_pointer) theme.control_height = 44;
  return theme;
}

Color tone_color(const Palette& palette, Tone tone) {
  switch (tone) {
    case Tone::Plain:
      return palette.text;
    case Tone::Muted:
      return palette.muted;
    case Tone::Accent:
      return palette.accent;
    case Tone::Error:
      return palette.error.strong;
    case Tone::Warning:
      return palette.warning.strong;
    case Tone::Info:
      return palette.info.strong;
    case Tone::Success:
      return palette.success.strong;
  }
  return palette.text;
}

Color tone_ground(const Palette& palette, Tone tone) {
  switch (tone) {
    case Tone::Plain:
      return palette.surface;
    case Tone::Muted:
      return palette.sunken;
    case Tone::Accent:
      return palette.accent_soft;
    case Tone::Error:
      return palette.error.soft;
    case Tone::Warning:
      return palette.warning.soft;
    case Tone::Info:
      return palette.info.soft;
    case Tone::Success:
      return palette.success.soft;
  }
  return palette.surface;
}

TypeSize type_size(TextStyle style) {
  switch (style) {
    case TextStyle::Display:
      return {Face::Bold, 28, 36};
    case TextStyle::Title:
      return {Face::Bold, 20, 28};
    case TextStyle::Heading:
      return {Face::Bold, 16, 24};
    case TextStyle::Body:
      return {Face::Regular, 16, 26};
    case TextStyle::Label:
      return {Face::Medium, 14, 20};
    case TextStyle::Small:
      return {Face::Regular, 13, 18};
    case TextStyle::Code:
      return {Face::Mono, 13, 20};
    case TextStyle::Item:
      return {Face::Regular, 14, 20};
  }
  return {Face::Regular, 16, 26};
}

}  // namespace portal_guide::ui
