#include "core/report/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/markup.hpp"
#include "core/report/finding_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/report/timestamp.hpp"

namespace portal_guide::report {
namespace {

constexpr std::array kModes = {stripe::Mode::Live, stripe::Mode::Test};

/// SGR parameters (ECMA-48, 8.3.117).
constexpr std::string_view kBold = "1";
constexpr std::string_view kFaint = "2";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "1;31";
    case Severity::Warning:
      return "1;33";
    case Severity::Info:
      return "1;36";
  }
  return kBold;
}

class Writer {
 public:
  Writer(const content::Content& content, const TextStyle& style) : content_(content), style_(style) {
    for (const std::string_view key : {"seen", "expected", "fix", "open", "command", "step"}) {
      label_columns_ = std::max(label_columns_, columns(word(key)));
    }
  }

  std::string write(const Report& report) {
    write_head(report);
    for (const stripe::Mode mode : kModes)
      write_mode(restrict_to(report, mode), mode);
    return std::move(text_);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return report_word(content_, key, arguments);
  }

  std::string styled(std::string_view text, std::string_view sgr) const {
    if (style_.colour == Colour::Never) return std::string(text);
    return "\x1b[" + std::string(sgr) + "m" + std::string(text) + "\x1b[0m";
  }

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  void write_head(const Report& report) {
    const Verdict verdict = verdict_of(report);
    const std::string_view colour = verdict == Verdict::Blocked     ? colour_of(Severity::Error)
                                    : verdict == Verdict::Attention ? colour_of(Severity::Warning)
                                                                    : std::string_view("1;32");
    const bool unknown = verdict == Verdict::Ready && !report.not_checked.empty();
    line(styled(verdict_sentence(report, content_), unknown ? kBold : colour));
    for (const std::string& row : wrap(counts_of(report, content_), style_.width))
      line(row);
    line(styled(word("taken", {{"time", readable_time(report.taken_at_unix_seconds)}}), kFaint));
  }

  void write_mode(const Report& part, stripe::Mode mode) {
    if (part.findings.empty() && part.passed.empty() && part.not_checked.empty() && part.suppressed.empty()) return;
    line("");
    line(styled(word("mode-" + std::string(stripe::to_string(mode))), kBold));
    for (const Finding& finding : part.findings)
      write_finding(finding);
    if (part.findings.empty()) indented(word("nothing-found"), 2);
    write_not_checked(part);
    write_suppressed(part);
    write_passed(part);
  }

  /// Lines of the text, `indent` columns from the left.
  void indented(std::string_view text, std::size_t indent) {
    for (const std::string& row : wrap(printable(content::plain_text(text)), style_.width - indent)) {
      line(std::string(indent, ' ') + row);
    }
  }

  /// Rows under one label, which stands before the first of them.
  void labelled(std::string_view key, const std::vector<std::string>& rows) {
    std::string label = key.empty() ? "" : word(key);
    label.append(label_columns_ - columns(label), ' ');
    for (std::size_t index = 0; index < rows.size(); ++index) {
      line("    " + (index == 0 ? styled(label, kFaint) : std::string(label_columns_, ' ')) + "  " + rows[index]);
    }
  }

  /// Columns beside the labels.
  std::size_t room() const { return style_.width - std::min(style_.width, label_columns_ + 6); }

  void labelled_text(std::string_view key, std::string_view text) {
    labelled(key, wrap(printable(content::plain_text(text)), room()));
  }

  void write_finding(const Finding& finding) {
    line("");
    const std::string severity = word("severity-" + std::string(to_string(finding.severity)));
    const std::string head = severity + ": " + printable(content::plain_text(finding.title));
    const std::vector<std::string> rows = wrap(head, style_.width - 2);
    for (std::size_t index = 0; index < rows.size(); ++index) {
      line("  " + styled(rows[index], index == 0 ? colour_of(finding.severity) : kBold));
    }
    line("  " + styled(finding.rule + "  " + finding.fingerprint, kFaint));
    indented(finding.why, 4);
    for (const Evidence& evidence : finding.evidence)
      write_evidence(evidence);
    write_fix(finding.fix, finding.mode);
    if (const content::Step* step = content::find_step(content_, finding.step)) {
      labelled_text("step", word("step-target", {{"title", step->title}, {"target", "step/" + step->id}}));
    }
  }

  void write_evidence(const Evidence& evidence) {
    std::vector<std::string> rows = wrap(printable(evidence.path), room());
    for (std::string& row : wrap(observed_as_text(evidence.observed), room()))
      rows.push_back(std::move(row));
    labelled("seen", rows);
    if (!evidence.expected.empty()) labelled_text("expected", evidence.expected);
  }

  void write_fix(const Fix& fix, stripe::Mode mode) {
    std::vector<std::string> rows;
    for (std::size_t index = 0; index < fix.steps.size(); ++index) {
      const std::string number = std::to_string(index + 1) + ". ";
      const auto step = wrap(printable(content::plain_text(fix.steps[index])), room() - number.size());
      for (std::size_t place = 0; place < step.size(); ++place) {
        rows.push_back((place == 0 ? number : std::string(number.size(), ' ')) + step[place]);
      }
    }
    labelled("fix", rows);
    if (!fix.dashboard_url.empty()) labelled("open", {printable(fix.dashboard_url)});
    if (fix.api) write_command(*fix.api, mode);
    if (fix.applicability == Applicability::Placeholder) labelled_text("", word("placeholder"));
  }

  /// Broken where a shell lets a command be broken, so that it can be copied as it stands.
  void write_command(const ApiCall& call, stripe::Mode mode) {
    std::vector<std::string> pieces = stripe_cli_pieces(call, mode);
    for (std::string& piece : pieces)
      piece = printable(piece);
    labelled("command", wrap_pieces(pieces, room(), " \\"));
  }

  void write_not_checked(const Report& part) {
    if (part.not_checked.empty()) return;
    line("");
    line("  " + styled(word("not-checked-heading"), kBold));
    for (const NotCheckedGroup& group : group_by_detail(part.not_checked)) {
      indented(group.rules, 4);
      indented(group.detail, 6);
    }
  }

  void write_suppressed(const Report& part) {
    if (part.suppressed.empty()) return;
    line("");
    line("  " + styled(word("suppressed-heading"), kBold));
    for (const Suppressed& entry : part.suppressed) {
      indented(name_of(entry), 4);
      indented(justification(entry, content_), 6);
    }
  }

  void write_passed(const Report& part) {
    if (part.passed.empty()) return;
    line("");
    line("  " + styled(word("passed-heading"), kBold));
    std::string rules;
    for (const Passed& entry : part.passed)
      rules += (rules.empty() ? "" : ", ") + entry.rule;
    indented(rules, 4);
  }

  const content::Content& content_;
  TextStyle style_;
  std::size_t label_columns_ = 0;
  std::string text_;
};

}  // namespace

std::string to_text(const Report& report, const content::Content& content, const TextStyle& style) {
  return Writer(content, style).write(report);
}

}  // namespace portal_guide::report
