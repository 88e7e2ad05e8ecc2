#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_disabled {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  std::vector<Observation> observations;
  for (const Located& endpoint : items_of(**section)) {
    if (as_string(find(*endpoint.value, "status")) != "disabled") continue;
    Observation observation{.evidence = {{.path = pointer_of(endpoint, "status"), .observed = "disabled"}},
                            .objects = {reference_to("webhook_endpoint", endpoint.id)},
                            .arguments = {{"endpoint", observed_text(endpoint.id)}}};
    observation.api = update_call(kWebhookEndpointsPath, endpoint.id, {{"disabled", false}});
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observations.push_back(std::move(observation));
  }
  if (!observations.empty()) return observations;
  if (const auto unknown = sort_endpoints(**section).unknown) return unanswered(*unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  return {};
}

}  // namespace

extern const Rule kRule{.id = "webhook-disabled", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_disabled
