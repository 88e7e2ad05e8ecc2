#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/report/text_style.hpp"

namespace portal_guide::report {

/// The report for people at a terminal, in the content's language. It ends with a newline. Programs read to_json() instead.
std::string to_text(const Report& report, const content::Content& content, const TextStyle& style = {});

}  // namespace portal_guide::report
