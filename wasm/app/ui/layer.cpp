#include "wasm/app/ui/layer.hpp"

#include <algorithm>
#include <cmath>

#include "core/json_writer.hpp"

namespace portal_guide::ui {

Layer::Layer(GlyphSource& glyphs) {
  fonts_.create(sheet_.atlas(), glyphs);
  theme_ = make_theme({});
}

bool Layer::input(const Input& input) {
  const bool changed = inbox_.take(input);
  if (changed && std::holds_alternative<Resized>(input)) {
    fonts_.set_density(inbox_.density());
    typesetter_.forget_widths();
  }
  if (std::holds_alternative<Themed>(input)) theme_ = make_theme(inbox_.theme());
  return changed;
}

void Layer::begin_frame(double time_ms) {
  motion_.begin_frame(time_ms, theme_.request.reduced_motion);
  passes_ = 0;
  if (std::exchange(taken_, false)) std::swap(shown_, tree_);
  if (inbox_.take_fonts_changed()) {
    fonts_.forget();
    typesetter_.forget_widths();
  }
}

void Layer::begin_pass() {
  const bool first = ++passes_ == 1;
  memories_.begin_pass();
  inbox_.begin_pass(first);
  motion_.begin_pass(first);
  names_.begin_pass();
  followed_.clear();
  bottom_taken_ = 0;
  tree_.clear();
  sheet_.begin(width(), height(), fonts_.density());
  layout_.begin_pass(width());
  painter_.begin_pass(height(), inbox_.scroll_top(), theme_.request.vector);
}

void Layer::end_pass() {
  layout_.end_pass();
  sheet_.end();
  inbox_.end_pass();
}

bool Layer::settled() const {
  constexpr int kMaxPasses = 4;
  return (layout_.settled() && !inbox_.acted()) || passes_ >= kMaxPasses;
}

std::string Layer::take_operations() {
  JsonWriter json;
  json.begin_array();
  if (!taken_) write_operations(json, shown_, tree_);
  taken_ = true;
  return std::move(json.end_array()).text();
}

std::optional<std::string> Layer::take_shapes() { return theme_.request.vector ? shapes_.take() : std::nullopt; }

Node& Layer::add(Id id, Role role, const Rect& rect) {
  tree_.nodes.push_back({.id = id, .parent = layout_.box().node, .role = role, .rect = rect});
  return tree_.nodes.back();
}

void Layer::close(int depth) {
  layout_.close(depth);
  painter_.set_pinned(layout_.box().pinned, layout_.box().give);
}

void Layer::pin(float give) {
  layout_.box().pinned = true;
  layout_.box().give = give;
  painter_.set_pinned(true, give);
}

void Layer::draw_spinner(float x, float y, float size, Color color) {
  if (!painter_.visible({x, y, size, size})) return;
  painter_.draw_spinner(x, y, size, theme_.request.reduced_motion ? 0 : motion_.cycle(900), color);
}

void Layer::announce(std::string_view words, bool assertive) {
  if (!words.empty()) announcements_.push_back({std::string(words), assertive});
}

std::uint32_t Layer::told(Color color) const {
  constexpr std::uint32_t kTold = 0x1000000;
  if (!theme_.request.vector) return 0;
  return kTold | static_cast<std::uint32_t>(color.red << 16 | color.green << 8 | color.blue);
}

void Layer::put_text(int node_index, const Laid& laid, TextStyle style, float x, float y, float text_width, Color text_color) {
  const Rect rect = node_at(node_index).rect;
  const TypeSize type = type_size(style);
  node_at(node_index).text = {.x = x,
                              .y = y,
                              .width = text_width,
                              .style = style,
                              .color = told(text_color),
                              .first_run = static_cast<std::uint32_t>(tree_.runs.size()),
                              .run_count = static_cast<std::uint32_t>(laid.runs.size())};
  for (const LaidRun& run : laid.runs) {
    tree_.runs.push_back(
        {.kind = run.kind, .line_break = run.line_break, .link = run.link, .text = keep(run.text), .href = keep(run.href)});
    const Rect box_of_run{rect.x + x + run.x, rect.y + y + static_cast<float>(run.line) * type.line, run.width - run.hanging,
                          type.line};
    if (run.kind == RunKind::Link) painter_.item(run.link, box_of_run);
    if (!painter_.visible(box_of_run)) continue;
    Color run_color = text_color;
    if (run.kind == RunKind::Code) {
      const float inset = std::max((type.line - size_of(run.kind, type) * 1.5f) / 2, 0.0f);
      painter_.fill({box_of_run.x - 2, box_of_run.y + inset, box_of_run.width + 4, type.line - 2 * inset}, palette().sunken, 4);
    } else if (run.kind == RunKind::Link) {
      const bool hovered = inbox_.hovered(run.link);
      run_color = hovered ? palette().accent_hover : palette().accent;
      const float baseline = fonts_.baseline(type.face, type.size, type.line);
      painter_.fill({box_of_run.x, std::floor(box_of_run.y + baseline) + 2, box_of_run.width, hovered ? 2.0f : 1.0f},
                    run_color);
    }
    if (theme_.request.vector) continue;
    std::string_view words = run.text;
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) {
      words.remove_suffix(1);
    }
    painter_.draw_line(words, type, run.kind, box_of_run.x, box_of_run.y, run_color);
  }
}

void Layer::put_words_unpainted(int node_index, const Laid& laid, TextStyle style) {
  node_at(node_index).text = {.width = laid.width,
                              .style = style,
                              .first_run = static_cast<std::uint32_t>(tree_.runs.size()),
                              .run_count = static_cast<std::uint32_t>(laid.runs.size())};
  for (const LaidRun& run : laid.runs) {
    tree_.runs.push_back({.kind = run.kind, .line_break = run.line_break, .text = keep(run.text)});
  }
}

}  // namespace portal_guide::ui
