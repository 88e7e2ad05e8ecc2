#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What the guide's typical figure, 40 to 60 % fewer payment-related requests, comes to in somebody's own numbers.
namespace portal_guide::app {

/// What the reader typed.
struct OwnNumbers {
  std::string tickets;
  std::string share;
  std::string minutes;

  bool operator==(const OwnNumbers&) const = default;
};

constexpr std::int64_t kMostTickets = 10'000'000;
constexpr std::int64_t kMostPercent = 100;
/// A day.
constexpr std::int64_t kMostMinutes = 1'440;

struct Savings {
  std::int64_t tickets = 0;
  std::int64_t share_percent = 0;
  std::int64_t minutes_each = 0;
  /// The tickets about payments, and how many fewer of them there would be; rounded to whole tickets.
  std::int64_t about_payments = 0;
  std::int64_t fewer_low = 0;
  std::int64_t fewer_high = 0;
  /// What these take; rounded to whole hours.
  std::int64_t hours_low = 0;
  std::int64_t hours_high = 0;

  bool operator==(const Savings&) const = default;
};

/// A whole number without a sign from 0 to `most`, with space around it; nullopt for everything else.
std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t most);

/// Nullopt where one of the numbers is missing or none.
std::optional<Savings> savings_of(const OwnNumbers& numbers);

}  // namespace portal_guide::app
