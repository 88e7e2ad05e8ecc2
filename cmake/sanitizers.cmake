# Sanitizers change the ABI of what they touch, so they are the one thing set for every target at once.
if(PORTAL_GUIDE_SANITIZE OR PORTAL_GUIDE_FUZZ)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # libstdc++'s own checks: an index or iterator out of range stops the program even where the memory is its own.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

if(PORTAL_GUIDE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "the fuzzers need clang++ (libFuzzer); the preset `fuzz` asks for it")
  endif()
  # Coverage feedback in everything; a fuzzer links libFuzzer's own main with -fsanitize=fuzzer.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
