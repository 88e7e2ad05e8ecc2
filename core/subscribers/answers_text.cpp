#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/timestamp.hpp"
#include "core/subscribers/coverage.hpp"
#include "core/subscribers/explain.hpp"

namespace portal_guide::subscribers {
namespace {

constexpr std::size_t kIndent = 2;
/// SGR parameters (ECMA-48, 8.3.117).
constexpr std::string_view kBold = "1";
constexpr std::string_view kFaint = "2";

std::string_view colour_of(Answer answer) {
  switch (answer) {
    case Answer::Yes:
      return "32";
    case Answer::No:
      return "31";
    case Answer::Unknown:
      break;
  }
  return "33";
}

bool is_read(Reading reading) { return reading == Reading::Whole || reading == Reading::Partly; }

/// "12.5 %" of per mille.
std::string percentage(std::uint64_t per_mille) {
  std::string text = std::to_string(per_mille / 10);
  if (per_mille % 10 != 0) text += "." + std::to_string(per_mille % 10);
  return text;
}

/// Lines of a page: words of the content, ids in columns, paragraphs under them.
class Page {
 public:
  Page(const content::Content& content, const report::TextStyle& style) : content_(content), style_(style) {}

  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, key, arguments));
  }
  std::string counted(std::string_view key, std::size_t count) const { return content::plural(content_, key, count); }
  std::string capability(Capability capability) const { return word("capability." + kebab(to_string(capability))); }
  std::string answer(Answer answer) const { return word("answer." + std::string(to_string(answer))); }

  void taken(std::int64_t unix_seconds) {
    line(styled(word("cli.report.taken", {{"time", report::readable_time(unix_seconds)}}), kFaint));
  }

  void gap() { text_ += '\n'; }
  void heading(std::string_view text, std::size_t indent = 0) {
    line(std::string(indent, ' ') + styled(report::printable(text), kBold));
  }

  void paragraph(std::string_view text, std::size_t indent) {
    for (const std::string& row : report::wrap(report::printable(text), room(indent)))
      line(std::string(indent, ' ') + row);
  }

  /// An answer beside what it is about, and its reasons under each other's beginning.
  void answer_row(std::string_view about, std::size_t about_columns, const Verdict& verdict, std::size_t indent) {
    const std::string label = padded(report::printable(about), about_columns) + "  ";
    const std::string shown = padded(answer(verdict.answer), answer_columns());
    std::string reasons;
    verdict.reasons.for_each([&reasons](Reason reason) {
      if (!reasons.empty()) reasons += ", ";
      reasons += to_string(reason);
    });
    const std::size_t start = indent + report::columns(label) + report::columns(shown) + 2;
    const auto rows = report::wrap(reasons, room(start));
    const std::string head =
        std::string(indent, ' ') + label + styled(reasons.empty() ? answer(verdict.answer) : shown, colour_of(verdict.answer));
    line(reasons.empty() ? head : head + "  " + rows.front());
    for (std::size_t index = 1; index < rows.size(); ++index)
      line(std::string(start, ' ') + rows[index]);
  }

  /// What each of the reasons means, why it is so, and what would change it.
  void legend(const ReasonSet& reasons) {
    if (reasons.empty()) return;
    gap();
    heading(word("explain.why"), kIndent);
    reasons.for_each([this](Reason reason) {
      const std::string key = "reason." + std::string(to_string(reason));
      line(std::string(2 * kIndent, ' ') + styled(to_string(reason), kBold));
      paragraph(word(key + ".means") + " " + word(key + ".why"), 3 * kIndent);
      paragraph(word("explain.change", {{"change", word(key + ".change")}}), 3 * kIndent);
    });
  }

  void missing(const GapSet& gaps) {
    if (gaps.empty()) return;
    std::string sections;
    std::string expansions;
    gaps.for_each([&](Gap each) {
      std::string& list = reason_of(each) == Reason::NotRead ? sections : expansions;
      if (!list.empty()) list += ", ";
      list += reason_of(each) == Reason::NotRead ? word("section." + kebab(to_string(each))) : std::string(to_string(each));
    });
    gap();
    if (!sections.empty()) paragraph(word("explain.missing", {{"sections", sections}}), kIndent);
    if (!expansions.empty()) paragraph(word("explain.missing-expansion", {{"paths", expansions}}), kIndent);
  }

  std::size_t capability_columns() const {
    std::size_t most = 0;
    for (const Capability each : kCapabilities)
      most = std::max(most, report::columns(capability(each)));
    return most;
  }

  std::size_t answer_columns() const {
    std::size_t most = 0;
    for (const Answer each : kAnswers)
      most = std::max(most, report::columns(answer(each)));
    return most;
  }

  void line(std::string_view text) {
    text_ += text;
    text_ += '\n';
  }

  std::string styled(std::string_view text, std::string_view sgr) const {
    if (style_.colour == report::Colour::Never) return std::string(text);
    return "\x1b[" + std::string(sgr) + "m" + std::string(text) + "\x1b[0m";
  }

  static std::string padded(std::string text, std::size_t columns) {
    const std::size_t taken = report::columns(text);
    if (taken < columns) text.append(columns - taken, ' ');
    return text;
  }

  static std::string right(std::string_view text, std::size_t columns) {
    const std::size_t taken = report::columns(text);
    return std::string(taken < columns ? columns - taken : 0, ' ') + std::string(text);
  }

  std::string take() { return std::move(text_); }

 private:
  std::size_t room(std::size_t indent) const { return style_.width - std::min(style_.width, indent); }

  static std::string kebab(std::string_view name) {
    std::string key(name);
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
  }

  const content::Content& content_;
  report::TextStyle style_;
  std::string text_;
};

std::string mode_heading(const Page& page, stripe::Mode mode) {
  return page.word("mode." + std::string(stripe::to_string(mode)));
}

void write_subscription(Page& page, const SubscriptionAnswers& answers) {
  page.gap();
  page.heading(answers.status.empty()
                   ? page.word("explain.subscription-without-status", {{"subscription", answers.id}})
                   : page.word("explain.subscription", {{"subscription", answers.id}, {"status", answers.status}}),
               kIndent);
  const std::size_t columns = page.capability_columns();
  ReasonSet reasons;
  for (const Capability capability : kCapabilities) {
    const Verdict& verdict = answers.capabilities[static_cast<std::size_t>(capability)];
    page.answer_row(page.capability(capability), columns, verdict, 2 * kIndent);
    reasons |= verdict.reasons;
  }
  if (answers.capabilities[static_cast<std::size_t>(Capability::Pause)].answer == Answer::Yes) {
    page.paragraph(page.word("explain.pause-unconfirmed"), 2 * kIndent);
  }
  if (!answers.prices.empty()) {
    page.gap();
    page.heading(page.word("explain.prices"), kIndent);
    std::size_t widest = 0;
    for (const PriceChoice& price : answers.prices)
      widest = std::max(widest, report::columns(price.id));
    for (const PriceChoice& price : answers.prices) {
      page.answer_row(price.id, std::min(widest, std::size_t{40}), price.verdict, 2 * kIndent);
      reasons |= price.verdict.reasons;
    }
  }
  page.legend(reasons);
}

void write_mode(Page& page, const Explanation& explanation) {
  page.gap();
  page.heading(mode_heading(page, explanation.mode));
  const std::string reading(to_string(explanation.subscriptions_read));
  if (explanation.subscriptions_read != Reading::Whole) page.paragraph(page.word("explain.subscriptions-" + reading), kIndent);
  if (!explanation.seen) page.paragraph(page.word("explain.not-seen"), kIndent);
  if (explanation.not_running > 0) page.paragraph(page.counted("explain.not-running", explanation.not_running), kIndent);
  if (explanation.subscriptions.empty()) {
    if (is_read(explanation.subscriptions_read)) page.paragraph(page.word("explain.none-running"), kIndent);
    ReasonSet reasons;
    for (std::size_t index = 0; index < kCustomerCapabilities.size(); ++index) {
      page.answer_row(page.capability(kCustomerCapabilities[index]), page.capability_columns(), explanation.customer[index],
                      2 * kIndent);
      reasons |= explanation.customer[index].reasons;
    }
    page.legend(reasons);
  }
  for (const SubscriptionAnswers& answers : explanation.subscriptions)
    write_subscription(page, answers);
  page.missing(explanation.missing);
}

void write_counts(Page& page, const ModeCoverage& mode) {
  const std::size_t columns = page.capability_columns();
  const std::size_t number = std::max({std::to_string(mode.running).size(), page.answer_columns()});
  std::string head(2 * kIndent + columns, ' ');
  for (const Answer answer : kAnswers)
    head += "  " + Page::right(page.answer(answer), number) + std::string(8, ' ');
  while (head.ends_with(' '))
    head.pop_back();
  page.line(page.styled(head, kFaint));
  for (const Capability capability : kCapabilities) {
    std::string row = std::string(2 * kIndent, ' ') + Page::padded(page.capability(capability), columns);
    for (const Answer answer : kAnswers) {
      const std::uint64_t count =
          mode.capabilities[static_cast<std::size_t>(capability)][static_cast<std::size_t>(answer)].count;
      const std::string share = page.word("coverage.share", {{"share", percentage(share_per_mille(count, mode.running))}});
      row += "  " + Page::right(std::to_string(count), number) + Page::right(share, 8);
    }
    page.line(row);
  }
}

void write_reasons(Page& page, const ModeCoverage& mode, Answer answer, ReasonSet& reasons) {
  for (const Capability capability : kCapabilities) {
    const AnswerCount& counted = mode.capabilities[static_cast<std::size_t>(capability)][static_cast<std::size_t>(answer)];
    if (counted.reasons.empty()) continue;
    page.gap();
    page.heading(page.word("coverage.answer-" + std::string(to_string(answer)), {{"capability", page.capability(capability)}}),
                 kIndent);
    for (const ReasonCount& reason : counted.reasons) {
      reasons.add(reason.reason);
      page.paragraph(page.word("coverage.reason", {{"reason", std::string(to_string(reason.reason))},
                                                   {"count", std::to_string(reason.count)},
                                                   {"share", percentage(share_per_mille(reason.count, mode.running))}}),
                     2 * kIndent);
      std::string ids;
      for (const std::string& id : reason.subscriptions)
        ids += (ids.empty() ? "" : ", ") + id;
      if (reason.count > reason.subscriptions.size()) ids += ", …";
      page.paragraph(ids, 3 * kIndent);
    }
  }
}

void write_mode(Page& page, const ModeCoverage& mode) {
  page.gap();
  page.heading(mode_heading(page, mode.mode));
  const std::string reading(to_string(mode.subscriptions_read));
  if (mode.subscriptions_read != Reading::Whole) page.paragraph(page.word("coverage.subscriptions-" + reading), kIndent);
  if (!is_read(mode.subscriptions_read)) return;
  page.paragraph(page.counted("coverage.running", mode.running), kIndent);
  if (mode.not_running > 0) page.paragraph(page.counted("coverage.not-running", mode.not_running), kIndent);
  if (mode.running == 0) return;
  page.gap();
  write_counts(page, mode);
  if (mode.capabilities[static_cast<std::size_t>(Capability::Pause)][static_cast<std::size_t>(Answer::Yes)].count > 0) {
    page.paragraph(page.word("explain.pause-unconfirmed"), 2 * kIndent);
  }
  ReasonSet reasons;
  write_reasons(page, mode, Answer::No, reasons);
  write_reasons(page, mode, Answer::Unknown, reasons);
  page.legend(reasons);
  page.missing(mode.missing);
}

}  // namespace

std::string to_text(const Explanations& explanations, const content::Content& content, const report::TextStyle& style) {
  Page page(content, style);
  page.heading(page.word("explain.title", {{"customer", explanations.customer}}));
  page.taken(explanations.taken_at_unix_seconds);
  for (const Explanation& explanation : explanations.modes)
    write_mode(page, explanation);
  return page.take();
}

std::string to_text(const Coverage& coverage, const content::Content& content, const report::TextStyle& style) {
  Page page(content, style);
  page.heading(page.word("coverage.title"));
  page.taken(coverage.taken_at_unix_seconds);
  for (const ModeCoverage& mode : coverage.modes)
    write_mode(page, mode);
  return page.take();
}

}  // namespace portal_guide::subscribers
