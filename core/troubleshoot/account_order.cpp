#include "core/troubleshoot/account_order.hpp"

#include <algorithm>
#include <utility>

namespace portal_guide::troubleshoot {
namespace {

/// A confirmed cause makes up for a fifth of the score, and one that the settings fit for a tenth. More would lift what the
/// words hardly mean: some fault is in every account.
constexpr int kScoreParts = 36;
constexpr int kFittingParts = 40;
constexpr int kConfirmedParts = 45;

bool has(const Match& match, Verdict verdict) {
  return std::any_of(match.causes.begin(), match.causes.end(),
                     [verdict](const JudgedCause& cause) { return cause.verdict == verdict; });
}

/// Whether the verdict says something about this account. Most accounts have a setting as Stripe leaves it.
bool is_particular(const JudgedCause& cause) { return cause.cause == nullptr || !cause.cause->default_setting; }

bool is_confirmed(const JudgedCause& cause) { return cause.verdict == Verdict::Confirmed && is_particular(cause); }

/// Whether a cause has what it needs, so that it is possible in a mode.
bool is_fitting(const JudgedCause& cause) {
  return is_particular(cause) && std::any_of(cause.modes.begin(), cause.modes.end(), [](const ModeVerdict& mode) {
           return mode.verdict == Verdict::CannotTell && mode.open == Open::Possible;
         });
}

int parts_of(const Match& match) {
  if (std::any_of(match.causes.begin(), match.causes.end(), is_confirmed)) return kConfirmedParts;
  return std::any_of(match.causes.begin(), match.causes.end(), is_fitting) ? kFittingParts : kScoreParts;
}

/// Whether a cause is left, and the score.
std::pair<bool, int> standing_of(const Match& match) {
  const bool left = has(match, Verdict::Confirmed) || has(match, Verdict::CannotTell);
  return {left, match.score * parts_of(match)};
}

}  // namespace

void order_by_account(std::vector<Match>& matches) {
  auto first = matches.begin();
  while (first != matches.end()) {
    const auto last =
        std::find_if(first, matches.end(), [by = first->matched_by](const Match& match) { return match.matched_by != by; });
    std::stable_sort(first, last, [](const Match& a, const Match& b) { return standing_of(a) > standing_of(b); });
    first = last;
  }
}

}  // namespace portal_guide::troubleshoot
