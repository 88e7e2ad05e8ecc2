#include "core/rules/observed.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return unanswered(section.error());
  const Endpoints endpoints = sort_endpoints(**section);
  if (!endpoints.enabled.empty()) return {};
  if (endpoints.unknown) return unanswered(*endpoints.unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));

  Json statuses = Json::array();
  for (const Located& endpoint : items_of(**section)) {
    statuses.push_back(*find(*endpoint.value, "status"));
  }
  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : kRequiredEvents)
    events.push_back(event);
  return {{{.evidence = {{.path = section_pointer(context, kSection), .observed = observed(&statuses)}},
            .objects = {},
            .applicability = report::Applicability::Placeholder,
            .api = report::ApiCall{.method = "POST",
                                   .path = std::string(kWebhookEndpointsPath),
                                   .params = {{"url", "{webhook_url}"}, {"enabled_events", std::move(events)}}}}}};
}

}  // namespace

extern const Rule kWebhookMissing{
    .id = "webhook-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
