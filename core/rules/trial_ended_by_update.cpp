#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/census.hpp"
#include "core/rules/judged_in_mode.hpp"

namespace portal_guide::rules::trial_ended_by_update {
namespace {

constexpr stripe::MemberPath kBehavior = stripe::configuration::kFeaturesSubscriptionUpdateTrialUpdateBehavior;

class Trials final : public Tally {
 public:
  explicit Trials(std::vector<Located> configurations) : configurations_(std::move(configurations)) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    return is_text(seen.subscription.status, "trialing", stripe::subscription::kStatus);
  }
  Sighting sight(const SeenSubscription& seen) const override { return {.path = seen.place.pointer()}; }

  void complete(Observation& observation) const override {
    Observation update = update_of(configurations_.front());
    for (auto other = configurations_.begin() + 1; other != configurations_.end(); ++other) {
      Observation further = update_of(*other);
      std::move(further.evidence.begin(), further.evidence.end(), std::back_inserter(update.evidence));
      std::move(further.objects.begin(), further.objects.end(), std::back_inserter(update.objects));
      update.api = report::ApiCall{.method = "POST",
                                   .path = std::string(kConfigurationsPath) + "/{configuration}",
                                   .params = parameters_continuing_trials()};
      update.applicability = report::Applicability::Placeholder;
    }
    update.objects.insert(update.objects.end(), observation.objects.begin(), observation.objects.end());
    update.arguments.insert(observation.arguments.begin(), observation.arguments.end());
    observation = std::move(update);
  }

 private:
  static OrderedJson parameters_continuing_trials() {
    return {{"features", {{"subscription_update", {{"trial_update_behavior", "continue_trial"}}}}}};
  }

  static Observation update_of(const Located& configuration) {
    return update_of_configuration(configuration, {{.path = pointer_of(configuration, kBehavior), .observed = "end_trial"}},
                                   parameters_continuing_trials(), report::Applicability::Exact);
  }

  /// At least one.
  std::vector<Located> configurations_;
};

/// Whether changes end a trial.
Known<bool> ends_trials(const AllowedUpdates& updates) {
  if (!updates.enabled) return false;
  const auto behavior = require_string(updates.configuration, kBehavior);
  if (!behavior) return propagate(behavior);
  if (*behavior == "continue_trial") return false;
  if (*behavior == "end_trial") return true;
  return unanswered(value_unknown(pointer_of(updates.configuration, kBehavior), *behavior));
}

/// A configuration whose changes end a trial charges trialing customers at once when they switch the plan (docs/stripe.md, fact
/// 29).
Opening watch(const Context& context) {
  const auto judged = judged_in_mode(context);
  if (!judged) return Answer(propagate(judged));
  std::vector<Located> ending;
  std::optional<Unanswered> unknown;
  for (const stripe::JudgedConfiguration& configuration : *judged) {
    const auto updates = allowed_updates(context.of(configuration));
    const Known<bool> ends = updates ? ends_trials(*updates) : propagate(updates);
    if (!ends && !unknown) unknown = ends.error();
    if (ends && *ends) ending.push_back(updates->configuration);
  }
  if (!ending.empty()) return std::make_unique<Trials>(std::move(ending));
  if (unknown) return Answer(unanswered(*std::move(unknown)));
  return Answer{};
}

}  // namespace

extern const Rule kRule{
    .id = "trial-ended-by-update", .severity = report::Severity::Info, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::trial_ended_by_update
