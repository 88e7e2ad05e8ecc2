#include <utility>

#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_disabled {
namespace {

/// A disabled endpoint receives no event, so an app that relies on it misses what customers do in the portal.
Answer judge(const Context& context) {
  const auto endpoints = endpoints_of_mode(context);
  if (!endpoints) return propagate(endpoints);
  std::vector<Observation> observations;
  for (const Located& endpoint : endpoints->disabled) {
    Observation observation{
        .evidence = {{.path = pointer_of(endpoint, stripe::webhook_endpoint::kStatus), .observed = "disabled"}},
        .objects = {reference_to("webhook_endpoint", endpoint.id)},
        .arguments = {{"endpoint", observed_text(endpoint.id)}}};
    observation.api = update_call(kWebhookEndpointsPath, endpoint.id, {{"disabled", false}});
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observations.push_back(std::move(observation));
  }
  if (observations.empty() && endpoints->unknown) return unanswered(*endpoints->unknown);
  return observations;
}

}  // namespace

extern const Rule kRule{.id = "webhook-disabled", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_disabled
