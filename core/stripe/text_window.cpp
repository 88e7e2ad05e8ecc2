#include "core/stripe/text_window.hpp"

#include <cstring>
#include <utility>

namespace portal_guide::stripe {
namespace {

/// How much is read at once: enough for few calls, and small enough for the processor's cache.
constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

}  // namespace

TextWindow::TextWindow(TextSource& source, std::uint64_t offset) : source_(&source), buffer_(kPieceBytes + 1), offset_(offset) {
  begin_ = at_ = end_ = buffer_.data();
}

TextWindow::TextWindow(std::string_view text, std::uint64_t offset)
    : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), offset_(offset) {}

void TextWindow::skip_space() {
  for (char next = peek(); next == ' ' || next == '\n' || next == '\r' || next == '\t'; next = peek())
    ++at_;
}

bool TextWindow::more() {
  if (source_ == nullptr || error_) return false;
  const std::size_t kept = rest().size();
  offset_ = offset();
  if (kept > 0) std::memmove(buffer_.data(), at_, kept);
  if (kept + 1 == buffer_.size()) buffer_.resize(buffer_.size() * 2 - 1);
  const auto read = source_->read(offset_ + kept, buffer_.data() + kept, buffer_.size() - 1 - kept);
  if (!read) error_ = read.error();
  const std::size_t filled = kept + read.value_or(0);
  buffer_[filled] = '\0';
  begin_ = at_ = buffer_.data();
  end_ = begin_ + filled;
  return filled > kept;
}

}  // namespace portal_guide::stripe
