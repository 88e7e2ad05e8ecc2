#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::stripe {

/// A text that can be read more than once, piece by piece: a file, or a text in memory.
class TextSource {
 public:
  virtual ~TextSource() = default;
  /// Copies up to `size` bytes, from `offset` on, and returns how many: fewer than `size` only at the text's end, 0 behind it.
  virtual Expected<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) = 0;
  /// Fails where the text has changed since the first read. To be called after the last.
  virtual Expected<void> confirm() = 0;
};

/// A text that the caller keeps alive. Never fails.
class TextInMemory final : public TextSource {
 public:
  explicit TextInMemory(std::string_view text) : text_(text) {}

  Expected<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override {
    if (offset >= text_.size()) return 0;
    return text_.copy(to, size, static_cast<std::size_t>(offset));
  }
  Expected<void> confirm() override { return {}; }

 private:
  std::string_view text_;
};

}  // namespace portal_guide::stripe
