# Third-party code, as SYSTEM interface targets so that our warnings do not apply to it.
# Only each library's own folder is given to em++: /usr/include would poison its sysroot.

find_path(NLOHMANN_JSON_INCLUDE nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(TL_EXPECTED_INCLUDE tl/expected.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)

add_library(third_party_headers INTERFACE)
if(EMSCRIPTEN)
  # em++ sees the two folders through links of their own, never /usr/include itself.
  set(third_party_links "${CMAKE_BINARY_DIR}/third_party")
  file(MAKE_DIRECTORY "${third_party_links}")
  file(CREATE_LINK "${NLOHMANN_JSON_INCLUDE}/nlohmann" "${third_party_links}/nlohmann" SYMBOLIC)
  file(CREATE_LINK "${TL_EXPECTED_INCLUDE}/tl" "${third_party_links}/tl" SYMBOLIC)
  target_include_directories(third_party_headers SYSTEM INTERFACE "${third_party_links}")
else()
  target_include_directories(third_party_headers SYSTEM INTERFACE "${NLOHMANN_JSON_INCLUDE}" "${TL_EXPECTED_INCLUDE}")
endif()

# Dear ImGui comes as sources; only the front end and its native tests need them.
if(EMSCRIPTEN OR PORTAL_GUIDE_TESTS)
  if(NOT EXISTS "${IMGUI_DIR}/imgui.h")
    message(FATAL_ERROR "no imgui.h in ${IMGUI_DIR}: run tools/fetch_imgui.sh, or pass -DIMGUI_DIR=")
  endif()
  file(STRINGS "${IMGUI_DIR}/imgui.h" imgui_version REGEX "^#define IMGUI_VERSION_NUM")
  string(REGEX MATCH "[0-9]+$" imgui_version "${imgui_version}")
  if(imgui_version LESS 19200)
    message(FATAL_ERROR "${IMGUI_DIR} holds Dear ImGui ${imgui_version}; 19200 (1.92) or newer is needed for its font loaders")
  endif()
endif()

# `portal-guide snapshot` reads accounts with libcurl. Only the native build has it.
if(NOT EMSCRIPTEN)
  find_package(CURL 7.85 QUIET)
  if(NOT CURL_FOUND)
    message(FATAL_ERROR "libcurl 7.85 or newer and its headers are missing: install Debian's package libcurl4-openssl-dev")
  endif()
  find_package(OpenSSL 3 QUIET COMPONENTS Crypto)
  if(NOT OpenSSL_FOUND)
    message(FATAL_ERROR "OpenSSL 3 and its headers are missing: install Debian's package libssl-dev")
  endif()
endif()
