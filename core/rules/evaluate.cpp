#include "core/rules/evaluate.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/rules/census.hpp"
#include "core/rules/context.hpp"
#include "core/rules/registry.hpp"
#include "core/rules/wording.hpp"

namespace portal_guide::rules {
namespace {

/// Why a rule about both modes cannot answer; nullopt where the snapshot has the mode.
std::optional<Unanswered> missing_mode(const stripe::Snapshot& snapshot, stripe::Mode mode) {
  if (snapshot.has(mode)) return std::nullopt;
  return Unanswered{.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode};
}

Judge judge_of(const Rule& rule) { return {.id = rule.id, .severity = rule.severity}; }

/// The rules of one mode that answer at the end of the pass over its subscriptions.
class WaitingRules {
 public:
  explicit WaitingRules(const Context& context) : context_(context), taker_(context) {}

  void add(const Rule& rule, std::unique_ptr<Watcher> watcher) {
    taker_.add(*watcher);
    waiting_.push_back({.rule = &rule, .watcher = std::move(watcher)});
  }
  bool empty() const { return waiting_.empty(); }
  void see(const stripe::Subscription& subscription, const stripe::SubscriptionPlace& place) {
    taker_.see(subscription, place);
  }

  void answer(report::Report& report, const content::Content& content, const stripe::SubscriptionList& list) && {
    const auto read = require_section(context_, stripe::SectionName::Subscriptions, list.state, list.fault);
    const Census census = std::move(taker_).finish(list.complete);
    for (const Entry& entry : waiting_) {
      add_answer(report, content, judge_of(*entry.rule), context_.mode,
                 read ? entry.watcher->answer(census) : Answer(propagate(read)));
    }
  }

 private:
  struct Entry {
    const Rule* rule;
    std::unique_ptr<Watcher> watcher;
  };

  Context context_;
  CensusTaker taker_;
  std::vector<Entry> waiting_;
};

/// Shows each mode's subscriptions to the rules that wait for them.
class CensusOfModes final : public stripe::SubscriptionVisitor {
 public:
  explicit CensusOfModes(const stripe::Snapshot& snapshot)
      : test_({.snapshot = snapshot, .mode = stripe::Mode::Test}), live_({.snapshot = snapshot, .mode = stripe::Mode::Live}) {}

  WaitingRules& of(stripe::Mode mode) { return mode == stripe::Mode::Live ? live_ : test_; }
  bool wants(stripe::Mode mode) const override { return !(mode == stripe::Mode::Live ? live_ : test_).empty(); }
  void visit(stripe::Mode mode, const stripe::Subscription& subscription, const stripe::SubscriptionPlace& place) override {
    of(mode).see(subscription, place);
  }

 private:
  WaitingRules test_;
  WaitingRules live_;
};

/// Adds the rule's answers to the report, or the rule to those that wait for the subscriptions.
void judge_or_wait(const Rule& rule, const Context& context, const stripe::JudgedConfigurations& judged,
                   const content::Content& content, report::Report& report, WaitingRules& waiting) {
  if (rule.about == About::Configuration && !judged.list.empty()) {
    const TellsApart tells_apart = judged.list.size() > 1 ? TellsApart::Yes : TellsApart::No;
    return add_answers(report, content, judge_of(rule), context, judged.list, tells_apart, rule.judge);
  }
  if (rule.judge != nullptr) return add_answer(report, content, judge_of(rule), context.mode, rule.judge(context));
  Opening opening = rule.watch(context);
  if (auto* const answer = std::get_if<Answer>(&opening)) {
    add_answer(report, content, judge_of(rule), context.mode, std::move(*answer));
  } else {
    waiting.add(rule, std::get<std::unique_ptr<Watcher>>(std::move(opening)));
  }
}

/// Says in the report which configurations of the mode were judged, and which were not.
void list_configurations(const Context& context, const stripe::JudgedConfigurations& judged, const content::Content& content,
                         report::Report& report) {
  for (const stripe::JudgedConfiguration& configuration : judged.list) {
    report.configurations.push_back({.id = call_configuration(configuration),
                                     .name = observed_text(configuration.name),
                                     .mode = context.mode,
                                     .is_default = configuration.is_default,
                                     .named = configuration.named});
  }
  const content::Arguments mode = {{"mode", mode_word(content, context.mode)}};
  if (judged.beyond > 0) {
    report.configurations_not_judged.push_back(
        {.mode = context.mode,
         .count = judged.beyond,
         .detail = content::plural(content, "report.configurations-not-judged", judged.beyond, mode)});
  }
  if (judged.partial) {
    report.configurations_not_judged.push_back({.mode = context.mode,
                                                .count = std::nullopt,
                                                .detail = content::text(content, "report.configurations-not-read", mode)});
  }
}

}  // namespace

report::Report evaluate(const stripe::Snapshot& snapshot, const content::Content& content) {
  // Cannot fail, since the subscriptions are in memory.
  return *evaluate(stripe::SubscriptionsInMemory(snapshot), content);
}

Expected<report::Report> evaluate(const stripe::SubscriptionSource& source, const content::Content& content) {
  const stripe::Snapshot& snapshot = source.snapshot();
  report::Report report;
  report.taken_at_unix_seconds = snapshot.taken_at_unix_seconds();
  CensusOfModes census(snapshot);
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const std::optional<Unanswered> missing = missing_mode(snapshot, mode);
    const Context context{.snapshot = snapshot, .mode = mode};
    if (missing) report.modes_not_read.push_back(mode);
    const stripe::JudgedConfigurations judged = stripe::judged_configurations(snapshot, mode);
    list_configurations(context, judged, content, report);
    for (const Rule* rule : registry()) {
      if (rule->modes != Modes::Both && mode == stripe::Mode::Test) continue;
      if (missing) {
        // The report says once that the mode was not read.
        if (rule->modes == Modes::Compared) add_answer(report, content, judge_of(*rule), mode, unanswered(*missing));
      } else {
        judge_or_wait(*rule, context, judged, content, report, census.of(mode));
      }
    }
  }
  const auto lists = source.visit(census);
  if (!lists) return propagate(lists);
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    std::move(census.of(mode)).answer(report, content, lists->of(mode));
    if (lists->of(mode).state == stripe::Section::State::Absent) {
      report::set_apart_what_was_not_asked(report, mode, content::text(content, "report.subscribers-not-read"));
    }
  }
  name_configurations(report);
  report::sort(report);
  return report;
}

}  // namespace portal_guide::rules
