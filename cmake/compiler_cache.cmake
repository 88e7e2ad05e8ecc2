# ccache where it is installed, so that a clean build of known sources takes seconds. em++ runs under it too.
#
# In its depend mode ccache takes the headers of a file from the compiler's own list instead of preprocessing the file first,
# which would cost a clean build a quarter of its time. It caches what uses a precompiled header only when it may trust the
# header's contents, hence the sloppiness.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CCACHE_PROGRAM ccache NO_CMAKE_FIND_ROOT_PATH)
  if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros)
    if(EMSCRIPTEN)
      # ccache cannot tell by the name that em++ is clang.
      list(APPEND CMAKE_CXX_COMPILER_LAUNCHER CCACHE_COMPILERTYPE=clang)
    endif()
    list(APPEND CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  endif()
endif()
