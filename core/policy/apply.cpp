#include "core/policy/apply.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "core/policy/policy_rules.hpp"
#include "core/policy/requirements.hpp"
#include "core/report/timestamp.hpp"
#include "core/rules/context.hpp"
#include "core/rules/wording.hpp"

namespace portal_guide::policy {
namespace {

using report::Report;
using rules::Answer;
using stripe::Mode;

constexpr std::array kModes = {Mode::Live, Mode::Test};

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

  template <class Requirement>
  void require(const PolicyRule& rule, const std::optional<Requirement>& wanted,
               Answer (*judge)(const rules::Context&, const Requirement&)) {
    if (!wanted) return;
    for (const Mode mode : kModes) {
      if (snapshot_.has(mode)) {
        add(rule, mode, judge({.snapshot = snapshot_, .mode = mode}, *wanted));
      } else {
        add(rule, mode,
            rules::unanswered({.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode}));
      }
    }
  }

  void judge_requirements() {
    require(kCancellationRule, policy_.require.cancellation, judge_cancellation);
    require(kFeaturesRule, policy_.require.features, judge_features);
    require(kPricesRule, policy_.require.prices, judge_prices);
    require(kQuantityRule, policy_.require.quantity, judge_quantity);
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
      for (const auto& entry : take_if(entries, [&](const auto& it) { return it.rule == rule; }))
        modes.insert(entry.mode);
    };
    take(report_.findings);
    take(report_.passed);
    take(report_.not_checked);
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
    const auto accepted =
        take_if(report_.findings, [&](const report::Finding& finding) { return !acceptances_of(finding).empty(); });
    for (const report::Finding& finding : accepted) {
      const std::vector<std::size_t> indices = acceptances_of(finding);
      for (const std::size_t index : indices)
        used_[index] = true;
      const Acceptance& first = policy_.accepted[indices.front()];
      report_.suppressed.push_back({.rule = finding.rule,
                                    .mode = finding.mode,
                                    .objects = finding.objects,
                                    .reason = rules::observed_text(first.reason),
                                    .until = first.until});
    }
  }

  /// The acceptances that hold for a finding today.
  std::vector<std::size_t> acceptances_of(const report::Finding& finding) const {
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < policy_.accepted.size(); ++index) {
      const Acceptance& acceptance = policy_.accepted[index];
      if (!is_over(acceptance) && matches(acceptance, finding)) indices.push_back(index);
    }
    return indices;
  }

  Mode mode_of(const Acceptance& acceptance) const {
    return acceptance.mode.value_or(snapshot_.has(Mode::Live) ? Mode::Live : Mode::Test);
  }

  /// Why nobody can tell whether the acceptance is still needed; null where its rule gave an answer.
  const report::NotChecked* unanswered_rule(const Acceptance& acceptance) const {
    const auto found =
        std::find_if(report_.not_checked.begin(), report_.not_checked.end(), [&](const report::NotChecked& entry) {
          return entry.rule == acceptance.rule &&
                 (acceptance.mode ? *acceptance.mode == entry.mode : snapshot_.has(entry.mode));
        });
    return found == report_.not_checked.end() ? nullptr : &*found;
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
    for (auto& [mode, answer] : expired)
      add(kExpiredRule, mode, std::move(answer));
    for (auto& [mode, answer] : unused)
      add(kUnusedRule, mode, std::move(answer));
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
      if (const report::NotChecked* entry = unanswered_rule(acceptance)) {
        if (unanswered.empty()) because = entry->because;
        unanswered.insert(acceptance.rule);
      } else {
        evidence.push_back(sighting_of(acceptance, index));
      }
    }
    if (!evidence.empty() || unanswered.empty()) return answer_of(std::move(evidence));
    std::string ids;
    for (const std::string& rule : unanswered)
      ids += (ids.empty() ? "" : ", ") + rule;
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
