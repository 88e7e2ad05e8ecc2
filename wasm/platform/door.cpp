#include "wasm/platform/door.hpp"

#include <utility>

namespace portal_guide::platform {
namespace {

std::optional<float> number(const Json& event, std::string_view key) {
  const Json* value = find(event, key);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  return value->get<float>();
}

bool flag(const Json& event, std::string_view key) { return as_bool(find(event, key)).value_or(false); }

ui::Id node(const Json& event) {
  const std::optional<std::int64_t> id = as_integer(find(event, "node"));
  return id && *id > 0 && *id <= UINT32_MAX ? static_cast<ui::Id>(*id) : 0;
}

std::string text(const Json& event) { return std::string(as_string(find(event, "text")).value_or("")); }

/// Nullopt where the system forces no colours, or one of them cannot be read.
std::optional<ui::SystemColors> system_colors(const Json& event) {
  const Json* forced = find(event, "forced");
  if (forced == nullptr || !forced->is_object()) return std::nullopt;
  ui::SystemColors system;
  const std::pair<std::string_view, ui::Color*> colors[] = {{"canvas", &system.canvas},
                                                            {"text", &system.text},
                                                            {"link", &system.link},
                                                            {"highlight", &system.highlight},
                                                            {"highlightText", &system.highlight_text}};
  for (const auto& [name, color] : colors) {
    const auto parsed = ui::parse_color(as_string(find(*forced, name)).value_or(""));
    if (!parsed) return std::nullopt;
    *color = *parsed;
  }
  return system;
}

ui::Themed themed(const Json& event) {
  ui::ThemeRequest request{.dark = flag(event, "dark"),
                           .more_contrast = flag(event, "contrast"),
                           .forced_colors = system_colors(event),
                           .vector = flag(event, "vector"),
                           .reduced_motion = flag(event, "reducedMotion"),
                           .coarse_pointer = flag(event, "coarse")};
  const auto own = [&](std::string_view name) { return ui::parse_color(as_string(find(event, name)).value_or("")); };
  request.neutrals = {.canvas = own("canvas"), .surface = own("surface"), .text = own("text")};
  request.accent = own("accent");
  request.radius = number(event, "radius");
  return {.theme = request, .fonts_changed = flag(event, "fontsChanged")};
}

void write_theme(JsonWriter& json, const ui::Theme& theme) {
  const ui::Palette& palette = theme.palette;
  const std::pair<std::string_view, ui::Color> colors[] = {
      {"canvas", palette.canvas},       {"surface", palette.surface},    {"sunken", palette.sunken},
      {"text", palette.text},           {"muted", palette.muted},        {"border", palette.border},
      {"control", palette.control},     {"accent", palette.accent},      {"accent-soft", palette.accent_soft},
      {"on-accent", palette.on_accent}, {"error", palette.error.strong}, {"focus", palette.focus}};
  json.begin_object().name("colors").begin_object();
  for (const auto& [name, color] : colors) {
    json.member(name, ui::to_string(color));
  }
  json.end_object().name("radius").raw(ui::json_number(theme.control_radius));
  json.member("dark", theme.dark).end_object();
}

}  // namespace

std::string failure(const Error& error) {
  JsonWriter json;
  json.begin_object().member("ok", false).name("error").begin_object();
  json.member("id", error.id).member("where", error.where).end_object().end_object();
  return std::move(json).text();
}

std::optional<ui::Input> parse_input(const Json& event) {
  const std::string_view type = as_string(find(event, "type")).value_or("");
  if (type == "resize") {
    const auto width = number(event, "width"), height = number(event, "height"), density = number(event, "density");
    if (!width || !height || !density) return std::nullopt;
    return ui::Resized{*width, *height, *density};
  }
  if (type == "scroll") {
    const auto top = number(event, "top");
    return top ? std::optional<ui::Input>(ui::Scrolled{*top}) : std::nullopt;
  }
  if (type == "pointer") return ui::Pointed{node(event), flag(event, "down")};
  if (type == "click") return ui::Clicked{node(event)};
  if (type == "input") return ui::Typed{node(event), text(event)};
  if (type == "submit") return ui::Submitted{node(event)};
  if (type == "focus") return ui::Focused{node(event)};
  if (type == "theme") return themed(event);
  return std::nullopt;
}

void write_frame(JsonWriter& json, ui::Layer& layer, std::optional<ui::ThemeRequest>& theme_sent) {
  json.name("operations").raw(layer.take_operations());
  if (const auto shapes = layer.take_shapes()) json.name("shapes").raw(*shapes);
  json.name("height").raw(ui::json_number(layer.content_height()));
  json.member("again", layer.wants_frame());
  if (!theme_sent || !(*theme_sent == layer.theme().request)) {
    write_theme(json.name("theme"), layer.theme());
    theme_sent = layer.theme().request;
  }
  if (const ui::Id id = layer.take_focus(); id != 0) json.member("focus", id);
  if (const auto scroll = layer.take_scroll(); scroll.wanted) json.member("scroll", scroll.node);
  if (const auto announcements = layer.take_announcements(); !announcements.empty()) {
    json.name("announcements").begin_array();
    for (const auto& announcement : announcements) {
      json.begin_array().value(announcement.text).value(announcement.assertive).end_array();
    }
    json.end_array();
  }
}

}  // namespace portal_guide::platform
