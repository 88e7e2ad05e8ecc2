#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"

/// Findings as plain lines, for formats that show text and nothing else.
namespace portal_guide::report {

/// An observed value as people see it: compact JSON, free of what a terminal would obey.
std::string observed_as_text(const Json& observed);

/// Everything a finding says below its title: why, what was seen, how to mend it. No line holds a control character.
std::vector<std::string> lines_of(const Finding& finding, const content::Content& content);

/// A title, or any other text of a finding, on one line, without marks and control characters.
std::string one_line(std::string_view text);

/// A sentence of `cli.report.<key>`, without marks.
std::string report_word(const content::Content& content, std::string_view key, const content::Arguments& arguments = {});

/// "1 error, 2 warnings, …, 9 not checked"; what the policy set aside is named where there is any.
std::string counts_of(const Report& report, const content::Content& content);

/// The verdict as a sentence. Nothing unknown is called ready.
std::string verdict_sentence(const Report& report, const content::Content& content);

/// Rules that lack the same thing.
struct NotCheckedGroup {
  std::string detail;
  /// Ids, separated by ", ".
  std::string rules;
};
/// In the order in which the details first occur.
std::vector<NotCheckedGroup> group_by_detail(const std::vector<NotChecked>& not_checked);

/// Whether the entry stands for a whole rule that the policy turns off, and not for one finding that is accepted until a day.
bool is_off(const Suppressed& entry);
/// Why the policy set something aside, and until when.
std::string justification(const Suppressed& entry, const content::Content& content);

/// "rule-id (object, object)".
std::string name_of(const Suppressed& entry);

}  // namespace portal_guide::report
