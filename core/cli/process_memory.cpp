#include "core/cli/process_memory.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace portal_guide::cli {

void keep_memory_private() {
  const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace portal_guide::cli
