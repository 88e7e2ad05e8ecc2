#pragma once

#include <optional>
#include <string_view>

#include "core/report/report.hpp"

namespace portal_guide::report {

/// Reads what to_json() wrote, so that a report can be judged in one place and shown in another. It differs from the
/// report that was written in what JSON does not hold: the parameters of a call are in alphabetical order,
/// Finding::configurations is empty, and Report::not_asked has one entry a mode, without a rule and a sentence. Nullopt where
/// the text is no `portal-report/2`; an entry that misses a part is read without it.
std::optional<Report> parse_report(std::string_view json);

}  // namespace portal_guide::report
