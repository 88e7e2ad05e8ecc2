#include "core/troubleshoot/judge.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/troubleshoot/facts.hpp"

namespace portal_guide::troubleshoot {
namespace {

using content::Condition;

enum class Truth { Holds, Fails, Unknown };

struct Judged {
  Truth truth = Truth::Unknown;
  std::set<std::string> rules = {};
  /// Why the truth is Unknown.
  std::string because = {};
  /// It holds in one of the configurations that sessions may use, and not in another.
  bool in_part = false;
};

Judged fails() { return {.truth = Truth::Fails}; }

class Judge {
 public:
  Judge(const content::Content& content, const Evidence& evidence, stripe::Mode mode)
      : content_(content), evidence_(evidence), mode_(mode) {}

  Judged judge(const Condition& condition) const {
    if (condition.mode && *condition.mode != mode_) return fails();
    switch (condition.kind) {
      case Condition::Kind::Finding:
        return judge_finding(condition.name);
      case Condition::Kind::Fact:
        return judge_fact(condition.name);
      case Condition::Kind::Setting:
        return judged(setting_is(condition.name, condition.value, evidence_.snapshot, mode_, content_));
      case Condition::Kind::All:
        return judge_parts(condition, Truth::Fails, Truth::Holds);
      case Condition::Kind::Any:
        return judge_parts(condition, Truth::Holds, Truth::Fails);
      case Condition::Kind::Not:
        break;
    }
    Judged part = judge(condition.parts.front());
    // What holds in part fails in part.
    if (part.truth != Truth::Unknown && !part.in_part) part.truth = part.truth == Truth::Holds ? Truth::Fails : Truth::Holds;
    part.rules.clear();
    return part;
  }

  /// Of a cause that no snapshot shows.
  Judged unshown() const { return {.because = content::text(content_, "diagnose.not-in-snapshots")}; }

 private:
  static Judged judged(Holds answer) {
    if (!answer) return {.because = std::move(answer.error())};
    return {.truth = *answer ? Truth::Holds : Truth::Fails};
  }

  Judged judge_fact(std::string_view id) const {
    const Fact* fact = find_fact(id);
    if (fact == nullptr) return {.because = content::text(content_, "diagnose.fact-unknown", {{"fact", std::string(id)}})};
    return judged(fact->judge(evidence_.snapshot, mode_, content_));
  }

  /// A finding that a policy accepts counts, too, because what it found is still there.
  Judged judge_finding(const std::string& rule) const {
    const auto is_ours = [&](const auto& entry) { return entry.rule == rule && entry.mode == mode_; };
    const auto has = [&](const auto& list) { return std::any_of(list.begin(), list.end(), is_ours); };
    const report::Report& report = evidence_.report;
    if (has(report.findings) || has(report.suppressed)) {
      return {.truth = Truth::Holds, .rules = {rule}, .in_part = has(report.passed)};
    }
    for (const auto* list : {&report.not_checked, &report.not_asked}) {
      const auto unanswered = std::find_if(list->begin(), list->end(), is_ours);
      if (unanswered != list->end()) return {.because = unanswered->detail};
    }
    // No rule is judged in a mode of which nothing was read.
    if (!evidence_.snapshot.has(mode_)) {
      const std::string mode = content::text(content_, "mode.word." + std::string(stripe::to_string(mode_)));
      return {.because = content::text(content_, "not-checked.mode-absent", {{"mode", mode}})};
    }
    return fails();
  }

  /// Judges the parts one after the other until one of them decides.
  Judged judge_parts(const Condition& condition, Truth deciding, Truth otherwise) const {
    Judged whole{.truth = otherwise};
    for (const Condition& part : condition.parts) {
      Judged judged = judge(part);
      if (judged.truth == deciding) return judged;
      if (judged.truth == Truth::Unknown) {
        if (whole.truth != Truth::Unknown) whole.because = std::move(judged.because);
        whole.truth = Truth::Unknown;
      }
      whole.rules.merge(judged.rules);
      whole.in_part = whole.in_part || judged.in_part;
    }
    return whole;
  }

  const content::Content& content_;
  const Evidence& evidence_;
  stripe::Mode mode_;
};

Verdict over_modes(const std::vector<ModeVerdict>& modes) {
  const auto is = [](Verdict verdict) { return [verdict](const ModeVerdict& mode) { return mode.verdict == verdict; }; };
  if (std::any_of(modes.begin(), modes.end(), is(Verdict::Confirmed))) return Verdict::Confirmed;
  const bool all = !modes.empty() && std::all_of(modes.begin(), modes.end(), is(Verdict::RuledOut));
  return all ? Verdict::RuledOut : Verdict::CannotTell;
}

/// The place of a cause in an answer, from what is sure to what is excluded.
int place_of(const JudgedCause& cause) {
  if (cause.verdict == Verdict::Confirmed) return 0;
  if (cause.verdict == Verdict::RuledOut) return 3;
  const bool fits =
      std::any_of(cause.modes.begin(), cause.modes.end(), [](const ModeVerdict& mode) { return mode.open != Open::Unknown; });
  return fits ? 1 : 2;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, 3> kNames = {"confirmed", "ruled_out", "cannot_tell"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

std::string_view to_string(Open open) {
  constexpr std::array<std::string_view, 3> kNames = {"unknown", "possible", "some_customers"};
  return kNames.at(static_cast<std::size_t>(open));
}

std::optional<bool> holds(const Condition& condition, const content::Content& content, const Evidence& evidence,
                          stripe::Mode mode) {
  const Judged judged = Judge(content, evidence, mode).judge(condition);
  if (judged.truth == Truth::Unknown || judged.in_part) return std::nullopt;
  return judged.truth == Truth::Holds;
}

ModeVerdict judge(const content::Cause& cause, const content::Content& content, const Evidence& evidence, stripe::Mode mode) {
  const Judge judge(content, evidence, mode);
  Judged judged = cause.check ? judge.judge(*cause.check) : judge.unshown();
  ModeVerdict verdict{.mode = mode};
  const auto leave_open = [&](Open open, std::string because) {
    verdict.open = open;
    verdict.rules.assign(judged.rules.begin(), judged.rules.end());
    verdict.because = std::move(because);
  };
  if (judged.truth == Truth::Unknown && cause.needs) {
    Judged needed = judge.judge(*cause.needs);
    if (needed.truth == Truth::Holds) {
      judged.rules = std::move(needed.rules);
      leave_open(Open::Possible, content::text(content, "diagnose.possible"));
      return verdict;
    }
    // A check that is missing says less than what the account does not tell.
    if (needed.truth == Truth::Fails || !cause.check) judged = std::move(needed);
  }
  switch (judged.truth) {
    case Truth::Holds:
      // What is known about some customers need not be true of the one who asks.
      if (cause.some_customers || judged.in_part) {
        leave_open(Open::SomeCustomers,
                   content::text(content, judged.in_part ? "diagnose.some-configurations" : "diagnose.some-customers"));
      } else {
        verdict.verdict = Verdict::Confirmed;
        verdict.rules.assign(judged.rules.begin(), judged.rules.end());
      }
      break;
    case Truth::Fails:
      verdict.verdict = Verdict::RuledOut;
      break;
    case Truth::Unknown:
      verdict.because = std::move(judged.because);
      break;
  }
  return verdict;
}

std::vector<JudgedCause> judge_causes(const content::Symptom& symptom, const content::Content& content,
                                      const Evidence* evidence) {
  std::vector<JudgedCause> causes;
  for (const content::Cause& cause : symptom.causes) {
    JudgedCause judged{.cause = &cause, .number = causes.size() + 1};
    if (evidence != nullptr && (cause.check || cause.needs)) {
      for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
        if (evidence->snapshot.has(mode)) judged.modes.push_back(judge(cause, content, *evidence, mode));
      }
    }
    judged.verdict = over_modes(judged.modes);
    causes.push_back(std::move(judged));
  }
  std::stable_sort(causes.begin(), causes.end(),
                   [](const JudgedCause& a, const JudgedCause& b) { return place_of(a) < place_of(b); });
  return causes;
}

}  // namespace portal_guide::troubleshoot
