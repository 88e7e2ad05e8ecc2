#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_missing {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

Answer judge(const Context& context) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  const Endpoints endpoints = sort_endpoints(**section);
  if (!endpoints.enabled.empty()) return {};
  if (endpoints.unknown) return unanswered(*endpoints.unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  if (endpoints.one_is_disabled) return unanswered(covered_by(rule_of_no_endpoint(endpoints)));

  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : kRequiredEvents)
    events.push_back(event);
  return {{{.evidence = {{.path = section_pointer(context, kSection), .observed = Json::array()}},
            .objects = {},
            .applicability = report::Applicability::Placeholder,
            .api = report::ApiCall{.method = "POST",
                                   .path = std::string(kWebhookEndpointsPath),
                                   .params = {{"url", "{webhook_url}"}, {"enabled_events", std::move(events)}}}}}};
}

}  // namespace

extern const Rule kRule{.id = "webhook-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_missing
