#include <algorithm>
#include <iterator>

#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhooks_differ {
namespace {

bool is_required(std::string_view event) {
  return std::find(kRequiredEvents.begin(), kRequiredEvents.end(), event) != kRequiredEvents.end();
}

/// Events that enabled endpoints receive in test mode only are missing from the live app, so what worked in tests may not work
/// for customers.
Answer judge(const Context& context) {
  const auto live = endpoints_of_mode(context);
  if (!live) return propagate(live);
  const auto test = endpoints_of_mode(context.in(stripe::Mode::Test));
  if (!test) return propagate(test);
  const auto heard = events_heard(live->enabled);
  if (!heard) return propagate(heard);
  const auto heard_in_test = events_heard(test->enabled);
  if (!heard_in_test) return propagate(heard_in_test);
  if (heard->contains(kEveryEvent)) return {};

  std::vector<std::string_view> missing;
  std::set_difference(heard_in_test->begin(), heard_in_test->end(), heard->begin(), heard->end(), std::back_inserter(missing));
  if (missing.empty()) {
    if (test->unknown) return unanswered(*test->unknown);
    return {};
  }
  if (live->unknown) return unanswered(*live->unknown);
  if (live->enabled.empty()) return unanswered(covered_by(rule_of_no_endpoint(*live)));
  if (std::all_of(missing.begin(), missing.end(), is_required)) return unanswered(covered_by("webhook-events-missing"));
  return {{sighting_of_missing_events(context, missing, live->enabled, *heard)}};
}

}  // namespace

extern const Rule kRule{
    .id = "webhooks-differ", .severity = report::Severity::Warning, .modes = Modes::Compared, .judge = judge};

}  // namespace portal_guide::rules::webhooks_differ
