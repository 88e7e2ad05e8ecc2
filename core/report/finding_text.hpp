#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

/// Findings as plain lines, for formats that show nothing but text.
namespace portal_guide::report {

/// An observed value as people see it: JSON on one line, passed through printable().
std::string observed_as_text(const Json& observed);

/// Everything that a finding says below its title: why it matters, what was seen and how to mend it. No line holds a control
/// character.
std::vector<std::string> lines_of(const Finding& finding, const content::Content& content);

/// A title or another text of a finding on one line, without marks and control characters.
std::string one_line(std::string_view text);

/// The content's sentence `cli.report.<key>`, without marks.
std::string report_word(const content::Content& content, std::string_view key, const content::Arguments& arguments = {});

/// "1 error, 2 warnings, …, 9 not checked". Findings that the policy set aside are counted where there are any.
std::string counts_of(const Report& report, const content::Content& content);

/// The verdict as a sentence. A report in which something was not checked is never called ready.
std::string verdict_sentence(const Report& report, const content::Content& content);

/// Rules that could not be checked for the same reason.
struct NotCheckedGroup {
  std::string detail;
  /// The rules' ids, separated by ", ".
  std::string rules;
};
/// The groups in the order in which their details first occur.
std::vector<NotCheckedGroup> group_by_detail(const std::vector<NotChecked>& not_checked);

/// Whether the entry stands for a whole rule that the policy turns off. Otherwise it stands for one finding that is accepted
/// until a day.
bool is_off(const Suppressed& entry);
/// Why the policy set something aside, and until when.
std::string justification(const Suppressed& entry, const content::Content& content);

/// "rule-id (object, object)".
std::string name_of(const Suppressed& entry);

}  // namespace portal_guide::report
