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
    if (part.truth != Truth::Unknown) part.truth = part.truth == Truth::Holds ? Truth::Fails : Truth::Holds;
    part.rules.clear();
    return part;
  }

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
    if (has(report.findings) || has(report.suppressed)) return {.truth = Truth::Holds, .rules = {rule}};
    const auto unanswered = std::find_if(report.not_checked.begin(), report.not_checked.end(), is_ours);
    if (unanswered != report.not_checked.end()) return {.because = unanswered->detail};
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

}  // namespace

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, 3> kNames = {"confirmed", "ruled_out", "cannot_tell"};
  return kNames.at(static_cast<std::size_t>(verdict));
}

ModeVerdict judge(const content::Cause& cause, const content::Condition& check, const content::Content& content,
                  const Evidence& evidence, stripe::Mode mode) {
  Judged judged = Judge(content, evidence, mode).judge(check);
  ModeVerdict verdict{.mode = mode};
  switch (judged.truth) {
    case Truth::Holds:
      verdict.rules.assign(judged.rules.begin(), judged.rules.end());
      // What is known about some customers need not be true of the one who asks.
      if (cause.some_customers) {
        verdict.because = content::text(content, "diagnose.some-customers");
      } else {
        verdict.verdict = Verdict::Confirmed;
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
    if (evidence != nullptr && cause.check) {
      for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
        if (mode == stripe::Mode::Test && evidence->snapshot.has(stripe::Mode::Live) && !evidence->snapshot.has(mode)) continue;
        judged.modes.push_back(judge(cause, *cause.check, content, *evidence, mode));
      }
    }
    judged.verdict = over_modes(judged.modes);
    causes.push_back(std::move(judged));
  }
  std::stable_partition(causes.begin(), causes.end(),
                        [](const JudgedCause& cause) { return cause.verdict == Verdict::Confirmed; });
  return causes;
}

}  // namespace portal_guide::troubleshoot
