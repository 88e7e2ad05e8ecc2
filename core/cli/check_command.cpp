#include "core/cli/check_command.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/cli/configuration_option.hpp"
#include "core/percent_encoding.hpp"
#include "core/policy/apply.hpp"
#include "core/policy/policy_rules.hpp"
#include "core/report/github.hpp"
#include "core/report/junit.hpp"
#include "core/report/markdown.hpp"
#include "core/report/sarif.hpp"
#include "core/rules/evaluate.hpp"
#include "core/rules/registry.hpp"
#include "core/rules/wording.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::cli {
namespace {

/// A file outside of the working folder is named without its folders, which say more about a machine than about an account.
report::NamedFile named(const std::string& given) {
  std::filesystem::path path = std::filesystem::path(given).lexically_normal();
  if (path.is_absolute() || (!path.empty() && *path.begin() == "..")) path = path.filename();
  return {.path = path.generic_string(), .uri = percent_encode(path.generic_string(), "/")};
}

report::SnapshotFile file_of(const CheckOptions& options, std::string_view text) {
  if (options.find_places) {
    // Standard input alone has no name to point to.
    if (options.object_paths == std::vector<std::string>{"-"}) return {};
    report::SnapshotFile file;
    file.find_places = options.find_places;
    for (const std::string& path : options.object_paths) {
      file.parts.push_back(named(path));
    }
    return file;
  }
  if (options.snapshot_path == "-") return {};
  report::NamedFile file = named(options.snapshot_path);
  return {.path = std::move(file.path), .uri = std::move(file.uri), .text = text};
}

/// Every rule that may have been judged, sorted by id.
std::vector<report::RuleDescription> catalogue(const content::Content& content, const CheckOptions& options) {
  std::vector<report::RuleDescription> descriptions;
  for (const rules::Rule* rule : rules::registry()) {
    descriptions.push_back(
        {.id = std::string(rule->id), .severity = rule->severity, .text = rules::text_of_rule(content, rule->id)});
  }
  if (options.policy != nullptr) {
    for (const policy::PolicyRule& rule : policy::kPolicyRules) {
      descriptions.push_back(
          {.id = std::string(rule.id), .severity = rule.severity, .text = policy::text_of(content, rule.id)});
    }
  }
  std::sort(descriptions.begin(), descriptions.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return descriptions;
}

std::string write(const report::Report& report, const std::string& snapshot_text, const content::Content& content,
                  const CheckOptions& options) {
  switch (options.format) {
    case ReportFormat::Text:
      return report::to_text(report, content, options.style);
    case ReportFormat::Json:
      return report::to_json(report);
    case ReportFormat::Markdown:
      return report::to_markdown(report, content);
    case ReportFormat::Sarif:
      return report::to_sarif(report, {.tool_version = options.tool_version,
                                       .rules = catalogue(content, options),
                                       .file = file_of(options, snapshot_text)});
    case ReportFormat::Junit:
      return report::to_junit(report, content);
    case ReportFormat::Github:
      return report::to_github(report, content, file_of(options, snapshot_text));
  }
  return {};
}

Expected<Checked> judge(const stripe::SubscriptionSource& source, const std::string& snapshot_text,
                        const content::Content& content, const CheckOptions& options) {
  auto judged = rules::evaluate(source, content);
  if (!judged) return propagate(std::move(judged));
  report::Report report = *std::move(judged);
  if (options.policy != nullptr) report = policy::apply(std::move(report), *options.policy, source.snapshot(), content);
  if (options.mode) report = report::restrict_to(report, *options.mode);
  std::string text = write(report, snapshot_text, content, options);
  return Checked{.report = std::move(report), .text = std::move(text)};
}

}  // namespace

Expected<Checked> check(const std::string& snapshot_text, const content::Content& content, const CheckOptions& options) {
  const auto snapshot = stripe::Snapshot::parse(snapshot_text);
  if (!snapshot) return propagate(snapshot);
  return check(stripe::SubscriptionsInMemory(*snapshot), snapshot_text, content, options);
}

Expected<Checked> check(const stripe::SubscriptionSource& source, const std::string& snapshot_text,
                        const content::Content& content, const CheckOptions& options) {
  return with_configurations(source, options.configurations, [&](const stripe::SubscriptionSource& named) {
    return judge(named, snapshot_text, content, options);
  });
}

bool points_into_text(ReportFormat format) { return format == ReportFormat::Sarif || format == ReportFormat::Github; }

bool reaches(const report::Report& report, report::Severity severity) {
  // Severities are declared from worst to mildest.
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [severity](const report::Finding& finding) { return finding.severity <= severity; });
}

}  // namespace portal_guide::cli
