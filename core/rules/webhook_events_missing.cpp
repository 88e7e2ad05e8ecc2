#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_events_missing {
namespace {

/// An app whose endpoints do not receive one of the required events keeps access open, or closed, to the wrong customers
/// (docs/stripe.md, fact 41).
Answer judge(const Context& context) { return judge_events(context, {kRequiredEvents.begin(), kRequiredEvents.end()}); }

}  // namespace

extern const Rule kRule{
    .id = "webhook-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_events_missing
