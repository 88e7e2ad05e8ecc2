#include "core/report/github.hpp"

#include <array>
#include <set>
#include <utility>
#include <vector>

#include "core/report/finding_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/pointer_lines.hpp"

namespace portal_guide::report {
namespace {

enum class Place { Message, Property };

/// As GitHub's own toolkit escapes (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
std::string escape(std::string_view text, Place place) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%') {
      escaped += "%25";
    } else if (c == '\r') {
      escaped += "%0D";
    } else if (c == '\n') {
      escaped += "%0A";
    } else if (c == ':' && place == Place::Property) {
      escaped += "%3A";
    } else if (c == ',' && place == Place::Property) {
      escaped += "%2C";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

/// GitHub has our words for errors and warnings, and its own for advice.
std::string_view command_of(Severity severity) { return severity == Severity::Info ? "notice" : to_string(severity); }

using Properties = std::vector<std::pair<std::string_view, std::string>>;

std::string annotation(std::string_view command, const Properties& properties, const std::vector<std::string>& lines) {
  std::string text = "::" + std::string(command);
  for (std::size_t index = 0; index < properties.size(); ++index) {
    text.append(index == 0 ? " " : ",").append(properties[index].first).append("=");
    text += escape(properties[index].second, Place::Property);
  }
  text += "::";
  for (std::size_t index = 0; index < lines.size(); ++index) {
    text += (index == 0 ? "" : "%0A") + escape(lines[index], Place::Message);
  }
  return text + "\n";
}

class Writer {
 public:
  Writer(const content::Content& content, const SnapshotFile& file) : content_(content), file_(file) {}

  std::string write(const Report& report) {
    std::set<std::string, std::less<>> pointers;
    for (const Finding& finding : report.findings) {
      if (!finding.evidence.empty()) pointers.insert(finding.evidence.front().path);
    }
    if (!file_.path.empty()) lines_ = find_pointer_lines(file_.text, pointers);

    text_ += annotation("notice", {{"title", verdict_sentence(report, content_)}}, {counts_of(report, content_)});
    write_not_checked(report);
    write_suppressed(report);
    for (const Finding& finding : report.findings) {
      write_finding(finding);
    }
    return std::move(text_);
  }

 private:
  std::string mode_word(stripe::Mode mode) const {
    return report_word(content_, "mode-" + std::string(stripe::to_string(mode)));
  }

  /// The place in the snapshot where the finding was made. Evidence on a policy lies in another file.
  Properties place_of(const Finding& finding) const {
    if (file_.path.empty()) return {};
    if (finding.evidence.empty()) return {{"file", printable(file_.path)}};
    const std::string& pointer = finding.evidence.front().path;
    const auto line = lines_.find(pointer);
    if (!pointer.starts_with('/') || line == lines_.end()) return {};
    return {{"file", printable(file_.path)}, {"line", std::to_string(line->second)}};
  }

  void write_finding(const Finding& finding) {
    Properties properties = place_of(finding);
    properties.emplace_back("title", mode_word(finding.mode) + ": " + one_line(finding.title));
    std::vector<std::string> lines = lines_of(finding, content_);
    lines.push_back(finding.rule + " " + finding.fingerprint);
    text_ += annotation(command_of(finding.severity), properties, lines);
  }

  void write_not_checked(const Report& report) {
    if (report.not_checked.empty()) return;
    std::vector<std::string> lines;
    for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
      for (const NotCheckedGroup& group : group_by_detail(restrict_to(report, mode).not_checked)) {
        lines.push_back(mode_word(mode) + ": " + one_line(group.detail) + " " + printable(group.rules));
      }
    }
    text_ += annotation("notice", {{"title", report_word(content_, "not-checked-heading")}}, lines);
  }

  void write_suppressed(const Report& report) {
    if (report.suppressed.empty()) return;
    std::vector<std::string> lines;
    for (const Suppressed& entry : report.suppressed) {
      lines.push_back(mode_word(entry.mode) + ": " + name_of(entry) + ": " + justification(entry, content_));
    }
    text_ += annotation("notice", {{"title", report_word(content_, "suppressed-heading")}}, lines);
  }

  const content::Content& content_;
  const SnapshotFile& file_;
  PointerLines lines_;
  std::string text_;
};

}  // namespace

std::string to_github(const Report& report, const content::Content& content, const SnapshotFile& file) {
  return Writer(content, file).write(report);
}

}  // namespace portal_guide::report
