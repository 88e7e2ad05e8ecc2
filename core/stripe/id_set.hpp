#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace portal_guide::stripe {

/// Ids, of which there may be a million, by their 64-bit hashes: that many take 16 MB. Of ten million such sets, about one
/// takes two of its ids for the same.
class IdSet {
 public:
  /// False where the id is in it already.
  bool insert(std::string_view id);
  bool contains(std::string_view id) const;
  std::size_t size() const { return size_; }

 private:
  /// Where the hash stands, or the free place where it would. There must be one.
  std::size_t place_of(std::uint64_t hash) const;
  void grow();

  /// Zero is free. The size is a power of two.
  std::vector<std::uint64_t> hashes_;
  std::size_t size_ = 0;
};

}  // namespace portal_guide::stripe
