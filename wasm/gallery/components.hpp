#pragma once

#include <array>
#include <string>

#include "wasm/app/ui/ui.hpp"

/// Every component of the layer in every state, one below the other. The words are names of components and states, for those
/// who work on the layer, so they are here and not in content/.
namespace portal_guide::gallery {

/// What the fields and switches of the page hold.
struct Components {
  std::string search, name, wrong, notes, shape;
  std::string choice = "one", segment = "one";
  bool ticked = true, open = true, menu = false, panel = false, toast = false;
};

void draw_components(ui::Frame& frame, Components& state);

}  // namespace portal_guide::gallery
