#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::app {

/// What a report comes to, in words: "2 things stop your portal from working in live mode".
std::string verdict_words(const content::Content& content, const report::Report& report);

}  // namespace portal_guide::app
