#include "core/rules/wording.hpp"

#include <utility>

#include "core/report/stripe_cli.hpp"

namespace portal_guide::rules {
namespace {

/// A value for a placeholder. Values come from other people's accounts, so nothing in them may act as a mark of the text.
std::string without_marks(std::string_view value) {
  std::string plain;
  for (const char c : value) {
    if (c == '(' && plain.ends_with(']')) plain += ' ';
    if (c == '*' && plain.ends_with('*')) continue;
    plain += c == '`' ? '\'' : c;
  }
  return plain;
}

content::Arguments without_marks(content::Arguments arguments) {
  for (auto& [name, value] : arguments)
    value = without_marks(value);
  return arguments;
}

std::string section_word(const content::Content& content, stripe::SectionName section) {
  std::string key = "section." + std::string(stripe::to_string(section));
  for (char& c : key) {
    if (c == '_') c = '-';
  }
  return content::text(content, key);
}

report::Finding put_into_words(const content::Content& content, const Judge& judge, stripe::Mode mode,
                               Observation observation) {
  const content::RuleText text = judge.text == nullptr ? text_of_rule(content, judge.id) : *judge.text;
  content::Arguments arguments = without_marks(std::move(observation.arguments));
  arguments.emplace("mode", mode_word(content, mode));
  arguments.emplace("other-mode", mode_word(content, stripe::other(mode)));

  report::Finding finding;
  finding.rule = judge.id;
  finding.severity = judge.severity;
  finding.mode = mode;
  finding.title = content::fill(text.title, arguments);
  finding.why = content::fill(text.why, arguments);
  if (!observation.remark.empty()) finding.why += " " + content::text(content, observation.remark, arguments);
  for (Sighting& sighting : observation.evidence) {
    content::Arguments own = without_marks(std::move(sighting.arguments));
    own.insert(arguments.begin(), arguments.end());
    finding.evidence.push_back({.path = std::move(sighting.path),
                                .observed = std::move(sighting.observed),
                                .expected = content::fill(text.expected, own)});
  }
  for (const std::string& step : text.fix)
    finding.fix.steps.push_back(content::fill(step, arguments));
  finding.fix.dashboard_url = content::link_url(content, text.link, mode);
  finding.fix.applicability = observation.applicability;
  if (observation.api) {
    finding.fix.cli = report::stripe_cli_command(*observation.api, mode);
    finding.fix.api = std::move(observation.api);
  }
  if (const content::Step* step = content::step_of_rule(content, judge.id)) finding.step = step->id;
  finding.fingerprint = report::fingerprint_of(judge.id, mode, observation.objects);
  finding.objects = std::move(observation.objects);
  return finding;
}

report::NotChecked put_into_words(const content::Content& content, const Judge& judge, stripe::Mode mode,
                                  const Unanswered& reason) {
  content::Arguments arguments = without_marks(reason.arguments);
  arguments.emplace("mode", mode_word(content, reason.mode.value_or(mode)));
  if (reason.section) arguments.emplace("section", section_word(content, *reason.section));
  if (!reason.covered_by.empty()) {
    arguments.emplace("finding", content::fill(text_of_rule(content, reason.covered_by).title, arguments));
  }
  return {.rule = std::string(judge.id),
          .mode = mode,
          .because = reason.because,
          .detail = content::text(content, reason.detail, arguments)};
}

}  // namespace

content::RuleText text_of_rule(const content::Content& content, std::string_view rule_id) {
  if (const content::RuleText* text = content::find_rule(content, rule_id)) return *text;
  content::RuleText text;
  text.id = rule_id;
  text.title = rule_id;
  return text;
}

std::string mode_word(const content::Content& content, stripe::Mode mode) {
  return content::text(content, "mode.word." + std::string(stripe::to_string(mode)));
}

void add_answer(report::Report& report, const content::Content& content, const Judge& judge, stripe::Mode mode, Answer answer) {
  if (!answer) {
    report.not_checked.push_back(put_into_words(content, judge, mode, answer.error()));
    return;
  }
  if (answer->empty()) report.passed.push_back({.rule = std::string(judge.id), .mode = mode});
  for (Observation& observation : *answer) {
    report.findings.push_back(put_into_words(content, judge, mode, std::move(observation)));
  }
}

}  // namespace portal_guide::rules
