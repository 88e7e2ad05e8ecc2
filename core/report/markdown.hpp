#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {

/// The report as GitHub Flavored Markdown, for a comment on a change or a page of a wiki: counts, findings with evidence and
/// fix, what could not be checked, what the policy set aside, what passed. Texts of the account inject nothing
/// (markdown_text.hpp). Ends in a newline.
std::string to_markdown(const Report& report, const content::Content& content);

}  // namespace portal_guide::report
