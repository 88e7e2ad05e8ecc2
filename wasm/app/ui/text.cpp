#include <algorithm>

#include "core/content/markup.hpp"
#include "wasm/app/ui/layer.hpp"

/// Words, headings, badges, icons and code.
namespace portal_guide::ui {
namespace {

constexpr float kMaxCharacters = 68;

/// Reading text is at most 68 characters of average width wide.
float text_limit(Layer& layer, TextStyle style) {
  return std::min(layer.layout().limit(), layer.typesetter().average_character(style) * kMaxCharacters);
}

/// Places laid text as a node of its own. In a row it takes its own width.
void put(Layer& layer, Id id, Role role, const Laid& laid, TextStyle style, float limit, Color color) {
  const float width = layer.layout().box().flow == Flow::Row ? laid.width : limit;
  const Rect rect = layer.layout().place(width, static_cast<float>(laid.lines) * type_size(style).line);
  layer.add(id, role, rect);
  layer.put_text(layer.last_index(), laid, style, 0, 0, width, color);
}

Role text_role(Layer& layer) { return layer.layout().box().flow == Flow::Row ? Role::Text : Role::Paragraph; }

}  // namespace

void text(Frame& frame, std::string_view words, const TextOptions& options) {
  if (words.empty()) return;
  Layer& layer = frame.layer();
  const TypeSize type = type_size(options.style);
  const Role role = text_role(layer);
  const float limit = text_limit(layer, options.style);
  put(layer, layer.unkeyed(role), role, layer.typesetter().lay_out_words(words, type, limit), options.style, limit,
      tone_color(layer.palette(), options.tone));
}

void paragraph(Frame& frame, std::string_view marked, const TextOptions& options) {
  if (marked.empty()) return;
  Layer& layer = frame.layer();
  const TypeSize type = type_size(options.style);
  const Role role = text_role(layer);
  const Id id = layer.unkeyed(role);
  const float limit = text_limit(layer, options.style);

  const std::vector<content::Span> spans = content::parse_markup(marked);
  std::vector<Piece>& pieces = layer.typesetter().pieces();
  pieces.clear();
  Id link = id;
  for (const content::Span& span : spans) {
    Piece piece{.text = span.text};
    switch (span.kind) {
      case content::Span::Kind::Plain:
        break;
      case content::Span::Kind::Strong:
        piece.kind = RunKind::Strong;
        break;
      case content::Span::Kind::Code:
        piece.kind = RunKind::Code;
        break;
      case content::Span::Kind::Link:
        piece.kind = RunKind::Link;
        piece.link = ++link;
        piece.href = span.target;
        if (layer.inbox().clicked(piece.link)) layer.follow(span.target);
        break;
    }
    pieces.push_back(piece);
  }
  put(layer, id, role, layer.typesetter().lay_out_pieces(type, limit), options.style, limit,
      tone_color(layer.palette(), options.tone));
}

Id heading(Frame& frame, int level, std::string_view words, const HeadingOptions& options) {
  Layer& layer = frame.layer();
  const TextStyle style = options.style.value_or(level <= 2 ? TextStyle::Title : TextStyle::Heading);
  const TypeSize type = type_size(style);
  const Id id = layer.unkeyed(Role::Heading);
  const float icon_size = options.icon == Icon::None ? 0.0f : type.size;
  const float indent = icon_size > 0 ? icon_size + kSpace8 : 0;
  const float limit = layer.layout().limit() - indent;
  const Laid& laid = layer.typesetter().lay_out_words(words, type, limit);
  const bool in_row = layer.layout().box().flow == Flow::Row;
  const float width = in_row ? laid.width : limit;
  const Rect rect = layer.layout().place(width + indent, static_cast<float>(laid.lines) * type.line);
  layer.add(id, Role::Heading, rect).level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
  const Color color = tone_color(layer.palette(), options.tone);
  layer.painter().draw_icon(options.icon, rect.x, rect.y + (type.line - icon_size) / 2, icon_size, color);
  layer.put_text(layer.last_index(), laid, style, indent, 0, width, color);
  return id;
}

void badge(Frame& frame, const BadgeOptions& options) {
  Layer& layer = frame.layer();
  constexpr TextStyle kStyle = TextStyle::Label;
  constexpr float kHeight = 26, kIcon = 14;
  // On a card of its own tone, a badge needs no background and no room around it.
  const bool plate = options.tone == Tone::Plain || options.tone != layer.layout().box().tone;
  const float edge = plate ? 8 : 0;
  const float indent = options.icon == Icon::None ? edge * 1.25f : edge + kIcon + 6;
  const Laid& laid = layer.typesetter().lay_out_words(options.text, type_size(kStyle), 10000);
  const Rect rect = layer.layout().place(indent + laid.width + edge * 1.25f, kHeight);
  const Color color = tone_color(layer.palette(), options.tone);
  const Color ground = options.tone == Tone::Plain ? layer.palette().sunken : tone_ground(layer.palette(), options.tone);
  if (plate) layer.painter().fill(rect, ground, kHeight / 2);
  layer.painter().draw_icon(options.icon, rect.x + edge, rect.y + (kHeight - kIcon) / 2, kIcon, color);
  layer.add(layer.unkeyed(Role::Text), Role::Text, rect);
  layer.put_text(layer.last_index(), laid, kStyle, indent, (kHeight - type_size(kStyle).line) / 2, laid.width, color);
}

void icon(Frame& frame, Icon icon, Tone tone) {
  Layer& layer = frame.layer();
  constexpr float kSize = 16;
  const Rect rect = layer.layout().place(kSize, kSize);
  layer.painter().draw_icon(icon, rect.x, rect.y, kSize, tone_color(layer.palette(), tone));
}

bool code_block(Frame& frame, std::string_view key, std::string_view code, const CodeOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  const TypeSize type = type_size(TextStyle::Code);
  Rect outer = layer.layout().place_container();
  outer.height = layer.memory(id).height;
  layer.painter().fill(outer, layer.palette().sunken, layer.theme().control_radius);
  layer.painter().outline(outer, layer.palette().border, layer.theme().control_radius);
  layer.add(id, Role::Group, outer).name = layer.keep(options.name);
  Box& box = layer.layout().open(Flow::Stack, id, outer, kSpace12, kSpace8);
  box.node = id;
  box.node_index = layer.last_index();
  box.remembers_height = true;

  const Laid& laid = layer.typesetter().lay_out_words(code, type, layer.layout().limit());
  const Rect rect = layer.layout().place(layer.layout().limit(), static_cast<float>(laid.lines) * type.line);
  layer.add(layer.unkeyed(Role::CodeBlock), Role::CodeBlock, rect);
  layer.put_text(layer.last_index(), laid, TextStyle::Code, 0, 0, rect.width, layer.palette().text);

  bool copied = false;
  if (!options.copy.empty()) {
    const std::string name =
        options.name.empty() ? std::string(options.copy) : std::string(options.copy) + ": " + std::string(options.name);
    copied = button(frame, "copy", {.text = options.copy, .icon = Icon::Copy, .name = name, .small = true});
  }
  layer.close(depth);
  return copied;
}

}  // namespace portal_guide::ui
