#pragma once

#include "imgui.h"
#include "imgui_internal.h"
#include "wasm/app/ui/semantics.hpp"

namespace portal_guide::ui {

/// What a frame is drawn on: Dear ImGui's draw lists and dynamic font atlas, without its windows.
///
/// Real elements take the input, so ImGui's windows, navigation and settings are not needed; without them the module is a
/// fifth smaller. The tests' build (IMGUI_ENABLE_TEST_ENGINE) has a whole ImGui context around the same lists,
/// so that the test engine's hooks see every item.
class Sheet {
 public:
  Sheet();
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  void begin(float width, float height, float density);
  /// Ends the drawing that begin() began; draw_data() then holds it.
  void end();

  /// Tells ImGui of an interactive item. Nothing but the test engine's hooks asks for it.
  void item(Id id, const Rect& rect);

  ImFontAtlas& atlas() { return atlas_; }
  ImDrawList& page() { return page_; }
  /// Above the page.
  ImDrawList& pinned() { return pinned_; }
  const ImDrawData& draw_data() const { return draw_data_; }
  /// The atlas's textures. Those with a pending request must be served before anything is shown.
  ImVector<ImTextureData*>& textures() { return atlas_.TexList; }

 private:
  ImFontAtlas atlas_;
  ImDrawListSharedData shared_;
  ImDrawList page_{&shared_};
  ImDrawList pinned_{&shared_};
  ImDrawData draw_data_;
  int frame_count_ = 0;
  ImGuiContext* context_ = nullptr;
};

}  // namespace portal_guide::ui
