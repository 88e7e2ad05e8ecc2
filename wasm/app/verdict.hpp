#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::app {

/// What a report comes to, in words: "Live: 4 errors · Test: 1 error".
std::string verdict_words(const content::Content& content, const report::Report& report);

}  // namespace portal_guide::app
