#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "wasm/app/ui/ui.hpp"

/// The colour roles and the type scale of docs/look.md.
namespace portal_guide::ui {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;

  bool operator==(const Color&) const = default;
};

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

/// "#3b4cca", "#fff", "rgb(59, 76, 202)" and "rgb(59 76 202)"; nullopt for anything else, colours with alpha included.
std::optional<Color> parse_color(std::string_view text);
/// "#3b4cca".
std::string to_string(Color color);

/// WCAG 2.2's contrast ratio, 1 to 21.
double contrast(Color a, Color b);
/// Mixes `a` with a `share` (0 to 1) of `b`, per channel.
Color mix(Color a, Color b, double share);

/// A text colour and the soft ground that goes with it.
struct TonePair {
  Color strong;
  Color soft;
};

struct Palette {
  Color canvas, surface, sunken;
  Color text, muted;
  /// Decoration; and the outlines of controls.
  Color border, control;
  Color accent, accent_hover, on_accent, accent_soft;
  TonePair error, warning, info, success;
  Color focus;
};

const Palette& light_palette();
const Palette& dark_palette();

/// The neutral colours that a host can set; nullopt for the palette's own.
struct Neutrals {
  std::optional<Color> canvas = {};
  std::optional<Color> surface = {};
  std::optional<Color> text = {};

  bool operator==(const Neutrals&) const = default;
};

/// The palette on the host's own grounds and with its own text colour. Everything else is derived from them: wells, muted text,
/// lines, outlines, and the accent and the tones, as near to the palette's as the grounds allow. nullopt if the text lacks the
/// contrast that it needs (4.5 : 1) on one of the grounds.
std::optional<Palette> with_neutrals(const Palette& palette, const Neutrals& neutrals);

/// The palette with the operator's accent; hover, soft ground, the text on it and the focus ring are derived from it.
/// nullopt if the accent lacks the contrast that text needs (4.5 : 1) on the palette's backgrounds.
std::optional<Palette> with_accent(const Palette& palette, Color accent);
/// The colours of a system that forces its own on every page, by their names in CSS: Canvas, CanvasText, LinkText, Highlight
/// and HighlightText.
struct SystemColors {
  Color canvas, text, link, highlight, highlight_text;

  bool operator==(const SystemColors&) const = default;
};

/// The palette that a system's own colours make.
Palette forced_palette(const SystemColors& system);
/// For `prefers-contrast: more`: muted text and outlines as strong as the text.
Palette with_more_contrast(const Palette& palette);

/// What the browser and the operator ask for.
struct ThemeRequest {
  bool dark = false;
  bool more_contrast = false;
  /// Set where the reader's system forces its own colours. No other colour is used then.
  std::optional<SystemColors> forced_colors = {};
  /// The browser cannot show a painted picture, or shall not. A frame is told as vector shapes then, see shapes.hpp.
  bool vector = false;
  bool reduced_motion = false;
  /// A finger rather than a mouse.
  bool coarse_pointer = false;
  /// The host's own colours and radius; nullopt for the defaults.
  Neutrals neutrals = {};
  std::optional<Color> accent = {};
  std::optional<float> radius = {};

  bool operator==(const ThemeRequest&) const = default;
};

struct Theme {
  Palette palette;
  ThemeRequest request;
  /// As the reader's system asks, or as the host's own ground is.
  bool dark = false;
  /// Corner radii.
  float control_radius = 8;
  float card_radius = 12;
  /// Height of buttons and fields.
  float control_height = 40;
};

/// A host's colours that lack contrast are ignored: its neutrals together, its accent by itself. Its ground says whether the
/// theme is a dark one.
Theme make_theme(const ThemeRequest& request);

Color tone_color(const Palette& palette, Tone tone);
/// The ground of a card or badge of that tone.
Color tone_ground(const Palette& palette, Tone tone);

/// A face is a font of its own: its weight is drawn by the browser, never faked.
enum class Face : std::uint8_t { Regular, Medium, Bold, Mono };
inline constexpr int kFaceCount = 4;

struct TypeSize {
  Face face;
  float size;
  float line;
};
TypeSize type_size(TextStyle style);

}  // namespace portal_guide::ui
