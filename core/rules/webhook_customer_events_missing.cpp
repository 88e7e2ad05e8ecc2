#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules::webhook_customer_events_missing {
namespace {

/// An app that is not told what customers change in their details goes on with the old address or tax id (docs/stripe.md, fact
/// 68).
Answer judge(const Context& context) {
  const auto wanted = events_of_details(context);
  if (!wanted) return propagate(wanted);
  Answer answer = judge_events(context, {wanted->events.begin(), wanted->events.end()});
  if (answer && answer->empty() && wanted->unknown) return unanswered(*wanted->unknown);
  return answer;
}

}  // namespace

extern const Rule kRule{
    .id = "webhook-customer-events-missing", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::webhook_customer_events_missing
