#include "wasm/app/ui/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

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
constexpr double kOutlineContrast = 3;
constexpr Color kWhite = rgb(0xFFFFFF);

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

/// Whether the ground is a dark one: white text has more contrast on it than black text.
bool is_dark(Color ground) { return contrast(kWhite, ground) > contrast(Color{}, ground); }

std::array<Color, 3> grounds_of(const Palette& palette) { return {palette.canvas, palette.surface, palette.sunken}; }

double least_contrast(Color color, const Palette& palette) {
  double least = 21;
  for (const Color ground : grounds_of(palette)) {
    least = std::min(least, contrast(color, ground));
  }
  return least;
}

/// The colour nearest to `wanted` on the way to `end` that has the contrast on every ground; `end` where none has.
Color moved_to(Color wanted, Color end, const Palette& palette, double needed) {
  for (double share = 0; share < 1; share += 0.05) {
    const Color color = mix(wanted, end, share);
    if (least_contrast(color, palette) >= needed) return color;
  }
  return end;
}

/// The ground nearest to `wanted` on the way to the surface that `strong`, and the palette's texts and links can be read on.
Color readable_ground(Color wanted, Color strong, const Palette& palette) {
  for (double share = 0; share < 1; share += 0.1) {
    const Color ground = mix(wanted, palette.surface, share);
    const double least = std::min({contrast(strong, ground), contrast(palette.text, ground), contrast(palette.muted, ground),
                                   contrast(palette.accent, ground)});
    if (least >= kTextContrast) return ground;
  }
  return palette.surface;
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

std::optional<Palette> with_neutrals(const Palette& palette, const Neutrals& neutrals) {
  Palette result = palette;
  result.canvas = neutrals.canvas.value_or(neutrals.surface.value_or(palette.canvas));
  result.surface = neutrals.surface.value_or(neutrals.canvas.value_or(palette.surface));
  result.text = neutrals.text.value_or(palette.text);
  result.sunken = mix(result.surface, result.text, 0.06);
  if (least_contrast(result.text, result) < kTextContrast) return std::nullopt;
  result.muted = moved_to(mix(result.text, result.surface, 0.35), result.text, result, kTextContrast);
  result.control = moved_to(mix(result.text, result.surface, 0.55), result.text, result, kOutlineContrast);
  result.border = mix(result.surface, result.text, 0.16);
  // The text's own colour has the contrast that an accent and a tone need.
  result.accent = moved_to(palette.accent, result.text, result, kTextContrast);
  const double soft = is_dark(result.surface) ? 0.2 : 0.1;
  for (TonePair* tone : {&result.error, &result.warning, &result.info, &result.success}) {
    tone->strong = moved_to(tone->strong, result.text, result, kTextContrast);
    tone->soft = readable_ground(mix(result.surface, tone->strong, soft), tone->strong, result);
  }
  return with_accent(result, result.accent);
}

std::optional<Palette> with_accent(const Palette& palette, Color accent) {
  if (least_contrast(accent, palette) < kTextContrast) return std::nullopt;
  const bool dark = is_dark(palette.canvas);
  Palette result = palette;
  result.accent = accent;
  result.accent_hover = accent;
  // An accent at the end of the scale can only turn the other way, as far as the grounds allow.
  const Color onward = dark ? kWhite : Color{}, back = dark ? Color{} : kWhite;
  for (const auto& [towards, share] : {std::pair(onward, 0.2), std::pair(back, 0.2), std::pair(back, 0.1)}) {
    const Color hover = mix(accent, towards, share);
    if (contrast(hover, accent) < 1.1 || least_contrast(hover, palette) < kTextContrast) continue;
    result.accent_hover = hover;
    break;
  }
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
  Theme theme{.palette = request.dark ? kDark : kLight, .request = request, .dark = request.dark};
  if (const auto& [canvas, surface, text] = request.neutrals; canvas || surface || text) {
    const bool dark = surface ? is_dark(*surface) : canvas ? is_dark(*canvas) : request.dark;
    if (const auto own = with_neutrals(dark ? kDark : kLight, request.neutrals)) {
      theme.palette = *own;
      theme.dark = dark;
    }
  }
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
