#include "wasm/app/ui/layer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/json_writer.hpp"
#include "imgui_internal.h"

namespace portal_guide::ui {
namespace {

constexpr int kMaxPasses = 4;
constexpr float kTurnMs = 140;
constexpr std::size_t kManyMemories = 4096;

/// FNV-1a, continued from the scope's id.
Id hash(Id scope, std::string_view key) {
  std::uint32_t value = 2166136261u ^ scope;
  value *= 16777619u;
  for (const char character : key) {
    value ^= static_cast<unsigned char>(character);
    value *= 16777619u;
  }
  return value == 0 ? 1 : value;
}

Id hash(Id scope, char kind, std::uint32_t number) {
  const char bytes[] = {kind, static_cast<char>(number), static_cast<char>(number >> 8), static_cast<char>(number >> 16)};
  return hash(scope, {bytes, sizeof bytes});
}

bool differs(float a, float b) { return std::fabs(a - b) > 0.05f; }

}  // namespace

Layer::Layer(GlyphSource& glyphs) {
  fonts_.create(sheet_.atlas(), glyphs);
  theme_ = make_theme({});
}

bool Layer::input(const Input& input) {
  struct Visitor {
    Layer& layer;
    bool operator()(const Resized& resized) const {
      const float density = std::clamp(resized.density, 0.5f, 4.0f);
      if (layer.width_ == resized.width && layer.height_ == resized.height && layer.fonts_.density() == density) return false;
      layer.width_ = resized.width;
      layer.height_ = resized.height;
      layer.fonts_.set_density(density);
      layer.average_characters_ = {};
      return true;
    }
    bool operator()(const Scrolled& scrolled) const { return std::exchange(layer.scroll_top_, scrolled.top) != scrolled.top; }
    bool operator()(const Pointed& pointed) const {
      const Pointed before = std::exchange(layer.pointed_, pointed);
      return before.node != pointed.node || (pointed.node != 0 && before.down != pointed.down);
    }
    bool operator()(const Clicked& clicked) const {
      layer.clicks_.push_back(clicked.node);
      return true;
    }
    bool operator()(const Typed& typed) const {
      layer.typed_.push_back(typed);
      return true;
    }
    bool operator()(const Submitted& submitted) const {
      layer.submits_.push_back(submitted.node);
      return true;
    }
    bool operator()(const Focused& focused) const { return std::exchange(layer.focused_, focused.node) != focused.node; }
    bool operator()(const Themed& themed) const {
      layer.fonts_changed_ = layer.fonts_changed_ || themed.fonts_changed;
      const bool changed = !(layer.theme_.request == themed.theme) || themed.fonts_changed;
      layer.theme_ = make_theme(themed.theme);
      return changed;
    }
  };
  return std::visit(Visitor{*this}, input);
}

// ---- Frames ---------------------------------------------------------------------------------------------------------------

void Layer::begin_frame(double time_ms) {
  previous_time_ms_ = time_ms_;
  time_ms_ = time_ms;
  const double step = time_ms_ - previous_time_ms_;
  // After a rest, motion starts with one usual step.
  step_ms_ = step > 0 && step < 100 ? static_cast<float>(step) : 16.0f;
  passes_ = 0;
  if (std::exchange(taken_, false)) std::swap(shown_, tree_);
  if (std::exchange(fonts_changed_, false)) {
    fonts_.forget();
    average_characters_ = {};
  }
}

void Layer::begin_pass() {
  ++pass_;
  ++passes_;
  unsettled_ = acted_ = again_ = false;
  followed_.clear();
  tree_.clear();
  counters_.clear();
#ifndef NDEBUG
  used_ids_.clear();
#endif

  sheet_.begin(width_, height_, fonts_.density());
  boxes_.clear();
  boxes_.push_back({.flow = Flow::Stack, .id = 1, .outer = {0, 0, width_, 0}, .width = width_});
  offset_y_ = -scroll_top_;
}

void Layer::end_pass() {
  close(1);
  const float content_height = std::ceil(boxes_.front().bottom);
  if (differs(content_height, content_height_)) unsettle();
  content_height_ = content_height;
  sheet_.end();
  if (passes_ == 1) {
    clicks_.clear();
    submits_.clear();
    typed_.clear();
  }
}

bool Layer::settled() const { return (!unsettled_ && !acted_) || passes_ >= kMaxPasses; }

void Layer::end_frame() { forget_unused(); }

void Layer::forget_unused() {
  if (memories_.size() < kManyMemories) return;
  for (auto entry = memories_.begin(); entry != memories_.end();) {
    const bool keep = entry->second.open_known || entry->second.last_pass == pass_;
    entry = keep ? std::next(entry) : memories_.erase(entry);
  }
}

std::string Layer::take_operations() {
  JsonWriter json;
  json.begin_array();
  if (!taken_) write_operations(json, shown_, tree_);
  taken_ = true;
  return std::move(json.end_array()).text();
}

// ---- Names ----------------------------------------------------------------------------------------------------------------

Id Layer::peek(std::string_view key) const { return hash(box().node, key); }

Id Layer::keyed(std::string_view key) {
  const Id id = peek(key);
#ifndef NDEBUG
  assert(used_ids_.insert(id).second && "two siblings have the same key");
#endif
  return id;
}

Id Layer::unkeyed(Role role) {
  const Id scope = box().node;
  auto counter = std::find_if(counters_.rbegin(), counters_.rend(),
                              [&](const Counter& each) { return each.scope == scope && each.role == role; });
  if (counter == counters_.rend()) {
    counters_.push_back({scope, role, 0});
    counter = counters_.rbegin();
  }
  return hash(scope, static_cast<char>(static_cast<int>(role) + 1), counter->count++);
}

Memory& Layer::memory(Id id) {
  Memory& found = memories_[id];
  found.last_pass = pass_;
  return found;
}

// ---- Layout ---------------------------------------------------------------------------------------------------------------

float Layer::limit() const { return box().width; }

Rect Layer::place(float width, float height) {
  Box& parent = box();
  if (parent.flow != Flow::Row) {
    const float y = parent.y + (parent.empty ? 0 : parent.gap);
    parent.empty = false;
    parent.y = y + height;
    parent.bottom = std::max(parent.bottom, parent.y);
    return {parent.left, y, width, height};
  }
  const float right = parent.left + parent.width;
  if (parent.wrap && !parent.line_empty && parent.x + parent.gap + width > right + 0.5f) finish_line(parent);
  const float x = parent.x + (parent.line_empty ? 0 : parent.gap);
  parent.line_empty = parent.empty = false;
  parent.x = x + width;
  parent.line_height = std::max(parent.line_height, height);
  const std::vector<float>& before = memory(parent.id).line_heights;
  const float line_height = parent.line_heights.size() < before.size() ? before[parent.line_heights.size()] : height;
  parent.bottom = std::max(parent.bottom, parent.y + parent.line_height);
  return {x, parent.y + std::max(0.0f, (line_height - height) / 2), width, height};
}

void Layer::finish_line(Box& row) {
  if (row.spring_x >= 0) row.spring_rest = row.x - std::exchange(row.spring_x, -1.0f);
  row.line_heights.push_back(row.line_height);
  row.y += row.line_height + row.line_gap;
  row.x = row.left;
  row.line_height = 0;
  row.line_empty = true;
}

Rect Layer::place_container() {
  const Box& parent = box();
  if (parent.flow == Flow::Row) {
    const float x = parent.x + (parent.line_empty ? 0 : parent.gap);
    return {x, parent.y, std::max(parent.left + parent.width - x, 1.0f), 0};
  }
  return {parent.left, parent.y + (parent.empty ? 0 : parent.gap), parent.width, 0};
}

Box& Layer::open(Flow flow, Id id, const Rect& outer, float padding, float gap) {
  const Box& parent = box();
  Box fresh{.flow = flow,
            .id = id,
            .node = parent.node,
            .outer = outer,
            .gap = gap,
            .bottom_padding = padding,
            .pinned = parent.pinned,
            .tone = parent.tone};
  fresh.left = fresh.x = outer.x + padding;
  fresh.top = fresh.y = fresh.bottom = outer.y + padding;
  fresh.width = std::max(outer.width - 2 * padding, 1.0f);
  boxes_.push_back(std::move(fresh));
  return boxes_.back();
}

void Layer::close(int depth) {
  while (static_cast<int>(boxes_.size()) > depth)
    close_box();
}

void Layer::close_box() {
  Box done = std::move(boxes_.back());
  boxes_.pop_back();
  Box& parent = boxes_.back();
  offset_y_ = parent.pinned ? 0 : -scroll_top_;
  if (done.flow == Flow::Row) {
    if (!done.line_empty) finish_line(done);
    Memory& known = memory(done.id);
    if (differs(known.spring_rest, done.spring_rest)) unsettle();
    if (known.line_heights.size() != done.line_heights.size() ||
        !std::equal(done.line_heights.begin(), done.line_heights.end(), known.line_heights.begin(),
                    [](float a, float b) { return !differs(a, b); })) {
      unsettle();
    }
    known.spring_rest = done.spring_rest;
    known.line_heights = std::move(done.line_heights);
  }
  const float height = done.bottom - done.outer.y + done.bottom_padding;
  if (done.remembers_height) {
    Memory& known = memory(done.id);
    if (differs(known.height, height)) unsettle();
    known.height = height;
  }
  if (done.node_index >= 0) node_at(done.node_index).rect.height = height;
  const float bottom = done.outer.y + height;
  parent.bottom = std::max(parent.bottom, bottom);
  switch (parent.flow) {
    case Flow::Stack:
      parent.empty = false;
      parent.y = bottom;
      break;
    case Flow::Row:
      parent.empty = parent.line_empty = false;
      parent.x = done.outer.x + done.outer.width;
      parent.line_height = std::max(parent.line_height, height);
      break;
    case Flow::Columns:
      parent.empty = false;
      if (!parent.beside) parent.y = bottom;
      break;
  }
}

void Layer::pin() {
  box().pinned = true;
  offset_y_ = 0;
}

void Layer::spring() {
  Box& row = box();
  if (row.flow != Flow::Row) return;
  const float rest = memory(row.id).spring_rest;
  const float after = row.x + (row.line_empty ? 0 : row.gap);
  row.x = rest > 0 ? std::max(after, row.left + row.width - rest) : after;
  row.spring_x = row.x;
  row.line_empty = true;
}

void Layer::space(float pixels) {
  Box& parent = box();
  if (parent.flow == Flow::Row)
    parent.x += pixels;
  else
    parent.y += pixels;
  parent.bottom = std::max(parent.bottom, parent.flow == Flow::Row ? parent.bottom : parent.y);
}

// ---- Nodes and input ------------------------------------------------------------------------------------------------------

Node& Layer::add(Id id, Role role, const Rect& rect) {
  tree_.nodes.push_back({.id = id, .parent = box().node, .role = role, .rect = rect});
  return tree_.nodes.back();
}

void Layer::item(Id id, const Rect& rect) { sheet_.item(id, {rect.x, rect.y + offset_y_, rect.width, rect.height}); }

bool Layer::clicked(Id id) {
  if (passes_ != 1 || std::find(clicks_.begin(), clicks_.end(), id) == clicks_.end()) return false;
  acted_ = true;
  return true;
}

bool Layer::submitted(Id id) {
  if (passes_ != 1 || std::find(submits_.begin(), submits_.end(), id) == submits_.end()) return false;
  acted_ = true;
  return true;
}

const std::string* Layer::typed(Id id) {
  if (passes_ != 1) return nullptr;
  const auto last = std::find_if(typed_.rbegin(), typed_.rend(), [id](const Typed& each) { return each.node == id; });
  if (last == typed_.rend()) return nullptr;
  acted_ = true;
  return &last->text;
}

void Layer::follow(std::string_view target) { followed_ = target; }

float Layer::turn(float& value, bool on) {
  const float target = on ? 1.0f : 0.0f;
  if (reduced_motion()) value = target;
  if (value != target && passes_ == 1) {
    const float step = step_ms_ / kTurnMs;
    value = on ? std::min(value + step, 1.0f) : std::max(value - step, 0.0f);
  }
  if (value != target) again_ = true;
  return 1 - (1 - value) * (1 - value);
}

void Layer::announce(std::string_view words, bool assertive) {
  if (!words.empty()) announcements_.push_back({std::string(words), assertive});
}

// ---- Painting -------------------------------------------------------------------------------------------------------------

bool Layer::visible(const Rect& rect) const {
  const float top = rect.y + offset_y_;
  return top < height_ + 8 && top + rect.height > -8;
}

ImDrawList& Layer::list() { return box().pinned ? sheet_.pinned() : sheet_.page(); }

ImU32 Layer::color(Color color, float alpha) const {
  return IM_COL32(color.red, color.green, color.blue, static_cast<int>(std::lround(alpha * 255)));
}

float Layer::snap(float value) const { return std::round(value * fonts_.density()) / fonts_.density(); }

void Layer::fill(const Rect& rect, Color fill_color, float radius, float alpha) {
  if (!visible(rect)) return;
  list().AddRectFilled(point(rect.x, rect.y), point(rect.x + rect.width, rect.y + rect.height), color(fill_color, alpha),
                       radius);
}

void Layer::outline(const Rect& rect, Color line_color, float radius, float thickness) {
  if (!visible(rect)) return;
  // ImGui centres a line on the path; half a thickness inside keeps it on whole pixels.
  const float inset = thickness / 2;
  ImDrawList& target = list();
  target.PathRect(point(rect.x, rect.y) + ImVec2(inset, inset),
                  point(rect.x + rect.width, rect.y + rect.height) - ImVec2(inset, inset), std::max(radius - inset, 0.0f));
  target.PathStroke(color(line_color), ImDrawFlags_Closed, thickness);
}

float Layer::average_character(TextStyle style) {
  constexpr std::string_view kSentence = "the quick brown fox jumps over the lazy dog";
  float& known = average_characters_[static_cast<std::size_t>(style)];
  if (known == 0) {
    const TypeSize type = type_size(style);
    known = fonts_.width(type.face, type.size, kSentence) / static_cast<float>(kSentence.size());
  }
  return known;
}

void Layer::draw_line(std::string_view text, const TypeSize& type, RunKind kind, float x, float top, Color text_color) {
  const float baseline = top + fonts_.baseline(type.face, type.size, type.line);
  fonts_.draw(list(), face_of(kind, type), size_of(kind, type), x, baseline + offset_y_, color(text_color), text);
}

const Laid& Layer::lay_out_words(std::string_view words, const TypeSize& type, float text_limit) {
  pieces_.clear();
  pieces_.push_back({.text = words});
  return lay_out_pieces(type, text_limit);
}

const Laid& Layer::lay_out_pieces(const TypeSize& type, float text_limit) {
  lay_out(fonts_, pieces_, type, text_limit, laid_);
  return laid_;
}

void Layer::put_text(int node_index, const Laid& laid, TextStyle style, float x, float y, float text_width, Color text_color) {
  const Rect rect = node_at(node_index).rect;
  const TypeSize type = type_size(style);
  node_at(node_index).text = {.x = x,
                              .y = y,
                              .width = text_width,
                              .style = style,
                              .first_run = static_cast<std::uint32_t>(tree_.runs.size()),
                              .run_count = static_cast<std::uint32_t>(laid.runs.size())};
  for (const LaidRun& run : laid.runs) {
    tree_.runs.push_back(
        {.kind = run.kind, .line_break = run.line_break, .link = run.link, .text = keep(run.text), .href = keep(run.href)});
    const Rect box_of_run{rect.x + x + run.x, rect.y + y + static_cast<float>(run.line) * type.line, run.width - run.hanging,
                          type.line};
    if (run.kind == RunKind::Link) item(run.link, box_of_run);
    if (!visible(box_of_run)) continue;
    Color run_color = text_color;
    if (run.kind == RunKind::Code) {
      const float inset = std::max((type.line - size_of(run.kind, type) * 1.5f) / 2, 0.0f);
      fill({box_of_run.x - 2, box_of_run.y + inset, box_of_run.width + 4, type.line - 2 * inset}, palette().sunken, 4);
    } else if (run.kind == RunKind::Link) {
      run_color = hovered(run.link) ? palette().accent_hover : palette().accent;
      const float baseline = fonts_.baseline(type.face, type.size, type.line);
      fill({box_of_run.x, std::floor(box_of_run.y + baseline) + 2, box_of_run.width, hovered(run.link) ? 2.0f : 1.0f},
           run_color);
    }
    std::string_view words = run.text;
    while (!words.empty() && (words.back() == '\n' || words.back() == ' '))
      words.remove_suffix(1);
    draw_line(words, type, run.kind, box_of_run.x, box_of_run.y, run_color);
  }
}

void Layer::put_words_unpainted(int node_index, const Laid& laid, TextStyle style) {
  node_at(node_index).text = {.width = laid.width,
                              .style = style,
                              .first_run = static_cast<std::uint32_t>(tree_.runs.size()),
                              .run_count = static_cast<std::uint32_t>(laid.runs.size())};
  for (const LaidRun& run : laid.runs)
    tree_.runs.push_back({.kind = run.kind, .line_break = run.line_break, .text = keep(run.text)});
}

}  // namespace portal_guide::ui
