#include <algorithm>

#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/terminal_page.hpp"
#include "core/text/join.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::troubleshoot {
namespace {

using report::Look;

constexpr std::size_t kIndent = report::TerminalPage::kIndent;
constexpr std::size_t kCauseIndent = 5;

Look look_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Confirmed:
      return Look::BoldRed;
    case Verdict::RuledOut:
      return Look::Green;
    case Verdict::CannotTell:
      return Look::Yellow;
  }
  return Look::Faint;
}

class Writer {
 public:
  Writer(const content::Content& content, const report::TextStyle& style)
      : content_(content), page_(style), label_columns_(label_columns()) {}

  std::string write(const Diagnosis& diagnosis) {
    if (diagnosis.matches.empty()) {
      write_nothing(diagnosis);
      return page_.take();
    }
    if (!diagnosis.fits) write_doubt();
    write_match(diagnosis.matches.front(), diagnosis.taken_at_unix_seconds.has_value());
    write_others(diagnosis.matches);
    if (!diagnosis.taken_at_unix_seconds) {
      page_.gap();
      page_.paragraph(word("without-snapshot"), 0, Look::Faint);
    }
    return page_.take();
  }

 private:
  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, "diagnose." + std::string(key), arguments));
  }

  std::string mode_word(stripe::Mode mode) const {
    return content::text(content_, "mode.word." + std::string(stripe::to_string(mode)));
  }

  std::size_t label_columns() const {
    std::size_t most = 0;
    for (const std::string_view key : {"tell", "fix", "say-then", "see"}) {
      most = std::max(most, report::columns(word(key)));
    }
    return most;
  }

  /// Paragraphs beside a label, which stands before the first.
  void labelled(std::string_view key, const std::vector<std::string>& texts) {
    std::string label = word(key);
    for (const std::string& text : texts) {
      page_.row({{.text = label, .columns = label_columns_, .look = label.empty() ? Look::Plain : Look::Faint}},
                content::plain_text(text), kCauseIndent);
      label.clear();
    }
  }

  std::string say(std::string_view key) const { return content::plain_text(content::text(content_, key)); }

  void write_doubt() {
    page_.paragraph(say("page.search.doubt") + ".", 0, Look::Bold);
    page_.paragraph(say("page.search.doubt-subject"));
    page_.paragraph(say("cli.search.doubt-ask"));
    page_.heading(say("page.search.nearest"));
  }

  void write_nothing(const Diagnosis& diagnosis) {
    page_.paragraph(word("nothing", {{"words", diagnosis.words}}), 0, Look::Bold);
    page_.gap();
    page_.paragraph(word("how-to-ask"));
    for (const std::string_view example : {"example-symptom", "example-error", "example-id"}) {
      page_.paragraph("portal-guide diagnose \"" + word(example) + "\"", kIndent);
    }
  }

  void write_match(const Match& match, bool with_snapshot) {
    const content::Symptom& symptom = *match.symptom;
    page_.paragraph(symptom.title, 0, Look::Bold);
    page_.line(symptom.catalogue + ", symptom/" + symptom.id, 0, Look::Faint);
    if (with_snapshot) page_.paragraph(summary_of(match));
    for (std::size_t index = 0; index < match.causes.size(); ++index) {
      write_cause(match.causes[index], match.cause_says[index], with_snapshot);
    }
    page_.heading(word("say"));
    page_.paragraph(content::plain_text(match.say), kIndent);
    page_.heading(word("sources"));
    for (const content::Source& source : symptom.sources) {
      page_.paragraph(content::text(content_, "cli.rules.source", {{"url", source.url}, {"checked", source.checked}}), kIndent);
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

  void write_cause(const JudgedCause& judged, const std::string& say, bool with_snapshot) {
    page_.gap();
    page_.item(report::pad_left(std::to_string(judged.number) + ". ", kCauseIndent), content::plain_text(judged.cause->cause),
               0, Look::Bold);
    if (with_snapshot) write_verdicts(judged);
    labelled("tell", {judged.cause->tell});
    labelled("fix", judged.cause->fix);
    if (!say.empty()) labelled("say-then", {say});
    if (!judged.cause->see.empty()) labelled("see", {text::joined(judged.cause->see)});
  }

  void write_verdicts(const JudgedCause& judged) {
    if (judged.modes.empty()) return page_.paragraph(word("no-check"), kCauseIndent, look_of(Verdict::CannotTell));
    const ModeVerdict& first = judged.modes.front();
    const bool agree = std::all_of(judged.modes.begin(), judged.modes.end(), [&](const ModeVerdict& mode) {
      return mode.verdict == first.verdict && mode.open == first.open && mode.rules == first.rules &&
             mode.because == first.because;
    });
    if (agree && judged.modes.size() > 1) {
      return page_.paragraph(sentence_of(first, word("both-modes")), kCauseIndent, look_of(first.verdict));
    }
    for (const ModeVerdict& mode : judged.modes) {
      page_.paragraph(sentence_of(mode, mode_word(mode.mode)), kCauseIndent, look_of(mode.verdict));
    }
  }

  std::string sentence_of(const ModeVerdict& mode, const std::string& where) const {
    content::Arguments arguments = {{"mode", where}};
    if (mode.verdict == Verdict::RuledOut) return word("ruled-out", arguments);
    if (mode.verdict == Verdict::CannotTell) {
      arguments.emplace("because", content::plain_text(mode.because));
      return word("cannot-tell", arguments);
    }
    if (mode.rules.empty()) return word("confirmed", arguments);
    arguments.emplace("rules", text::joined(mode.rules));
    return word("confirmed-by", arguments);
  }

  void write_others(const std::vector<Match>& matches) {
    if (matches.size() == 1) return;
    page_.heading(word("others"));
    std::size_t columns = 0;
    for (const Match& match : matches) {
      columns = std::max(columns, report::columns(match.symptom->catalogue));
    }
    for (std::size_t index = 1; index < matches.size(); ++index) {
      const content::Symptom& symptom = *matches[index].symptom;
      page_.row({{.text = symptom.catalogue, .columns = columns}}, symptom.title, kIndent);
    }
  }

  const content::Content& content_;
  report::TerminalPage page_;
  std::size_t label_columns_;
};

}  // namespace

std::string to_text(const Diagnosis& diagnosis, const content::Content& content, const report::TextStyle& style) {
  return Writer(content, style).write(diagnosis);
}

}  // namespace portal_guide::troubleshoot
