#include "core/policy/apply.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/policy/policy_rules.hpp"
#include "core/policy/requirements.hpp"
#include "core/report/timestamp.hpp"
#include "core/rules/context.hpp"
#include "core/rules/wording.hpp"
#include "core/stripe/judged_configurations.hpp"
#include "core/text/join.hpp"

namespace portal_guide::policy {
namespace {

using report::Report;
using rules::Answer;
using stripe::JudgedConfigurations;
using stripe::Mode;

using AnswerOf = std::function<Answer(const rules::Context&)>;

constexpr std::array kModes = {Mode::Live, Mode::Test};

bool holds_id(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool matches(const Acceptance& acceptance, const report::Finding& finding) {
  if (acceptance.rule != finding.rule) return false;
  if (acceptance.mode && *acceptance.mode != finding.mode) return false;
  if (!acceptance.fingerprint.empty() && acceptance.fingerprint != finding.fingerprint) return false;
  return acceptance.object.empty() ||
         std::any_of(finding.objects.begin(), finding.objects.end(),
                     [&](const report::ObjectReference& object) { return object.id == acceptance.object; });
}

/// Removes the entries for which `is_wanted` holds from the list, and returns them.
template <class Entry, class Predicate>
std::vector<Entry> take_if(std::vector<Entry>& entries, Predicate is_wanted) {
  std::vector<Entry> taken;
  const auto begin =
      std::stable_partition(entries.begin(), entries.end(), [&](const Entry& entry) { return !is_wanted(entry); });
  std::move(begin, entries.end(), std::back_inserter(taken));
  entries.erase(begin, entries.end());
  return taken;
}

class Application {
 public:
  Application(Report report, const Policy& policy, const stripe::Snapshot& snapshot, const content::Content& content)
      : report_(std::move(report)), policy_(policy), snapshot_(snapshot), content_(content) {}

  Report run() && {
    judge_requirements();
    change_severities();
    turn_off();
    accept();
    judge_acceptances();
    // The findings about the policy itself are subject to it, too.
    change_severities();
    turn_off();
    report::sort(report_);
    return std::move(report_);
  }

 private:
  void add(const PolicyRule& rule, Mode mode, Answer answer) {
    const content::RuleText text = text_of(content_, rule.id);
    rules::add_answer(report_, content_, {.id = rule.id, .severity = rule.severity, .text = &text}, mode, std::move(answer));
  }

  void add_absent_mode(const PolicyRule& rule, Mode mode) {
    add(rule, mode, rules::unanswered({.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode}));
  }

  /// Judges each of these configurations. `judged` are those of the mode that the rules judge.
  void add_each(const PolicyRule& rule, Mode mode, const std::vector<stripe::JudgedConfiguration>& configurations,
                const JudgedConfigurations& judged, const AnswerOf& answer_of) {
    const content::RuleText text = text_of(content_, rule.id);
    const bool tells_apart = judged.list.size() > 1 || configurations.size() > 1;
    rules::add_answers(report_, content_, {.id = rule.id, .severity = rule.severity, .text = &text},
                       {.snapshot = snapshot_, .mode = mode}, configurations,
                       tells_apart ? rules::TellsApart::Yes : rules::TellsApart::No, answer_of);
  }

  /// Judges the configurations that the rules judge.
  void require_of_judged(const PolicyRule& rule, const AnswerOf& answer_of) {
    for (const Mode mode : kModes) {
      if (!snapshot_.has(mode)) {
        add_absent_mode(rule, mode);
        continue;
      }
      const JudgedConfigurations judged = stripe::judged_configurations(snapshot_, mode);
      if (judged.list.empty()) {
        add(rule, mode, answer_of({.snapshot = snapshot_, .mode = mode}));
      } else {
        add_each(rule, mode, judged.list, judged, answer_of);
      }
    }
  }

  /// Judges the configurations that the policy names, in the mode that has them.
  void require_of_named(const PolicyRule& rule, const std::vector<std::string>& names, const AnswerOf& answer_of) {
    std::vector<std::string> missing = names;
    for (const Mode mode : kModes) {
      const auto configurations = stripe::configurations_called(snapshot_, mode, names);
      for (const stripe::JudgedConfiguration& found : configurations) {
        std::erase_if(missing, [&](const std::string& name) { return name == found.id || name == found.name; });
      }
      if (configurations.empty()) continue;
      add_each(rule, mode, configurations, stripe::judged_configurations(snapshot_, mode), answer_of);
    }
    if (!missing.empty()) add_missing(rule, missing);
  }

  /// Says, in the first mode that the snapshot has, that nobody has what the policy names, or why that cannot be told.
  void add_missing(const PolicyRule& rule, const std::vector<std::string>& names) {
    constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;
    std::optional<Mode> first;
    for (const Mode mode : kModes) {
      if (!snapshot_.has(mode)) continue;
      if (!first) first = mode;
      const rules::Context context{.snapshot = snapshot_, .mode = mode};
      const auto section = rules::require_section(context, kSection);
      if (!section) return add(rule, mode, propagate(section));
      if (!(*section)->complete) return add(rule, mode, rules::unanswered(rules::partly_read(context, kSection)));
    }
    std::vector<std::string> shown;
    shown.reserve(names.size());
    for (const std::string& name : names) {
      shown.push_back(rules::observed_text(name));
    }
    // A snapshot has at least one mode.
    add(rule, *first,
        rules::unanswered({.because = report::Because::Absent,
                           .detail = "policy.configuration-absent",
                           .arguments = {{"configuration", text::joined(shown)}},
                           .mode = *first}));
  }

  template <class Requirement>
  void require(const PolicyRule& rule, const Requirements& requirements, const std::optional<Requirement>& wanted,
               Answer (*judge)(const rules::Context&, const Requirement&)) {
    if (!wanted) return;
    const auto answer_of = [&](const rules::Context& context) { return judge(context, *wanted); };
    if (requirements.configurations.empty()) {
      require_of_judged(rule, answer_of);
    } else {
      require_of_named(rule, requirements.configurations, answer_of);
    }
  }

  void judge_requirements() {
    for (const Requirements& requirements : policy_.require) {
      require(kCancellationRule, requirements, requirements.cancellation, judge_cancellation);
      require(kFeaturesRule, requirements, requirements.features, judge_features);
      require(kPricesRule, requirements, requirements.prices, judge_prices);
      require(kQuantityRule, requirements, requirements.quantity, judge_quantity);
    }
    rules::name_configurations(report_);
  }

  void change_severities() {
    for (report::Finding& finding : report_.findings) {
      const auto rule = policy_.rules.find(finding.rule);
      if (rule != policy_.rules.end() && rule->second) finding.severity = *rule->second;
    }
  }

  void turn_off() {
    for (const auto& [id, severity] : policy_.rules) {
      if (!severity) turn_off(id);
    }
  }

  void turn_off(const std::string& rule) {
    std::set<Mode> modes;
    const auto take = [&](auto& entries) {
      for (const auto& entry : take_if(entries, [&](const auto& it) { return it.rule == rule; })) {
        modes.insert(entry.mode);
      }
    };
    take(report_.findings);
    take(report_.passed);
    take(report_.not_checked);
    take(report_.not_asked);
    for (const Mode mode : modes) {
      report_.suppressed.push_back(
          {.rule = rule, .mode = mode, .objects = {}, .reason = content::text(content_, "policy.rule-off"), .until = ""});
    }
  }

  bool is_over(const Acceptance& acceptance) const {
    // ISO dates with years of four digits sort by their characters.
    return acceptance.until < report::iso_date(snapshot_.taken_at_unix_seconds());
  }

  void accept() {
    used_.assign(policy_.accepted.size(), false);
    // An acceptance of a finding's one configuration is needed, even where the finding stays for another one.
    for (const report::Finding& finding : report_.findings) {
      for (const std::size_t index : acceptances_of(finding)) {
        used_[index] = true;
      }
    }
    const auto accepted = take_if(
        report_.findings, [&](const report::Finding& finding) { return is_accepted(finding, acceptances_of(finding)); });
    for (const report::Finding& finding : accepted) {
      const Acceptance& first = policy_.accepted[acceptances_of(finding).front()];
      report_.suppressed.push_back({.rule = finding.rule,
                                    .mode = finding.mode,
                                    .objects = finding.objects,
                                    .reason = rules::observed_text(first.reason),
                                    .until = first.until});
    }
  }

  /// The acceptances that hold for a finding, or for one of the configurations that have its fault, today.
  std::vector<std::size_t> acceptances_of(const report::Finding& finding) const {
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < policy_.accepted.size(); ++index) {
      const Acceptance& acceptance = policy_.accepted[index];
      if (!is_over(acceptance) && matches(acceptance, finding)) indices.push_back(index);
    }
    return indices;
  }

  /// Whether the acceptances hold for the whole finding: for each configuration that has its fault.
  bool is_accepted(const report::Finding& finding, const std::vector<std::size_t>& indices) const {
    std::set<std::string_view> open(finding.configurations.begin(), finding.configurations.end());
    for (const std::size_t index : indices) {
      const std::string& object = policy_.accepted[index].object;
      if (open.erase(object) == 0 && !holds_id(finding.configurations, object)) return true;
    }
    return !indices.empty() && open.empty();
  }

  Mode mode_of(const Acceptance& acceptance) const {
    return acceptance.mode.value_or(snapshot_.has(Mode::Live) ? Mode::Live : Mode::Test);
  }

  /// Why nobody can tell whether the acceptance is still needed; nullopt where its rule gave an answer.
  std::optional<report::Because> unanswered_rule(const Acceptance& acceptance) const {
    const Mode mode = mode_of(acceptance);
    if (!snapshot_.has(mode)) return report::Because::Absent;
    for (const auto* list : {&report_.not_checked, &report_.not_asked}) {
      const auto found = std::find_if(list->begin(), list->end(), [&](const report::NotChecked& entry) {
        return entry.rule == acceptance.rule && (acceptance.mode ? *acceptance.mode == entry.mode : snapshot_.has(entry.mode));
      });
      if (found != list->end()) return found->because;
    }
    return std::nullopt;
  }

  void judge_acceptances() {
    std::vector<std::pair<Mode, Answer>> expired;
    std::vector<std::pair<Mode, Answer>> unused;
    for (const Mode mode : kModes) {
      const bool concerned = std::any_of(policy_.accepted.begin(), policy_.accepted.end(),
                                         [&](const Acceptance& acceptance) { return mode_of(acceptance) == mode; });
      if (!concerned) continue;
      expired.emplace_back(mode, judge_expired(mode));
      unused.emplace_back(mode, judge_unused(mode));
    }
    for (auto& [mode, answer] : expired) {
      add(kExpiredRule, mode, std::move(answer));
    }
    for (auto& [mode, answer] : unused) {
      add(kUnusedRule, mode, std::move(answer));
    }
  }

  static rules::Sighting sighting_of(const Acceptance& acceptance, std::size_t index) {
    Json observed = {{"rule", acceptance.rule}, {"until", acceptance.until}};
    if (!acceptance.object.empty()) observed["object"] = rules::observed_text(acceptance.object);
    if (!acceptance.fingerprint.empty()) observed["fingerprint"] = acceptance.fingerprint;
    return {.path = "policy#" + pointer_append("/accepted", index), .observed = std::move(observed)};
  }

  static Answer answer_of(std::vector<rules::Sighting> evidence) {
    if (evidence.empty()) return {};
    return {{rules::Observation{.evidence = std::move(evidence), .objects = {}}}};
  }

  Answer judge_expired(Mode mode) const {
    std::vector<rules::Sighting> evidence;
    for (std::size_t index = 0; index < policy_.accepted.size(); ++index) {
      const Acceptance& acceptance = policy_.accepted[index];
      if (mode_of(acceptance) == mode && is_over(acceptance)) evidence.push_back(sighting_of(acceptance, index));
    }
    return answer_of(std::move(evidence));
  }

  Answer judge_unused(Mode mode) const {
    std::vector<rules::Sighting> evidence;
    std::set<std::string> unanswered;
    report::Because because = report::Because::Absent;
    for (std::size_t index = 0; index < policy_.accepted.size(); ++index) {
      const Acceptance& acceptance = policy_.accepted[index];
      if (mode_of(acceptance) != mode || is_over(acceptance) || used_[index]) continue;
      if (const auto reason = unanswered_rule(acceptance)) {
        if (unanswered.empty()) because = *reason;
        unanswered.insert(acceptance.rule);
      } else {
        evidence.push_back(sighting_of(acceptance, index));
      }
    }
    if (!evidence.empty() || unanswered.empty()) return answer_of(std::move(evidence));
    std::string ids;
    for (const std::string& rule : unanswered) {
      ids += (ids.empty() ? "" : ", ") + rule;
    }
    return rules::unanswered({.because = because,
                              .detail = "policy.acceptance-not-checked",
                              .arguments = {{"rules", std::move(ids)}},
                              .mode = mode});
  }

  Report report_;
  const Policy& policy_;
  const stripe::Snapshot& snapshot_;
  const content::Content& content_;
  /// The indexes of the acceptances that a finding needed.
  std::vector<bool> used_;
};

}  // namespace

Report apply(Report report, const Policy& policy, const stripe::Snapshot& snapshot, const content::Content& content) {
  return Application(std::move(report), policy, snapshot, content).run();
}

}  // namespace portal_guide::policy
