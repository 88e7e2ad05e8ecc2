#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace portal_guide::search {

/// Lists of numbers that lie one after the other in memory.
class Lists {
 public:
  struct Entry {
    std::uint32_t list;
    std::uint32_t item;
  };
  /// Makes `lists` lists. The items of a list keep the order of the entries.
  static Lists of(std::size_t lists, const std::vector<Entry>& entries);

  std::span<const std::uint32_t> operator[](std::size_t list) const {
    return std::span(items_).subspan(begins_[list], begins_[list + 1] - begins_[list]);
  }
  std::size_t size() const { return begins_.size() - 1; }

 private:
  std::vector<std::uint32_t> begins_ = {0};
  std::vector<std::uint32_t> items_;
};

}  // namespace portal_guide::search
