#include "wasm/app/update/clipboard.hpp"

#include "core/link/link.hpp"

namespace portal_guide::app {

void on(Change& change, const CopyText& copy) { change.effects.emplace_back(Copy{copy.text}); }

void on(Change& change, const CopyPlaceLink& copy) {
  const auto& state = change.state;
  change.effects.emplace_back(
      CopyLink{link::encode({.target = target_of(state.content, copy.place), .mode = state.mode, .lang = {}, .note = {}})});
}

void on(Change& change, const Copied& copied) { announce(change, copied.ok ? "app.copied" : "app.copy-failed"); }

}  // namespace portal_guide::app
