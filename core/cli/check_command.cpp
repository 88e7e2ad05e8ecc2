#include "core/cli/check_command.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::cli {

Expected<Checked> check(const std::string& snapshot_text, const content::Content& content, const CheckOptions& options) {
  const auto snapshot = stripe::Snapshot::parse(snapshot_text);
  if (!snapshot) return fail(snapshot.error());
  report::Report report = rules::evaluate(*snapshot, content);
  if (options.mode) report = report::restrict_to(report, *options.mode);
  std::string text = options.format == Format::Json ? report::to_json(report) : report::to_text(report, content, options.style);
  return Checked{.report = std::move(report), .text = std::move(text)};
}

bool reaches(const report::Report& report, report::Severity severity) {
  // Severities are declared from worst to mildest.
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [severity](const report::Finding& finding) { return finding.severity <= severity; });
}

}  // namespace portal_guide::cli
