#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace portal_guide::stripe {

/// A set of ids that keeps only their 64-bit hashes, so that a million ids take 16 MB. With a million ids in it, the chance
/// that two different ids are taken for the same is about one in 37 million.
class IdSet {
 public:
  /// False where the set holds the id already.
  bool insert(std::string_view id);
  bool contains(std::string_view id) const;
  std::size_t size() const { return size_; }

 private:
  /// The place of the hash, or the free place where it belongs. At least one place must be free.
  std::size_t place_of(std::uint64_t hash) const;
  void grow();

  /// The hashes; zero marks a free place. The size is zero or a power of two.
  std::vector<std::uint64_t> hashes_;
  std::size_t size_ = 0;
};

}  // namespace portal_guide::stripe
