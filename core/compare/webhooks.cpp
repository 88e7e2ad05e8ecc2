#include "core/compare/webhooks.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;
constexpr std::string_view kEveryEvent = "*";

struct Heard {
  std::vector<const Json*> endpoints;
  std::set<std::string_view> events;
  /// Why they may listen to more events; nothing where all events are known.
  std::optional<Gap> unknown;
};

Heard events_heard(const Side& side) {
  Heard heard;
  const stripe::Section& section = side.section(kSection);
  for (std::size_t index = 0; index < section.items.size(); ++index) {
    const Json& endpoint = *section.items[index];
    const std::string_view status = text_of(endpoint, stripe::webhook_endpoint::kStatus);
    if (status == "disabled") continue;
    const Json* events = find(endpoint, stripe::webhook_endpoint::kEnabledEvents);
    if (status != "enabled") {
      heard.unknown = malformed_at(pointer_append(section.pointers[index], stripe::webhook_endpoint::kStatus));
    } else if (events == nullptr || !events->is_array()) {
      heard.unknown = malformed_at(pointer_append(section.pointers[index], stripe::webhook_endpoint::kEnabledEvents));
    } else {
      heard.endpoints.push_back(&endpoint);
      for (const Json& event : *events) {
        heard.events.insert(as_string(&event).value_or(std::string_view{}));
      }
    }
  }
  return heard;
}

Json shown(const std::set<std::string_view>& events) {
  Json list = Json::array();
  for (const std::string_view event : events) {
    list.push_back(stripe::observed_text(event));
  }
  return list;
}

std::optional<report::ApiCall> call_for(const Heard& live, std::set<std::string_view> wanted) {
  constexpr std::string_view kPath = "/v1/webhook_endpoints";
  if (live.endpoints.size() > 1) return std::nullopt;
  // "*" includes every other event.
  if (wanted.contains(kEveryEvent)) wanted = {kEveryEvent};
  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : wanted) {
    if (!is_sendable(event)) return std::nullopt;
    events.push_back(event);
  }
  report::ApiCall call{.method = "POST", .path = std::string(kPath)};
  if (live.endpoints.empty()) {
    call.params["url"] = "{webhook_url}";
  } else {
    const std::string_view id = text_of(*live.endpoints.front(), stripe::webhook_endpoint::kId);
    if (!stripe::is_plain_id(id)) return std::nullopt;
    call.path.append("/").append(id);
  }
  call.params["enabled_events"] = std::move(events);
  return call;
}

}  // namespace

Webhooks compare_webhooks(const Side& test, const Side& live, const content::Content& content) {
  using State = stripe::Section::State;
  Webhooks webhooks;
  if (test.section(kSection).state == State::Absent && live.section(kSection).state == State::Absent) return webhooks;
  const auto cannot = [&](const Gap& gap) {
    webhooks.not_compared = not_compared_at("webhook_endpoints.enabled_events", gap, content);
    return webhooks;
  };
  for (const Side* side : {&test, &live}) {
    if (const auto gap = side->unread(kSection)) return cannot(*gap);
  }
  const Heard in_test = events_heard(test);
  const Heard in_live = events_heard(live);
  if (in_live.events.contains(kEveryEvent)) return webhooks;
  if (in_test.unknown) return cannot(*in_test.unknown);
  std::vector<std::string_view> missing;
  std::set_difference(in_test.events.begin(), in_test.events.end(), in_live.events.begin(), in_live.events.end(),
                      std::back_inserter(missing));
  if (missing.empty()) {
    const auto gap = test.not_whole(kSection);
    return gap ? cannot(*gap) : webhooks;
  }
  if (in_live.unknown) return cannot(*in_live.unknown);
  if (const auto gap = live.not_whole(kSection)) return cannot(*gap);

  std::set<std::string_view> wanted = in_live.events;
  wanted.insert(missing.begin(), missing.end());
  webhooks.call = call_for(in_live, std::move(wanted));
  webhooks.has_placeholder = in_live.endpoints.empty();
  webhooks.difference = Difference{.path = "webhook_endpoints.enabled_events",
                                   .about = {},
                                   .test = shown(in_test.events),
                                   .live = shown(in_live.events),
                                   .action = webhooks.call ? Action::Decide : Action::Manual};
  return webhooks;
}

}  // namespace portal_guide::compare
