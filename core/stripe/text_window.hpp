#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe {

/// The piece of a text that is looked at, and moves towards its end.
class TextWindow {
 public:
  /// Reads from `offset` on.
  explicit TextWindow(TextSource& source, std::uint64_t offset = 0);
  /// A text that is there as a whole, such as one line of another. The byte behind its end must be readable and zero.
  /// `offset`: where it stands in the other.
  TextWindow(std::string_view text, std::uint64_t offset);

  /// What was read and not consumed yet; the byte behind it is zero.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  /// Consumes what is at most the rest.
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
  /// Reads on behind the rest, which is kept. False where there is no more. Ends the life of what rest() gave.
  bool more();
  /// Of the next byte, from the start of the text.
  std::uint64_t offset() const { return offset_ + static_cast<std::uint64_t>(at_ - begin_); }
  /// For a line that is to be a text of its own: puts a zero behind the first `count` bytes of the rest, where a line's end is.
  void end_line(std::size_t count) { buffer_[static_cast<std::size_t>(at_ - begin_) + count] = '\0'; }
  /// Why the source could not be read, once it could not.
  const std::optional<Error>& error() const { return error_; }

 private:
  TextSource* source_ = nullptr;
  std::vector<char> buffer_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  /// Of `begin_`.
  std::uint64_t offset_ = 0;
  std::optional<Error> error_;
};

}  // namespace portal_guide::stripe
