#include "wasm/app/ui/inbox.hpp"

#include <algorithm>

namespace portal_guide::ui {

bool Inbox::take(const Input& input) {
  return std::visit([this](const auto& each) { return take(each); }, input);
}

bool Inbox::take(const Resized& resized) {
  const float density = std::clamp(resized.density, 0.5f, 4.0f);
  if (size_.width == resized.width && size_.height == resized.height && size_.density == density) return false;
  size_ = {.width = resized.width, .height = resized.height, .density = density};
  return true;
}

bool Inbox::take(const Pointed& pointed) {
  const Pointed before = std::exchange(pointed_, pointed);
  return before.node != pointed.node || (pointed.node != 0 && before.down != pointed.down);
}

bool Inbox::take(const Clicked& clicked) {
  clicks_.push_back(clicked.node);
  return true;
}

bool Inbox::take(const Typed& typed) {
  typed_.push_back(typed);
  return true;
}

bool Inbox::take(const Submitted& submitted) {
  submits_.push_back(submitted.node);
  return true;
}

bool Inbox::take(const Themed& themed) {
  fonts_changed_ = fonts_changed_ || themed.fonts_changed;
  const bool changed = !(theme_ == themed.theme) || themed.fonts_changed;
  theme_ = themed.theme;
  return changed;
}

void Inbox::begin_pass(bool first) {
  first_pass_ = first;
  acted_ = false;
}

void Inbox::end_pass() {
  if (!first_pass_) return;
  clicks_.clear();
  submits_.clear();
  typed_.clear();
}

bool Inbox::act(const std::vector<Id>& deeds, Id id) {
  if (!first_pass_ || std::find(deeds.begin(), deeds.end(), id) == deeds.end()) return false;
  acted_ = true;
  return true;
}

bool Inbox::clicked(Id id) { return act(clicks_, id); }
bool Inbox::submitted(Id id) { return act(submits_, id); }

const std::string* Inbox::typed(Id id) {
  if (!first_pass_) return nullptr;
  const auto last = std::find_if(typed_.rbegin(), typed_.rend(), [id](const Typed& each) { return each.node == id; });
  if (last == typed_.rend()) return nullptr;
  acted_ = true;
  return &last->text;
}

}  // namespace portal_guide::ui
