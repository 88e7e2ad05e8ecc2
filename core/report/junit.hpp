#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

namespace portal_guide::report {

/// The report as JUnit XML, in the dialect that Jenkins and GitLab read: one test suite for each mode, with one test case for
/// each rule. A case fails where its rule found an error or a warning. Advice does not make a case fail; it stands in the
/// case's output. A rule that was not checked, or that the policy set aside, is skipped with the reason and never passes.
std::string to_junit(const Report& report, const content::Content& content);

}  // namespace portal_guide::report
