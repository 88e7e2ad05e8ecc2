#include "core/subscribers/coverage.hpp"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
#include "core/subscribers/judge.hpp"

namespace portal_guide::subscribers {
namespace {

struct CountedMode {
  CountedMode(const stripe::Snapshot& snapshot, stripe::Mode which) : mode(which), session(snapshot, which), counter(session) {}

  stripe::Mode mode;
  Session session;
  CoverageCounter counter;
};

/// Counts the subscriptions of each mode that was added.
class ModeCounts final : public stripe::SubscriptionDocumentVisitor {
 public:
  void add(const stripe::Snapshot& snapshot, stripe::Mode mode) { modes_.emplace_back(snapshot, mode); }

  bool wants(stripe::Mode mode) const override {
    return std::any_of(modes_.begin(), modes_.end(), [mode](const CountedMode& counted) { return counted.mode == mode; });
  }
  void visit(stripe::Mode mode, const Json& subscription, const stripe::SubscriptionPlace& place) override {
    for (CountedMode& counted : modes_) {
      if (counted.mode == mode) counted.counter.add(subscription, place.pointer());
    }
  }

  std::vector<ModeCoverage> take(const stripe::SubscriptionLists& lists) {
    std::vector<ModeCoverage> taken;
    for (CountedMode& each : modes_) {
      const stripe::SubscriptionList& list = lists.of(each.mode);
      // A list that turned out to be malformed counts as if nothing of it had been seen.
      const bool is_read = list.state == stripe::Section::State::Read;
      ModeCoverage counted = is_read ? each.counter.take() : CoverageCounter(each.session).take();
      counted.mode = each.mode;
      counted.subscriptions_read = reading_of(list);
      taken.push_back(std::move(counted));
    }
    return taken;
  }

 private:
  /// A deque, because it does not move its elements: each counter views its session.
  std::deque<CountedMode> modes_;
};

}  // namespace

void CoverageCounter::add(const Json& subscription, std::string_view pointer) {
  if (is_not_running(subscription)) {
    ++not_running_;
    return;
  }
  ++running_;
  const Judgement judgement = session_.judge(subscription);
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
  counted.configurations = session_.configurations();
  counted.configuration_known = session_.is_known();
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
  return coverage(stripe::SubscriptionsInMemory(snapshot), mode);
}

Expected<Coverage> coverage(const stripe::SubscriptionSource& source, std::optional<stripe::Mode> mode) {
  const stripe::Snapshot& snapshot = source.snapshot();
  if (mode && !snapshot.has(*mode)) {
    return fail({.id = "mode-absent", .arguments = {{"mode", std::string(stripe::to_string(*mode))}}});
  }
  ModeCounts counts;
  for (const stripe::Mode each : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (snapshot.has(each) && (!mode || *mode == each)) counts.add(snapshot, each);
  }
  const auto lists = source.visit_documents(counts);
  if (!lists) return propagate(lists);
  return Coverage{.taken_at_unix_seconds = snapshot.taken_at_unix_seconds(), .modes = counts.take(*lists)};
}

std::uint64_t share_per_mille(std::uint64_t count, std::uint64_t of) { return of == 0 ? 0 : (count * 1000 + of / 2) / of; }

}  // namespace portal_guide::subscribers
