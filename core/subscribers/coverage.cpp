#include "core/subscribers/coverage.hpp"

#include <utility>

#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
#include "core/subscribers/each_subscription.hpp"
#include "core/subscribers/judge.hpp"

namespace portal_guide::subscribers {
namespace {

ModeCoverage count_mode(const stripe::Snapshot& snapshot, stripe::Mode mode) {
  const Portal portal = portal_of(snapshot, mode);
  CoverageCounter counter(portal);
  for_each_subscription(snapshot, mode,
                        [&counter](const Json& subscription, std::string_view pointer) { counter.add(subscription, pointer); });
  ModeCoverage counted = counter.take();
  counted.mode = mode;
  counted.subscriptions_read = reading_of_subscriptions(snapshot, mode);
  return counted;
}

}  // namespace

void CoverageCounter::add(const Json& subscription, std::string_view pointer) {
  if (is_not_running(subscription)) {
    ++not_running_;
    return;
  }
  ++running_;
  const Judgement judgement = judge(portal_, subscription);
  for (const Capability capability : kCapabilities) {
    const Verdict& verdict = judgement.of(capability);
    Tally& tally = tallies_[static_cast<std::size_t>(capability)][static_cast<std::size_t>(verdict.answer)];
    ++tally.count;
    verdict.reasons.for_each([&](Reason reason) {
      ReasonCount& counted = tally.reasons[static_cast<std::size_t>(reason)];
      ++counted.count;
      if (counted.subscriptions.size() == kSubscriptionsNamed) return;
      const std::string_view id = stripe::id_of(&subscription);
      counted.subscriptions.push_back(stripe::observed_text(id.empty() ? pointer : id));
    });
    missing_ |= verdict.gaps;
  }
}

ModeCoverage CoverageCounter::take() {
  ModeCoverage counted;
  counted.running = running_;
  counted.not_running = not_running_;
  counted.missing = missing_;
  for (std::size_t capability = 0; capability < kCapabilityCount; ++capability) {
    for (std::size_t answer = 0; answer < kAnswers.size(); ++answer) {
      Tally& tally = tallies_[capability][answer];
      AnswerCount& result = counted.capabilities[capability][answer];
      result.count = tally.count;
      for (std::size_t reason = 0; reason < kReasonCount; ++reason) {
        if (tally.reasons[reason].count == 0) continue;
        tally.reasons[reason].reason = static_cast<Reason>(reason);
        result.reasons.push_back(std::move(tally.reasons[reason]));
      }
    }
  }
  return counted;
}

Expected<Coverage> coverage(const stripe::Snapshot& snapshot, std::optional<stripe::Mode> mode) {
  if (mode && !snapshot.has(*mode)) {
    return fail({.id = "mode-absent", .arguments = {{"mode", std::string(stripe::to_string(*mode))}}});
  }
  Coverage coverage{.taken_at_unix_seconds = snapshot.taken_at_unix_seconds(), .modes = {}};
  for (const stripe::Mode each : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (snapshot.has(each) && (!mode || *mode == each)) coverage.modes.push_back(count_mode(snapshot, each));
  }
  return coverage;
}

std::uint64_t share_per_mille(std::uint64_t count, std::uint64_t of) { return of == 0 ? 0 : (count * 1000 + of / 2) / of; }

}  // namespace portal_guide::subscribers
