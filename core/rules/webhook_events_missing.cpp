#include <algorithm>
#include <set>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;
constexpr std::string_view kEveryEvent = "*";

/// The call that adds the missing events to an endpoint, which replaces its list. Which of several endpoints is to get
/// them is for a person to say.
std::optional<report::ApiCall> call_adding(const std::vector<std::string_view>& missing, const std::vector<Located>& endpoints,
                                           const std::set<std::string_view>& heard) {
  if (endpoints.size() != 1) return std::nullopt;
  std::set<std::string_view> wanted = heard;
  wanted.insert(missing.begin(), missing.end());
  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : wanted) {
    if (observed_text(event) != event) return std::nullopt;
    events.push_back(event);
  }
  return update_call(kWebhookEndpointsPath, endpoints.front().id, {{"enabled_events", std::move(events)}});
}

Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return unanswered(section.error());
  const Endpoints endpoints = sort_endpoints(**section);

  std::set<std::string_view> heard;
  Observation observation;
  for (const Located& endpoint : endpoints.enabled) {
    const auto events = require_array(endpoint, "enabled_events");
    if (!events) return unanswered(events.error());
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
  if (endpoints.enabled.empty()) return unanswered(covered_by("webhook-missing"));

  std::string names;
  for (const std::string_view event : missing) {
    if (!names.empty()) names += ", ";
    names += event;
  }
  observation.arguments = {{"events", std::move(names)}};
  observation.api = call_adding(missing, endpoints.enabled, heard);
  if (observation.api) observation.applicability = report::Applicability::Exact;
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kWebhookEventsMissing{
    .id = "webhook-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
