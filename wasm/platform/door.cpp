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

ui::Themed themed(const Json& event) {
  ui::ThemeRequest request{.dark = flag(event, "dark"),
                           .more_contrast = flag(event, "contrast"),
                           .forced_colors = flag(event, "forced"),
                           .reduced_motion = flag(event, "reducedMotion"),
                           .coarse_pointer = flag(event, "coarse")};
  if (const auto accent = as_string(find(event, "accent"))) request.accent = ui::parse_color(*accent);
  request.radius = number(event, "radius");
  return {.theme = request, .fonts_changed = flag(event, "fontsChanged")};
}

void append_theme(std::string& out, const ui::Theme& theme) {
  const ui::Palette& palette = theme.palette;
  const std::pair<std::string_view, ui::Color> colors[] = {
      {"canvas", palette.canvas},       {"surface", palette.surface},    {"sunken", palette.sunken},
      {"text", palette.text},           {"muted", palette.muted},        {"border", palette.border},
      {"control", palette.control},     {"accent", palette.accent},      {"accent-soft", palette.accent_soft},
      {"on-accent", palette.on_accent}, {"error", palette.error.strong}, {"focus", palette.focus}};
  out += ",\"theme\":{\"colors\":{";
  bool first = true;
  for (const auto& [name, color] : colors) {
    if (!std::exchange(first, false)) out += ',';
    ui::append_json(out, name);
    out += ':';
    ui::append_json(out, ui::to_string(color));
  }
  out += "},\"radius\":";
  ui::append_json(out, theme.control_radius);
  out += theme.request.dark ? ",\"dark\":true}" : ",\"dark\":false}";
}

}  // namespace

std::string failure(const Error& error) {
  std::string out = "{\"ok\":false,\"error\":{\"id\":";
  ui::append_json(out, error.id);
  out += ",\"where\":";
  ui::append_json(out, error.where);
  return out + "}}";
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

std::string open_frame_result(ui::Layer& layer, std::optional<ui::ThemeRequest>& theme_sent) {
  std::string out = "{\"operations\":[";
  out += layer.take_operations();
  out += "],\"height\":";
  ui::append_json(out, layer.content_height());
  out += layer.wants_frame() ? ",\"again\":true" : ",\"again\":false";
  if (!theme_sent || !(*theme_sent == layer.theme().request)) {
    append_theme(out, layer.theme());
    theme_sent = layer.theme().request;
  }
  if (const ui::Id id = layer.take_focus(); id != 0) out += ",\"focus\":" + std::to_string(id);
  if (const auto scroll = layer.take_scroll(); scroll.wanted) out += ",\"scroll\":" + std::to_string(scroll.node);
  if (const auto announcements = layer.take_announcements(); !announcements.empty()) {
    out += ",\"announcements\":[";
    for (std::size_t index = 0; index < announcements.size(); ++index) {
      out += index > 0 ? ",[" : "[";
      ui::append_json(out, announcements[index].text);
      out += announcements[index].assertive ? ",true]" : ",false]";
    }
    out += ']';
  }
  return out;
}

}  // namespace portal_guide::platform
