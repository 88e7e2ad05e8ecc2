#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/report/snapshot_file.hpp"

namespace portal_guide::report {

/// What the log says about a rule, whether or not the rule found something.
struct RuleDescription {
  std::string id;
  /// The rule's own severity. A policy may have given its findings another one.
  Severity severity = Severity::Error;
  content::RuleText text;
};

struct SarifOptions {
  std::string tool_version;
  /// Sorted by id.
  std::vector<RuleDescription> rules;
  SnapshotFile file;
};

/// The report as a SARIF 2.1.0 log (OASIS Standard, errata 01) of one run, indented by two spaces, with a newline at the end.
/// - A finding is a result of level error, warning or note. Its logical locations are the JSON pointers of its evidence and
///   the objects that it names. Where the snapshot came from a file, its physical location is the line of the evidence.
/// - A rule that was not checked is a result of kind `open` and level `none`, so that it does not look passed.
/// - An accepted finding is a result with an external suppression. A rule that is off is a configuration override.
/// - `partialFingerprints` holds the report's fingerprint under "portalGuide/v1".
std::string to_sarif(const Report& report, const SarifOptions& options);

}  // namespace portal_guide::report
