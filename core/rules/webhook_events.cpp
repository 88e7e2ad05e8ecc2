#include "core/rules/webhook_events.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "core/rules/customer_update.hpp"
#include "core/rules/judged_in_mode.hpp"
#include "core/rules/pausing.hpp"

namespace portal_guide::rules {
namespace {

/// The events of the details that customers may change there.
std::set<std::string_view> events_of(const CustomerUpdate& update) {
  std::set<std::string_view> events;
  if (update.allows("tax_id")) events = {"customer.tax_id.created", "customer.tax_id.deleted", "customer.tax_id.updated"};
  if (update.allows("address") || update.allows("email") || update.allows("shipping")) events.insert("customer.updated");
  return events;
}

/// What the app should hear because of what customers may do in any of the configurations, as far as that is known.
std::set<std::string_view> events_to_hear(const Context& context) {
  std::set<std::string_view> events(kRequiredEvents.begin(), kRequiredEvents.end());
  if (auto of_details = events_of_details(context)) events.merge(of_details->events);
  const auto pausable = judged_where(context, pausing_enabled);
  if (pausable && !pausable->empty()) events.insert(kPauseEvents.begin(), kPauseEvents.end());
  return events;
}

std::optional<report::ApiCall> call_adding_events(const Context& context, const std::vector<std::string_view>& missing,
                                                  const std::vector<Located>& endpoints,
                                                  const std::set<std::string_view>& heard) {
  if (endpoints.size() != 1) return std::nullopt;
  std::set<std::string_view> wanted = events_to_hear(context);
  wanted.insert(heard.begin(), heard.end());
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

Known<EventsOfDetails> events_of_details(const Context& context) {
  const auto judged = judged_in_mode(context);
  if (!judged) return propagate(judged);
  EventsOfDetails found;
  for (const stripe::JudgedConfiguration& configuration : *judged) {
    const auto update = customer_update(context.of(configuration));
    if (!update) {
      found.unknown = update.error();
    } else if (update->enabled) {
      found.events.merge(events_of(*update));
    }
  }
  return found;
}

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
    for (const Json& event : **events) {
      heard.insert(as_string(&event).value_or(std::string_view{}));
    }
  }
  return heard;
}

Answer judge_events(const Context& context, const std::vector<std::string_view>& wanted) {
  if (wanted.empty()) return {};
  const auto endpoints = endpoints_of_mode(context);
  if (!endpoints) return propagate(endpoints);
  const auto heard = events_heard(endpoints->enabled);
  if (!heard) return propagate(heard);
  if (heard->contains(kEveryEvent)) return {};
  std::vector<std::string_view> missing;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(missing),
               [&](std::string_view event) { return !heard->contains(event); });
  if (missing.empty()) return {};
  if (endpoints->unknown) return unanswered(*endpoints->unknown);
  if (endpoints->enabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(*endpoints)));
  return {{sighting_of_missing_events(context, missing, endpoints->enabled, *heard)}};
}

Observation sighting_of_missing_events(const Context& context, const std::vector<std::string_view>& missing,
                                       const std::vector<Located>& endpoints, const std::set<std::string_view>& heard) {
  constexpr stripe::MemberPath kEvents = stripe::webhook_endpoint::kEnabledEvents;
  Observation observation{.evidence = {}, .objects = {}};
  for (const Located& endpoint : endpoints) {
    observation.evidence.push_back(
        {.path = pointer_of(endpoint, kEvents), .observed = observed(find(*endpoint.value, kEvents))});
    observation.objects.push_back(reference_to("webhook_endpoint", endpoint.id));
  }
  std::string names;
  for (const std::string_view event : missing) {
    names += (names.empty() ? "" : ", ") + observed_text(event);
  }
  observation.arguments = {{"events", std::move(names)}};
  observation.api = call_adding_events(context, missing, endpoints, heard);
  if (observation.api) observation.applicability = report::Applicability::Exact;
  return observation;
}

}  // namespace portal_guide::rules
