#include "core/rules/evaluate.hpp"

#include <optional>
#include <string>
#include <utility>

#include "core/report/stripe_cli.hpp"
#include "core/rules/context.hpp"
#include "core/rules/registry.hpp"

namespace portal_guide::rules {
namespace {

/// The words for a rule whose text the content lacks: its id, so that it is seen.
content::RuleText text_of(const content::Content& content, std::string_view rule_id) {
  if (const content::RuleText* text = content::find_rule(content, rule_id)) return *text;
  content::RuleText text;
  text.id = rule_id;
  text.title = rule_id;
  return text;
}

/// A value for a text's placeholder. Values come from other people's accounts: none of them may become a mark of the text.
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

std::string mode_word(const content::Content& content, stripe::Mode mode) {
  return content::text(content, "mode.word." + std::string(stripe::to_string(mode)));
}

std::string section_word(const content::Content& content, stripe::SectionName section) {
  std::string key = "section." + std::string(stripe::to_string(section));
  for (char& c : key) {
    if (c == '_') c = '-';
  }
  return content::text(content, key);
}

report::Finding put_into_words(const content::Content& content, const Rule& rule, stripe::Mode mode, Observation observation) {
  const content::RuleText text = text_of(content, rule.id);
  content::Arguments arguments = without_marks(std::move(observation.arguments));
  arguments.emplace("mode", mode_word(content, mode));
  arguments.emplace("other-mode", mode_word(content, stripe::other(mode)));

  report::Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
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
  if (const content::Step* step = content::step_of_rule(content, rule.id)) finding.step = step->id;
  finding.fingerprint = report::fingerprint_of(rule.id, mode, observation.objects);
  finding.objects = std::move(observation.objects);
  return finding;
}

report::NotChecked put_into_words(const content::Content& content, const Rule& rule, stripe::Mode mode,
                                  const Unanswered& reason) {
  content::Arguments arguments = without_marks(reason.arguments);
  arguments.emplace("mode", mode_word(content, reason.mode.value_or(mode)));
  if (reason.section) arguments.emplace("section", section_word(content, *reason.section));
  if (!reason.covered_by.empty()) {
    arguments.emplace("finding", content::fill(text_of(content, reason.covered_by).title, arguments));
  }
  return {.rule = std::string(rule.id),
          .mode = mode,
          .because = reason.because,
          .detail = content::text(content, reason.detail, arguments)};
}

/// Why no rule can answer in a mode; nullopt where the snapshot has it.
std::optional<Unanswered> missing_mode(const stripe::Snapshot& snapshot, stripe::Mode mode) {
  if (snapshot.has(mode)) return std::nullopt;
  return Unanswered{.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode};
}

/// Puts the rule's answer into the report: findings, passed or not checked.
void add_answer(report::Report& report, const content::Content& content, const Rule& rule, stripe::Mode mode, Answer answer) {
  if (!answer) {
    report.not_checked.push_back(put_into_words(content, rule, mode, answer.error()));
    return;
  }
  if (answer->empty()) report.passed.push_back({.rule = std::string(rule.id), .mode = mode});
  for (Observation& observation : *answer) {
    report.findings.push_back(put_into_words(content, rule, mode, std::move(observation)));
  }
}

}  // namespace

report::Report evaluate(const stripe::Snapshot& snapshot, const content::Content& content) {
  report::Report report;
  report.taken_at_unix_seconds = snapshot.taken_at_unix_seconds();
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const std::optional<Unanswered> missing = missing_mode(snapshot, mode);
    for (const Rule* rule : registry()) {
      if (rule->modes == Modes::LiveOnly && mode == stripe::Mode::Test) continue;
      add_answer(report, content, *rule, mode,
                 missing ? Answer(unanswered(*missing)) : rule->judge({.snapshot = snapshot, .mode = mode}));
    }
  }
  report::sort(report);
  return report;
}

}  // namespace portal_guide::rules
