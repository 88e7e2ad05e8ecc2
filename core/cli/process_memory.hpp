#pragma once

namespace portal_guide::cli {

/// From here on the process's memory and environment, which hold keys, go into no core dump and are shown to no other process
/// of the same user. Does what the system allows.
void keep_memory_private();

}  // namespace portal_guide::cli
