#include <memory>

#include "core/rules/census.hpp"

namespace portal_guide::rules::subscribers_incomplete {
namespace {

class FirstPaymentMissing final : public Tally {
 protected:
  Verdict holds(const SeenSubscription& seen) override {
    if (const auto running = is_running(seen); !running) return running;
    return seen.standing == SeenSubscription::Standing::Incomplete;
  }
  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kStatus), .observed = "incomplete"};
  }
  /// Incomplete subscriptions are not among the running ones.
  std::size_t total(const Census& census) const override { return census.running + census.incomplete; }
};

/// Customers whose subscription still waits for its first payment believe they have bought something, and Stripe gives up on it
/// after about 23 hours.
Opening watch(const Context& /*context*/) { return std::make_unique<FirstPaymentMissing>(); }

}  // namespace

extern const Rule kRule{
    .id = "subscribers-incomplete", .severity = report::Severity::Info, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_incomplete
