#include "core/report/timestamp.hpp"

#include <chrono>

namespace portal_guide::report {
namespace {

std::string digits(unsigned number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? text.insert(0, width - text.size(), '0') : text;
}

std::chrono::sys_days day_of(std::int64_t unix_seconds) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{unix_seconds}});
}

enum class Precision { Minutes, Seconds };

/// The time of day, such as "23:59" or "23:59:07".
std::string time_of_day(std::int64_t unix_seconds, Precision precision) {
  const std::chrono::sys_seconds time{std::chrono::seconds{unix_seconds}};
  const auto seconds = static_cast<unsigned>((time - day_of(unix_seconds)).count());
  const std::string minutes = digits(seconds / 3600, 2) + ":" + digits(seconds / 60 % 60, 2);
  return precision == Precision::Seconds ? minutes + ":" + digits(seconds % 60, 2) : minutes;
}

}  // namespace

std::string iso_date(std::int64_t unix_seconds) {
  const std::chrono::year_month_day date{day_of(unix_seconds)};
  return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         digits(static_cast<unsigned>(date.month()), 2) + "-" + digits(static_cast<unsigned>(date.day()), 2);
}

std::string readable_time(std::int64_t unix_seconds) {
  return iso_date(unix_seconds) + " " + time_of_day(unix_seconds, Precision::Minutes) + " UTC";
}

std::string xml_time(std::int64_t unix_seconds) {
  return iso_date(unix_seconds) + "T" + time_of_day(unix_seconds, Precision::Seconds);
}

}  // namespace portal_guide::report
