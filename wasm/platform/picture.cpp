#include "wasm/platform/picture.hpp"

#include "imgui.h"
#include "wasm/platform/browser.hpp"

namespace portal_guide::platform {
namespace {

static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2, "renderer.ts reads these layouts");

void serve(ImTextureData& texture) {
  switch (texture.Status) {
    case ImTextureStatus_WantCreate:
      texture.SetTexID(static_cast<ImTextureID>(texture.UniqueID));
      browser_texture_create(texture.UniqueID, texture.Width, texture.Height, texture.Pixels);
      texture.SetStatus(ImTextureStatus_OK);
      return;
    case ImTextureStatus_WantUpdates: {
      const ImTextureRect& rect = texture.UpdateRect;
      browser_texture_update(texture.UniqueID, rect.x, rect.y, rect.w, rect.h, texture.Width,
                             static_cast<const std::uint8_t*>(texture.GetPixelsAt(rect.x, rect.y)));
      texture.SetStatus(ImTextureStatus_OK);
      return;
    }
    case ImTextureStatus_WantDestroy:
      if (texture.UnusedFrames == 0) return;
      browser_texture_destroy(texture.UniqueID);
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
      return;
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed:
      return;
  }
}

}  // namespace

void show_picture(ui::Sheet& sheet, ui::Color ground) {
  const ImDrawData& data = sheet.draw_data();
  for (ImTextureData* texture : sheet.textures()) {
    serve(*texture);
  }
  browser_picture_begin(data.DisplaySize.x, data.DisplaySize.y, data.FramebufferScale.x,
                        static_cast<std::uint32_t>(ground.red << 16 | ground.green << 8 | ground.blue));
  for (const ImDrawList* list : data.CmdLists) {
    browser_picture_buffers(list->VtxBuffer.Data, list->VtxBuffer.size_in_bytes(), list->IdxBuffer.Data,
                            list->IdxBuffer.size_in_bytes());
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.ElemCount == 0 || command.UserCallback != nullptr) continue;
      browser_picture_triangles(static_cast<int>(command.GetTexID()), command.ClipRect.x, command.ClipRect.y,
                                command.ClipRect.z, command.ClipRect.w, static_cast<int>(command.ElemCount),
                                static_cast<int>(command.IdxOffset), static_cast<int>(command.VtxOffset));
    }
  }
}

void forget_textures(ui::Sheet& sheet) {
  for (ImTextureData* texture : sheet.textures()) {
    if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_WantCreate);
    }
  }
}

}  // namespace portal_guide::platform
