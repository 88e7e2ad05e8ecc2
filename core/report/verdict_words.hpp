#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

/// What every face says of a report as a whole.
namespace portal_guide::report {

/// How many findings of a severity each mode has, where it has any: "Live: 4 errors · Test: 1 error".
std::string counts_in_modes(const Report& report, Severity severity, const content::Content& content);

/// Says that subscribers were not read and how to read them, with the marks of the content. It names the mode where they were
/// read in the other one. Empty where they were read.
std::string subscribers_sentence(const Report& report, const content::Content& content);

}  // namespace portal_guide::report
