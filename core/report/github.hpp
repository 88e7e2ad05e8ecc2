#pragma once

#include <string>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/report/snapshot_file.hpp"

namespace portal_guide::report {

/// The report as workflow commands of GitHub Actions, with one annotation on each line (docs.github.com, "Workflow commands for
/// GitHub Actions", checked 2026-11-23). Errors and warnings become annotations of their own kind, and advice becomes notices.
/// GitHub shows only ten of each kind for a step, so the verdict, what could not be checked and what was set aside come first,
/// as notices. No text of an account can begin a command.
std::string to_github(const Report& report, const content::Content& content, const SnapshotFile& file);

}  // namespace portal_guide::report
