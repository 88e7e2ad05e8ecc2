#include <utility>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/running_subscriptions.hpp"

namespace portal_guide::rules {
namespace {

constexpr std::string_view kBehavior = "features.subscription_update.trial_update_behavior";

Known<bool> is_trialing(const Located& subscription) {
  return require_string(subscription, "status").map([](std::string_view status) { return status == "trialing"; });
}

Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return unanswered(updates.error());
  if (!updates->enabled) return {};
  const auto behavior = require_string(updates->configuration, kBehavior);
  if (!behavior) return unanswered(behavior.error());
  if (*behavior == "continue_trial") return {};
  if (*behavior != "end_trial") return unanswered(value_unknown(pointer_of(updates->configuration, kBehavior), *behavior));
  const auto found = find_subscriptions(context, is_trialing);
  if (!found) return unanswered(found.error());
  if (found->count == 0 && found->unknown) return unanswered(*found->unknown);
  if (found->count == 0) return {};

  std::vector<Sighting> evidence = {{.path = pointer_of(updates->configuration, kBehavior), .observed = "end_trial"}};
  Observation observation = update_of_configuration(
      updates->configuration, std::move(evidence),
      {{"features", {{"subscription_update", {{"trial_update_behavior", "continue_trial"}}}}}}, report::Applicability::Exact);
  for (const Located& subscription : found->first)
    observation.objects.push_back(reference_to("subscription", subscription.id));
  observation.arguments["count"] = std::to_string(found->count);
  observation.arguments["total"] = std::to_string(found->of);
  observation.arguments["share"] = percentage(found->count, found->of);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kTrialEndedByUpdate{
    .id = "trial-ended-by-update", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
