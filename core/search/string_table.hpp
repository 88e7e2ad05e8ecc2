#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::search {

/// Different strings, each with a number from 0 on, in one block of memory.
class StringTable {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(characters_).substr(begin, ends_[number] - begin);
  }
  /// kNone where it is not there.
  std::uint32_t find(std::string_view text) const;
  /// The string's number; a new one is added.
  std::uint32_t add(std::string_view text);

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string characters_;
  std::vector<std::uint32_t> ends_;
  /// Open addressing; a power of two, or empty.
  std::vector<std::uint32_t> slots_;
};

}  // namespace portal_guide::search
