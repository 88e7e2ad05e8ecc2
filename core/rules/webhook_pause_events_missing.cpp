#include "core/rules/judged_in_mode.hpp"
#include "core/rules/pausing.hpp"
#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_pause_events_missing {
namespace {

/// An app that is not told of pauses keeps access open to customers who paused in the portal, and closed to those who came
/// back (docs/stripe.md, fact 53).
Answer judge(const Context& context) {
  const auto pausable = judged_where(context, pausing_enabled);
  if (!pausable) return propagate(pausable);
  if (pausable->empty()) return {};
  return judge_events(context, {kPauseEvents.begin(), kPauseEvents.end()});
}

}  // namespace

extern const Rule kRule{
    .id = "webhook-pause-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_pause_events_missing
