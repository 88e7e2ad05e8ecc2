#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_missing {
namespace {

/// An account without an endpoint in the mode tells its app nothing of what customers do in the portal (docs/stripe.md, fact
/// 41).
Answer judge(const Context& context) {
  const auto endpoints = endpoints_of_mode(context);
  if (!endpoints) return propagate(endpoints);
  if (!endpoints->enabled.empty()) return {};
  if (endpoints->unknown) return unanswered(*endpoints->unknown);
  if (!endpoints->disabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(*endpoints)));

  OrderedJson events = OrderedJson::array();
  for (const std::string_view event : kRequiredEvents)
    events.push_back(event);
  return {{{.evidence = {{.path = section_pointer(context, stripe::SectionName::WebhookEndpoints), .observed = Json::array()}},
            .objects = {},
            .applicability = report::Applicability::Placeholder,
            .api = report::ApiCall{.method = "POST",
                                   .path = std::string(kWebhookEndpointsPath),
                                   .params = {{"url", "{webhook_url}"}, {"enabled_events", std::move(events)}}}}}};
}

}  // namespace

extern const Rule kRule{.id = "webhook-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_missing
