#pragma once

#include <functional>
#include <map>
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

/// A line for each mode that was judged: "Live mode: 1 error, 2 warnings, …, 9 not checked". Findings that the policy set aside
/// are counted where there are any.
std::vector<std::string> counts_of(const Report& report, const content::Content& content);

/// The verdict as a sentence, with the number of the worst findings in each mode. A report in which something was not checked
/// is never called ready.
std::string verdict_sentence(const Report& report, const content::Content& content);

/// Whether nothing is wrong as far as anybody knows, and something was not read, not checked or not judged.
bool is_open(const Report& report);

/// "Live mode".
std::string mode_word(const content::Content& content, stripe::Mode mode);
/// Says that the snapshot does not hold the mode.
std::string not_read_sentence(const content::Content& content, stripe::Mode mode);

/// Says that the commands of the part may need another key; empty where it holds none for live mode. The keys of `stripe login`
/// are limited (docs/stripe.md, fact 67).
std::string live_key_sentence(const content::Content& content, const Report& part, stripe::Mode mode);

/// Rules that could not be checked for the same reason.
struct NotCheckedGroup {
  std::string detail;
  /// By mode, live before test: the rules' ids, separated by ", ". Behind a rule that says so of some of the mode's judged
  /// configurations stand their ids: "rule-id (id, id)".
  std::map<stripe::Mode, std::string, std::greater<>> rules;
};
/// The groups in the order in which their details first occur.
std::vector<NotCheckedGroup> group_by_detail(const Report& report);
/// The rules that passed in one mode, each once and in the same form.
std::vector<std::string> passed_rules(const Report& part);

/// The configurations that were judged in one mode, a line each, and what was not judged. No lines for the configurations where
/// there is one, since everything is about it.
std::vector<std::string> configuration_lines(const Report& part, const content::Content& content);

/// Whether the entry stands for a whole rule that the policy turns off. Otherwise it stands for one finding that is accepted
/// until a day.
bool is_off(const Suppressed& entry);
/// Why the policy set something aside, and until when.
std::string justification(const Suppressed& entry, const content::Content& content);

/// "rule-id (object, object)".
std::string name_of(const Suppressed& entry);

}  // namespace portal_guide::report
