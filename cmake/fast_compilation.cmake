# Two ways to parse the large headers less often. Most of the time of a clean build goes into nlohmann's and the standard
# library's headers, which nearly every file includes.

option(PORTAL_GUIDE_UNITY "Compile the files of a target in batches, which makes a clean build several times as fast" OFF)

# The headers that nearly every file of ours needs, parsed once for a target.
#
# A file still includes what it uses. `./test tidy` reads each file without this help and notices what is missing.
function(portal_guide_precompiled target)
  target_precompile_headers(${target} PRIVATE <map> <optional> <string> <string_view> <variant> <vector> <nlohmann/json.hpp>
                                              <tl/expected.hpp> ${ARGN})
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # Without the time in it, the precompiled header of two equal builds is equal, and ccache finds what was built from it.
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# Compiles the target's files in batches where the preset asks for it. Two files of a batch cannot both define a name in the
# anonymous namespace of the same namespace; the later arguments are files that do, and are compiled alone.
function(portal_guide_batches target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${PORTAL_GUIDE_UNITY} UNITY_BUILD_MODE BATCH UNITY_BUILD_BATCH_SIZE 14)
  set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# The same for the files of many folders, such as tests: a batch takes at most one file of a folder, because files of a folder
# share a namespace and define the same names in it. Call it when the target has all of its files.
function(portal_guide_batches_across_folders target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${PORTAL_GUIDE_UNITY} UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  set(batches 1)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    math(EXPR files_${folder} "0${files_${folder}} + 1")
    if(files_${folder} GREATER batches)
      set(batches ${files_${folder}})
    endif()
  endforeach()
  set(batch 0)
  foreach(source IN LISTS sources)
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP "batch_${batch}")
    math(EXPR batch "(${batch} + 1) % ${batches}")
  endforeach()
endfunction()
