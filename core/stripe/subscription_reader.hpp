#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "core/stripe/subscription.hpp"
#include "core/stripe/subscription_scanner.hpp"
#include "core/stripe/text_source.hpp"
#include "core/stripe/text_window.hpp"

/// Reads one subscription after the other from a text that comes in pieces, and says where the text is at fault.
namespace portal_guide::stripe {

/// No subscription and no line may be longer. Stripe's subscriptions have a few kilobytes, a page of a hundred a few hundred.
inline constexpr std::size_t kLongestBytes = std::size_t{8} << 20U;

class SubscriptionReader {
 public:
  using Outcome = SubscriptionScanner::Outcome;
  using Pages = SubscriptionScanner::Pages;

  /// Reads the value at the window's start, and more of the source until all of the value is there. The value is not consumed.
  /// `depth`: how many arrays and objects are open around it. Returns Done or Page; fails as parse_json() does, with the place
  /// in the source, with `json-too-large` beyond kLongestBytes, and as the source does.
  Expected<Outcome> read(TextWindow& window, TextSource& source, std::size_t depth, Pages pages);
  /// Reads a value that stands alone and is in memory as a whole. The byte behind it must be readable and zero, or end the
  /// value.
  Outcome read(std::string_view text);

  /// What was read last. Its views live until the next read or until the window moves.
  const Subscription& subscription() const { return subscription_; }
  /// Behind the value that was read last; for a page, behind the '[' of its list. In bytes from the value's start.
  std::size_t position() const { return scanner_.position(); }

 private:
  /// The error for a fault that the scanner met.
  Error fault_in(std::string_view text, TextSource& source, std::uint64_t offset, Outcome outcome) const;

  SubscriptionScanner scanner_;
  Subscription subscription_;
};

/// The error for a window that begins with neither a comma nor the end of an array or line, although one of them has to follow.
Error unexpected_here(TextWindow& window, TextSource& source);

}  // namespace portal_guide::stripe
