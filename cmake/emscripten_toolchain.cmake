# The toolchain of the `wasm` preset: Emscripten's own file, found beside the em++ that is first on PATH.
# Debian keeps it in /usr/share/emscripten, an emsdk in upstream/emscripten; both are where em++ really is.
find_program(PORTAL_GUIDE_EMXX em++ NO_CMAKE_FIND_ROOT_PATH)
if(NOT PORTAL_GUIDE_EMXX)
  message(FATAL_ERROR "em++ is not on PATH; install Debian's package emscripten, or an emsdk of 3.1.6 or newer")
endif()
get_filename_component(emscripten_program "${PORTAL_GUIDE_EMXX}" REALPATH)
get_filename_component(emscripten_folder "${emscripten_program}" DIRECTORY)
set(emscripten_file "${emscripten_folder}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${emscripten_file}")
  message(FATAL_ERROR "${PORTAL_GUIDE_EMXX} has no ${emscripten_file} beside it")
endif()
include("${emscripten_file}")
