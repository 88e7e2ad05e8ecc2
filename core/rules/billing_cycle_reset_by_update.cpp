#include "core/rules/allowed_updates.hpp"

namespace portal_guide::rules::billing_cycle_reset_by_update {
namespace {

constexpr stripe::MemberPath kAnchor = stripe::configuration::kFeaturesSubscriptionUpdateBillingCycleAnchor;

/// A configuration whose changes set the billing cycle to now gives customers another renewal date, and an invoice at once
/// (docs/stripe.md, fact 30).
Answer judge(const Context& context) {
  const auto updates = allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->enabled || updates->names->empty()) return {};
  const Json* value = find(*updates->configuration.value, kAnchor);
  // Stripe sends null for what was never set, which keeps the date.
  if (value != nullptr && value->is_null()) return {};
  const auto anchor = require_string(updates->configuration, kAnchor);
  if (!anchor) return propagate(anchor);
  if (*anchor == "unchanged") return {};
  const std::string pointer = pointer_of(updates->configuration, kAnchor);
  if (*anchor != "now") return unanswered(value_unknown(pointer, *anchor));
  return {{update_of_configuration(updates->configuration, {{.path = pointer, .observed = "now"}},
                                   {{"features", {{"subscription_update", {{"billing_cycle_anchor", "unchanged"}}}}}},
                                   report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{.id = "billing-cycle-reset-by-update",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::billing_cycle_reset_by_update
