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
#include "core/report/terminal_page.hpp"
#include "core/report/timestamp.hpp"
#include "core/report/verdict_words.hpp"
#include "core/text/join.hpp"

namespace portal_guide::report {
namespace {

constexpr std::array kModes = {stripe::Mode::Live, stripe::Mode::Test};

Look look_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return Look::BoldRed;
    case Severity::Warning:
      return Look::BoldYellow;
    case Severity::Info:
      return Look::BoldCyan;
  }
  return Look::Bold;
}

Look look_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Blocked:
      return look_of(Severity::Error);
    case Verdict::Attention:
      return look_of(Severity::Warning);
    case Verdict::Ready:
      break;
  }
  return Look::BoldGreen;
}

constexpr std::size_t kIndent = TerminalPage::kIndent;

class Writer {
 public:
  Writer(const content::Content& content, const TextStyle& style)
      : content_(content), page_(style), labels_(page_, label_columns()) {}

  std::string write(const Report& report) {
    write_head(report);
    for (const stripe::Mode mode : kModes) {
      write_findings(restrict_to(report, mode), mode);
    }
    write_not_checked(report);
    write_suppressed(report);
    write_passed(report);
    return page_.take();
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return report_word(content_, key, arguments);
  }

  std::size_t label_columns() const {
    std::size_t most = 0;
    for (const std::string_view key : {"seen", "expected", "fix", "open", "command", "step"}) {
      most = std::max(most, columns(word(key)));
    }
    return most;
  }

  void write_head(const Report& report) {
    const Verdict verdict = verdict_of(report);
    page_.line(verdict_sentence(report, content_), 0, is_open(report) ? Look::Bold : look_of(verdict));
    for (const std::string& counts : counts_of(report, content_)) {
      page_.paragraph(counts);
    }
    for (const stripe::Mode mode : report.modes_not_read) {
      page_.paragraph(not_read_sentence(content_, mode));
    }
    if (const std::string sentence = subscribers_sentence(report, content_); !sentence.empty()) paragraph(sentence, 0);
    page_.line(word("taken", {{"time", readable_time(report.taken_at_unix_seconds)}}), 0, Look::Faint);
  }

  /// A mode of which nothing was read has no heading of its own.
  void write_findings(const Report& part, stripe::Mode mode) {
    const bool judged = !part.passed.empty() || !part.not_checked.empty() || !part.suppressed.empty();
    if (part.findings.empty() && (!part.modes_not_read.empty() || !judged)) return;
    page_.heading(mode_word(content_, mode));
    write_configurations(part);
    for (const Finding& finding : part.findings) {
      write_finding(finding);
    }
    if (part.findings.empty()) paragraph(word("nothing-found"), kIndent);
    if (const std::string sentence = live_key_sentence(content_, part, mode); !sentence.empty()) {
      page_.gap();
      paragraph(sentence, kIndent);
    }
  }

  void write_configurations(const Report& part) {
    const std::vector<std::string> lines = configuration_lines(part, content_);
    if (lines.empty()) return;
    page_.gap();
    page_.paragraph(word("configurations-heading") + ":", kIndent);
    for (const std::string& line : lines) {
      page_.paragraph(line, 2 * kIndent);
    }
  }

  /// A paragraph without the marks that the texts of the content have.
  void paragraph(std::string_view text, std::size_t indent) { page_.paragraph(content::plain_text(text), indent); }

  void labelled(std::string_view key, std::string_view text) {
    labels_.text(word(key), content::plain_text(text), 2 * kIndent);
  }
  void labelled(std::string_view key, const std::vector<std::string>& lines) { labels_.lines(word(key), lines, 2 * kIndent); }
  std::size_t room() const { return labels_.room(2 * kIndent); }

  void write_finding(const Finding& finding) {
    page_.gap();
    const std::string severity = word("severity-" + std::string(to_string(finding.severity)));
    page_.paragraph(severity + ": " + content::plain_text(finding.title), kIndent, look_of(finding.severity), Look::Bold);
    page_.line(finding.rule + "  " + finding.fingerprint, kIndent, Look::Faint);
    paragraph(finding.why, 2 * kIndent);
    for (const Evidence& evidence : finding.evidence) {
      write_evidence(evidence);
    }
    write_fix(finding.fix, finding.mode);
    if (const content::Step* step = content::find_step(content_, finding.step)) {
      labelled("step", word("step-target", {{"title", step->title}, {"target", "step/" + step->id}}));
    }
  }

  void write_evidence(const Evidence& evidence) {
    std::vector<std::string> lines = wrap(printable(evidence.path), room());
    for (std::string& line : wrap(observed_as_text(evidence.observed), room())) {
      lines.push_back(std::move(line));
    }
    labelled("seen", lines);
    if (!evidence.expected.empty()) labelled("expected", evidence.expected);
  }

  void write_fix(const Fix& fix, stripe::Mode mode) {
    std::vector<std::string> lines;
    for (std::size_t index = 0; index < fix.steps.size(); ++index) {
      std::string number = std::to_string(index + 1) + ". ";
      for (const std::string& line : wrap(printable(content::plain_text(fix.steps[index])), room() - number.size())) {
        lines.push_back(number + line);
        number.assign(number.size(), ' ');
      }
    }
    labelled("fix", lines);
    if (!fix.dashboard_url.empty()) labelled("open", std::vector<std::string>{printable(fix.dashboard_url)});
    if (fix.api) labels_.command(word("command"), stripe_cli_pieces(*fix.api, mode), 2 * kIndent);
    if (fix.applicability == Applicability::Placeholder) {
      labels_.text("", content::plain_text(word("placeholder")), 2 * kIndent);
    }
  }

  void write_not_checked(const Report& report) {
    if (report.not_checked.empty()) return;
    page_.heading(word("not-checked-heading"));
    for (const NotCheckedGroup& group : group_by_detail(report)) {
      paragraph(group.detail, kIndent);
      for (const auto& [mode, rules] : group.rules) {
        paragraph(mode_word(content_, mode) + ": " + rules, 2 * kIndent);
      }
    }
  }

  void write_suppressed(const Report& report) {
    if (report.suppressed.empty()) return;
    page_.heading(word("suppressed-heading"));
    for (const Suppressed& entry : report.suppressed) {
      paragraph(mode_word(content_, entry.mode) + ": " + name_of(entry), kIndent);
      paragraph(justification(entry, content_), 2 * kIndent);
    }
  }

  void write_passed(const Report& report) {
    if (report.passed.empty()) return;
    page_.heading(word("passed-heading"));
    for (const stripe::Mode mode : kModes) {
      const std::vector<std::string> rules = passed_rules(restrict_to(report, mode));
      if (!rules.empty()) paragraph(mode_word(content_, mode) + ": " + text::joined(rules), kIndent);
    }
  }

  const content::Content& content_;
  TerminalPage page_;
  Labels labels_;
};

}  // namespace

std::string to_text(const Report& report, const content::Content& content, const TextStyle& style) {
  return Writer(content, style).write(report);
}

}  // namespace portal_guide::report
