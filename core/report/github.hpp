#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/report/snapshot_file.hpp"

namespace portal_guide::report {

/// The report as workflow commands of GitHub Actions, one annotation a line (docs.github.com, "Workflow commands for GitHub
/// Actions", checked 2026-11-23): errors, warnings and, for advice, notices. GitHub shows ten of each kind for a step, so the
/// verdict, what could not be checked and what was set aside come first, as notices. Nothing in a text can begin a command.
std::string to_github(const Report& report, const content::Content& content, const SnapshotFile& file);

}  // namespace portal_guide::report
