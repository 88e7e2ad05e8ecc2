#include "core/rules/webhook_url.hpp"

#include <utility>

namespace portal_guide::rules {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

Observation observe(const Located& endpoint, std::string_view url) {
  const std::string shown = observed_url(url);
  Observation observation{.evidence = {{.path = pointer_of(endpoint, stripe::webhook_endpoint::kUrl), .observed = shown}},
                          .objects = {reference_to("webhook_endpoint", endpoint.id)},
                          .arguments = {{"endpoint", observed_text(endpoint.id)}, {"url", shown}}};
  observation.api = update_call(kWebhookEndpointsPath, endpoint.id, {{"url", "{webhook_url}"}});
  if (observation.api) observation.applicability = report::Applicability::Placeholder;
  return observation;
}

}  // namespace

Answer judge_webhook_urls(const Context& context, bool (*is_wrong)(const stripe::Url& url)) {
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  std::vector<Observation> observations;
  std::optional<Unanswered> unknown;
  for (const Located& endpoint : items_of(**section)) {
    const auto url = require_string(endpoint, stripe::webhook_endpoint::kUrl);
    if (!url) {
      unknown = url.error();
      continue;
    }
    const auto parsed = stripe::parse_url(*url);
    if (!parsed) {
      unknown = member_malformed(pointer_of(endpoint, stripe::webhook_endpoint::kUrl));
    } else if (is_wrong(*parsed)) {
      observations.push_back(observe(endpoint, *url));
    }
  }
  if (!observations.empty()) return observations;
  if (unknown) return unanswered(*unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  return {};
}

}  // namespace portal_guide::rules
