#include <memory>
#include <string>

#include "core/rules/census.hpp"

namespace portal_guide::rules::subscribers_past_due {
namespace {

class Owing final : public Tally {
 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto running = is_running(seen);
    if (!running || !*running) return running;
    return seen.subscription.status.text == "past_due" || seen.subscription.status.text == "unpaid";
  }
  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kStatus),
            .observed = std::string(seen.subscription.status.text)};
  }
};

/// Customers whose subscription is past due or unpaid may not see every change that the portal offers others; what it offers
/// them is not documented (docs/stripe.md, fact 35).
Opening watch(const Context& /*context*/) { return std::make_unique<Owing>(); }

}  // namespace

extern const Rule kRule{
    .id = "subscribers-past-due", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_past_due
