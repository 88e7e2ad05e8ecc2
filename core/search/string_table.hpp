#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal_guide::search {

/// A set of strings in one block of memory. Each has a number; the first one's is 0.
class StringTable {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::size_t size() const { return ends_.size(); }
  /// The string with that number. The view is valid until the next add().
  std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(characters_).substr(begin, ends_[number] - begin);
  }
  /// The number of the string, or kNone where it is not in the table.
  std::uint32_t find(std::string_view text) const;
  /// The number of the string, which is added where it is new.
  std::uint32_t add(std::string_view text);

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string characters_;
  /// Where each string ends in `characters_`.
  std::vector<std::uint32_t> ends_;
  /// A hash table with open addressing. Its size is a power of two, or 0.
  std::vector<std::uint32_t> slots_;
};

}  // namespace portal_guide::search
