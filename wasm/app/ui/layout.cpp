#include "wasm/app/ui/layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace portal_guide::ui {
namespace {

bool differs(float a, float b) { return std::fabs(a - b) > 0.05f; }

bool differ(const std::vector<float>& a, const std::vector<float>& b) {
  return !std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float one, float other) { return !differs(one, other); });
}

}  // namespace

void Layout::begin_pass(float width) {
  settled_ = true;
  boxes_.clear();
  boxes_.push_back({.flow = Flow::Stack, .id = 1, .outer = {0, 0, width, 0}, .width = width});
}

void Layout::end_pass() {
  close(1);
  const float height = std::ceil(boxes_.front().bottom);
  if (differs(height, content_height_)) settled_ = false;
  content_height_ = height;
}

Rect Layout::place(float width, float height) {
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
  const std::vector<float>& before = memories_.of(parent.id).line_heights;
  const float line_height = parent.line_heights.size() < before.size() ? before[parent.line_heights.size()] : height;
  parent.bottom = std::max(parent.bottom, parent.y + parent.line_height);
  return {x, parent.y + std::max(0.0f, (line_height - height) / 2), width, height};
}

Rect Layout::place_container() const {
  const Box& parent = box();
  if (parent.flow == Flow::Row) {
    const float x = parent.x + (parent.line_empty ? 0 : parent.gap);
    return {x, parent.y, std::max(parent.left + parent.width - x, 1.0f), 0};
  }
  return {parent.left, parent.y + (parent.empty ? 0 : parent.gap), parent.width, 0};
}

void Layout::spring() {
  Box& row = box();
  if (row.flow != Flow::Row) return;
  const float rest = memories_.of(row.id).spring_rest;
  // What follows has no room in this line.
  if (row.wrap && !row.line_empty && row.x + row.gap + rest > row.left + row.width + 0.5f) finish_line(row);
  const float after = row.x + (row.line_empty ? 0 : row.gap);
  row.x = rest > 0 ? std::max(after, row.left + row.width - rest) : after;
  row.spring_x = row.x;
  row.line_empty = true;
}

void Layout::space(float pixels) {
  Box& parent = box();
  if (parent.flow == Flow::Row) {
    parent.x += pixels;
    return;
  }
  parent.y += pixels;
  parent.bottom = std::max(parent.bottom, parent.y);
}

void Layout::reach(float height) {
  Box& outermost = boxes_.front();
  outermost.bottom = std::max(outermost.bottom, height);
}

Box& Layout::open(Flow flow, Id id, const Rect& outer, float padding, float gap) {
  const Box& parent = box();
  Box fresh{.flow = flow,
            .id = id,
            .node = parent.node,
            .outer = outer,
            .gap = gap,
            .bottom_padding = padding,
            .pinned = parent.pinned,
            .give = parent.give,
            .tone = parent.tone};
  fresh.left = fresh.x = outer.x + padding;
  fresh.y = fresh.bottom = outer.y + padding;
  fresh.width = std::max(outer.width - 2 * padding, 1.0f);
  boxes_.push_back(std::move(fresh));
  return boxes_.back();
}

void Layout::close(int depth) {
  while (this->depth() > depth) {
    close_box();
  }
}

void Layout::close_box() {
  Box done = std::move(boxes_.back());
  boxes_.pop_back();
  if (done.flow == Flow::Row) remember(done);
  const float height = done.bottom - done.outer.y + done.bottom_padding;
  if (done.remembers_height) {
    Memory& known = memories_.of(done.id);
    if (differs(known.height, height)) settled_ = false;
    known.height = height;
  }
  if (done.node_index >= 0) tree_.nodes[static_cast<std::size_t>(done.node_index)].rect.height = height;

  if (done.floating) return;
  Box& parent = boxes_.back();
  const float bottom = done.outer.y + height;
  parent.bottom = std::max(parent.bottom, bottom);
  parent.empty = false;
  switch (parent.flow) {
    case Flow::Stack:
      parent.y = bottom;
      break;
    case Flow::Row:
      parent.line_empty = false;
      parent.x = done.outer.x + done.outer.width;
      parent.line_height = std::max(parent.line_height, height);
      break;
    case Flow::Columns:
      if (!parent.beside) parent.y = bottom;
      break;
  }
}

void Layout::finish_line(Box& row) {
  if (row.spring_x >= 0) row.spring_rest = row.x - std::exchange(row.spring_x, -1.0f);
  row.line_heights.push_back(row.line_height);
  row.y += row.line_height + row.line_gap;
  row.x = row.left;
  row.line_height = 0;
  row.line_empty = true;
}

void Layout::remember(Box& row) {
  if (!row.line_empty) finish_line(row);
  Memory& known = memories_.of(row.id);
  if (differs(known.spring_rest, row.spring_rest) || differ(known.line_heights, row.line_heights)) settled_ = false;
  known.spring_rest = row.spring_rest;
  known.line_heights = std::move(row.line_heights);
}

}  // namespace portal_guide::ui
