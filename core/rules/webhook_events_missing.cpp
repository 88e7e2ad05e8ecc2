#include <algorithm>
#include <set>
#include <vector>

#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_events_missing {
namespace {

/// An app whose endpoints do not receive one of the required events keeps access open, or closed, to the wrong customers
/// (docs/stripe.md, fact 41).
Answer judge(const Context& context) {
  const auto endpoints = endpoints_of_mode(context);
  if (!endpoints) return propagate(endpoints);
  const auto heard = events_heard(endpoints->enabled);
  if (!heard) return propagate(heard);
  if (heard->contains(kEveryEvent)) return {};
  std::vector<std::string_view> missing;
  std::copy_if(kRequiredEvents.begin(), kRequiredEvents.end(), std::back_inserter(missing),
               [&](std::string_view event) { return !heard->contains(event); });
  if (missing.empty()) return {};
  if (endpoints->unknown) return unanswered(*endpoints->unknown);
  if (endpoints->enabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(*endpoints)));
  return {{sighting_of_missing_events(missing, endpoints->enabled, *heard)}};
}

}  // namespace

extern const Rule kRule{
    .id = "webhook-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_events_missing
