#include <memory>
#include <utility>

#include "core/rules/census.hpp"
#include "core/rules/judged_in_mode.hpp"

namespace portal_guide::rules::pause_needs_flexible_billing {
namespace {

constexpr stripe::MemberPath kEnabled = stripe::configuration::kFeaturesSubscriptionPauseEnabled;
constexpr stripe::MemberPath kBillingMode = stripe::subscription::kBillingModeType;

class ClassicBilling final : public Tally {
 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto active = is_text(seen.subscription.status, "active", stripe::subscription::kStatus);
    if (!active || !*active) return active;
    const stripe::Member& mode = seen.subscription.billing_mode;
    const auto classic = is_text(mode, "classic", kBillingMode);
    if (!classic || *classic || mode.text == "flexible") return classic;
    return fail(Doubt{.kind = Doubt::Kind::UnknownValue, .member = kBillingMode, .value = mode.text});
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), kBillingMode), .observed = "classic"};
  }

  void complete(Observation& observation) const override {
    // The migration cannot be undone and is sent for one subscription at a time.
    set_call_for_one(observation, "/migrate", {{"billing_mode", {{"type", "flexible"}}}});
  }
};

/// A configuration that offers pausing may not offer it to customers whose active subscription is billed in classic mode,
/// because pausing needs the flexible one (docs/stripe.md, fact 22).
Opening watch(const Context& context) {
  const auto pausing =
      judged_where(context, [](const Located& configuration) { return require_bool(configuration, kEnabled); });
  if (!pausing) return Answer(propagate(pausing));
  if (pausing->empty()) return Answer{};
  return std::make_unique<ClassicBilling>();
}

}  // namespace

extern const Rule kRule{
    .id = "pause-needs-flexible-billing", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::pause_needs_flexible_billing
