#include <algorithm>
#include <set>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_events_missing {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  const Endpoints endpoints = sort_endpoints(**section);

  std::set<std::string_view> heard;
  Observation observation;
  for (const Located& endpoint : endpoints.enabled) {
    const auto events = require_array(endpoint, "enabled_events");
    if (!events) return propagate(events);
    for (const Json& event : **events)
      heard.insert(as_string(&event).value_or(std::string_view{}));
    observation.evidence.push_back({.path = pointer_of(endpoint, "enabled_events"), .observed = observed(*events)});
    observation.objects.push_back(reference_to("webhook_endpoint", endpoint.id));
  }
  if (heard.contains(kEveryEvent)) return {};
  std::vector<std::string_view> missing;
  std::copy_if(kRequiredEvents.begin(), kRequiredEvents.end(), std::back_inserter(missing),
               [&](std::string_view event) { return !heard.contains(event); });
  if (missing.empty()) return {};
  if (endpoints.unknown) return unanswered(*endpoints.unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  if (endpoints.enabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(endpoints)));

  std::string names;
  for (const std::string_view event : missing) {
    if (!names.empty()) names += ", ";
    names += event;
  }
  observation.arguments = {{"events", std::move(names)}};
  observation.api = call_adding_events(missing, endpoints.enabled, heard);
  if (observation.api) observation.applicability = report::Applicability::Exact;
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{
    .id = "webhook-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_events_missing
