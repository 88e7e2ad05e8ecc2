#pragma once

#include <cstdint>
#include <string>

/// Times as text, in UTC and by the proleptic Gregorian calendar. The time of a Snapshot lies between 1970 and 9999.
namespace portal_guide::report {

/// "2026-11-22 23:59 UTC", for people.
std::string readable_time(std::int64_t unix_seconds);
/// "2026-11-22T23:59:07", as XML Schema's dateTime without a zone.
std::string xml_time(std::int64_t unix_seconds);
/// "2026-11-22".
std::string iso_date(std::int64_t unix_seconds);

}  // namespace portal_guide::report
