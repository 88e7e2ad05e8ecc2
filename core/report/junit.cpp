#include "core/report/junit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "core/report/finding_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/timestamp.hpp"

namespace portal_guide::report {
namespace {

/// Everything that the report says about a rule in one mode.
struct Case {
  std::vector<const Finding*> findings;
  std::vector<const NotChecked*> not_checked;
  std::vector<const Suppressed*> suppressed;

  bool fails() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding* finding) { return finding->severity != Severity::Info; });
  }
  bool skipped() const { return findings.empty() && !(not_checked.empty() && suppressed.empty()); }
};

using Cases = std::map<std::string_view, Case>;

Cases cases_of(const Report& part) {
  Cases cases;
  for (const Finding& finding : part.findings) {
    cases[finding.rule].findings.push_back(&finding);
  }
  for (const NotChecked& entry : part.not_checked) {
    cases[entry.rule].not_checked.push_back(&entry);
  }
  for (const Suppressed& entry : part.suppressed) {
    cases[entry.rule].suppressed.push_back(&entry);
  }
  for (const Passed& entry : part.passed) {
    cases.try_emplace(entry.rule);
  }
  return cases;
}

/// Escapes a text for attributes and content alike. printable() has replaced the control characters. Of the other characters,
/// XML 1.0 refuses only U+FFFE and U+FFFF.
std::string xml(std::string_view text) {
  std::string escaped;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const std::string_view character = text.substr(index, 3);
    if (character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf") {
      escaped += "\xef\xbf\xbd";
      index += 2;
      continue;
    }
    switch (text[index]) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += text[index];
    }
  }
  return escaped;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

std::string attribute(std::string_view name, std::size_t number) { return attribute(name, std::to_string(number)); }

class Writer {
 public:
  explicit Writer(const content::Content& content) : content_(content) {}

  std::string write(const Report& report) const {
    std::string suites;
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;
    for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
      const Report part = restrict_to(report, mode);
      const Cases cases = cases_of(part);
      const std::size_t not_read = part.modes_not_read.size();
      const std::size_t not_asked = modes_without_subscribers(part).size();
      const std::size_t number = cases.size() + not_read + not_asked;
      if (number == 0) continue;
      const std::size_t failing = count_if(cases, &Case::fails);
      const std::size_t skipping = count_if(cases, &Case::skipped) + not_read + not_asked;
      tests += number;
      failures += failing;
      skipped += skipping;
      suites += "  <testsuite" + attribute("name", suite_name(mode)) + counts(number, failing, skipping) +
                attribute("timestamp", xml_time(report.taken_at_unix_seconds)) + ">\n";
      // One case that is skipped stands for all that was not read, since readers take what is left out for passed.
      if (not_read != 0) suites += skipped_case(suite_name(mode), "mode-not-read", not_read_sentence(content_, mode));
      if (not_asked != 0) {
        suites += skipped_case(suite_name(mode), "subscribers-not-read", one_line(part.not_asked.front().detail));
      }
      for (const auto& [rule, it] : cases) {
        suites += test_case(suite_name(mode), rule, it);
      }
      suites += "  </testsuite>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", kName) +
           counts(tests, failures, skipped) + ">\n" + suites + "</testsuites>\n";
  }

 private:
  static constexpr std::string_view kName = "portal-guide";

  static std::string suite_name(stripe::Mode mode) { return std::string(kName) + "." + std::string(stripe::to_string(mode)); }

  static std::size_t count_if(const Cases& cases, bool (Case::*is)() const) {
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [&](const auto& entry) { return (entry.second.*is)(); }));
  }

  static std::string counts(std::size_t tests, std::size_t failures, std::size_t skipped) {
    return attribute("tests", tests) + attribute("failures", failures) + attribute("errors", std::size_t{0}) +
           attribute("skipped", skipped) + attribute("time", "0");
  }

  static std::string head_of_case(std::string_view suite, std::string_view name) {
    return "    <testcase" + attribute("classname", suite) + attribute("name", printable(name)) + attribute("time", "0");
  }

  static std::string skipped_case(std::string_view suite, std::string_view name, std::string_view reason) {
    return head_of_case(suite, name) + ">\n      <skipped" + attribute("message", reason) + "/>\n    </testcase>\n";
  }

  std::string test_case(std::string_view suite, std::string_view rule, const Case& it) const {
    const std::string head = head_of_case(suite, rule);
    std::string body;
    if (it.fails()) {
      const Finding& first = *it.findings.front();
      body += "      <failure" + attribute("message", one_line(first.title)) + attribute("type", to_string(first.severity)) +
              ">" + xml(findings_text(it)) + "</failure>\n";
    } else if (!it.findings.empty()) {
      body += "      <system-out>" + xml(findings_text(it)) + "</system-out>\n";
    } else if (it.skipped()) {
      body += "      <skipped" + attribute("message", reason_of(it)) + "/>\n";
    }
    return body.empty() ? head + "/>\n" : head + ">\n" + body + "    </testcase>\n";
  }

  std::string findings_text(const Case& it) const {
    std::string text;
    for (const Finding* finding : it.findings) {
      text += (text.empty() ? "" : "\n") + one_line(finding->title) + "\n";
      for (const std::string& line : lines_of(*finding, content_)) {
        text += line + "\n";
      }
      text += finding->fingerprint + "\n";
    }
    // A rule may have found one thing that is accepted and another that is not.
    for (const Suppressed* entry : it.suppressed) {
      text += "\n" + set_aside(*entry) + "\n";
    }
    // It may have an answer for one configuration and none for another.
    for (const std::string& detail : details_of(it)) {
      text += "\n" + report_word(content_, "not-checked-heading") + ": " + detail + "\n";
    }
    return text;
  }

  std::string set_aside(const Suppressed& entry) const {
    return report_word(content_, "suppressed-heading") + ": " + name_of(entry) + ": " + justification(entry, content_);
  }

  /// What keeps the rule from answering, each once: several configurations may say the same.
  static std::vector<std::string> details_of(const Case& it) {
    std::vector<std::string> details;
    std::set<std::string_view> said;
    for (const NotChecked* entry : it.not_checked) {
      if (said.insert(entry->detail).second) details.push_back(one_line(entry->detail));
    }
    return details;
  }

  std::string reason_of(const Case& it) const {
    std::string reason;
    for (const std::string& detail : details_of(it)) {
      reason += (reason.empty() ? "" : " ") + detail;
    }
    for (const Suppressed* entry : it.suppressed) {
      reason += (reason.empty() ? "" : " ") + set_aside(*entry);
    }
    return reason;
  }

  const content::Content& content_;
};

}  // namespace

std::string to_junit(const Report& report, const content::Content& content) { return Writer(content).write(report); }

}  // namespace portal_guide::report
