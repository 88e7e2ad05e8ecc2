#include <algorithm>
#include <cmath>

#include "wasm/app/ui/layer.hpp"

/// Fields. They are real inputs, which the browser paints in the theme's colours.
namespace portal_guide::ui {
namespace {

constexpr float kWidestField = 480;
constexpr float kMark = 20;
constexpr float kSearchIcon = 16;

/// A line of words that belongs to a field. Returns its id.
Id put_note(Layer& layer, Role role, std::string_view words, TextStyle style, Color color, float width,
            Icon icon = Icon::None) {
  const TypeSize type = type_size(style);
  const float indent = icon == Icon::None ? 0 : type.size + 6;
  const Laid& laid = layer.typesetter().lay_out_words(words, type, width - indent);
  const Rect rect = layer.layout().place(width, static_cast<float>(laid.lines) * type.line);
  const Id id = layer.unkeyed(role);
  layer.add(id, role, rect);
  layer.painter().draw_icon(icon, rect.x, rect.y + (type.line - type.size) / 2, type.size, color);
  layer.put_text(layer.last_index(), laid, style, indent, 0, width - indent, color);
  return id;
}

FieldResult put_field(Frame& frame, std::string_view key, Role role, std::string& value, const FieldOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  FieldResult result{.id = layer.keyed(key)};
  if (const std::string* typed = layer.inbox().typed(result.id)) {
    result.changed = *typed != value;
    value = *typed;
  }
  result.submitted = layer.inbox().submitted(result.id);

  Rect outer = layer.layout().place_container();
  outer.width = std::min(outer.width, options.width > 0 ? options.width : kWidestField);
  layer.layout().open(Flow::Stack, layer.unkeyed(Role::Group), outer, 0, kSpace4);
  const Palette& palette = layer.palette();
  if (!options.label_hidden) {
    put_note(layer, Role::Label, options.label, TextStyle::Label, palette.text, outer.width);
    layer.node_at(layer.last_index()).refers_to = result.id;
  }
  const float lines = role == Role::TextArea ? static_cast<float>(std::max(options.lines, 2)) : 1;
  const float height = role == Role::TextArea ? lines * type_size(TextStyle::Body).line + 16 : layer.theme().control_height;
  const Rect rect = layer.layout().place(outer.width, height);
  if (role == Role::SearchField) {
    // The element lets this show through.
    layer.painter().fill(rect, palette.surface, layer.theme().control_radius);
    layer.painter().draw_icon(Icon::Search, rect.x + kSpace12, rect.y + (height - kSearchIcon) / 2, kSearchIcon, palette.muted);
  }
  layer.add(result.id, role, rect);
  const int index = layer.last_index();
  layer.painter().item(result.id, rect);
  // The hint stays below an error, because it says what would be right.
  Id note = 0;
  if (!options.error.empty()) {
    note = put_note(layer, Role::Paragraph, options.error, TextStyle::Small, palette.error.strong, outer.width, Icon::Octagon);
  }
  if (!options.hint.empty()) {
    const Id hint = put_note(layer, Role::Paragraph, options.hint, TextStyle::Small, palette.muted, outer.width);
    if (note == 0) note = hint;
  }
  Node& node = layer.node_at(index);
  if (options.label_hidden) node.name = layer.keep(options.label);
  node.placeholder = layer.keep(options.placeholder);
  // The element keeps a secret's text to itself. The node only says whether it is to be emptied.
  node.value =
      role == Role::SecretField ? (value.empty() ? std::string_view{} : std::string_view{"filled"}) : layer.keep(value);
  node.refers_to = note;
  node.set(Flag::Invalid, !options.error.empty());
  node.set(Flag::Required, options.required);
  node.set(Flag::Disabled, options.disabled);
  node.set(Flag::Monospace, options.monospace || role == Role::SecretField);
  layer.close(depth);
  return result;
}

}  // namespace

FieldResult text_field(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options) {
  return put_field(frame, key, Role::TextField, value, options);
}

FieldResult search_field(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options) {
  return put_field(frame, key, Role::SearchField, value, options);
}

FieldResult text_area(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options) {
  return put_field(frame, key, Role::TextArea, value, options);
}

FieldResult secret_field(Frame& frame, std::string_view key, std::string& shape, const FieldOptions& options) {
  return put_field(frame, key, Role::SecretField, shape, options);
}

bool checkbox(Frame& frame, std::string_view key, bool& value, const CheckboxOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  const bool changed = layer.inbox().clicked(id) && !options.disabled;
  if (changed) value = !value;
  const TypeSize type = type_size(TextStyle::Body);
  const float indent = kMark + 10;
  const Laid& laid = layer.typesetter().lay_out_words(options.label, type, layer.layout().limit() - indent);
  const float text_height = static_cast<float>(laid.lines) * type.line;
  const float height = std::max(text_height, layer.theme().request.coarse_pointer ? 44.0f : 32.0f);
  const Rect rect = layer.layout().place(indent + laid.width, height);
  const Palette& palette = layer.palette();
  const float text_y = (height - text_height) / 2;
  const Rect mark{rect.x, rect.y + text_y + (type.line - kMark) / 2, kMark, kMark};
  const Color edge = options.disabled ? palette.border : layer.inbox().hovered(id) ? palette.accent : palette.control;
  if (value) {
    layer.painter().fill(mark,
                         options.disabled            ? palette.muted
                         : layer.inbox().hovered(id) ? palette.accent_hover
                                                     : palette.accent,
                         5);
    layer.painter().draw_icon(Icon::Tick, mark.x + 3, mark.y + 3, kMark - 6,
                              options.disabled ? palette.surface : palette.on_accent);
  } else {
    layer.painter().fill(mark, palette.surface, 5);
    layer.painter().outline(mark, edge, 5, 1.5f);
  }
  Node& node = layer.add(id, Role::Checkbox, rect);
  node.set(Flag::Checked, value);
  node.set(Flag::Disabled, options.disabled);
  layer.painter().item(id, rect);
  layer.put_text(layer.last_index(), laid, TextStyle::Body, indent, text_y, laid.width,
                 options.disabled ? palette.muted : palette.text);
  return changed;
}

namespace {

constexpr float kSegmentPadding = 14;

float segments_width(const Fonts& fonts, const TypeSize& type, std::span<const Choice> choices) {
  float width = 0;
  for (const Choice& each : choices) {
    width += std::ceil(fonts.width(type.face, type.size, each.label)) + 2 * kSegmentPadding;
  }
  return width;
}

}  // namespace

bool choice(Frame& frame, std::string_view key, std::string& value, std::span<const Choice> choices,
            const ChoiceOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id group = layer.keyed(key);
  const Palette& palette = layer.palette();
  const TextStyle style = options.segmented ? TextStyle::Label : TextStyle::Body;
  const TypeSize type = type_size(style);
  const float control = layer.theme().control_height;

  // A segmented group takes its own width, so that it can stand in a row.
  Rect outer = layer.layout().place_container();
  const float segments = options.segmented ? segments_width(layer.fonts(), type, choices) : 0;
  const bool in_a_row = layer.layout().box().flow == Flow::Row;
  if (options.segmented && in_a_row && options.label_hidden) outer = layer.layout().place(segments, control);
  layer.add(group, Role::RadioGroup, outer).name = layer.keep(options.label);
  const bool in_row = outer.height > 0;
  Box& box = layer.layout().open(Flow::Stack, group, outer, 0, kSpace4);
  box.node = group;
  box.node_index = layer.last_index();
  if (!options.label_hidden) put_note(layer, Role::Text, options.label, TextStyle::Label, palette.text, outer.width);

  bool changed = false;
  for (const Choice& each : choices) {
    const Id id = layer.peek(each.key);
    if (layer.inbox().clicked(id) && value != each.key) {
      value = each.key;
      changed = true;
    }
  }
  float segment_x = 0;
  Rect bar;
  if (options.segmented) {
    bar = layer.layout().place(segments, control);
    layer.painter().fill(bar, palette.sunken, layer.theme().control_radius);
    layer.painter().outline(bar, palette.control, layer.theme().control_radius);
  }
  for (const Choice& each : choices) {
    const Id id = layer.keyed(each.key);
    const bool chosen = value == each.key;
    Rect rect;
    const Laid* laid = nullptr;
    float text_x = 0;
    if (options.segmented) {
      laid = &layer.typesetter().lay_out_words(each.label, type, 10000);
      rect = {bar.x + segment_x, bar.y, std::ceil(laid->width) + 2 * kSegmentPadding, bar.height};
      segment_x += rect.width;
      text_x = (rect.width - laid->width) / 2;
      if (chosen) {
        const Rect plate{rect.x + 3, rect.y + 3, rect.width - 6, rect.height - 6};
        layer.painter().fill(plate, palette.surface, layer.theme().control_radius - 2);
        layer.painter().outline(plate, palette.accent, layer.theme().control_radius - 2, 1.5f);
      }
    } else {
      constexpr float kIndent = kMark + 10;
      laid = &layer.typesetter().lay_out_words(each.label, type, layer.layout().limit() - kIndent);
      rect = layer.layout().place(kIndent + laid->width, std::max(static_cast<float>(laid->lines) * type.line,
                                                                  layer.theme().request.coarse_pointer ? 44.0f : 32.0f));
      text_x = kIndent;
      const Rect mark{rect.x, rect.y + (rect.height - kMark) / 2, kMark, kMark};
      layer.painter().fill(mark, palette.surface, kMark / 2);
      layer.painter().outline(mark, chosen ? palette.accent : palette.control, kMark / 2, chosen ? 2.0f : 1.5f);
      if (chosen) layer.painter().fill({mark.x + 5, mark.y + 5, kMark - 10, kMark - 10}, palette.accent, kMark / 2 - 5);
    }
    Node& node = layer.add(id, Role::Radio, rect);
    node.set(Flag::Checked, chosen);
    layer.painter().item(id, rect);
    const float text_y = (rect.height - static_cast<float>(laid->lines) * type.line) / 2;
    const Color color = options.segmented ? (chosen                      ? palette.accent
                                             : layer.inbox().hovered(id) ? palette.text
                                                                         : palette.muted)
                                          : palette.text;
    layer.put_text(layer.last_index(), *laid, style, text_x, text_y, laid->width, color);
  }
  // The row has placed the group already. Closing it must not place it again.
  if (in_row) layer.layout().box().bottom = outer.y + outer.height;
  layer.close(depth);
  return changed;
}

}  // namespace portal_guide::ui
