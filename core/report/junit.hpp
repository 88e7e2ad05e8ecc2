#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {

/// The report as JUnit XML, in the dialect that Jenkins and GitLab read: a test suite for each mode, a test case for each
/// rule. A case fails where the rule found an error or a warning. Advice fails nothing; it stands in the case's output. What
/// was not checked, and what the policy set aside, is skipped with the reason and never passes.
std::string to_junit(const Report& report, const content::Content& content);

}  // namespace portal_guide::report
