#include "wasm/app/ui/sheet.hpp"

#include <algorithm>

namespace portal_guide::ui {
namespace {

constexpr float kCircleError = 0.15f;

void start(ImDrawList& list, const ImFontAtlas& atlas) {
  list._ResetForNewFrame();
  list.PushTexture(atlas.TexRef);
  list.PushClipRectFullScreen();
}

}  // namespace

Sheet::Sheet() {
  atlas_.TexDesiredFormat = ImTextureFormat_Alpha8;
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  atlas_.RendererHasTextures = true;
  shared_.FontAtlas = &atlas_;
  shared_.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
  shared_.CurveTessellationTol = 1.25f;
  shared_.SetCircleTessellationMaxError(kCircleError);
  ImFontAtlasAddDrawListSharedData(&atlas_, &shared_);
#ifdef IMGUI_ENABLE_TEST_ENGINE
  context_ = ImGui::CreateContext(&atlas_);
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
#endif
}

Sheet::~Sheet() {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  ImGui::DestroyContext(context_);
#endif
  ImFontAtlasRemoveDrawListSharedData(&atlas_, &shared_);
  shared_.DrawLists.clear();
}

void Sheet::begin(float width, float height, float density) {
  ++frame_count_;
  const ImVec2 size(std::max(width, 1.0f), std::max(height, 1.0f));
  ImFontAtlasUpdateNewFrame(&atlas_, frame_count_, true);
#ifdef IMGUI_ENABLE_TEST_ENGINE
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DisplaySize = size;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("portal-guide", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs);
#endif
  shared_.ClipRectFullscreen = {0, 0, size.x, size.y};
  start(page_, atlas_);
  start(pinned_, atlas_);
  draw_data_.Clear();
  draw_data_.DisplaySize = size;
  draw_data_.FramebufferScale = {density, density};
}

void Sheet::end() {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  ImGui::End();
  ImGui::EndFrame();
#endif
  for (ImTextureData* texture : atlas_.TexList) {
    texture->RefCount = 1;
  }
  draw_data_.Valid = true;
  for (ImDrawList* list : {&page_, &pinned_}) {
    list->PopClipRect();
    list->PopTexture();
    draw_data_.AddDrawList(list);
  }
}

void Sheet::item([[maybe_unused]] Id id, [[maybe_unused]] const Rect& rect) {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  const ImVec2 corner(rect.x, rect.y);
  ImGui::ItemAdd({corner, corner + ImVec2(rect.width, rect.height)}, id, nullptr, ImGuiItemFlags_NoNav);
#endif
}

}  // namespace portal_guide::ui
