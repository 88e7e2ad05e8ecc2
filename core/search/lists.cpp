#include "core/search/lists.hpp"

namespace portal_guide::search {

Lists Lists::of(std::size_t lists, const std::vector<Entry>& entries) {
  Lists result;
  result.begins_.assign(lists + 1, 0);
  for (const Entry& entry : entries) {
    ++result.begins_[entry.list + 1];
  }
  for (std::size_t list = 0; list < lists; ++list) {
    result.begins_[list + 1] += result.begins_[list];
  }
  std::vector<std::uint32_t> next(result.begins_.begin(), result.begins_.end() - 1);
  result.items_.resize(entries.size());
  for (const Entry& entry : entries) {
    result.items_[next[entry.list]++] = entry.item;
  }
  return result;
}

}  // namespace portal_guide::search
