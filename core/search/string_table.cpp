#include "core/search/string_table.hpp"

#include <algorithm>

namespace portal_guide::search {
namespace {

constexpr std::size_t kSlotsFirst = 64;

/// FNV-1a. The strings in a table come from our own content, so nobody can choose them to collide. Queries add none.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ hash >> 15U;
}

}  // namespace

std::size_t StringTable::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(text) & mask;
  while (slots_[slot] != kNone && (*this)[slots_[slot]] != text)
    slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t StringTable::find(std::string_view text) const { return slots_.empty() ? kNone : slots_[slot_of(text)]; }

std::uint32_t StringTable::add(std::string_view text) {
  if ((size() + 1) * 2 > slots_.size()) grow();
  std::uint32_t& number = slots_[slot_of(text)];
  if (number == kNone) {
    number = static_cast<std::uint32_t>(size());
    characters_ += text;
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
  }
  return number;
}

void StringTable::grow() {
  slots_.assign(std::max(kSlotsFirst, slots_.size() * 2), kNone);
  for (std::uint32_t number = 0; number < size(); ++number)
    slots_[slot_of((*this)[number])] = number;
}

}  // namespace portal_guide::search
