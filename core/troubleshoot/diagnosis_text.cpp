#include <algorithm>
#include <utility>

#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::troubleshoot {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kCauseIndent = 5;

/// SGR parameters (ECMA-48, 8.3.117).
constexpr std::string_view kBold = "1";
constexpr std::string_view kFaint = "2";

std::string_view colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return "1;31";
    case Verdict::RuledOut:
      return "32";
    case Verdict::CannotTell:
      return "33";
  }
  return kFaint;
}

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style) : content_(content), style_(style) {
    for (const std::string_view key : {"tell", "fix", "see"})
      label_columns_ = std::max(label_columns_, report::columns(word(key)));
  }

  std::string write(const Diagnosis& diagnosis) {
    if (diagnosis.matches.empty()) {
      write_nothing(diagnosis);
      return std::move(text_);
    }
    write_match(diagnosis.matches.front(), diagnosis.taken_at_unix_seconds.has_value());
    write_others(diagnosis.matches);
    if (!diagnosis.taken_at_unix_seconds) {
      line("");
      paragraph(word("without-snapshot"), 0, kFaint);
    }
    return std::move(text_);
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "diagnose." + std::string(key), arguments));
  }

  std::string mode_word(stripe::Mode mode) const {
    return content::text(content_, "mode.word." + std::string(stripe::to_string(mode)));
  }

  std::string styled(std::string_view text, std::string_view sgr) const {
    if (style_.colour == report::Colour::Never || sgr.empty()) return std::string(text);
    return "\x1b[" + std::string(sgr) + "m" + std::string(text) + "\x1b[0m";
  }

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  std::vector<std::string> rows_of(std::string_view text, std::size_t columns) const {
    return report::wrap(report::printable(text), style_.width - std::min(style_.width, columns));
  }

  void paragraph(std::string_view text, std::size_t indent, std::string_view sgr = "") {
    for (const std::string& row : rows_of(text, indent))
      line(std::string(indent, ' ') + styled(row, sgr));
  }

  /// Paragraphs beside a label, which stands before the first.
  void labelled(std::string_view key, const std::vector<std::string>& texts) {
    std::string label = word(key);
    label.append(label_columns_ - report::columns(label), ' ');
    const std::size_t indent = kCauseIndent + label_columns_ + 2;
    bool first = true;
    for (const std::string& text : texts) {
      for (const std::string& row : rows_of(content::plain_text(text), indent)) {
        line(std::string(kCauseIndent, ' ') + (first ? styled(label, kFaint) : std::string(label_columns_, ' ')) + "  " + row);
        first = false;
      }
    }
  }

  void write_nothing(const Diagnosis& diagnosis) {
    paragraph(word("nothing", {{"words", diagnosis.words}}), 0, kBold);
    line("");
    paragraph(word("how-to-ask"), 0);
    for (const std::string_view example : {"example-symptom", "example-error", "example-id"})
      paragraph("portal-guide diagnose \"" + word(example) + "\"", kIndent);
  }

  void write_match(const Match& match, bool with_snapshot) {
    const content::Symptom& symptom = *match.symptom;
    paragraph(symptom.title, 0, kBold);
    line(styled(symptom.catalogue + ", symptom/" + symptom.id, kFaint));
    if (with_snapshot) paragraph(summary_of(match), 0);
    for (const JudgedCause& cause : match.causes)
      write_cause(cause, with_snapshot);
    heading("say");
    paragraph(content::plain_text(symptom.say), kIndent);
    heading("sources");
    for (const content::Source& source : symptom.sources) {
      paragraph(content::text(content_, "cli.rules.source", {{"url", source.url}, {"checked", source.checked}}), kIndent);
    }
  }

  std::string summary_of(const Match& match) const {
    const auto count = [&](Verdict verdict) {
      return std::to_string(std::count_if(match.causes.begin(), match.causes.end(),
                                          [verdict](const JudgedCause& cause) { return cause.verdict == verdict; }));
    };
    return word("summary", {{"confirmed", count(Verdict::Confirmed)},
                            {"ruled-out", count(Verdict::RuledOut)},
                            {"unknown", count(Verdict::CannotTell)}});
  }

  void heading(std::string_view key) {
    line("");
    line(styled(word(key), kBold));
  }

  void write_cause(const JudgedCause& judged, bool with_snapshot) {
    line("");
    const std::string number = std::to_string(judged.number) + ". ";
    const std::string label = std::string(kCauseIndent - std::min(kCauseIndent, number.size()), ' ') + number;
    bool first = true;
    for (const std::string& row : rows_of(content::plain_text(judged.cause->cause), label.size())) {
      line((first ? label : std::string(label.size(), ' ')) + styled(row, kBold));
      first = false;
    }
    if (with_snapshot) write_verdicts(judged);
    labelled("tell", {judged.cause->tell});
    labelled("fix", judged.cause->fix);
    if (!judged.cause->see.empty()) labelled("see", {joined(judged.cause->see)});
  }

  void write_verdicts(const JudgedCause& judged) {
    if (judged.modes.empty()) return paragraph(word("no-check"), kCauseIndent, colour_of(Verdict::CannotTell));
    const ModeVerdict& first = judged.modes.front();
    const bool agree = std::all_of(judged.modes.begin(), judged.modes.end(), [&](const ModeVerdict& mode) {
      return mode.verdict == first.verdict && mode.rules == first.rules && mode.because == first.because;
    });
    if (agree) return paragraph(sentence_of(first, word("both-modes")), kCauseIndent, colour_of(first.verdict));
    for (const ModeVerdict& mode : judged.modes)
      paragraph(sentence_of(mode, mode_word(mode.mode)), kCauseIndent, colour_of(mode.verdict));
  }

  std::string sentence_of(const ModeVerdict& mode, const std::string& where) const {
    content::Arguments arguments = {{"mode", where}};
    if (mode.verdict == Verdict::RuledOut) return word("ruled-out", arguments);
    if (mode.verdict == Verdict::CannotTell) {
      arguments.emplace("because", content::plain_text(mode.because));
      return word("cannot-tell", arguments);
    }
    if (mode.rules.empty()) return word("confirmed", arguments);
    arguments.emplace("rules", joined(mode.rules));
    return word("confirmed-by", arguments);
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
      all += (all.empty() ? "" : ", ") + name;
    return all;
  }

  void write_others(const std::vector<Match>& matches) {
    if (matches.size() == 1) return;
    heading("others");
    std::size_t columns = 0;
    for (const Match& match : matches)
      columns = std::max(columns, report::columns(match.symptom->catalogue));
    for (std::size_t index = 1; index < matches.size(); ++index) {
      const content::Symptom& symptom = *matches[index].symptom;
      std::string label = std::string(kIndent, ' ') + symptom.catalogue;
      label.append(kIndent + columns + 2 - report::columns(label), ' ');
      for (const std::string& row : rows_of(symptom.title, label.size())) {
        line(label + row);
        label.assign(label.size(), ' ');
      }
    }
  }

  const content::Content& content_;
  report::TextStyle style_;
  std::size_t label_columns_ = 0;
  std::string text_;
};

}  // namespace

std::string to_text(const Diagnosis& diagnosis, const content::Content& content, const report::TextStyle& style) {
  return Writer(content, style).write(diagnosis);
}

}  // namespace portal_guide::troubleshoot
