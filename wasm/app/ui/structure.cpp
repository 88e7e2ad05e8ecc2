#include <algorithm>

#include "wasm/app/ui/layer.hpp"

/// Regions, layout, cards and lists.
namespace portal_guide::ui {
namespace {

constexpr float kWideFrame = 900;
constexpr float kRoomyCard = 720;
constexpr float kMarkerIndent = 28;
constexpr float kDefinitionLabel = 144;
constexpr float kDefinitionRoom = 480;

Role role_of(Landmark landmark) {
  switch (landmark) {
    case Landmark::Banner:
      return Role::Region;
    case Landmark::Navigation:
      return Role::Navigation;
    case Landmark::Main:
      return Role::Main;
    case Landmark::Section:
      return Role::Region;
    case Landmark::Search:
      return Role::Search;
    case Landmark::Complementary:
      return Role::Complementary;
  }
  return Role::Region;
}

/// Makes the node that was just added the owner of the box that was just opened.
void hold(Layer& layer, Box& box, Id id) {
  box.node = id;
  box.node_index = layer.last_index();
}

/// The ground of a region, and the line towards what is beside, below or above it. `give` is how far it moves up.
void paint_surface(Layer& layer, Landmark landmark, const RegionOptions& options, const Rect& area, float give) {
  const Palette& palette = layer.palette();
  if (landmark == Landmark::Navigation && area.width < layer.width()) {
    const float height = std::max(layer.content_height(), layer.height()) - area.y + give;
    layer.painter().fill({area.x, area.y, area.width, height}, palette.surface);
    layer.painter().fill({area.x + area.width - 1, area.y, 1, height}, palette.border);
    return;
  }
  layer.painter().fill(area, palette.surface);
  layer.painter().fill({area.x, options.at_bottom ? area.y : area.y + area.height - 1, area.width, 1}, palette.border);
}

/// A layout box that is no node.
Box& open_plain(Layer& layer, Flow flow, float gap) {
  const Id id = layer.unkeyed(Role::Group);
  const Rect outer = layer.layout().place_container();
  return layer.layout().open(flow, id, outer, 0, gap);
}

}  // namespace

Scope::~Scope() { frame_.layer().close(depth_); }

float Frame::width() const { return layer_.width(); }
bool Frame::wide() const { return layer_.width() >= kWideFrame; }
bool Frame::dark() const { return layer_.theme().dark; }
bool Frame::reduced_motion() const { return layer_.theme().request.reduced_motion; }
double Frame::time_ms() const { return layer_.motion().time_ms(); }
void Frame::again() { layer_.motion().again(); }
std::string_view Frame::followed() const { return layer_.followed(); }

Scope region(Frame& frame, std::string_view key, Landmark landmark, const RegionOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  const float known_height = layer.memory(id).height;
  if (options.at_bottom) {
    layer.layout().space(known_height);
    layer.layout().reach(layer.height());
    layer.take_bottom(known_height);
  }
  Rect outer = layer.layout().place_container();
  if (options.at_bottom) outer.y = std::max(layer.height() - known_height, 0.0f);
  const bool pinned = options.pinned || options.at_bottom;
  const float give = pinned ? std::max(outer.y + known_height - layer.height(), 0.0f) : 0;
  Node& node = layer.add(id, role_of(landmark), outer);
  node.name = layer.keep(options.name);
  node.set(Flag::Pinned, pinned);
  node.give = give;
  Box& box = layer.layout().open(Flow::Stack, id, outer, options.padding, options.gap);
  hold(layer, box, id);
  box.remembers_height = pinned || options.surface;
  box.floating = options.at_bottom;
  if (pinned) layer.pin(give);
  if (options.surface) paint_surface(layer, landmark, options, {outer.x, outer.y, outer.width, known_height}, give);
  return {frame, depth};
}

Scope floating(Frame& frame, std::string_view key, Floating kind, const FloatingOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  const float width = std::min(options.width, layer.width() - 2 * kSpace8);
  Rect outer{(layer.width() - width) / 2, 0, width, layer.memory(id).height};
  if (kind == Floating::Menu) {
    const Node* anchor = layer.tree().find(options.anchor);
    const float right = anchor == nullptr ? layer.width() : anchor->rect.x + anchor->rect.width;
    outer.x = std::clamp(right - width, kSpace8, std::max(layer.width() - kSpace8 - width, kSpace8));
    outer.y = anchor == nullptr ? kSpace8 : anchor->rect.y + anchor->rect.height + kSpace4;
  } else if (kind == Floating::Panel) {
    outer.y = std::max((layer.height() - outer.height) / 2, kSpace8);
  } else {
    outer.y = std::max(layer.height() - layer.bottom_taken() - kSpace16 - outer.height, kSpace8);
  }
  Node& node = layer.add(id, kind == Floating::Menu ? Role::Menu : Role::Group, outer);
  node.name = layer.keep(options.name);
  node.set(Flag::Pinned);
  const float padding = kind == Floating::Panel ? kSpace24 : kind == Floating::Toast ? kSpace12 : kSpace8;
  Box& box = layer.layout().open(Flow::Stack, id, outer, padding, options.gap);
  hold(layer, box, id);
  box.remembers_height = true;
  box.floating = true;
  box.tone = Tone::Plain;
  layer.pin();
  const float radius = layer.theme().card_radius;
  layer.painter().fill(outer, layer.palette().surface, radius);
  layer.painter().outline(outer, layer.palette().control, radius);
  return {frame, depth};
}

Scope stack(Frame& frame, float gap) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  open_plain(layer, Flow::Stack, gap);
  return {frame, depth};
}

Scope row(Frame& frame, const RowOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  Box& box = open_plain(layer, Flow::Row, options.gap);
  box.line_gap = options.line_gap;
  box.wrap = options.wrap;
  return {frame, depth};
}

void spring(Frame& frame) { frame.layer().layout().spring(); }
void space(Frame& frame, float pixels) { frame.layer().layout().space(pixels); }

void separator(Frame& frame) {
  Layer& layer = frame.layer();
  layer.painter().fill(layer.layout().place(layer.layout().box().width, 1), layer.palette().border);
}

Scope columns(Frame& frame, std::initializer_list<float> widths, const ColumnsOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  Box& box = open_plain(layer, Flow::Columns, options.gap);
  box.widths = widths;
  box.beside = layer.width() >= options.stack_below;
  float fixed = options.gap * static_cast<float>(box.widths.size() - 1);
  float open_ended = 0;
  for (const float width : box.widths) {
    fixed += width;
    if (width == 0) ++open_ended;
  }
  for (float& width : box.widths) {
    if (!box.beside) {
      width = box.width;
    } else if (width == 0) {
      width = std::max((box.width - fixed) / open_ended, 1.0f);
    }
  }
  return {frame, depth};
}

Scope column(Frame& frame) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  Box& parent = layer.layout().box();
  const std::size_t index = std::min(parent.column++, parent.widths.size() - 1);
  Rect outer{parent.left, parent.y + (parent.empty || parent.beside ? 0 : parent.gap), parent.widths[index], 0};
  if (parent.beside) {
    for (std::size_t before = 0; before < index; ++before) {
      outer.x += parent.widths[before] + parent.gap;
    }
  }
  layer.layout().open(Flow::Stack, layer.unkeyed(Role::Group), outer, 0, kSpace16);
  return {frame, depth};
}

bool side_by_side(Frame& frame) { return frame.layer().layout().box().beside; }

Scope inset(Frame& frame, const InsetOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  Rect outer = layer.layout().place_container();
  if (options.max_width > 0) outer.width = std::min(outer.width, options.max_width + 2 * options.padding);
  layer.layout().open(Flow::Stack, layer.unkeyed(Role::Group), outer, options.padding, options.gap);
  return {frame, depth};
}

Scope card(Frame& frame, std::string_view key, const CardOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  Rect outer = layer.layout().place_container();
  outer.height = layer.memory(id).height;
  const Palette& palette = layer.palette();
  if (options.line) {
    layer.painter().fill({outer.x, outer.y + outer.height - 1, outer.width, 1}, palette.border);
  } else {
    const float radius = layer.theme().card_radius;
    layer.painter().fill(outer, tone_ground(palette, options.tone), radius);
    // A mixed colour is none of the system's own.
    const bool toned = options.tone != Tone::Plain && options.tone != Tone::Muted && !layer.theme().request.forced_colors;
    layer.painter().outline(
        outer, toned ? mix(tone_ground(palette, options.tone), tone_color(palette, options.tone), 0.4) : palette.border,
        radius);
  }
  if (options.role != CardRole::None) {
    const Role role = options.role == CardRole::Article   ? Role::Article
                      : options.role == CardRole::Section ? Role::Region
                                                          : Role::Group;
    layer.add(id, role, outer).name = layer.keep(options.name);
  }
  const float padding = options.line ? 0 : layer.width() >= kRoomyCard ? kSpace24 : kSpace16;
  Box& box = layer.layout().open(Flow::Stack, id, outer, padding, options.gap);
  box.remembers_height = true;
  box.tone = options.tone;
  if (options.role != CardRole::None) hold(layer, box, id);
  return {frame, depth};
}

Scope list(Frame& frame, std::string_view key, const ListOptions& options) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  const Rect outer = layer.layout().place_container();
  Node& node = layer.add(id, options.marker == Marker::Number ? Role::OrderedList : Role::List, outer);
  node.name = layer.keep(options.name);
  node.set(Flag::ArrowKeys, options.arrow_keys);
  Box& box = layer.layout().open(Flow::Stack, id, outer, 0, options.gap);
  hold(layer, box, id);
  box.marker = options.marker;
  return {frame, depth};
}

Scope item(Frame& frame, std::string_view key) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = key.empty() ? layer.unkeyed(Role::ListItem) : layer.keyed(key);
  const Rect outer = layer.layout().place_container();
  const Marker marker = layer.layout().box().marker;
  const int number = ++layer.layout().box().items;
  const TypeSize type = type_size(TextStyle::Body);
  if (marker == Marker::Bullet) {
    layer.painter().fill({outer.x + 8, outer.y + type.line / 2 - 2.5f, 5, 5}, layer.palette().muted, 2.5f);
  } else if (marker == Marker::Number && layer.painter().visible({outer.x, outer.y, kMarkerIndent, type.line})) {
    const std::string digits = std::to_string(number) + ".";
    const TypeSize label{Face::Medium, type.size, type.line};
    const float width = layer.fonts().width(label.face, label.size, digits);
    layer.painter().draw_line(digits, label, RunKind::Plain, outer.x + std::max(kMarkerIndent - 8 - width, 0.0f), outer.y,
                              layer.palette().muted);
  }
  layer.add(id, Role::ListItem, outer);
  Box& box = layer.layout().open(Flow::Stack, id, outer, 0, kSpace8);
  hold(layer, box, id);
  if (marker != Marker::None) {
    box.left += kMarkerIndent;
    box.x = box.left;
    box.width = std::max(box.width - kMarkerIndent, 1.0f);
  }
  return {frame, depth};
}

Scope definitions(Frame& frame, std::string_view key) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.keyed(key);
  const Rect outer = layer.layout().place_container();
  layer.add(id, Role::DescriptionList, outer);
  Box& box = layer.layout().open(Flow::Stack, id, outer, 0, kSpace12);
  hold(layer, box, id);
  return {frame, depth};
}

Scope definition(Frame& frame, std::string_view label) {
  Layer& layer = frame.layer();
  const int depth = layer.layout().depth();
  const Id id = layer.unkeyed(Role::DescriptionItem);
  const Rect outer = layer.layout().place_container();
  layer.add(id, Role::DescriptionItem, outer);
  hold(layer, layer.layout().open(Flow::Stack, id, outer, 0, kSpace4), id);

  const bool beside = outer.width >= kDefinitionRoom;
  const TypeSize type = type_size(TextStyle::Label);
  const float label_width = beside ? kDefinitionLabel : outer.width;
  const Laid& laid = layer.typesetter().lay_out_words(label, type, label_width - kSpace12);
  const float label_height = static_cast<float>(laid.lines) * type.line;
  // A label beside its contents is centred on their first line, which is taller.
  const Rect label_rect{outer.x, outer.y + (beside ? 2.0f : 0.0f), label_width, label_height};
  layer.add(layer.unkeyed(Role::DescriptionTerm), Role::DescriptionTerm, label_rect);
  layer.put_text(layer.last_index(), laid, TextStyle::Label, 0, 0, label_width, layer.palette().muted);

  Rect contents{outer.x, outer.y, outer.width, 0};
  if (beside) {
    contents.x += kDefinitionLabel;
    contents.width -= kDefinitionLabel;
    layer.layout().box().bottom = label_rect.y + label_height;
  } else {
    contents.y += label_height + kSpace4;
  }
  const Id details = layer.unkeyed(Role::DescriptionDetails);
  layer.add(details, Role::DescriptionDetails, contents);
  hold(layer, layer.layout().open(Flow::Stack, details, contents, 0, kSpace8), details);
  return {frame, depth};
}

}  // namespace portal_guide::ui
