#include <algorithm>
#include <iterator>
#include <utility>

#include "core/rules/observed.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhooks_differ {
namespace {

constexpr auto kSection = stripe::SectionName::WebhookEndpoints;

bool is_required(std::string_view event) {
  return std::find(kRequiredEvents.begin(), kRequiredEvents.end(), event) != kRequiredEvents.end();
}

Observation observe(const std::vector<std::string_view>& missing, const std::vector<Located>& endpoints,
                    const std::set<std::string_view>& heard) {
  Observation observation{.evidence = {}, .objects = {}};
  for (const Located& endpoint : endpoints) {
    observation.evidence.push_back(
        {.path = pointer_of(endpoint, "enabled_events"), .observed = observed(find(*endpoint.value, "enabled_events"))});
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

Answer judge(const Context& context) {
  const Context in_test = context.in(stripe::Mode::Test);
  const auto section = require_section(context, kSection);
  if (!section) return propagate(section);
  const auto section_of_test = require_section(in_test, kSection);
  if (!section_of_test) return propagate(section_of_test);
  const Endpoints live = sort_endpoints(**section);
  const Endpoints test = sort_endpoints(**section_of_test);
  const auto heard = events_heard(live.enabled);
  if (!heard) return propagate(heard);
  const auto heard_in_test = events_heard(test.enabled);
  if (!heard_in_test) return propagate(heard_in_test);
  if (heard->contains(kEveryEvent)) return {};

  std::vector<std::string_view> missing;
  std::set_difference(heard_in_test->begin(), heard_in_test->end(), heard->begin(), heard->end(), std::back_inserter(missing));
  if (missing.empty()) {
    if (test.unknown) return unanswered(*test.unknown);
    if (!(*section_of_test)->complete) return unanswered(partly_read(in_test, kSection));
    return {};
  }
  if (live.unknown) return unanswered(*live.unknown);
  if (!(*section)->complete) return unanswered(partly_read(context, kSection));
  if (live.enabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(live)));
  if (std::all_of(missing.begin(), missing.end(), is_required)) return unanswered(covered_by("webhook-events-missing"));
  return {{observe(missing, live.enabled, *heard)}};
}

}  // namespace

extern const Rule kRule{
    .id = "webhooks-differ", .severity = report::Severity::Warning, .modes = Modes::LiveOnly, .judge = judge};

}  // namespace portal_guide::rules::webhooks_differ
