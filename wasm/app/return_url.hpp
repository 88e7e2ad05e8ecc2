#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::app {

/// What the core's return-url rules say in live mode of an address that the reader's app passes to every portal session,
/// worst first; empty where it is good. Needs no account: an otherwise empty configuration stands in for it.
std::vector<report::Finding> judge_return_url(const content::Content& content, std::string_view address);

}  // namespace portal_guide::app
