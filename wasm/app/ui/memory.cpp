#include "wasm/app/ui/memory.hpp"

#include <iterator>

namespace portal_guide::ui {

void Memories::forget_unused() {
  constexpr std::size_t kMany = 4096;
  if (memories_.size() < kMany) return;
  for (auto entry = memories_.begin(); entry != memories_.end();) {
    const bool keep = entry->second.open_known || entry->second.last_pass == pass_;
    entry = keep ? std::next(entry) : memories_.erase(entry);
  }
}

}  // namespace portal_guide::ui
