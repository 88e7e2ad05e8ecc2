#include "tests/wasm/ui_harness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstring>
#include <set>

#include "imgui_internal.h"

namespace {

/// What the hooks report to. They are global functions, so they need it to be global.
std::vector<portal_guide::ui::testing::DrawnItem>& drawn_items() {
  static std::vector<portal_guide::ui::testing::DrawnItem> items;
  return items;
}

}  // namespace

// Dear ImGui calls these if it is compiled with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& bb, const ImGuiLastItemData* item_data) {
  if (item_data == nullptr) return;  // a window, not an item
  drawn_items().push_back({id, {bb.Min.x, bb.Min.y, bb.GetWidth(), bb.GetHeight()}});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace portal_guide::ui::testing {

FaceMetrics FixedGlyphs::face_metrics(Face, float size) { return {size * 0.9f, size * 0.25f}; }

GlyphMetrics FixedGlyphs::measure(Face face, float size, char32_t codepoint, float) {
  const float advance = size * (face == Face::Mono ? 0.6f : 0.5f);
  if (codepoint == U' ') return {.advance = advance};
  const int side = std::max(static_cast<int>(advance) - 1, 1);
  return {.advance = advance, .left = 0, .top = -side, .width = side, .height = side};
}

void FixedGlyphs::rasterize(Face, float, char32_t, float, const GlyphMetrics& metrics, std::uint8_t* pixels, int stride) {
  ++painted;
  for (int line = 0; line < metrics.height; ++line) {
    std::memset(pixels + static_cast<std::ptrdiff_t>(line) * stride, 255, static_cast<std::size_t>(metrics.width));
  }
}

Harness::Harness(Draw draw, float width, float height) : layer_(glyphs_), draw_(std::move(draw)) {
  // The layer made this context a moment ago.
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
  layer_.input(Resized{width, height, 1});
}

Harness::~Harness() = default;

std::string Harness::frame() {
  time_ms_ += 16;
  layer_.frame(time_ms_, [this](Frame& frame) {
    drawn_items().clear();
    draw_(frame);
  });
  // Stands in for the renderer: every texture ImGui asks for exists.
  for (ImTextureData* texture : layer_.sheet().textures()) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
  return layer_.take_operations();
}

void Harness::rest() {
  frame();
  for (int count = 0; count < 60 && layer_.wants_frame(); ++count) {
    frame();
  }
}

const Node* Harness::find(Role role, std::string_view words) const {
  const Node* found = nullptr;
  for (const Node& node : tree().nodes) {
    if (node.role != role || tree().words(node) != words) continue;
    if (found != nullptr) return nullptr;
    found = &node;
  }
  return found;
}

const Node* Harness::first(Role role) const {
  const auto found =
      std::find_if(tree().nodes.begin(), tree().nodes.end(), [role](const Node& node) { return node.role == role; });
  return found == tree().nodes.end() ? nullptr : &*found;
}

std::vector<std::string> Harness::all_words(Role role) const {
  std::vector<std::string> words;
  for (const Node& node : tree().nodes) {
    if (node.role == role) words.push_back(tree().words(node));
  }
  return words;
}

bool Harness::shows(std::string_view words) const {
  return std::any_of(tree().nodes.begin(), tree().nodes.end(),
                     [&](const Node& node) { return tree().words(node).find(words) != std::string::npos; });
}

bool Harness::click(Role role, std::string_view words) {
  const Node* node = find(role, words);
  if (node == nullptr || !is_interactive(role) || node->has(Flag::Disabled)) return false;
  layer_.input(Clicked{node->id});
  frame();
  return true;
}

bool Harness::click_inline_link(std::string_view words) {
  const auto run = std::find_if(tree().runs.begin(), tree().runs.end(), [&](const Run& each) {
    return each.kind == RunKind::Link && each.text.find(words) != std::string_view::npos;
  });
  if (run == tree().runs.end()) return false;
  layer_.input(Clicked{run->link});
  frame();
  return true;
}

void Harness::type(Id field, std::string_view text) {
  layer_.input(Typed{field, std::string(text)});
  frame();
}

std::vector<std::string> Harness::unmatched_items() const {
  std::vector<std::string> faults;
  std::set<Id> drawn, known;
  for (const DrawnItem& item : drawn_items()) {
    drawn.insert(item.id);
  }
  for (const Node& node : tree().nodes) {
    if (!is_interactive(node.role)) continue;
    known.insert(node.id);
    if (!drawn.contains(node.id)) {
      faults.push_back("not drawn: " + std::string(to_string(node.role)) + " \"" + tree().words(node) + "\"");
    }
    if (tree().words(node).empty() && node.role < Role::TextField) {
      faults.push_back("without a name: " + std::string(to_string(node.role)));
    }
  }
  for (const Run& run : tree().runs) {
    if (run.kind == RunKind::Link) known.insert(run.link);
  }
  for (const DrawnItem& item : drawn_items()) {
    if (!known.contains(item.id)) {
      faults.push_back("no node for the item at " + std::to_string(item.rect.x) + ", " + std::to_string(item.rect.y));
    }
  }
  return faults;
}

std::string Harness::outline() const {
  std::string out;
  for (const Node& node : tree().nodes) {
    for (const Node* parent = tree().find(node.parent); parent != nullptr; parent = tree().find(parent->parent)) {
      out += "  ";
    }
    out += to_string(node.role);
    if (node.level > 0) out += " " + std::to_string(node.level);
    if (const std::string words = tree().words(node); !words.empty()) out += " \"" + words + "\"";
    constexpr std::pair<Flag, std::string_view> kStates[] = {
        {Flag::Disabled, "disabled"},        {Flag::Busy, "busy"},
        {Flag::Pressed, "pressed"},          {Flag::NotPressed, "not pressed"},
        {Flag::Expanded, "expanded"},        {Flag::Collapsed, "collapsed"},
        {Flag::Checked, "checked"},          {Flag::CurrentPage, "current page"},
        {Flag::CurrentStep, "current step"}, {Flag::Invalid, "invalid"},
        {Flag::Required, "required"},        {Flag::OpensMenu, "opens a menu"},
        {Flag::ArrowKeys, "arrow keys"}};
    for (const auto& [flag, name] : kStates) {
      if (node.has(flag)) out.append(" [").append(name).append("]");
    }
    out += '\n';
  }
  return out;
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::Region:
      return "region";
    case Role::Navigation:
      return "navigation";
    case Role::Main:
      return "main";
    case Role::Search:
      return "search";
    case Role::Complementary:
      return "complementary";
    case Role::Article:
      return "article";
    case Role::Group:
      return "group";
    case Role::List:
      return "list";
    case Role::OrderedList:
      return "ordered list";
    case Role::ListItem:
      return "list item";
    case Role::DescriptionList:
      return "description list";
    case Role::DescriptionItem:
      return "description item";
    case Role::DescriptionTerm:
      return "term";
    case Role::DescriptionDetails:
      return "definition";
    case Role::RadioGroup:
      return "radio group";
    case Role::Heading:
      return "heading";
    case Role::Paragraph:
      return "paragraph";
    case Role::Text:
      return "text";
    case Role::CodeBlock:
      return "code";
    case Role::Label:
      return "label";
    case Role::Status:
      return "status";
    case Role::Button:
      return "button";
    case Role::Link:
      return "link";
    case Role::SkipLink:
      return "skip link";
    case Role::TextField:
      return "text field";
    case Role::SearchField:
      return "search field";
    case Role::SecretField:
      return "secret field";
    case Role::TextArea:
      return "text area";
    case Role::Checkbox:
      return "checkbox";
    case Role::Radio:
      return "radio";
    case Role::Switch:
      return "switch";
    case Role::Menu:
      return "menu";
    case Role::MenuItem:
      return "menu item";
    case Role::Progress:
      return "progress";
  }
  return "?";
}

}  // namespace portal_guide::ui::testing
