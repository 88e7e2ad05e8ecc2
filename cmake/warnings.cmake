# What every target of ours is compiled with. Set per target and PRIVATE, never as global flags.
function(portal_guide_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
                                           -Wold-style-cast -Wimplicit-fallthrough)
endfunction()

# The core and the front end use no exceptions, because the wasm build cannot catch one (DECISIONS.md, decision 1).
function(portal_guide_no_exceptions target)
  target_compile_options(${target} PRIVATE -fno-exceptions)
  target_compile_definitions(${target} PUBLIC JSON_NOEXCEPTION TL_EXPECTED_EXCEPTIONS_DISABLED)
endfunction()
