#include "core/subscribers/session.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace portal_guide::subscribers {

Verdict agreed(const std::vector<Verdict>& verdicts) {
  const auto any = [&verdicts](Answer answer) {
    return std::any_of(verdicts.begin(), verdicts.end(), [answer](const Verdict& verdict) { return verdict.answer == answer; });
  };
  const bool yes = any(Answer::Yes);
  const bool no = any(Answer::No);
  Verdict result;
  if (yes != no && !any(Answer::Unknown)) result.answer = yes ? Answer::Yes : Answer::No;
  if (yes && no) result.reasons.add(Reason::ConfigurationNotKnown);
  for (const Verdict& verdict : verdicts) {
    if (verdict.answer != result.answer) continue;
    result.reasons |= verdict.reasons;
    result.gaps |= verdict.gaps;
  }
  return result;
}

Session::Session(const stripe::Snapshot& snapshot, stripe::Mode mode) : portals_(portals_of(snapshot, mode)) {
  std::unordered_map<std::string_view, std::size_t> place_of;
  for (const Portal& portal : portals_) {
    std::vector<std::size_t>& places = places_.emplace_back();
    for (const OfferedPrice& price : portal.prices) {
      const auto [place, added] = place_of.emplace(price.id, prices_.size());
      if (added) prices_.push_back({.id = price.id, .product = price.product});
      places.push_back(place->second);
    }
  }
}

std::vector<SessionConfiguration> Session::configurations() const {
  std::vector<SessionConfiguration> configurations;
  for (const Portal& portal : portals_) {
    if (portal.configuration) configurations.push_back(*portal.configuration);
  }
  return configurations;
}

std::vector<Judgement> Session::judge_each(const Json& subscription) const {
  std::vector<Judgement> judgements;
  judgements.reserve(portals_.size());
  for (std::size_t index = 0; index < portals_.size(); ++index) {
    Judgement judgement = subscribers::judge(portals_[index], subscription);
    // A portal that was not read, or whose list was not, may offer any price.
    const Verdict& switching = judgement.of(Capability::SwitchPlan);
    Verdict elsewhere{.answer = Answer::No, .reasons = {}, .gaps = {}};
    elsewhere.reasons.add(Reason::NotOffered);
    if (!portals_[index].has_offer && switching.answer != Answer::Yes) elsewhere = switching;
    std::vector<Verdict> prices(prices_.size(), elsewhere);
    for (std::size_t place = 0; place < judgement.prices.size(); ++place) {
      prices[places_[index][place]] = judgement.prices[place];
    }
    judgement.prices = std::move(prices);
    judgements.push_back(std::move(judgement));
  }
  return judgements;
}

Judgement Session::combined(const std::vector<Judgement>& judgements) {
  if (judgements.size() == 1) return judgements.front();
  Judgement result;
  std::vector<Verdict> verdicts(judgements.size());
  const auto agree_on = [&](auto verdict_in) {
    std::transform(judgements.begin(), judgements.end(), verdicts.begin(), verdict_in);
    return agreed(verdicts);
  };
  for (const Capability capability : kCapabilities) {
    result.capabilities[static_cast<std::size_t>(capability)] =
        agree_on([capability](const Judgement& judgement) { return judgement.of(capability); });
  }
  for (std::size_t index = 0; index < judgements.front().prices.size(); ++index) {
    result.prices.push_back(agree_on([index](const Judgement& judgement) { return judgement.prices[index]; }));
  }
  return result;
}

Judgement Session::judge(const Json& subscription) const {
  return is_known() ? subscribers::judge(portals_.front(), subscription) : combined(judge_each(subscription));
}

Verdict Session::judge_customer(Capability capability) const {
  std::vector<Verdict> verdicts;
  for (const Portal& portal : portals_) {
    verdicts.push_back(subscribers::judge_customer(portal, capability));
  }
  return agreed(verdicts);
}

}  // namespace portal_guide::subscribers
