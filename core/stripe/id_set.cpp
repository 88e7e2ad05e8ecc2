#include "core/stripe/id_set.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace portal_guide::stripe {
namespace {

constexpr std::size_t kFirstCapacity = 64;

/// Multiplies and folds eight bytes at a time. Never returns zero.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = 0xD6E8FEB86659FD93U ^ text.size();
  const auto stir = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 29U;
  };
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    stir(word);
    text.remove_prefix(sizeof word);
  }
  std::uint64_t word = 0;
  // The address of an empty text may be null, which memcpy() must not be given.
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  stir(word);
  stir(hash >> 32U);
  return hash == 0 ? 1 : hash;
}

}  // namespace

bool IdSet::insert(std::string_view id) {
  if ((size_ + 1) * 4 > hashes_.size() * 3) grow();
  const std::uint64_t hash = hash_of(id);
  std::uint64_t& place = hashes_[place_of(hash)];
  if (place == hash) return false;
  place = hash;
  ++size_;
  return true;
}

bool IdSet::contains(std::string_view id) const { return !hashes_.empty() && hashes_[place_of(hash_of(id))] != 0; }

std::size_t IdSet::place_of(std::uint64_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  std::size_t place = static_cast<std::size_t>(hash) & mask;
  while (hashes_[place] != 0 && hashes_[place] != hash)
    place = (place + 1) & mask;
  return place;
}

void IdSet::grow() {
  const std::vector<std::uint64_t> before =
      std::exchange(hashes_, std::vector<std::uint64_t>(std::max(kFirstCapacity, hashes_.size() * 2)));
  for (const std::uint64_t hash : before) {
    if (hash != 0) hashes_[place_of(hash)] = hash;
  }
}

}  // namespace portal_guide::stripe
