#include "wasm/app/update/clipboard.hpp"

#include "core/link/link.hpp"
#include "wasm/app/update/frame.hpp"

namespace portal_guide::app {

void on(Change& change, const CopyText& copy) { change.effects.emplace_back(Copy{copy.text}); }

void on(Change& change, const CopyPlaceLink& copy) {
  auto& state = change.state;
  state.menu_open = false;
  change.effects.emplace_back(CopyLink{
      link::encode(
          {.target = target_of(state.content, copy.place), .mode = copy.mode.value_or(state.mode), .lang = {}, .note = {}}),
      copy.share});
}

void on(Change& change, const Copied& copied) {
  if (copied.ok) return show_toast(change, "app.copied");
  show_failure(change, "app.copy-failed");
}

}  // namespace portal_guide::app
