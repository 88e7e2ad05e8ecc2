#include "core/rules/webhook_events.hpp"

#include <string>
#include <utility>

namespace portal_guide::rules {
namespace {

std::optional<report::ApiCall> call_adding_events(const std::vector<std::string_view>& missing,
                                                  const std::vector<Located>& endpoints,
                                                  const std::set<std::string_view>& heard) {
  if (endpoints.size() != 1) return std::nullopt;
  std::set<std::string_view> wanted = heard;
  wanted.insert(missing.begin(), missing.end());
  // "*" includes every other event.
  if (wanted.contains(kEveryEvent)) wanted = {kEveryEvent};
  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : wanted) {
    if (observed_text(event) != event) return std::nullopt;
    events.push_back(event);
  }
  return update_call(kWebhookEndpointsPath, endpoints.front().id, {{"enabled_events", std::move(events)}});
}

}  // namespace

Known<Endpoints> endpoints_of_mode(const Context& context) {
  constexpr auto kSection = stripe::SectionName::WebhookEndpoints;
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  Endpoints endpoints;
  for (const Located& endpoint : items_of(**section)) {
    const auto status = require_string(endpoint, stripe::webhook_endpoint::kStatus);
    if (!status) {
      endpoints.unknown = status.error();
    } else if (*status == "enabled") {
      endpoints.enabled.push_back(endpoint);
    } else if (*status == "disabled") {
      endpoints.disabled.push_back(endpoint);
    } else {
      endpoints.unknown = value_unknown(pointer_of(endpoint, stripe::webhook_endpoint::kStatus), *status);
    }
  }
  if (!endpoints.unknown && !(*section)->complete) endpoints.unknown = partly_read(context, kSection);
  return endpoints;
}

std::string_view rule_of_no_endpoint(const Endpoints& endpoints) {
  return endpoints.disabled.empty() ? "webhook-missing" : "webhook-disabled";
}

Known<std::set<std::string_view>> events_heard(const std::vector<Located>& endpoints) {
  std::set<std::string_view> heard;
  for (const Located& endpoint : endpoints) {
    const auto events = require_array(endpoint, stripe::webhook_endpoint::kEnabledEvents);
    if (!events) return propagate(events);
    for (const Json& event : **events)
      heard.insert(as_string(&event).value_or(std::string_view{}));
  }
  return heard;
}

Observation sighting_of_missing_events(const std::vector<std::string_view>& missing, const std::vector<Located>& endpoints,
                                       const std::set<std::string_view>& heard) {
  constexpr stripe::MemberPath kEvents = stripe::webhook_endpoint::kEnabledEvents;
  Observation observation{.evidence = {}, .objects = {}};
  for (const Located& endpoint : endpoints) {
    observation.evidence.push_back(
        {.path = pointer_of(endpoint, kEvents), .observed = observed(find(*endpoint.value, kEvents))});
    observation.objects.push_back(reference_to("webhook_endpoint", endpoint.id));
  }
  std::string names;
  for (const std::string_view event : missing)
    names += (names.empty() ? "" : ", ") + observed_text(event);
  observation.arguments = {{"events", std::move(names)}};
  observation.api = call_adding_events(missing, endpoints, heard);
  if (observation.api) observation.applicability = report::Applicability::Exact;
  return observation;
}

}  // namespace portal_guide::rules
