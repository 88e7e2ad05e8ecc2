#pragma once

#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"

namespace portal_guide::rules {

/// The events without which an app does not notice what customers do in the portal, sorted. They are the ones that our
/// catalogue of events marks "must" (tests/fixtures/webhook_events.json; docs.stripe.com/billing/subscriptions/webhooks and
/// docs.stripe.com/customer-management/integrate-customer-portal, checked 2026-11-22).
inline constexpr std::array<std::string_view, 7> kRequiredEvents = {
    "checkout.session.completed",
    "customer.subscription.created",
    "customer.subscription.deleted",
    "customer.subscription.updated",
    "invoice.paid",
    "invoice.payment_action_required",
    "invoice.payment_failed",
};

struct Endpoints {
  std::vector<Located> enabled;
  bool one_is_disabled = false;
  /// Why another one may be enabled too: its status is missing, or one that we do not know.
  std::optional<Unanswered> unknown;
};
Endpoints sort_endpoints(const stripe::Section& section);
/// The rule that reports where no endpoint is enabled: the one of the disabled endpoint, where there is one.
std::string_view rule_of_no_endpoint(const Endpoints& endpoints);

/// Stands in an endpoint's list for every event.
inline constexpr std::string_view kEveryEvent = "*";

/// What the endpoints listen to together; no answer where one was read without its events.
Known<std::set<std::string_view>> events_heard(const std::vector<Located>& endpoints);

/// The call that adds events to what an endpoint has `heard` so far, since it replaces the list; none unless there is one
/// endpoint: which of several is to get them is for a person to say.
std::optional<report::ApiCall> call_adding_events(const std::vector<std::string_view>& missing,
                                                  const std::vector<Located>& endpoints,
                                                  const std::set<std::string_view>& heard);

}  // namespace portal_guide::rules
