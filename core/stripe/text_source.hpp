#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"

namespace portal_guide::stripe {

/// Text that can be read more than once, piece by piece: a file, or what is in memory already.
class TextSource {
 public:
  virtual ~TextSource() = default;
  /// Copies at most `size` bytes from `offset` to `to`. Fewer than asked for only at the end of the text; 0 behind it.
  virtual Expected<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) = 0;
  /// Fails where the text is not the same any more as at the first read. Asked after the last.
  virtual Expected<void> confirm() = 0;
};

/// Text that the caller keeps. Never fails.
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
