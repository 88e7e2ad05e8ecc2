#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/stripe/subscription.hpp"

/// Reads what the rules need of a subscription straight from its text. nlohmann's lexer and document would take ten times as
/// long, and a large account has a million subscriptions.
namespace portal_guide::stripe {

/// Checks all of a value's text as parse_json() does, and keeps only the members of `Subscription`. Limits of the whole text,
/// such as its size, are for the caller to check.
///
/// Stripe writes the members of all subscriptions in the same order. The scanner remembers the orders that it has met, so that
/// a known name costs one comparison: it is known what to do with its value, and that no other member of the object has the
/// same name. The memory for this is bounded; beyond it, names are compared one by one.
class SubscriptionScanner {
 public:
  enum class Outcome : std::uint8_t {
    Done,
    /// The text ends before the value does.
    Incomplete,
    /// It is a page: an object with a list in its member `data`, which no subscription has. `position()` is behind the '['.
    Page,
    Invalid,
    /// It has more than JsonLimits::max_depth levels.
    TooDeep,
    DuplicateMember,
  };

  SubscriptionScanner();

  /// How an object with a list in its member `data` is read: as a page, or as a subscription like any other.
  enum class Pages : std::uint8_t { Expected, TakenAsSubscriptions };

  /// Reads one value from the start of the text. The byte behind the text must be readable and zero. `depth`: how many arrays
  /// and objects are open around the value. Views in `subscription` live as long as the text and until the next call.
  Outcome scan(std::string_view text, std::size_t depth, Pages pages, Subscription& subscription);
  /// In bytes from the text's start. After Done, it is behind the value; after Invalid, TooDeep or DuplicateMember, it is at or
  /// near the fault.
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  enum class Slot : std::uint8_t;
  enum class Inside : std::uint8_t;

  /// A member's name, at its place in one of the orders that were met.
  struct Name {
    /// The name as it is written, with its closing quote.
    std::string written;
    std::string decoded;
    std::uint32_t before = 0;
    /// The name that follows it, and another name that may stand in its place. 0 where none was met yet.
    std::uint32_t next = 0;
    std::uint32_t instead = 0;
    /// Where the names of this member's value begin, if that is an object.
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
  /// Adds the name to those that may follow `before`, and returns its place; 0 where there is no room for it.
  std::uint32_t remember(std::uint32_t before, std::string_view written, std::string_view decoded, Slot slot);
  bool stands_before(std::uint32_t name, std::string_view decoded) const;
  /// Adds the names from `last` back to `start`, which is not one of them.
  void collect_names(std::uint32_t last, std::uint32_t start, std::unordered_set<std::string>& met) const;
  std::uint32_t start_inside(std::uint32_t name);

  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  Outcome outcome_ = Outcome::Done;
  bool finds_pages_ = false;
  Subscription* subscription_ = nullptr;
  std::vector<Name> names_;
  /// The texts that had escapes, decoded. A deque does not move its elements, so views of them stay valid.
  std::deque<std::string> decoded_;
};

}  // namespace portal_guide::stripe
