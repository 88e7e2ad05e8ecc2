#include "core/report/finding_text.hpp"

#include <algorithm>

#include "core/content/markup.hpp"
#include "core/json_writer.hpp"
#include "core/report/paragraph.hpp"

namespace portal_guide::report {
namespace {

std::string counted(const content::Content& content, std::string_view key, std::size_t count) {
  return content::plural(content, "cli.report." + std::string(key), count);
}

}  // namespace

std::string observed_as_text(const Json& observed) {
  // A Snapshot holds well-formed UTF-8 only. Should other bytes come from elsewhere, they become U+FFFD.
  return printable(portal_guide::to_text(observed));
}

std::string one_line(std::string_view text) { return printable(content::plain_text(text)); }

std::string report_word(const content::Content& content, std::string_view key, const content::Arguments& arguments) {
  return content::plain_text(content::text(content, "cli.report." + std::string(key), arguments));
}

std::vector<std::string> lines_of(const Finding& finding, const content::Content& content) {
  std::vector<std::string> lines = {one_line(finding.why)};
  const auto add = [&](std::string_view key, std::string_view text) {
    lines.push_back(report_word(content, key) + ": " + std::string(text));
  };
  for (const Evidence& evidence : finding.evidence) {
    add("seen", printable(evidence.path) + " " + observed_as_text(evidence.observed));
    if (!evidence.expected.empty()) add("expected", one_line(evidence.expected));
  }
  for (std::size_t index = 0; index < finding.fix.steps.size(); ++index) {
    lines.push_back(std::to_string(index + 1) + ". " + one_line(finding.fix.steps[index]));
  }
  if (!finding.fix.dashboard_url.empty()) add("open", printable(finding.fix.dashboard_url));
  if (!finding.fix.cli.empty()) add("command", printable(finding.fix.cli));
  if (finding.fix.applicability == Applicability::Placeholder) lines.push_back(report_word(content, "placeholder"));
  return lines;
}

std::string counts_of(const Report& report, const content::Content& content) {
  std::string counts = counted(content, "errors", count(report, Severity::Error)) + ", " +
                       counted(content, "warnings", count(report, Severity::Warning)) + ", " +
                       counted(content, "advice", count(report, Severity::Info)) + ", " +
                       counted(content, "passed", report.passed.size()) + ", " +
                       counted(content, "not-checked", report.not_checked.size());
  if (!report.suppressed.empty()) counts += ", " + counted(content, "suppressed", report.suppressed.size());
  return counts;
}

std::string verdict_sentence(const Report& report, const content::Content& content) {
  const Verdict verdict = verdict_of(report);
  const bool unknown = verdict == Verdict::Ready && !report.not_checked.empty();
  return report_word(content, unknown ? "verdict-unknown" : "verdict-" + std::string(to_string(verdict)));
}

std::vector<NotCheckedGroup> group_by_detail(const std::vector<NotChecked>& not_checked) {
  std::vector<NotCheckedGroup> groups;
  for (const NotChecked& entry : not_checked) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& it) { return it.detail == entry.detail; });
    if (group == groups.end()) {
      groups.push_back({.detail = entry.detail, .rules = entry.rule});
    } else {
      group->rules += ", " + entry.rule;
    }
  }
  return groups;
}

bool is_off(const Suppressed& entry) { return entry.until.empty(); }

std::string justification(const Suppressed& entry, const content::Content& content) {
  if (is_off(entry)) return one_line(entry.reason);
  return printable(report_word(content, "suppressed-until", {{"reason", entry.reason}, {"until", entry.until}}));
}

std::string name_of(const Suppressed& entry) {
  std::string objects;
  for (const ObjectReference& object : entry.objects) {
    objects += (objects.empty() ? "" : ", ") + printable(object.id);
  }
  return objects.empty() ? entry.rule : entry.rule + " (" + objects + ")";
}

}  // namespace portal_guide::report
