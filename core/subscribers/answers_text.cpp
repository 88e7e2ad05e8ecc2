#include <algorithm>
#include <string>
#include <vector>

#include "core/content/markup.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/terminal_page.hpp"
#include "core/report/timestamp.hpp"
#include "core/subscribers/coverage.hpp"
#include "core/subscribers/explain.hpp"
#include "core/text/join.hpp"

namespace portal_guide::subscribers {
namespace {

using report::Look;

constexpr std::size_t kIndent = report::TerminalPage::kIndent;

Look look_of(Answer answer) {
  switch (answer) {
    case Answer::Yes:
      return Look::Green;
    case Answer::No:
      return Look::Red;
    case Answer::Unknown:
      break;
  }
  return Look::Yellow;
}

bool is_read(Reading reading) { return reading == Reading::Whole || reading == Reading::Partly; }

/// The share in tenths of a per cent as text, such as "12.5 %".
std::string percentage(std::uint64_t per_mille) {
  std::string text = std::to_string(per_mille / 10);
  if (per_mille % 10 != 0) text += "." + std::to_string(per_mille % 10);
  return text;
}

/// A terminal page with the words of the content, and with what both kinds of answers share.
class Page : public report::TerminalPage {
 public:
  Page(const content::Content& content, const report::TextStyle& style) : TerminalPage(style), content_(content) {}

  std::string word(std::string_view key, const content::Arguments& arguments = {}) const {
    return content::plain_text(content::text(content_, key, arguments));
  }
  std::string counted(std::string_view key, std::size_t count) const { return content::plural(content_, key, count); }
  std::string capability(Capability capability) const { return word("capability." + kebab(to_string(capability))); }
  std::string answer(Answer answer) const { return word("answer." + std::string(to_string(answer))); }

  void title(std::string_view text) { line(report::printable(text), 0, Look::Bold); }

  void taken(std::int64_t unix_seconds) {
    line(word("cli.report.taken", {{"time", report::readable_time(unix_seconds)}}), 0, Look::Faint);
  }

  /// What the answer is about, the answer, and its reasons.
  void answer_row(std::string_view about, std::size_t about_columns, const Verdict& verdict) {
    const std::string name = report::printable(about);
    const std::string word = answer(verdict.answer);
    const Look look = look_of(verdict.answer);
    if (verdict.reasons.empty()) return rows({{.text = name, .columns = about_columns}}, {word}, 2 * kIndent, look);
    std::vector<std::string> reasons;
    verdict.reasons.for_each([&reasons](Reason reason) { reasons.emplace_back(to_string(reason)); });
    row({{.text = name, .columns = about_columns}, {.text = word, .columns = answer_columns(), .look = look}},
        text::joined(reasons), 2 * kIndent);
  }

  /// Which configuration the answers are for, where it is not simply the default.
  void configurations(const std::vector<SessionConfiguration>& configurations, bool known) {
    std::vector<std::string> labels;
    bool any_default = false;
    for (const SessionConfiguration& each : configurations) {
      labels.push_back(each.name.empty() ? each.id : each.name + " (" + each.id + ")");
      any_default |= each.is_default;
    }
    if (labels.empty() || (known && any_default)) return;
    paragraph(word(known ? "explain.configuration" : "explain.configurations", {{"configurations", text::joined(labels)}}),
              kIndent);
    if (!known && !any_default) paragraph(word("explain.no-default"), kIndent);
  }

  /// What each configuration gives as an answer.
  void by_configuration(const std::vector<ConfigurationVerdict>& verdicts) {
    for (const ConfigurationVerdict& each : verdicts) {
      std::vector<std::string> reasons;
      each.verdict.reasons.for_each([&reasons](Reason reason) { reasons.emplace_back(to_string(reason)); });
      const std::string said = answer(each.verdict.answer) + (reasons.empty() ? "" : ": " + text::joined(reasons));
      paragraph(each.configuration.empty()
                    ? word("explain.without-configuration", {{"answer", said}})
                    : word("explain.with-configuration", {{"configuration", each.configuration}, {"answer", said}}),
                3 * kIndent);
    }
  }

  /// What each of the reasons means, why it is so, and what would change it.
  void legend(const ReasonSet& reasons) {
    if (reasons.empty()) return;
    heading(word("explain.why"), kIndent);
    reasons.for_each([this](Reason reason) {
      const std::string key = "reason." + std::string(to_string(reason));
      line(to_string(reason), 2 * kIndent, Look::Bold);
      paragraph(word(key + ".means") + " " + word(key + ".why"), 3 * kIndent);
      paragraph(word("explain.change", {{"change", word(key + ".change")}}), 3 * kIndent);
    });
  }

  void missing(const GapSet& gaps) {
    if (gaps.empty()) return;
    std::vector<std::string> sections;
    std::vector<std::string> expansions;
    gaps.for_each([&](Gap each) {
      if (reason_of(each) == Reason::NotRead) {
        sections.push_back(word("section." + kebab(to_string(each))));
      } else {
        expansions.emplace_back(to_string(each));
      }
    });
    gap();
    if (!sections.empty()) paragraph(word("explain.missing", {{"sections", text::joined(sections)}}), kIndent);
    if (!expansions.empty()) paragraph(word("explain.missing-expansion", {{"paths", text::joined(expansions)}}), kIndent);
  }

  std::size_t capability_columns() const {
    std::size_t most = 0;
    for (const Capability each : kCapabilities) {
      most = std::max(most, report::columns(capability(each)));
    }
    return most;
  }

  std::size_t answer_columns() const {
    std::size_t most = 0;
    for (const Answer each : kAnswers) {
      most = std::max(most, report::columns(answer(each)));
    }
    return most;
  }

 private:
  static std::string kebab(std::string_view name) {
    std::string key(name);
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
  }

  const content::Content& content_;
};

std::string mode_heading(const Page& page, stripe::Mode mode) {
  return page.word("mode." + std::string(stripe::to_string(mode)));
}

void write_subscription(Page& page, const SubscriptionAnswers& answers) {
  page.heading(
      report::printable(answers.status.empty()
                            ? page.word("explain.subscription-without-status", {{"subscription", answers.id}})
                            : page.word("explain.subscription", {{"subscription", answers.id}, {"status", answers.status}})),
      kIndent);
  const std::size_t columns = page.capability_columns();
  ReasonSet reasons;
  for (const Capability capability : kCapabilities) {
    const Verdict& verdict = answers.capabilities[static_cast<std::size_t>(capability)];
    page.answer_row(page.capability(capability), columns, verdict);
    const auto& differing = answers.by_configuration[static_cast<std::size_t>(capability)];
    page.by_configuration(differing);
    reasons |= verdict.reasons;
    for (const ConfigurationVerdict& each : differing) {
      reasons |= each.verdict.reasons;
    }
  }
  if (answers.capabilities[static_cast<std::size_t>(Capability::Pause)].answer == Answer::Yes) {
    page.paragraph(page.word("explain.pause-unconfirmed"), 2 * kIndent);
  }
  if (!answers.prices.empty()) {
    page.heading(page.word("explain.prices"), kIndent);
    std::size_t widest = 0;
    for (const PriceChoice& price : answers.prices) {
      widest = std::max(widest, report::columns(price.id));
    }
    for (const PriceChoice& price : answers.prices) {
      page.answer_row(price.id, std::min(widest, std::size_t{40}), price.verdict);
      reasons |= price.verdict.reasons;
    }
  }
  page.legend(reasons);
}

void write_mode(Page& page, const Explanation& explanation) {
  page.heading(mode_heading(page, explanation.mode));
  const std::string reading(to_string(explanation.subscriptions_read));
  if (explanation.subscriptions_read != Reading::Whole) page.paragraph(page.word("explain.subscriptions-" + reading), kIndent);
  page.configurations(explanation.configurations, explanation.configuration_known);
  if (!explanation.seen) page.paragraph(page.word("explain.not-seen"), kIndent);
  if (explanation.not_running > 0) page.paragraph(page.counted("explain.not-running", explanation.not_running), kIndent);
  if (explanation.subscriptions.empty()) {
    if (is_read(explanation.subscriptions_read)) page.paragraph(page.word("explain.none-running"), kIndent);
    ReasonSet reasons;
    for (std::size_t index = 0; index < kCustomerCapabilities.size(); ++index) {
      page.answer_row(page.capability(kCustomerCapabilities[index]), page.capability_columns(), explanation.customer[index]);
      reasons |= explanation.customer[index].reasons;
    }
    page.legend(reasons);
  }
  for (const SubscriptionAnswers& answers : explanation.subscriptions) {
    write_subscription(page, answers);
  }
  page.missing(explanation.missing);
}

void write_counts(Page& page, const ModeCoverage& mode) {
  const std::size_t columns = page.capability_columns();
  const std::size_t number = std::max({std::to_string(mode.running).size(), page.answer_columns()});
  std::string head(2 * kIndent + columns, ' ');
  for (const Answer answer : kAnswers) {
    head += "  " + report::pad_left(page.answer(answer), number) + std::string(8, ' ');
  }
  while (head.ends_with(' ')) {
    head.pop_back();
  }
  page.line(head, 0, Look::Faint);
  for (const Capability capability : kCapabilities) {
    std::string row = std::string(2 * kIndent, ' ') + report::pad_right(page.capability(capability), columns);
    for (const Answer answer : kAnswers) {
      const std::uint64_t count =
          mode.capabilities[static_cast<std::size_t>(capability)][static_cast<std::size_t>(answer)].count;
      const std::string share = page.word("coverage.share", {{"share", percentage(share_per_mille(count, mode.running))}});
      row += "  " + report::pad_left(std::to_string(count), number) + report::pad_left(share, 8);
    }
    page.line(row);
  }
}

void write_reasons(Page& page, const ModeCoverage& mode, Answer answer, ReasonSet& reasons) {
  for (const Capability capability : kCapabilities) {
    const AnswerCount& counted = mode.capabilities[static_cast<std::size_t>(capability)][static_cast<std::size_t>(answer)];
    if (counted.reasons.empty()) continue;
    page.heading(page.word("coverage.answer-" + std::string(to_string(answer)), {{"capability", page.capability(capability)}}),
                 kIndent);
    for (const ReasonCount& reason : counted.reasons) {
      reasons.add(reason.reason);
      page.paragraph(page.word("coverage.reason", {{"reason", std::string(to_string(reason.reason))},
                                                   {"count", std::to_string(reason.count)},
                                                   {"share", percentage(share_per_mille(reason.count, mode.running))}}),
                     2 * kIndent);
      std::string ids = text::joined(reason.subscriptions);
      if (reason.count > reason.subscriptions.size()) ids += ", …";
      page.paragraph(ids, 3 * kIndent);
    }
  }
}

void write_mode(Page& page, const ModeCoverage& mode) {
  page.heading(mode_heading(page, mode.mode));
  const std::string reading(to_string(mode.subscriptions_read));
  if (mode.subscriptions_read != Reading::Whole) page.paragraph(page.word("coverage.subscriptions-" + reading), kIndent);
  if (!is_read(mode.subscriptions_read)) return;
  page.configurations(mode.configurations, mode.configuration_known);
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
  page.title(page.word("explain.title", {{"customer", explanations.customer}}));
  page.taken(explanations.taken_at_unix_seconds);
  for (const Explanation& explanation : explanations.modes) {
    write_mode(page, explanation);
  }
  return page.take();
}

std::string to_text(const Coverage& coverage, const content::Content& content, const report::TextStyle& style) {
  Page page(content, style);
  page.title(page.word("coverage.title"));
  page.taken(coverage.taken_at_unix_seconds);
  for (const ModeCoverage& mode : coverage.modes) {
    write_mode(page, mode);
  }
  return page.take();
}

}  // namespace portal_guide::subscribers
