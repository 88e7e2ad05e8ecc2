# Sanitizers change the ABI of what they touch, so they are the one thing set for every target at once.
# clang, because g++ takes three times as long to compile under them, and because the fuzzers need libFuzzer anyway.
if(PORTAL_GUIDE_SANITIZE)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "the sanitized build needs clang++; the preset `asan` asks for it")
  endif()
  # fuzzer-no-link: the coverage that libFuzzer follows. A fuzzer links its main with -fsanitize=fuzzer.
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # libstdc++'s own checks stop the program at an index or iterator out of range, even where the memory is its own.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
