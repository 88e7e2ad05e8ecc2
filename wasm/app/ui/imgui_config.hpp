#pragma once

/// Dear ImGui's compile-time options (IMGUI_USER_CONFIG), the same for its sources and ours.

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
/// ImGui then asks ImGuiFreeType::GetFontLoader() for its default loader instead of bringing stb_truetype; fonts.cpp answers
/// with ours, and FreeType itself is not used.
#define IMGUI_ENABLE_FREETYPE
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
/// Any script the system's fonts have, beyond Unicode's first plane too.
#define IMGUI_USE_WCHAR32
#define IMGUI_DEFINE_MATH_OPERATORS
