#include "wasm/app/savings.hpp"

#include <charconv>

#include "core/text/trim.hpp"

namespace portal_guide::app {
namespace {

constexpr std::int64_t kLowPercent = 40;
constexpr std::int64_t kHighPercent = 60;

/// Of numbers that are not negative.
std::int64_t divided(std::int64_t number, std::int64_t by) { return (number + by / 2) / by; }

std::int64_t percent_of(std::int64_t percent, std::int64_t number) { return divided(number * percent, 100); }

std::int64_t hours_of(std::int64_t tickets, std::int64_t minutes_each) { return divided(tickets * minutes_each, 60); }

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t most) {
  const std::string_view digits = text::trimmed(text);
  if (digits.empty() || digits.front() == '-') return std::nullopt;
  std::int64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [after, fault] = std::from_chars(digits.data(), end, number);
  if (fault != std::errc() || after != end || number > most) return std::nullopt;
  return number;
}

std::optional<Savings> savings_of(const OwnNumbers& numbers) {
  const auto tickets = whole_number(numbers.tickets, kMostTickets);
  const auto share = whole_number(numbers.share, kMostPercent);
  const auto minutes = whole_number(numbers.minutes, kMostMinutes);
  if (!tickets || !share || !minutes) return std::nullopt;
  Savings savings{.tickets = *tickets, .share_percent = *share, .minutes_each = *minutes};
  savings.about_payments = percent_of(*share, *tickets);
  savings.fewer_low = percent_of(kLowPercent, savings.about_payments);
  savings.fewer_high = percent_of(kHighPercent, savings.about_payments);
  savings.hours_low = hours_of(savings.fewer_low, *minutes);
  savings.hours_high = hours_of(savings.fewer_high, *minutes);
  return savings;
}

}  // namespace portal_guide::app
