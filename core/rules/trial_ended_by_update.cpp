#include <memory>
#include <utility>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/census.hpp"

namespace portal_guide::rules::trial_ended_by_update {
namespace {

constexpr stripe::MemberPath kBehavior = stripe::configuration::kFeaturesSubscriptionUpdateTrialUpdateBehavior;

class Trials final : public Tally {
 public:
  explicit Trials(Located configuration) : configuration_(std::move(configuration)) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    return is_text(seen.subscription.status, "trialing", stripe::subscription::kStatus);
  }
  Sighting sight(const SeenSubscription& seen) const override { return {.path = seen.place.pointer()}; }

  void complete(Observation& observation) const override {
    Observation update = update_of_configuration(
        configuration_, {{.path = pointer_of(configuration_, kBehavior), .observed = "end_trial"}},
        {{"features", {{"subscription_update", {{"trial_update_behavior", "continue_trial"}}}}}}, report::Applicability::Exact);
    update.objects.insert(update.objects.end(), observation.objects.begin(), observation.objects.end());
    update.arguments.insert(observation.arguments.begin(), observation.arguments.end());
    observation = std::move(update);
  }

 private:
  Located configuration_;
};

/// A configuration whose changes end a trial charges trialing customers at once when they switch the plan (docs/stripe.md, fact
/// 29).
Opening watch(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return Answer(propagate(updates));
  if (!updates->enabled) return Answer{};
  const auto behavior = require_string(updates->configuration, kBehavior);
  if (!behavior) return Answer(propagate(behavior));
  if (*behavior == "continue_trial") return Answer{};
  if (*behavior != "end_trial")
    return Answer(unanswered(value_unknown(pointer_of(updates->configuration, kBehavior), *behavior)));
  return std::make_unique<Trials>(updates->configuration);
}

}  // namespace

extern const Rule kRule{
    .id = "trial-ended-by-update", .severity = report::Severity::Info, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::trial_ended_by_update
