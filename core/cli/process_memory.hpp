#pragma once

namespace portal_guide::cli {

/// Keeps the process's memory and environment, which hold keys, out of core dumps and hides them from other processes of the
/// same user, as far as the system allows. To be called before a key is read.
void keep_memory_private();

}  // namespace portal_guide::cli
