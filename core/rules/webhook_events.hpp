#pragma once

#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/rules/context.hpp"

namespace portal_guide::rules {

/// The events without which an app does not notice what customers do in the portal, sorted. They are those that our catalogue
/// of events marks as "must" (tests/fixtures/webhook_events.json; docs.stripe.com/billing/subscriptions/webhooks and
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

/// The events of pausing, where customers may pause (docs/stripe.md, fact 53).
inline constexpr std::array<std::string_view, 2> kPauseEvents = {"customer.subscription.paused",
                                                                 "customer.subscription.resumed"};

/// The events of the details that customers may change in one of the judged configurations, as far as apps write to them, send
/// to them or tax by them (docs/stripe.md, fact 68).
struct EventsOfDetails {
  std::set<std::string_view> events;
  /// Why there may be more.
  std::optional<Unanswered> unknown;
};
Known<EventsOfDetails> events_of_details(const Context& context);

/// A mode's webhook endpoints, by whether they are switched on.
struct Endpoints {
  std::vector<Located> enabled;
  std::vector<Located> disabled;
  /// Why there may be others of either kind: an endpoint has no status, or one that we do not know, or only a part of the list
  /// was read.
  std::optional<Unanswered> unknown;
};
Known<Endpoints> endpoints_of_mode(const Context& context);
/// The rule that reports that no endpoint is enabled: webhook-disabled where one is switched off, else webhook-missing.
std::string_view rule_of_no_endpoint(const Endpoints& endpoints);

/// Stands for every event in an endpoint's list.
inline constexpr std::string_view kEveryEvent = "*";

/// The events that the endpoints receive together. No answer where an endpoint was read without its events.
Known<std::set<std::string_view>> events_heard(const std::vector<Located>& endpoints);

/// Finds the mode's enabled endpoints where none of them is sent one of the events. `covered` where none is enabled at all.
Answer judge_events(const Context& context, const std::vector<std::string_view>& wanted);

/// What a rule reports of events that no endpoint is sent. The call replaces the endpoint's list: it adds them to what the
/// endpoint has `heard` so far, and with them whatever else the app should hear, so that the call of one rule never takes away
/// what the call of another has added. There is a call only where there is one endpoint: which of several is to get the events
/// is for a person to say.
Observation sighting_of_missing_events(const Context& context, const std::vector<std::string_view>& missing,
                                       const std::vector<Located>& endpoints, const std::set<std::string_view>& heard);

}  // namespace portal_guide::rules
