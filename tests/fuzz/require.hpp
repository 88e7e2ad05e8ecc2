#pragma once

#include <cstdio>
#include <cstdlib>

namespace portal_guide {

/// Ends the program where a property does not hold, so that libFuzzer keeps the input that shows it.
inline void require(bool holds, const char* property) {
  if (!holds) {
    std::fprintf(stderr, "does not hold: %s\n", property);
    std::abort();
  }
}

}  // namespace portal_guide
