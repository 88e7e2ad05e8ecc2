#include "core/report/github.hpp"

#include <array>
#include <utility>
#include <vector>

#include "core/report/finding_text.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/verdict_words.hpp"

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
  Writer(const content::Content& content, const SnapshotFile& file) : content_(content), file_(file), files_(files_of(file)) {}

  std::string write(const Report& report) {
    Pointers pointers;
    for (const Finding& finding : report.findings) {
      if (!finding.evidence.empty()) pointers.insert(finding.evidence.front().path);
    }
    places_ = places_in(file_, pointers);

    std::vector<std::string> lines = counts_of(report, content_);
    for (const stripe::Mode mode : report.modes_not_read) {
      lines.push_back(not_read_sentence(content_, mode));
    }
    if (const std::string sentence = subscribers_sentence(report, content_); !sentence.empty()) {
      lines.push_back(one_line(sentence));
    }
    text_ += annotation("notice", {{"title", verdict_sentence(report, content_)}}, lines);
    write_configurations(report);
    write_not_checked(report);
    write_suppressed(report);
    for (const Finding& finding : report.findings) {
      write_finding(finding);
    }
    return std::move(text_);
  }

 private:
  /// The place in the snapshot where the finding was made. Evidence on a policy lies in another file.
  Properties place_of(const Finding& finding) const {
    if (files_.empty()) return {};
    if (finding.evidence.empty()) return {{"file", printable(files_.front().path)}};
    const std::string& pointer = finding.evidence.front().path;
    const auto place = places_.find(pointer);
    if (!pointer.starts_with('/') || place == places_.end()) return {};
    return {{"file", printable(files_[place->second.file].path)}, {"line", std::to_string(place->second.line)}};
  }

  void write_finding(const Finding& finding) {
    Properties properties = place_of(finding);
    properties.emplace_back("title", mode_word(content_, finding.mode) + ": " + one_line(finding.title));
    std::vector<std::string> lines = lines_of(finding, content_);
    lines.push_back(finding.rule + " " + finding.fingerprint);
    text_ += annotation(command_of(finding.severity), properties, lines);
  }

  void write_configurations(const Report& report) {
    std::vector<std::string> lines;
    for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
      for (const std::string& line : configuration_lines(restrict_to(report, mode), content_)) {
        lines.push_back(mode_word(content_, mode) + ": " + line);
      }
    }
    if (!lines.empty()) text_ += annotation("notice", {{"title", report_word(content_, "configurations-heading")}}, lines);
  }

  void write_not_checked(const Report& report) {
    if (report.not_checked.empty()) return;
    std::vector<std::string> lines;
    for (const NotCheckedGroup& group : group_by_detail(report)) {
      for (const auto& [mode, rules] : group.rules) {
        lines.push_back(mode_word(content_, mode) + ": " + one_line(group.detail) + " " + printable(rules));
      }
    }
    text_ += annotation("notice", {{"title", report_word(content_, "not-checked-heading")}}, lines);
  }

  void write_suppressed(const Report& report) {
    if (report.suppressed.empty()) return;
    std::vector<std::string> lines;
    for (const Suppressed& entry : report.suppressed) {
      lines.push_back(mode_word(content_, entry.mode) + ": " + name_of(entry) + ": " + justification(entry, content_));
    }
    text_ += annotation("notice", {{"title", report_word(content_, "suppressed-heading")}}, lines);
  }

  const content::Content& content_;
  const SnapshotFile& file_;
  std::vector<NamedFile> files_;
  FilePlaces places_;
  std::string text_;
};

}  // namespace

std::string to_github(const Report& report, const content::Content& content, const SnapshotFile& file) {
  return Writer(content, file).write(report);
}

}  // namespace portal_guide::report
