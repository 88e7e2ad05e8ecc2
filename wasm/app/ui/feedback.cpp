#include <algorithm>

#include "wasm/app/ui/layer.hpp"

/// What is going on, and where the reader is.
namespace portal_guide::ui {

void progress(Frame& frame, std::string_view key, const ProgressOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  constexpr float kHeight = 8;
  const float width =
      layer.layout().box().flow == Flow::Row ? std::min(layer.layout().limit(), 160.0f) : layer.layout().limit();
  const Rect rect = layer.layout().place(width, kHeight);
  const Palette& palette = layer.palette();
  layer.painter().fill(rect, palette.sunken, kHeight / 2);
  layer.painter().outline(rect, palette.control, kHeight / 2);
  if (options.value) {
    const float share = std::clamp(*options.value, 0.0f, 1.0f);
    if (share > 0) {
      layer.painter().fill({rect.x, rect.y, std::max(rect.width * share, kHeight), rect.height}, palette.accent, kHeight / 2);
    }
  } else {
    const float length = rect.width / 3;
    const float at = layer.theme().request.reduced_motion ? 0.5f : layer.motion().cycle(1400);
    const float start = std::max(-length + at * (rect.width + length), 0.0f);
    const float end = std::min(at * (rect.width + length), rect.width);
    if (end - start > 1) layer.painter().fill({rect.x + start, rect.y, end - start, rect.height}, palette.accent, kHeight / 2);
  }
  Node& node = layer.add(id, Role::Progress, rect);
  node.name = layer.keep(options.name);
  node.value_now = options.value.value_or(-1.0f);
  node.value_text = layer.keep(options.value_text);
  if (options.show_text && !options.value_text.empty()) {
    text(frame, options.value_text, {.style = TextStyle::Small, .tone = Tone::Muted});
  }
}

void ring(Frame& frame, std::string_view key, const RingOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  constexpr float kSize = 56, kThickness = 6;
  const Rect rect = layer.layout().place(kSize, kSize);
  const Palette& palette = layer.palette();
  layer.painter().draw_ring(rect.x, rect.y, kSize, 1, kThickness, palette.sunken);
  layer.painter().draw_ring(rect.x, rect.y, kSize, std::clamp(options.value, 0.0f, 1.0f), kThickness, palette.accent);
  const TypeSize type = type_size(TextStyle::Label);
  const float width = layer.fonts().width(type.face, type.size, options.inner);
  layer.painter().draw_line(options.inner, type, RunKind::Plain, rect.x + (kSize - width) / 2, rect.y + (kSize - type.line) / 2,
                            palette.text);
  Node& node = layer.add(id, Role::Progress, rect);
  node.name = layer.keep(options.name);
  node.value_now = options.value;
  node.value_text = layer.keep(options.value_text);
}

void status(Frame& frame, std::string_view key, std::string_view words, const StatusOptions& options) {
  Layer& layer = frame.layer();
  const Id id = layer.keyed(key);
  if (Memory& memory = layer.memory(id); memory.said != words) {
    memory.said = words;
    layer.announce(words, options.assertive);
  }
  if (words.empty()) return;
  const TypeSize type = type_size(options.style);
  const float mark = options.busy || options.icon != Icon::None ? type.size : 0;
  const float indent = mark > 0 ? mark + kSpace8 : 0;
  const bool in_row = layer.layout().box().flow == Flow::Row;
  const Laid& laid = layer.typesetter().lay_out_words(words, type, layer.layout().limit() - indent);
  const Rect rect =
      layer.layout().place(in_row ? indent + laid.width : layer.layout().limit(), static_cast<float>(laid.lines) * type.line);
  const Color color = tone_color(layer.palette(), options.tone);
  const float mark_y = rect.y + (type.line - mark) / 2;
  if (options.busy) {
    layer.draw_spinner(rect.x, mark_y, mark, color);
  } else {
    layer.painter().draw_icon(options.icon, rect.x, mark_y, mark, color);
  }
  layer.add(id, Role::Status, rect);
  layer.put_text(layer.last_index(), laid, options.style, indent, 0, rect.width - indent, color);
}

void announce(Frame& frame, std::string_view words, bool assertive) { frame.layer().announce(words, assertive); }

void focus(Frame& frame, Id id) { frame.layer().request_focus(id); }
Id focused(Frame& frame) { return frame.layer().inbox().focused(); }
void scroll_to(Frame& frame, Id id) { frame.layer().request_scroll(id); }
Id id_of(Frame& frame, std::string_view key) { return frame.layer().peek(key); }

}  // namespace portal_guide::ui
