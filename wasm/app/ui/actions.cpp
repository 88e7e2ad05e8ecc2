#include <algorithm>
#include <cmath>

#include "wasm/app/ui/layer.hpp"

/// Buttons, links, navigation and disclosures.
namespace portal_guide::ui {
namespace {

constexpr float kIconSize = 16;
constexpr float kIconGap = 8;
constexpr float kSmallHeight = 32;

bool is_external(std::string_view target) { return target.starts_with("https://") || target.starts_with("http://"); }

bool leads_out(std::string_view target) { return is_external(target) || target.starts_with("mailto:"); }

/// The href of a link's element: an address outside of the guide, or a fragment that opens a place in the guide
/// (docs/links.md).
std::string href_of(std::string_view target) {
  return leads_out(target) ? std::string(target) : "#guide=" + std::string(target);
}

struct ControlFace {
  Color ground, edge, words;
  /// 0 where there is none.
  float ground_alpha = 1, edge_width = 1;
};

struct ControlState {
  bool disabled = false;
  bool chosen = false;
  float hover = 0;
  bool pressed = false;
};

ControlFace control_face(const Palette& palette, Look look, const ControlState& state) {
  if (state.disabled) return {palette.sunken, palette.border, palette.muted};
  if (state.chosen) return {palette.accent_soft, palette.accent, palette.accent, 1, 2};
  switch (look) {
    case Look::Primary: {
      const Color ground = state.pressed ? mix(palette.accent_hover, palette.text, 0.15)
                                         : mix(palette.accent, palette.accent_hover, state.hover);
      return {ground, ground, palette.on_accent, 1, 0};
    }
    case Look::Secondary:
      return {state.pressed ? palette.accent_soft : mix(palette.surface, palette.sunken, state.hover),
              mix(palette.control, palette.text, state.hover * 0.5), palette.text};
    case Look::Quiet:
      return {state.pressed ? mix(palette.accent_soft, palette.accent, 0.12) : palette.accent_soft, palette.accent,
              state.hover > 0 ? palette.accent_hover : palette.accent, state.pressed ? 1 : state.hover, 0};
    case Look::Danger:
      return {state.pressed ? mix(palette.error.soft, palette.error.strong, 0.12)
                            : mix(palette.surface, palette.error.soft, state.hover),
              palette.error.strong, palette.error.strong};
  }
  return {palette.surface, palette.control, palette.text};
}

struct ControlShape {
  std::string_view text;
  Look look = Look::Secondary;
  Icon icon = Icon::None;
  Icon trailing = Icon::None;
  bool busy = false;
  bool disabled = false;
  bool chosen = false;
  bool full_width = false;
  bool small = false;
};

/// Lays out and paints a button, or a link that looks like one, and adds its node. Returns the node's index.
int put_control(Layer& layer, Id id, Role role, const ControlShape& shape) {
  const TypeSize type = type_size(TextStyle::Label);
  const bool coarse = layer.theme().request.coarse_pointer;
  const float padding = shape.small ? 10.0f : shape.look == Look::Quiet ? 12.0f : 16.0f;
  const bool leading = shape.icon != Icon::None || shape.busy;
  const float before = leading ? kIconSize + (shape.text.empty() ? 0 : kIconGap) : 0;
  const float after = shape.trailing != Icon::None ? kIconSize + kIconGap : 0;
  const float limit = layer.layout().limit() - 2 * padding - before - after;
  const Laid& laid = layer.typesetter().lay_out_words(shape.text, type, limit);
  const float text_height = static_cast<float>(laid.lines) * type.line;
  const float least = shape.small && !coarse ? kSmallHeight : layer.theme().control_height;
  const float height = std::max(least, text_height + (laid.lines > 1 ? 16.0f : 0.0f));
  const float inner = before + laid.width + after;
  // Whole pixels, so that edges and hit areas are sharp.
  const float width = shape.full_width ? layer.layout().limit() : std::max(std::ceil(inner + 2 * padding), least);
  const Rect rect = layer.layout().place(width, height);

  Memory& memory = layer.memory(id);
  const bool live = !shape.disabled && !shape.busy;
  const ControlState state{.disabled = shape.disabled,
                           .chosen = shape.chosen,
                           .hover = layer.motion().turn(memory.hover, live && layer.inbox().hovered(id)),
                           .pressed = live && layer.inbox().pressed(id)};
  ControlFace face = control_face(layer.palette(), shape.look, state);
  if (const auto& system = layer.theme().request.forced_colors; system && shape.look == Look::Primary && live) {
    face = {system->highlight, system->highlight, system->highlight_text, 1, 0};
  }
  const float radius = layer.theme().control_radius;
  if (face.ground_alpha > 0) layer.painter().fill(rect, face.ground, radius, face.ground_alpha);
  if (face.edge_width > 0) layer.painter().outline(rect, face.edge, radius, face.edge_width);

  const float x = (width - inner) / 2;
  const float icon_y = rect.y + (height - kIconSize) / 2;
  if (shape.busy) {
    layer.draw_spinner(rect.x + x, icon_y, kIconSize, face.words);
  } else {
    layer.painter().draw_icon(shape.icon, rect.x + x, icon_y, kIconSize, face.words);
  }
  layer.painter().draw_icon(shape.trailing, rect.x + x + before + laid.width + kIconGap, icon_y, kIconSize, face.words);

  layer.add(id, role, rect);
  const int index = layer.last_index();
  layer.painter().item(id, rect);
  layer.put_text(index, laid, TextStyle::Label, x + before, (height - text_height) / 2, laid.width, face.words);
  return index;
}

/// Lays out words with some ranges in bold.
const Laid& lay_out_words(Layer& layer, std::string_view words, std::span<const TextRange> strong, const TypeSize& type,
                          float limit) {
  if (strong.empty()) return layer.typesetter().lay_out_words(words, type, limit);
  std::vector<Piece>& pieces = layer.typesetter().pieces();
  pieces.clear();
  std::size_t done = 0;
  const auto add = [&](std::size_t end, RunKind kind) {
    if (end > done) pieces.push_back({.kind = kind, .text = words.substr(done, end - done)});
    done = std::max(done, end);
  };
  for (const TextRange& range : strong) {
    add(range.begin, RunKind::Plain);
    add(range.end, RunKind::Strong);
  }
  add(words.size(), RunKind::Plain);
  return layer.typesetter().lay_out_pieces(type, limit);
}

void follow_if_clicked(Layer& layer, Id id, std::string_view target) {
  if (layer.inbox().clicked(id) && !leads_out(target)) layer.follow(target);
}

/// A disclosure's line. Returns whether it is open.
bool put_disclosure(Layer& layer, Id id, const DisclosureOptions& options, const TypeSize& type) {
  Memory& known = layer.memory(id);
  if (!known.open_known) known.open = options.open_at_first;
  known.open_known = true;
  if (layer.inbox().clicked(id)) known.open = !known.open;
  if (options.open) known.open = *options.open;
  const bool open = known.open;

  constexpr float kIndent = 24;
  const TypeSize small = type_size(TextStyle::Small);
  const float detail = options.detail.empty() ? 0 : layer.fonts().width(Face::Medium, small.size, options.detail) + 12;
  const float width = layer.layout().limit() - kIndent - detail;
  const Laid& laid = layer.typesetter().lay_out_words(options.title, type, width);
  const float text_height = static_cast<float>(laid.lines) * type.line;
  const float least = layer.theme().request.coarse_pointer ? 44.0f : 32.0f;
  const Rect rect = layer.layout().place(layer.layout().limit(), std::max(least, text_height + 8));
  const Color words = layer.inbox().hovered(id) ? layer.palette().accent_hover : layer.palette().accent;
  const Color title = options.style == TextStyle::Label ? words : layer.palette().text;
  const float text_y = (rect.height - text_height) / 2;
  layer.painter().draw_icon(open ? Icon::ChevronDown : Icon::ChevronRight, rect.x,
                            rect.y + text_y + (type.line - kIconSize) / 2, kIconSize, words);
  if (!options.detail.empty()) {
    const TypeSize count{Face::Medium, small.size, type.line};
    layer.painter().draw_line(options.detail, count, RunKind::Plain, rect.x + rect.width - detail + 12, rect.y + text_y,
                              layer.palette().muted);
  }
  Node& node = layer.add(id, Role::Button, rect);
  node.set(open ? Flag::Expanded : Flag::Collapsed);
  if (!options.detail.empty()) node.name = layer.keep(std::string(options.title) + ", " + std::string(options.detail));
  layer.painter().item(id, rect);
  layer.put_text(layer.last_index(), laid, options.style, kIndent, text_y, width, title);
  return open;
}

}  // namespace

bool button(Frame& frame, std::string_view key, const ButtonOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  const bool clicked = layer.inbox().clicked(id) && !options.disabled && !options.busy;
  Icon trailing = options.icon_last ? options.icon : Icon::None;
  if (options.expanded && !options.opens_menu) trailing = *options.expanded ? Icon::ChevronDown : Icon::ChevronRight;
  const int index = put_control(layer, id, Role::Button,
                                {.text = options.text_hidden ? std::string_view{} : options.text,
                                 .look = options.look,
                                 .icon = options.icon_last ? Icon::None : options.icon,
                                 .trailing = trailing,
                                 .busy = options.busy,
                                 .disabled = options.disabled,
                                 .chosen = options.pressed.value_or(false),
                                 .full_width = options.full_width,
                                 .small = options.small});
  Node& node = layer.node_at(index);
  node.name = layer.keep(options.text_hidden && options.name.empty() ? options.text : options.name);
  node.description = layer.keep(options.hint);
  node.set(Flag::OpensMenu, options.opens_menu);
  node.set(Flag::Disabled, options.disabled);
  node.set(Flag::Busy, options.busy);
  if (options.pressed) node.set(*options.pressed ? Flag::Pressed : Flag::NotPressed);
  if (options.expanded) node.set(*options.expanded ? Flag::Expanded : Flag::Collapsed);
  return clicked;
}

void link_button(Frame& frame, std::string_view key, const LinkButtonOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  follow_if_clicked(layer, id, options.target);
  const int index = put_control(layer, id, Role::Link,
                                {.text = options.text,
                                 .look = options.look,
                                 .icon = options.icon,
                                 .trailing = is_external(options.target) ? Icon::External : Icon::None,
                                 .full_width = options.full_width,
                                 .small = options.small});
  layer.node_at(index).name = layer.keep(options.name);
  layer.node_at(index).href = layer.keep(href_of(options.target));
}

void link(Frame& frame, std::string_view key, const LinkOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  follow_if_clicked(layer, id, options.target);
  const TypeSize type = type_size(options.style);
  const float icon_size = std::floor(type.size * 0.875f);
  const float before = options.icon == Icon::None ? 0 : icon_size + 6;
  const float after = is_external(options.target) ? icon_size + 4 : 0;
  const Laid& laid = lay_out_words(layer, options.text, options.strong, type, layer.layout().limit() - before - after);
  const float height = static_cast<float>(laid.lines) * type.line;
  const Rect rect = layer.layout().place(before + laid.width + after, height);
  const Color color = layer.inbox().hovered(id) ? layer.palette().accent_hover : layer.palette().accent;
  layer.painter().draw_icon(options.icon, rect.x, rect.y + (type.line - icon_size) / 2, icon_size, color);
  if (after > 0) {
    layer.painter().draw_icon(Icon::External, rect.x + before + laid.width + 4, rect.y + height - (type.line + icon_size) / 2,
                              icon_size, color);
  }
  Node& node = layer.add(id, Role::Link, rect);
  node.name = layer.keep(options.name);
  node.href = layer.keep(href_of(options.target));
  layer.painter().item(id, rect);
  const float baseline = layer.fonts().baseline(type.face, type.size, type.line);
  for (const LaidRun& run : laid.runs) {
    layer.painter().fill({rect.x + before + run.x, std::floor(rect.y + static_cast<float>(run.line) * type.line + baseline) + 2,
                          run.width, layer.inbox().hovered(id) ? 2.0f : 1.0f},
                         color);
  }
  layer.put_text(layer.last_index(), laid, options.style, before, 0, laid.width, color);
}

void nav_item(Frame& frame, std::string_view key, const NavItemOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  follow_if_clicked(layer, id, options.target);
  const Palette& palette = layer.palette();
  const TextStyle style = options.current ? TextStyle::Label : TextStyle::Item;
  const TypeSize type = type_size(style);
  const TypeSize small = type_size(TextStyle::Small);
  const float padding = 12;
  const float before = options.icon == Icon::None ? 0 : kIconSize + 10;
  const float detail = options.detail.empty() ? 0 : layer.fonts().width(Face::Medium, small.size, options.detail) + 8;
  const float text_width = layer.layout().limit() - 2 * padding - before - detail;
  const Laid& laid = layer.typesetter().lay_out_words(options.text, type, text_width);
  const float text_height = static_cast<float>(laid.lines) * type.line;
  const float least = layer.theme().request.coarse_pointer ? 44.0f : 32.0f;
  const Rect rect = layer.layout().place(layer.layout().limit(), std::max(least, text_height + 12));

  Memory& memory = layer.memory(id);
  const float hover = layer.motion().turn(memory.hover, layer.inbox().hovered(id));
  const float radius = layer.theme().control_radius;
  if (options.current) {
    layer.painter().fill(rect, palette.accent_soft, radius);
    layer.painter().fill({rect.x, rect.y + 7, 3, rect.height - 14}, palette.accent, 1.5f);
  } else if (hover > 0) {
    layer.painter().fill(rect, layer.inbox().pressed(id) ? palette.accent_soft : palette.sunken, radius, hover);
  }
  const float text_y = (rect.height - text_height) / 2;
  layer.painter().draw_icon(options.icon, rect.x + padding, rect.y + text_y + (type.line - kIconSize) / 2, kIconSize,
                            tone_color(palette, options.icon_tone));
  if (!options.detail.empty()) {
    const TypeSize count{Face::Medium, small.size, type.line};
    layer.painter().draw_line(options.detail, count, RunKind::Plain, rect.x + rect.width - padding - detail + 8,
                              rect.y + text_y, palette.muted);
  }
  std::string name;
  if (!options.detail.empty() || !options.state.empty()) {
    name = options.text;
    for (const std::string_view part : {options.state, options.detail}) {
      if (!part.empty()) name.append(", ").append(part);
    }
  }
  Node& node = layer.add(id, Role::Link, rect);
  node.name = layer.keep(name);
  node.href = layer.keep(href_of(options.target));
  node.set(options.step ? Flag::CurrentStep : Flag::CurrentPage, options.current);
  layer.painter().item(id, rect);
  layer.put_text(layer.last_index(), laid, style, padding + before, text_y, text_width,
                 options.current ? palette.accent : palette.text);
}

void skip_link(Frame& frame, std::string_view words, Id target) {
  Layer& layer = frame.layer();
  const Id id = layer.unkeyed(Role::SkipLink);
  if (layer.inbox().clicked(id)) layer.request_focus(target);
  // The element shows itself while it has the focus. Nothing is drawn, so it takes no room.
  const Rect rect{8, 8, 0, 0};
  const Laid& laid = layer.typesetter().lay_out_words(words, type_size(TextStyle::Label), 10000);
  layer.add(id, Role::SkipLink, rect).refers_to = target;
  layer.painter().item(id, rect);
  layer.put_words_unpainted(layer.last_index(), laid, TextStyle::Label);
}

bool menu_item(Frame& frame, std::string_view key, const MenuItemOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  const TypeSize type = type_size(TextStyle::Label);
  constexpr float kPadding = 12, kIndent = kIconSize + kPadding;
  const float width = layer.layout().limit() - 2 * kPadding - kIndent;
  const Laid& laid = layer.typesetter().lay_out_words(options.text, type, width);
  const float text_height = static_cast<float>(laid.lines) * type.line;
  const Rect rect = layer.layout().place(layer.layout().limit(), std::max(layer.theme().control_height, text_height + 16));
  // The item that has the focus looks as the one under the pointer does: both are what Enter or a click would choose.
  const bool chosen = layer.inbox().hovered(id) || layer.inbox().focused() == id;
  if (chosen) layer.painter().fill(rect, layer.palette().sunken, layer.theme().control_radius);
  const Color color = tone_color(layer.palette(), options.tone);
  layer.painter().draw_icon(options.icon, rect.x + kPadding, rect.y + (rect.height - kIconSize) / 2, kIconSize, color);
  layer.add(id, Role::MenuItem, rect);
  layer.painter().item(id, rect);
  layer.put_text(layer.last_index(), laid, TextStyle::Label, kPadding + kIndent, (rect.height - text_height) / 2, width, color);
  return layer.inbox().clicked(id);
}

namespace {

/// The line of a summary, as a button.
bool put_summary(Layer& layer, Id id, const SummaryOptions& options) {
  constexpr float kPadding = 12, kIndent = kIconSize + kPadding, kRoomy = 560;
  const Palette& palette = layer.palette();
  const TypeSize type = type_size(TextStyle::Label);
  const TypeSize small = type_size(TextStyle::Small);
  const Fonts& fonts = layer.fonts();
  const float limit = layer.layout().limit();
  const float kind_width = fonts.width(Face::Medium, small.size, options.kind);
  const std::string detail = options.detail.empty() ? std::string() : " · " + std::string(options.detail);
  const float detail_width = kind_width + fonts.width(small.face, small.size, detail);
  const bool beside = limit >= kRoomy && detail_width < limit / 2;
  const float width = limit - 2 * (kPadding + kIndent) - (beside ? detail_width + kPadding : 0);
  const Laid& laid = layer.typesetter().lay_out_words(options.title, type, width);
  const float text_height = static_cast<float>(laid.lines) * type.line + (beside ? 0 : small.line);
  const Rect rect = layer.layout().place(limit, std::max(layer.theme().control_height, text_height + 2 * kSpace8));

  const float hover = layer.motion().turn(layer.memory(id).hover, layer.inbox().hovered(id));
  if (hover > 0) layer.painter().fill(rect, palette.sunken, layer.theme().control_radius, hover);
  const float text_y = (rect.height - text_height) / 2;
  const float icon_y = rect.y + text_y + (type.line - kIconSize) / 2;
  const Color tone = tone_color(palette, options.tone);
  layer.painter().draw_icon(options.icon, rect.x + kPadding, icon_y, kIconSize, tone);
  layer.painter().draw_icon(options.open ? Icon::ChevronDown : Icon::ChevronRight, rect.x + limit - kPadding - kIconSize,
                            icon_y, kIconSize, palette.muted);
  const float detail_x = rect.x + (beside ? limit - kPadding - kIndent - detail_width : kPadding + kIndent);
  const float detail_y = rect.y + text_y + (beside ? 0 : text_height - small.line);
  const float line = beside ? type.line : small.line;
  layer.painter().draw_line(options.kind, {Face::Medium, small.size, line}, RunKind::Plain, detail_x, detail_y, tone);
  layer.painter().draw_line(detail, {small.face, small.size, line}, RunKind::Plain, detail_x + kind_width, detail_y,
                            palette.muted);
  Node& node = layer.add(id, Role::Button, rect);
  node.set(options.open ? Flag::Expanded : Flag::Collapsed);
  std::string name(options.kind);
  name.append(": ").append(options.title);
  if (!options.detail.empty()) name.append(", ").append(options.detail);
  node.name = layer.keep(name);
  layer.painter().item(id, rect);
  layer.put_text(layer.last_index(), laid, TextStyle::Label, kPadding + kIndent, text_y, width, palette.text);
  return layer.inbox().clicked(id);
}

/// Opens a heading whose words are a button, calls `put(id)` for the button, and closes it.
template <class Put>
bool in_heading(Layer& layer, std::string_view key, int level, const Put& put) {
  const int depth = layer.layout().depth();
  const Id heading_id = layer.unkeyed(Role::Heading);
  const Rect outer = layer.layout().place_container();
  layer.add(heading_id, Role::Heading, outer).level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
  Box& box = layer.layout().open(Flow::Stack, heading_id, outer, 0, 0);
  box.node_index = layer.last_index();
  // The button's key is unique among the heading's siblings.
  const Id id = layer.keyed(key);
  box.node = heading_id;
  const bool result = put(id);
  layer.close(depth);
  return result;
}

}  // namespace

bool summary(Frame& frame, std::string_view key, const SummaryOptions& options) {
  Layer& layer = frame.layer();
  return in_heading(layer, key, options.level, [&](Id id) { return put_summary(layer, id, options); });
}

bool disclosure(Frame& frame, std::string_view key, const DisclosureOptions& options) {
  Layer& layer = frame.layer();
  const TypeSize type = type_size(options.style);
  if (options.level == 0) return put_disclosure(layer, layer.keyed(key), options, type);
  return in_heading(layer, key, options.level, [&](Id id) { return put_disclosure(layer, id, options, type); });
}

}  // namespace portal_guide::ui
