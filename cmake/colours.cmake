# The colours of wasm/app/ui/colours.json as initializers of the struct Palette: <folder>/light_palette.inc and
# <folder>/dark_palette.inc hold a line like `.canvas = rgb(0xf6f7fa),` for each role. Files that would not change are left
# alone, so that nothing is compiled again for them.
function(portal_guide_palettes json folder)
  # In the order of Palette's members, in which C++ wants its initializers.
  set(roles
    canvas surface sunken text muted border control accent accent_hover on_accent accent_soft
    error warning info success focus)
  list(LENGTH roles expected)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${json}")
  file(READ "${json}" document)
  foreach(palette light dark)
    string(JSON count LENGTH "${document}" ${palette})
    if(NOT count EQUAL expected)
      message(FATAL_ERROR "${json}: ${palette} has ${count} roles, ${expected} are known; cmake/colours.cmake lists them")
    endif()
    set(lines "")
    foreach(role ${roles})
      string(JSON kind TYPE "${document}" ${palette} ${role})
      if(kind STREQUAL "OBJECT")
        string(JSON strong GET "${document}" ${palette} ${role} strong)
        string(JSON soft GET "${document}" ${palette} ${role} soft)
        string(APPEND lines ".${role} = {.strong = rgb(${strong}), .soft = rgb(${soft})},\n")
      else()
        string(JSON colour GET "${document}" ${palette} ${role})
        string(APPEND lines ".${role} = rgb(${colour}),\n")
      endif()
    endforeach()
    string(REPLACE "rgb(#" "rgb(0x" lines "${lines}")
    file(CONFIGURE OUTPUT "${folder}/${palette}_palette.inc" CONTENT "${lines}" @ONLY)
  endforeach()
endfunction()
