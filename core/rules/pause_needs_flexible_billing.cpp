#include <utility>

#include "core/rules/running_subscriptions.hpp"

namespace portal_guide::rules {
namespace {

constexpr std::string_view kEnabled = "features.subscription_pause.enabled";
constexpr std::string_view kBillingMode = "billing_mode.type";

Known<bool> is_active_and_classic(const Located& subscription) {
  const auto status = require_string(subscription, "status");
  if (!status) return unanswered(status.error());
  if (*status != "active") return false;
  const auto billing = require_string(subscription, kBillingMode);
  if (!billing) return unanswered(billing.error());
  if (*billing == "classic") return true;
  if (*billing == "flexible") return false;
  return unanswered(value_unknown(pointer_of(subscription, kBillingMode), *billing));
}

Answer judge(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return unanswered(configuration.error());
  const auto enabled = require_bool(*configuration, kEnabled);
  if (!enabled) return unanswered(enabled.error());
  if (!*enabled) return {};
  const auto found = find_subscriptions(context, is_active_and_classic);
  if (!found) return unanswered(found.error());
  if (found->count == 0 && found->unknown) return unanswered(*found->unknown);
  if (found->count == 0) return {};

  Observation observation{.evidence = {}, .objects = {}};
  for (const Located& subscription : found->first) {
    observation.evidence.push_back({.path = pointer_of(subscription, kBillingMode), .observed = "classic"});
    observation.objects.push_back(reference_to("subscription", subscription.id));
  }
  observation.arguments = {{"count", std::to_string(found->count)},
                           {"total", std::to_string(found->of)},
                           {"share", percentage(found->count, found->of)}};
  // The migration cannot be undone and is sent for one subscription at a time.
  const bool alone = found->count == 1 && is_plain_id(found->first.front().id);
  const std::string id = alone ? std::string(found->first.front().id) : "{subscription}";
  observation.api = report::ApiCall{
      .method = "POST", .path = "/v1/subscriptions/" + id + "/migrate", .params = {{"billing_mode", {{"type", "flexible"}}}}};
  observation.applicability = alone ? report::Applicability::Exact : report::Applicability::Placeholder;
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kPauseNeedsFlexibleBilling{
    .id = "pause-needs-flexible-billing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
