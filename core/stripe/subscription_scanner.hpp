#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/subscription.hpp"

/// Reads what the rules need of a subscription straight from its text. nlohmann's lexer and document would cost ten times as
/// much, and a large account has a million of them.
namespace portal_guide::stripe {

/// Checks all of the text as parse_json() does, but for what a single value cannot show (its limits are the caller's), and
/// keeps only the members of `Subscription`.
///
/// Stripe writes the members of all subscriptions in the same order. The scanner remembers the orders it has met, so that a
/// name costs one comparison: that it stands twice in its object was ruled out when the order was met first, and what to do
/// with its value is known. What is remembered is bounded; beyond that, names are compared one by one.
class SubscriptionScanner {
 public:
  enum class Outcome : std::uint8_t {
    Done,
    /// The text ends before the value does.
    Incomplete,
    /// An object with a list in its member `data`, which no subscription has: a page. `position()` is behind its '['.
    Page,
    Invalid,
    /// More than JsonLimits::max_depth levels.
    TooDeep,
    DuplicateMember,
  };

  SubscriptionScanner();

  /// What an object with a list in its member `data` is.
  enum class Pages : std::uint8_t { Expected, TakenAsSubscriptions };

  /// Reads one value from the start of the text, of which the byte behind the end must be readable and zero. `depth`: how many
  /// arrays and objects are open around it. Views in `subscription` live as long as the text and until the next call.
  Outcome scan(std::string_view text, std::size_t depth, Pages pages, Subscription& subscription);
  /// After Done, behind the value; after Invalid, TooDeep or DuplicateMember at or near the fault. In bytes from the text's
  /// start.
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  enum class Slot : std::uint8_t;
  enum class Inside : std::uint8_t;

  /// A member's name, behind the names before it in an object of this kind.
  struct Name {
    /// As it is written, with its closing quote.
    std::string written;
    std::string decoded;
    std::uint32_t before = 0;
    /// The name that follows, and another one that may stand in its place. 0: none was met yet.
    std::uint32_t next = 0;
    std::uint32_t instead = 0;
    /// Where the names of the object start that is this member's value.
    std::uint32_t inside = 0;
    Slot slot{};
  };

  bool value(Slot slot, std::uint32_t name, std::size_t depth, Member* reference);
  bool object(Inside inside, std::uint32_t start, std::size_t depth, Member* reference);
  bool array(Slot slot, std::uint32_t name, std::size_t depth);
  bool string(std::string_view& raw, bool& has_escapes);
  bool number();
  bool word(std::string_view word);
  bool fail_with(Outcome outcome);
  bool fail_here();
  void skip_space();

  Member* member_of(Slot slot, Member* reference);
  std::string_view decode(std::string_view raw, bool has_escapes);
  static Slot slot_of(Inside inside, std::string_view name);
  /// The name's place among those that may follow `before`; 0 where there is no room for it.
  std::uint32_t remember(std::uint32_t before, std::string_view written, std::string_view decoded, Slot slot);
  bool stands_before(std::uint32_t name, std::string_view decoded) const;
  std::uint32_t start_inside(std::uint32_t name);

  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  Outcome outcome_ = Outcome::Done;
  bool finds_pages_ = false;
  Subscription* subscription_ = nullptr;
  std::vector<Name> names_;
  /// Texts with escapes, decoded. A deque does not move them.
  std::deque<std::string> decoded_;
};

}  // namespace portal_guide::stripe
