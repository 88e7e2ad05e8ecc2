#include "core/rules/webhook_events.hpp"

#include <string>
#include <utility>

#include "core/rules/observed.hpp"

namespace portal_guide::rules {

Endpoints sort_endpoints(const stripe::Section& section) {
  Endpoints endpoints;
  for (const Located& endpoint : items_of(section)) {
    const auto status = require_string(endpoint, "status");
    if (!status) {
      endpoints.unknown = status.error();
    } else if (*status == "enabled") {
      endpoints.enabled.push_back(endpoint);
    } else if (*status == "disabled") {
      endpoints.one_is_disabled = true;
    } else {
      endpoints.unknown = value_unknown(pointer_of(endpoint, "status"), *status);
    }
  }
  return endpoints;
}

std::string_view rule_of_no_endpoint(const Endpoints& endpoints) {
  return endpoints.one_is_disabled ? "webhook-disabled" : "webhook-missing";
}

Known<std::set<std::string_view>> events_heard(const std::vector<Located>& endpoints) {
  std::set<std::string_view> heard;
  for (const Located& endpoint : endpoints) {
    const auto events = require_array(endpoint, "enabled_events");
    if (!events) return propagate(events);
    for (const Json& event : **events)
      heard.insert(as_string(&event).value_or(std::string_view{}));
  }
  return heard;
}

std::optional<report::ApiCall> call_adding_events(const std::vector<std::string_view>& missing,
                                                  const std::vector<Located>& endpoints,
                                                  const std::set<std::string_view>& heard) {
  if (endpoints.size() != 1) return std::nullopt;
  std::set<std::string_view> wanted = heard;
  wanted.insert(missing.begin(), missing.end());
  // Beside "*" every other event says nothing.
  if (wanted.contains(kEveryEvent)) wanted = {kEveryEvent};
  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : wanted) {
    if (observed_text(event) != event) return std::nullopt;
    events.push_back(event);
  }
  return update_call(kWebhookEndpointsPath, endpoints.front().id, {{"enabled_events", std::move(events)}});
}

}  // namespace portal_guide::rules
