#include "core/report/markdown.hpp"

#include <array>
#include <utility>
#include <vector>

#include "core/report/finding_text.hpp"
#include "core/report/markdown_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/report/timestamp.hpp"
#include "core/report/verdict_words.hpp"

namespace portal_guide::report {
namespace {

constexpr std::array kModes = {stripe::Mode::Live, stripe::Mode::Test};

class Writer {
 public:
  explicit Writer(const content::Content& content) : content_(content) {}

  std::string write(const Report& report) {
    heading(1, verdict_sentence(report, content_));
    for (const stripe::Mode mode : report.modes_not_read) {
      paragraph(markdown_escape(not_read_sentence(content_, mode)));
    }
    if (const std::string sentence = subscribers_sentence(report, content_); !sentence.empty()) {
      paragraph(markdown_prose(sentence));
    }
    paragraph(word("taken", {{"time", readable_time(report.taken_at_unix_seconds)}}));
    write_table(report);
    for (const stripe::Mode mode : kModes) {
      write_findings(restrict_to(report, mode), mode);
    }
    write_not_checked(report);
    write_suppressed(report);
    write_passed(report);
    return std::move(text_);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return markdown_escape(report_word(content_, key, arguments));
  }

  /// Appends a block, with an empty line between it and the one before.
  void block(const std::string& lines) {
    if (!text_.empty()) text_ += '\n';
    text_ += lines;
  }

  void paragraph(const std::string& text) { block(text + "\n"); }

  void heading(std::size_t level, std::string_view text) { paragraph(std::string(level, '#') + " " + markdown_escape(text)); }

  void write_table(const Report& report) {
    const std::array parts = {restrict_to(report, stripe::Mode::Live), restrict_to(report, stripe::Mode::Test)};
    std::string table = "| | " + word("mode-live") + " | " + word("mode-test") + " |\n|---|---:|---:|\n";
    const auto row = [&](std::string_view key, auto number_of) {
      table += "| " + word(key);
      for (const Report& part : parts) {
        table += " | " + std::to_string(number_of(part));
      }
      table += " |\n";
    };
    row("errors-heading", [](const Report& part) { return count(part, Severity::Error); });
    row("warnings-heading", [](const Report& part) { return count(part, Severity::Warning); });
    row("advice-heading", [](const Report& part) { return count(part, Severity::Info); });
    row("passed-heading", [](const Report& part) { return part.passed.size(); });
    row("not-checked-heading", [](const Report& part) { return part.not_checked.size(); });
    if (!report.suppressed.empty()) row("suppressed-heading", [](const Report& part) { return part.suppressed.size(); });
    block(table);
  }

  /// A mode of which nothing was read has no heading of its own.
  void write_findings(const Report& part, stripe::Mode mode) {
    const bool judged = !part.passed.empty() || !part.not_checked.empty() || !part.suppressed.empty();
    if (part.findings.empty() && (!part.modes_not_read.empty() || !judged)) return;
    heading(2, mode_word(content_, mode));
    write_configurations(part);
    for (const Finding& finding : part.findings) {
      write_finding(finding);
    }
    if (part.findings.empty()) paragraph(word("nothing-found"));
    const std::string sentence = live_key_sentence(content_, part, mode);
    if (!sentence.empty()) paragraph(markdown_prose(sentence));
  }

  void write_configurations(const Report& part) {
    const std::vector<std::string> lines = configuration_lines(part, content_);
    if (lines.empty()) return;
    paragraph(word("configurations-heading") + ":");
    std::string list;
    for (const std::string& line : lines) {
      list += "- " + markdown_escape(line) + "\n";
    }
    block(list);
  }

  void write_finding(const Finding& finding) {
    const std::string severity = report_word(content_, "severity-" + std::string(to_string(finding.severity)));
    heading(3, severity + ": " + one_line(finding.title));
    paragraph(markdown_code(finding.rule) + " " + markdown_code(finding.fingerprint));
    paragraph(markdown_prose(finding.why));
    write_evidence(finding);
    write_fix(finding.fix, finding.mode);
    if (const content::Step* step = content::find_step(content_, finding.step)) {
      paragraph(word("step") + ": " + markdown_escape(step->title) + " (" + markdown_code("step/" + step->id) + ")");
    }
  }

  void write_evidence(const Finding& finding) {
    std::string list;
    for (const Evidence& evidence : finding.evidence) {
      list += "- " + word("seen") + ": " + markdown_code(evidence.path) + " " +
              markdown_code(observed_as_text(evidence.observed)) + "\n";
      if (!evidence.expected.empty()) list += "- " + word("expected") + ": " + markdown_prose(evidence.expected) + "\n";
    }
    if (!list.empty()) block(list);
  }

  void write_fix(const Fix& fix, stripe::Mode mode) {
    if (!fix.steps.empty()) {
      paragraph("**" + word("fix") + "**");
      std::string list;
      for (std::size_t index = 0; index < fix.steps.size(); ++index) {
        list += std::to_string(index + 1) + ". " + markdown_prose(fix.steps[index]) + "\n";
      }
      block(list);
    }
    if (!fix.dashboard_url.empty()) paragraph(markdown_link(report_word(content_, "open-in-stripe"), fix.dashboard_url));
    if (!fix.api) return;
    if (fix.applicability == Applicability::Placeholder) paragraph(word("placeholder"));
    std::vector<std::string> request = {fix.api->method + " " + fix.api->path};
    for (const auto& [name, value] : form_parameters(fix.api->params)) {
      request.push_back(name + "=" + value);
    }
    block(markdown_block("http", request));
    block(markdown_block("sh", command_lines(*fix.api, mode)));
  }

  /// Each option has a line of its own, so that a long call stays readable and can still be copied.
  static std::vector<std::string> command_lines(const ApiCall& call, stripe::Mode mode) {
    std::vector<std::string> pieces = stripe_cli_pieces(call, mode);
    for (std::string& piece : pieces) {
      piece = printable(piece);
    }
    return wrap_pieces(pieces, 100, " \\");
  }

  void write_not_checked(const Report& report) {
    if (report.not_checked.empty()) return;
    heading(2, report_word(content_, "not-checked-heading"));
    std::string list;
    for (const NotCheckedGroup& group : group_by_detail(report)) {
      list += "- " + markdown_prose(group.detail) + "\n";
      for (const auto& [mode, rules] : group.rules) {
        list += "  - " + markdown_escape(mode_word(content_, mode)) + ": " + markdown_code(rules) + "\n";
      }
    }
    block(list);
  }

  void write_suppressed(const Report& report) {
    if (report.suppressed.empty()) return;
    heading(2, report_word(content_, "suppressed-heading"));
    std::string list;
    for (const Suppressed& entry : report.suppressed) {
      list += "- " + markdown_escape(mode_word(content_, entry.mode)) + ": " + markdown_code(name_of(entry)) + " " +
              markdown_escape(justification(entry, content_)) + "\n";
    }
    block(list);
  }

  void write_passed(const Report& report) {
    if (report.passed.empty()) return;
    heading(2, report_word(content_, "passed-heading"));
    std::string list;
    for (const stripe::Mode mode : kModes) {
      std::string rules;
      for (const std::string& rule : passed_rules(restrict_to(report, mode))) {
        rules += (rules.empty() ? "" : ", ") + markdown_code(rule);
      }
      if (!rules.empty()) list += "- " + markdown_escape(mode_word(content_, mode)) + ": " + rules + "\n";
    }
    block(list);
  }

  const content::Content& content_;
  std::string text_;
};

}  // namespace

std::string to_markdown(const Report& report, const content::Content& content) { return Writer(content).write(report); }

}  // namespace portal_guide::report
