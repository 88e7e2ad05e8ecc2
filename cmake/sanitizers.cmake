# Sanitizers change the ABI of what they touch, so they are the one thing set for every target at once.
if(PORTAL_GUIDE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # libstdc++'s own checks: an index or iterator out of range stops the program even where the memory is its own.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
