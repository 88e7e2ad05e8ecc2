#include "core/report/finding_text.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/content/markup.hpp"
#include "core/json_writer.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/verdict_words.hpp"
#include "core/text/join.hpp"

namespace portal_guide::report {
namespace {

std::string counted(const content::Content& content, std::string_view key, std::size_t count) {
  return content::plural(content, "cli.report." + std::string(key), count);
}

/// Rules in the order in which they are added, each with the configurations of which the same is said.
class RuleNames {
 public:
  void add(const std::string& rule, const std::string& configuration) {
    if (rules_.empty() || rules_.back().first != rule) rules_.emplace_back(rule, std::vector<std::string>());
    if (!configuration.empty()) rules_.back().second.push_back(printable(configuration));
  }

  /// `judged` is the number of configurations. A rule of which the same is said for all of them stands alone.
  std::vector<std::string> in_words(std::size_t judged) const {
    std::vector<std::string> words;
    for (const auto& [rule, configurations] : rules_) {
      const bool stands_alone = configurations.empty() || configurations.size() == judged;
      words.push_back(stands_alone ? rule : rule + " (" + text::joined(configurations) + ")");
    }
    return words;
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::string>>> rules_;
};

std::size_t configurations_of(const Report& report, stripe::Mode mode) {
  return static_cast<std::size_t>(
      std::count_if(report.configurations.begin(), report.configurations.end(),
                    [mode](const JudgedConfiguration& configuration) { return configuration.mode == mode; }));
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

std::vector<std::string> counts_of(const Report& report, const content::Content& content) {
  std::vector<std::string> lines;
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const Report part = restrict_to(report, mode);
    if (part.findings.empty() && part.passed.empty() && part.not_checked.empty() && part.suppressed.empty()) continue;
    std::string line = mode_word(content, mode) + ": ";
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
      line += content::plural(content, "checks.count." + std::string(to_string(severity)), count(part, severity)) + ", ";
    }
    line += counted(content, "passed", part.passed.size()) + ", " + counted(content, "not-checked", part.not_checked.size());
    if (!part.suppressed.empty()) line += ", " + counted(content, "suppressed", part.suppressed.size());
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string verdict_sentence(const Report& report, const content::Content& content) {
  if (is_open(report)) return report_word(content, "verdict-unknown");
  const Verdict verdict = verdict_of(report);
  const Severity worst = verdict == Verdict::Blocked ? Severity::Error : Severity::Warning;
  return report_word(content, "verdict-" + std::string(to_string(verdict)),
                     {{"counts", counts_in_modes(report, worst, content)}});
}

bool is_open(const Report& report) { return verdict_of(report) == Verdict::Ready && !is_complete(report); }

std::string mode_word(const content::Content& content, stripe::Mode mode) {
  return report_word(content, "mode-" + std::string(stripe::to_string(mode)));
}

std::string not_read_sentence(const content::Content& content, stripe::Mode mode) {
  return one_line(content::text(content, "mode.not-read", {{"mode", mode_word(content, mode)}}));
}

std::string live_key_sentence(const content::Content& content, const Report& part, stripe::Mode mode) {
  const bool has_command = std::any_of(part.findings.begin(), part.findings.end(),
                                       [](const Finding& finding) { return finding.fix.api.has_value(); });
  if (mode == stripe::Mode::Test || !has_command) return {};
  return content::text(content, "cli.report.live-key");
}

std::vector<NotCheckedGroup> group_by_detail(const Report& report) {
  std::vector<NotCheckedGroup> groups;
  std::vector<std::map<stripe::Mode, RuleNames>> names;
  std::unordered_map<std::string_view, std::size_t> index_by_detail;
  for (const NotChecked& entry : report.not_checked) {
    const auto [place, is_new] = index_by_detail.emplace(entry.detail, groups.size());
    if (is_new) {
      groups.push_back({.detail = entry.detail, .rules = {}});
      names.emplace_back();
    }
    names[place->second][entry.mode].add(entry.rule, entry.configuration);
  }
  for (std::size_t index = 0; index < groups.size(); ++index) {
    for (const auto& [mode, rules] : names[index]) {
      groups[index].rules[mode] = text::joined(rules.in_words(configurations_of(report, mode)));
    }
  }
  return groups;
}

std::vector<std::string> passed_rules(const Report& part) {
  RuleNames names;
  for (const Passed& entry : part.passed) {
    names.add(entry.rule, entry.configuration);
  }
  return names.in_words(part.configurations.size());
}

std::vector<std::string> configuration_lines(const Report& part, const content::Content& content) {
  std::vector<std::string> lines;
  for (const JudgedConfiguration& configuration : part.configurations) {
    if (part.configurations.size() == 1) break;
    std::string line = printable(configuration.id);
    if (!configuration.name.empty()) line = printable(configuration.name) + " (" + line + ")";
    if (configuration.is_default == true) line += ", " + report_word(content, "configuration-default");
    if (configuration.named) line += ", " + report_word(content, "configuration-named");
    lines.push_back(std::move(line));
  }
  for (const NotJudged& entry : part.configurations_not_judged) {
    lines.push_back(one_line(entry.detail));
  }
  return lines;
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
