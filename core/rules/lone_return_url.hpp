#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::rules {

/// What the return-url rules find in live mode if the app passes this address to every portal session, worst first; empty if
/// they find nothing. No account is needed: a configuration that is otherwise empty stands in for it.
std::vector<report::Finding> judge_return_url(const content::Content& content, std::string_view address);

}  // namespace portal_guide::rules
