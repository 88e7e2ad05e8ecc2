#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe {

/// The piece of a text that is being read. It moves towards the text's end.
class TextWindow {
 public:
  /// Reads the source from `offset` on. The source must outlive the window.
  explicit TextWindow(TextSource& source, std::uint64_t offset = 0);
  /// Views a text that is in memory as a whole, such as one line of a larger text. The byte behind it must be readable and
  /// zero. `offset` says where it stands in the larger text.
  TextWindow(std::string_view text, std::uint64_t offset);

  /// What was read and is not consumed yet. The byte behind it is zero.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  /// Consumes that many bytes of the rest.
  void advance(std::size_t count) { at_ += count; }
  /// The next byte, or zero where the text has ended (or its source failed).
  char peek() {
    if (at_ == end_) more();
    return *at_;
  }
  bool ended() {
    if (at_ == end_) more();
    return at_ == end_;
  }
  /// Consumes spaces and line ends.
  void skip_space();
  /// Reads more and keeps the rest. False where there is no more. Views that rest() returned are no longer valid.
  bool more();
  /// Where the next byte stands, from the start of the text.
  std::uint64_t offset() const { return offset_ + static_cast<std::uint64_t>(at_ - begin_); }
  /// Makes the line at the window's start a text of its own: puts a zero in place of its end, behind `count` bytes of the rest.
  void end_line(std::size_t count) { buffer_[static_cast<std::size_t>(at_ - begin_) + count] = '\0'; }
  /// Why the source could not be read; none as long as it could.
  const std::optional<Error>& error() const { return error_; }

 private:
  TextSource* source_ = nullptr;
  std::vector<char> buffer_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  /// Where `begin_` stands in the text.
  std::uint64_t offset_ = 0;
  std::optional<Error> error_;
};

}  // namespace portal_guide::stripe
