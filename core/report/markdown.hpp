#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {

/// The report as GitHub Flavored Markdown, for a comment on a change or a page of a wiki. It holds the counts, the findings
/// with evidence and fix, what could not be checked, what the policy set aside, and what passed. Texts of the account stay text
/// (markdown_text.hpp). It ends with a newline.
std::string to_markdown(const Report& report, const content::Content& content);

}  // namespace portal_guide::report
