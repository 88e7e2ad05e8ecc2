#pragma once

#include <string>
#include <utility>

#include "wasm/bindings/widget_module.hpp"

namespace portal_guide::platform {

/// Keeps a text for the browser's side until the next one.
inline const WidgetText* answer(std::string text) {
  static std::string kept;
  static WidgetText view;
  kept = std::move(text);
  view = {static_cast<std::uint32_t>(kept.size()), kept.data()};
  return &view;
}

}  // namespace portal_guide::platform
